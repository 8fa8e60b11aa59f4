package dev.arrshell.internal.service.simulated;

import dev.arrshell.internal.service.http.RouteMatch;
import dev.arrshell.model.Operation;
import java.util.Locale;
import java.util.Optional;

/**
 * A fault that was set: what goes wrong, when, and how often it did. Plain values, so that it can be kept.
 *
 * @param number its name, counted from 1
 * @param operation which requests it meets
 * @param action what goes wrong
 * @param times how often at most, {@link #EVERY_TIME} for no limit
 * @param probability how likely each time, above 0 to 1
 * @param seed what the draws follow from
 * @param session the only session it meets, if so
 * @param drawn how many requests it has met
 * @param fired how many of them it has spoiled
 */
public record FaultRule(
        long number,
        Operation operation,
        FaultAction action,
        long times,
        double probability,
        long seed,
        Optional<String> session,
        long drawn,
        long fired) {

    /** No limit. */
    public static final long EVERY_TIME = Long.MAX_VALUE;

    static FaultRule of(long number, Operation operation, FaultAction action) {
        return new FaultRule(number, operation, action, EVERY_TIME, 1, 0, Optional.empty(), 0, 0);
    }

    /** The same, so often at most. */
    public FaultRule times(long most) {
        return new FaultRule(number, operation, action, most, probability, seed, session, drawn, fired);
    }

    /** The same, with a probability. */
    public FaultRule withProbability(double likely, long from) {
        return new FaultRule(number, operation, action, times, likely, from, session, drawn, fired);
    }

    /** The same, for one session only. */
    public FaultRule forSession(String id) {
        return new FaultRule(number, operation, action, times, probability, seed, Optional.of(id), drawn, fired);
    }

    boolean meets(RouteMatch call) {
        return fired < times
                && call.operation().filter(operation::equals).isPresent()
                && session.map(id -> id.equals(call.session())).orElse(true);
    }

    boolean strikes() {
        return probability >= 1 || SeededRandom.unit(seed, drawn) < probability;
    }

    FaultRule drawn(boolean struck) {
        return new FaultRule(
                number, operation, action, times, probability, seed, session, drawn + 1, fired + (struck ? 1 : 0));
    }

    @Override
    public String toString() {
        return "#" + number + " " + operation.name().toLowerCase(Locale.ROOT) + ": " + action
                + (times == EVERY_TIME ? "" : " x" + times)
                + (probability >= 1 ? "" : " with probability " + probability)
                + session.map(id -> " for session " + id).orElse("");
    }
}
