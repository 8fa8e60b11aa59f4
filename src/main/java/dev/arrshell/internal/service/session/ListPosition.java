package dev.arrshell.internal.service.session;

import java.time.Instant;
import java.util.Comparator;

/**
 * The position of a session in a listing: by creation time, within one tick of the clock by sequence.
 *
 * @param createdAt when it was created
 * @param sequence counts the sessions of an emulator
 */
public record ListPosition(Instant createdAt, long sequence) implements Comparable<ListPosition> {

    /** Before all others. */
    public static final ListPosition FIRST = new ListPosition(Instant.MIN, 0);

    private static final Comparator<ListPosition> ORDER =
            Comparator.comparing(ListPosition::createdAt).thenComparingLong(ListPosition::sequence);

    @Override
    public int compareTo(ListPosition other) {
        return ORDER.compare(this, other);
    }
}
