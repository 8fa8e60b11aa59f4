package dev.arrshell.emulator;

import dev.arrshell.model.Exchange;
import dev.arrshell.model.Operation;
import java.util.List;
import java.util.stream.Collectors;

/** Check of how often an operation was requested until {@link ArrEmulator#verify} was called. */
public final class Verification {

    private static final int MOST_SHOWN = 20;

    private final Operation operation;
    private final List<Exchange> found;
    private final long dropped;

    Verification(Operation operation, List<Exchange> found, long dropped) {
        this.operation = operation;
        this.found = found;
        this.dropped = dropped;
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
        if (number < 0) {
            throw new IllegalArgumentException("a number of requests is 0 or more, not " + number);
        }
        if (found.size() != number) {
            throw new AssertionError(failure(number));
        }
    }

    private String failure(int number) {
        String shown = found.stream()
                .limit(MOST_SHOWN)
                .map(exchange -> "\n  " + exchange.at() + " " + exchange)
                .collect(Collectors.joining());
        String more = found.size() > MOST_SHOWN ? "\n  and " + (found.size() - MOST_SHOWN) + " more" : "";
        String lost = dropped == 0 ? "" : "\n(the journal has dropped " + dropped + " older requests)";
        return "expected to be asked to " + operation.description() + " " + counted(number) + ", but was "
                + counted(found.size()) + (found.isEmpty() ? "" : ":") + shown + more + lost;
    }

    private static String counted(int number) {
        return switch (number) {
            case 0 -> "never";
            case 1 -> "once";
            default -> number + " times";
        };
    }
}
