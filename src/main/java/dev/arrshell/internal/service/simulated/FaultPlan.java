package dev.arrshell.internal.service.simulated;

import dev.arrshell.internal.service.http.RouteMatch;
import dev.arrshell.model.Operation;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.UnaryOperator;

/**
 * The faults that were set. A request meets them in the order they were set, and the first that strikes is the only
 * one. Without faults a request pays for one look. Thread-safe.
 */
public final class FaultPlan {

    private final ConcurrentSkipListMap<Long, FaultRule> rules = new ConcurrentSkipListMap<>();
    private long number;

    /** Sets a fault; it is in force at once, every time. */
    public FaultRule add(Operation operation, FaultAction action) {
        return add(operation, action, rule -> rule);
    }

    /** Sets a fault that is restricted before it comes into force. */
    public synchronized FaultRule add(Operation operation, FaultAction action, UnaryOperator<FaultRule> restricted) {
        FaultRule rule = restricted.apply(FaultRule.of(++number, operation, action));
        rules.put(rule.number(), rule);
        return rule;
    }

    /** Takes over faults that were kept, in the place of those there are. */
    public synchronized void restore(List<FaultRule> kept) {
        rules.clear();
        kept.forEach(rule -> rules.put(rule.number(), rule));
        number = rules.isEmpty() ? number : Math.max(number, rules.lastKey());
    }

    /** Restricts a fault that was set; nothing if it was removed. */
    public synchronized void change(long which, UnaryOperator<FaultRule> change) {
        rules.computeIfPresent(which, (same, rule) -> change.apply(rule));
    }

    /** Removes a fault. Says whether there was one. */
    public synchronized boolean remove(long which) {
        return rules.remove(which) != null;
    }

    /** Removes all faults. */
    public synchronized void clear() {
        rules.clear();
    }

    /** The faults that were set and not removed, spent ones too, in the order they were set. */
    public List<FaultRule> all() {
        return List.copyOf(rules.values());
    }

    /** A fault by its number. */
    public Optional<FaultRule> find(long which) {
        return Optional.ofNullable(rules.get(which));
    }

    /** Those that have never spoiled a request. */
    public List<FaultRule> unused() {
        return all().stream().filter(rule -> rule.fired() == 0).toList();
    }

    /** What goes wrong with a request, if anything. */
    public Optional<FaultAction> strike(RouteMatch call) {
        return rules.isEmpty() ? Optional.empty() : struck(call);
    }

    private synchronized Optional<FaultAction> struck(RouteMatch call) {
        for (FaultRule rule : rules.values()) {
            if (rule.meets(call)) {
                boolean strikes = rule.strikes();
                rules.put(rule.number(), rule.drawn(strikes));
                if (strikes) {
                    return Optional.of(rule.action());
                }
            }
        }
        return Optional.empty();
    }
}
