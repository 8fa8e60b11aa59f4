package dev.arrshell.internal.emulator;

import java.time.Instant;
import java.util.Comparator;

/**
 * Where a session stands in a listing: by creation time, and in order of arrival within one tick.
 *
 * @param createdAt when it was created
 * @param sequence counts the sessions of an emulator
 */
record Place(Instant createdAt, long sequence) implements Comparable<Place> {

    /** Before all others. */
    static final Place FIRST = new Place(Instant.MIN, 0);

    private static final Comparator<Place> ORDER =
            Comparator.comparing(Place::createdAt).thenComparingLong(Place::sequence);

    @Override
    public int compareTo(Place other) {
        return ORDER.compare(this, other);
    }
}
