package dev.arrshell.internal.service.simulated;

import dev.arrshell.internal.service.http.RouteMatch;
import dev.arrshell.model.Operation;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.UnaryOperator;

/**
 * The faults that were set, in their order. The first that applies to a request is the only one that does. Thread-safe.
 */
public final class FaultPlan {

    private final ConcurrentSkipListMap<Long, FaultRule> rules = new ConcurrentSkipListMap<>();
    private long lastNumber;

    /** Adds a fault that applies every time, to one operation or to all. */
    public FaultRule add(Optional<Operation> operation, FaultAction action) {
        return add(operation, action, limits -> limits);
    }

    /** Adds a fault with limits. */
    public synchronized FaultRule add(
            Optional<Operation> operation, FaultAction action, UnaryOperator<FaultLimits> limits) {
        FaultRule rule = FaultRule.of(++lastNumber, operation, action).limited(limits);
        rules.put(rule.number(), rule);
        return rule;
    }

    /** Replaces all faults by stored ones. */
    public synchronized void restore(List<FaultRule> stored) {
        rules.clear();
        stored.forEach(rule -> rules.put(rule.number(), rule));
        lastNumber = rules.isEmpty() ? lastNumber : Math.max(lastNumber, rules.lastKey());
    }

    /** Changes the limits of a fault, unless it was removed. */
    public synchronized void change(long number, UnaryOperator<FaultLimits> change) {
        rules.computeIfPresent(number, (same, rule) -> rule.limited(change));
    }

    /** Removes a fault; false if there is none of this number. */
    public synchronized boolean remove(long number) {
        return rules.remove(number) != null;
    }

    /** Removes all faults. */
    public synchronized void clear() {
        rules.clear();
    }

    /** All faults that were not removed, used up or not. */
    public List<FaultRule> all() {
        return List.copyOf(rules.values());
    }

    /** The fault of a number. */
    public Optional<FaultRule> find(long number) {
        return Optional.ofNullable(rules.get(number));
    }

    /** The faults that were never used. */
    public List<FaultRule> unused() {
        return all().stream().filter(rule -> rule.fired() == 0).toList();
    }

    /** The fault that applies to a request; it counts as used then. */
    public Optional<FaultAction> next(RouteMatch match) {
        return rules.isEmpty() ? Optional.empty() : draw(match);
    }

    private synchronized Optional<FaultAction> draw(RouteMatch match) {
        for (FaultRule rule : rules.values()) {
            if (rule.matches(match)) {
                boolean applies = rule.appliesNext();
                rules.put(rule.number(), rule.drawn(applies));
                if (applies) {
                    return Optional.of(rule.action());
                }
            }
        }
        return Optional.empty();
    }
}
