package dev.arrshell.internal.service.simulated;

import dev.arrshell.internal.service.http.RouteMatch;
import dev.arrshell.model.Operation;
import java.util.Locale;
import java.util.Optional;

/**
 * A fault with its restrictions and counters. A plain value, so that it can be stored.
 *
 * @param number identifies it, counted from 1
 * @param operation the operation of the requests to which it applies
 * @param action what it does to a request
 * @param times how often it applies at most, {@link #EVERY_TIME} for no limit
 * @param probability of applying to a request, above 0 to 1
 * @param seed determines the draws
 * @param session the only session whose requests are affected, if set
 * @param drawn how many requests have matched it
 * @param fired to how many of them it was applied
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

    /** The same with a limit. */
    public FaultRule withTimes(long maximum) {
        return new FaultRule(number, operation, action, maximum, probability, seed, session, drawn, fired);
    }

    /** The same with a probability. */
    public FaultRule withProbability(double other, long otherSeed) {
        return new FaultRule(number, operation, action, times, other, otherSeed, session, drawn, fired);
    }

    /** The same for one session only. */
    public FaultRule forSession(String id) {
        return new FaultRule(number, operation, action, times, probability, seed, Optional.of(id), drawn, fired);
    }

    boolean matches(RouteMatch match) {
        return fired < times
                && match.operation().filter(operation::equals).isPresent()
                && session.map(id -> id.equals(match.session())).orElse(true);
    }

    boolean appliesNext() {
        return probability >= 1 || SeededRandom.unit(seed, drawn) < probability;
    }

    FaultRule drawn(boolean applied) {
        return withCounters(drawn + 1, fired + (applied ? 1 : 0));
    }

    FaultRule withCounters(long newDrawn, long newFired) {
        return new FaultRule(number, operation, action, times, probability, seed, session, newDrawn, newFired);
    }

    @Override
    public String toString() {
        return "#" + number + " " + operation.name().toLowerCase(Locale.ROOT) + ": " + action
                + (times == EVERY_TIME ? "" : " x" + times)
                + (probability >= 1 ? "" : " with probability " + probability)
                + session.map(id -> " for session " + id).orElse("");
    }
}
