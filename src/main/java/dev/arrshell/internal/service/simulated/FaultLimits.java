package dev.arrshell.internal.service.simulated;

import java.util.Optional;

/**
 * To which of the requests of an operation a fault applies. A plain value, so that it can be stored.
 *
 * @param skipped how many matching requests it lets pass first
 * @param times how often it applies at most, {@link #EVERY_TIME} for no limit
 * @param probability of applying to a request, above 0 to 1
 * @param seed determines the draws
 * @param session the only session whose requests are affected, if set
 * @param region the only region whose requests are affected, if set
 */
public record FaultLimits(
        long skipped, long times, double probability, long seed, Optional<String> session, Optional<String> region) {

    /** No limit. */
    public static final long EVERY_TIME = Long.MAX_VALUE;

    static final FaultLimits NONE = new FaultLimits(0, EVERY_TIME, 1, 0, Optional.empty(), Optional.empty());

    public FaultLimits withSkipped(long number) {
        return new FaultLimits(number, times, probability, seed, session, region);
    }

    public FaultLimits withTimes(long maximum) {
        return new FaultLimits(skipped, maximum, probability, seed, session, region);
    }

    public FaultLimits withProbability(double other, long otherSeed) {
        return new FaultLimits(skipped, times, other, otherSeed, session, region);
    }

    public FaultLimits forSession(String id) {
        return new FaultLimits(skipped, times, probability, seed, Optional.of(id), region);
    }

    public FaultLimits inRegion(String name) {
        return new FaultLimits(skipped, times, probability, seed, session, Optional.of(name));
    }

    @Override
    public String toString() {
        return (skipped == 0 ? "" : " after " + skipped)
                + (times == EVERY_TIME ? "" : " x" + times)
                + (probability >= 1 ? "" : " with probability " + probability)
                + region.map(name -> " in " + name).orElse("")
                + session.map(id -> " for session " + id).orElse("");
    }
}
