package dev.arrshell.emulator;

import dev.arrshell.model.Exchange;
import dev.arrshell.model.Region;
import dev.arrshell.model.SessionId;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Check of how often an operation was requested until {@link ArrEmulator#verify} was called. The filters narrow what is
 * counted: {@code verify(UPDATE).forSession(id).atMost(2)}. Immutable and thread-safe.
 */
public final class Verification {

    private static final int MOST_SHOWN = 20;

    private final Requests found;
    private final long dropped;

    Verification(Requests found, long dropped) {
        this.found = found;
        this.dropped = dropped;
    }

    /**
     * Counts only requests that concern one session, as {@link Requests#forSession} has them.
     *
     * @param id the session
     * @return a check of those
     * @throws NullPointerException if {@code id} is null
     */
    public Verification forSession(SessionId id) {
        return new Verification(found.forSession(id), dropped);
    }

    /**
     * Counts only requests to one region, as {@link Requests#inRegion} has them.
     *
     * @param region the region
     * @return a check of those
     * @throws NullPointerException if {@code region} is null
     */
    public Verification inRegion(Region region) {
        return new Verification(found.inRegion(region), dropped);
    }

    /**
     * Counts only requests whose body has a text in it, as {@link Requests#withBody} has them.
     *
     * @param part the text, as it was sent
     * @return a check of those
     * @throws NullPointerException if {@code part} is null
     */
    public Verification withBody(String part) {
        return new Verification(found.withBody(part), dropped);
    }

    /**
     * Counts only requests that meet a condition.
     *
     * @param condition called for each
     * @return a check of those
     * @throws NullPointerException if {@code condition} is null
     */
    public Verification matching(Predicate<? super Exchange> condition) {
        return new Verification(found.matching(condition), dropped);
    }

    /**
     * Expects one request.
     *
     * @throws AssertionError if there were none or several; the message lists them
     */
    public void once() {
        times(1);
    }

    /**
     * Expects no request.
     *
     * @throws AssertionError if there was one; the message lists them
     */
    public void never() {
        times(0);
    }

    /**
     * Expects so many requests.
     *
     * @param number 0 or more
     * @throws IllegalArgumentException if {@code number < 0}
     * @throws AssertionError if there were more or fewer; the message lists them
     */
    public void times(int number) {
        expect(found.size() == checked(number), counted(number));
    }

    /**
     * Expects so many requests or more.
     *
     * @param number 0 or more
     * @throws IllegalArgumentException if {@code number < 0}
     * @throws AssertionError if there were fewer; the message lists them
     */
    public void atLeast(int number) {
        expect(found.size() >= checked(number), "at least " + counted(number));
    }

    /**
     * Expects so many requests or fewer.
     *
     * @param number 0 or more
     * @throws IllegalArgumentException if {@code number < 0}
     * @throws AssertionError if there were more; the message lists them
     */
    public void atMost(int number) {
        expect(found.size() <= checked(number), "at most " + counted(number));
    }

    private static int checked(int number) {
        if (number < 0) {
            throw new IllegalArgumentException("a number of requests is 0 or more, not " + number);
        }
        return number;
    }

    private void expect(boolean met, String wanted) {
        if (!met) {
            throw new AssertionError(failure(wanted));
        }
    }

    private String failure(String wanted) {
        String shown = found.stream()
                .limit(MOST_SHOWN)
                .map(exchange -> "\n  " + exchange.at() + " " + exchange)
                .collect(Collectors.joining());
        String more = found.size() > MOST_SHOWN ? "\n  and " + (found.size() - MOST_SHOWN) + " more" : "";
        String lost = dropped == 0 ? "" : "\n(the journal has dropped " + dropped + " older requests)";
        return "expected to be asked " + found.what() + " " + wanted + ", but was " + counted(found.size())
                + (found.isEmpty() ? "" : ":") + shown + more + lost;
    }

    private static String counted(int number) {
        return switch (number) {
            case 0 -> "never";
            case 1 -> "once";
            default -> number + " times";
        };
    }
}
