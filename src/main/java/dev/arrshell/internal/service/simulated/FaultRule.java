package dev.arrshell.internal.service.simulated;

import dev.arrshell.internal.service.http.RouteMatch;
import dev.arrshell.model.Operation;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A fault with its limits and counters. A plain value, so that it can be stored.
 *
 * @param number identifies it, counted from 1
 * @param operation the operation of the requests to which it applies; empty for every operation
 * @param action what it does to a request
 * @param limits to which of those requests it applies
 * @param drawn how many requests have matched it
 * @param fired to how many of them it was applied
 */
public record FaultRule(
        long number, Optional<Operation> operation, FaultAction action, FaultLimits limits, long drawn, long fired) {

    /** The operation's name where a fault has all of them. */
    static final String ANY = "any";

    static FaultRule of(long number, Optional<Operation> operation, FaultAction action) {
        return new FaultRule(number, operation, action, FaultLimits.NONE, 0, 0);
    }

    /** The same with other limits. */
    public FaultRule limited(UnaryOperator<FaultLimits> change) {
        return new FaultRule(number, operation, action, change.apply(limits), drawn, fired);
    }

    boolean matches(RouteMatch match) {
        return fired < limits.times()
                && match.operation()
                        .filter(asked -> operation.map(asked::equals).orElse(true))
                        .isPresent()
                && limits.session().map(id -> id.equals(match.session())).orElse(true)
                && limits.region()
                        .map(name -> name.equals(match.region().name()))
                        .orElse(true);
    }

    boolean appliesNext() {
        return drawn >= limits.skipped()
                && (limits.probability() >= 1 || SeededRandom.unit(limits.seed(), drawn) < limits.probability());
    }

    FaultRule drawn(boolean applied) {
        return withCounters(drawn + 1, fired + (applied ? 1 : 0));
    }

    FaultRule withCounters(long newDrawn, long newFired) {
        return new FaultRule(number, operation, action, limits, newDrawn, newFired);
    }

    /** The operation in lower case, {@code any} for all of them. */
    String operationText() {
        return operation.map(one -> one.name().toLowerCase(Locale.ROOT)).orElse(ANY);
    }

    @Override
    public String toString() {
        return "#" + number + " " + operationText() + ": " + action + limits;
    }
}
