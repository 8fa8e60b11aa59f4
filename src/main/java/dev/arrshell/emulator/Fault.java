package dev.arrshell.emulator;

import dev.arrshell.internal.service.simulated.FaultLimits;
import dev.arrshell.internal.service.simulated.FaultPlan;
import dev.arrshell.internal.service.simulated.FaultRule;
import dev.arrshell.model.Region;
import dev.arrshell.model.SessionId;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** A fault that was set on an emulator: {@code emulator.on(CREATE).respond(503).times(2)}. Thread-safe. */
public final class Fault {

    private final FaultPlan plan;
    private final FaultRule asSet;

    Fault(FaultPlan plan, FaultRule rule) {
        this.plan = plan;
        asSet = rule;
    }

    static List<Fault> all(FaultPlan plan, Function<FaultPlan, List<FaultRule>> which) {
        return which.apply(plan).stream().map(rule -> new Fault(plan, rule)).toList();
    }

    private Fault change(UnaryOperator<FaultLimits> change) {
        plan.change(asSet.number(), change);
        return this;
    }

    private FaultRule now() {
        return plan.find(asSet.number()).orElse(asSet);
    }

    /**
     * Limits how often it applies.
     *
     * @param number how often at most, 1 or more, counted from when it was set
     * @return this fault
     * @throws IllegalArgumentException if {@code number < 1}
     */
    public Fault times(int number) {
        if (number < 1) {
            throw new IllegalArgumentException("a fault applies 1 time or more, not " + number);
        }
        return change(limits -> limits.withTimes(number));
    }

    /**
     * Lets requests pass before it applies for the first time: {@code on(UPDATE).respond(503).after(2)} begins with the
     * third. Only requests that it could apply to count, whatever else was said about them.
     *
     * @param number how many requests pass, 0 or more, counted from when it was set
     * @return this fault
     * @throws IllegalArgumentException if {@code number < 0}
     */
    public Fault after(int number) {
        if (number < 0) {
            throw new IllegalArgumentException("a fault lets 0 requests pass or more, not " + number);
        }
        return change(limits -> limits.withSkipped(number));
    }

    /**
     * Makes it apply with a probability. The result for the n-th request is the same in every run with the same seed.
     *
     * @param probability above 0, up to 1
     * @param seed any number
     * @return this fault
     * @throws IllegalArgumentException if {@code probability <= 0}, {@code probability > 1} or it is no number
     */
    public Fault withProbability(double probability, long seed) {
        if (!(probability > 0 && probability <= 1)) {
            throw new IllegalArgumentException("a probability is above 0 and up to 1, not " + probability);
        }
        return change(limits -> limits.withProbability(probability, seed));
    }

    /**
     * Restricts it to requests of one session: those whose path names it, so never a listing or a create of v1.
     *
     * @param id the session
     * @return this fault
     */
    public Fault forSession(SessionId id) {
        String session = Objects.requireNonNull(id, "session").value();
        return change(limits -> limits.forSession(session));
    }

    /**
     * Restricts it to requests to one region; those whose address names none go to the emulator's own.
     *
     * @param region the region
     * @return this fault
     */
    public Fault inRegion(Region region) {
        String name = Objects.requireNonNull(region, "region").name();
        return change(limits -> limits.inRegion(name));
    }

    /** Removes it, used or not. Further calls do nothing. */
    public void remove() {
        plan.remove(asSet.number());
    }

    /**
     * How often it was applied.
     *
     * @return 0 for one that was removed
     */
    public long fired() {
        return now().fired();
    }

    @Override
    public String toString() {
        return now().toString();
    }
}
