package dev.arrshell.internal.pool;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The settings of a pool.
 *
 * @param min how many ready sessions are kept at hand
 * @param max how many sessions there are at most, 0 if not set yet
 * @param lease the lease of each at its start
 * @param idleFor how long one beyond {@code min} may be idle
 * @param acquireWithin how long a call waits unless it says so itself
 * @param isStoppedOnReturn whether a session is lent once only
 * @param maxSessions the starts of a day
 * @param cost the limit of a day's cost
 */
public record PoolSettings(
        int min,
        int max,
        Duration lease,
        Duration idleFor,
        Duration acquireWithin,
        boolean isStoppedOnReturn,
        OptionalInt maxSessions,
        Optional<CostLimit> cost) {

    /**
     * The limit of a day's cost.
     *
     * @param perDay the limit
     * @param pricePerHour the price of an hour
     */
    public record CostLimit(BigDecimal perDay, BigDecimal pricePerHour) {}

    static PoolSettings first() {
        return new PoolSettings(
                0,
                0,
                Duration.ZERO,
                Duration.ofMinutes(10),
                Duration.ofMinutes(10),
                false,
                OptionalInt.empty(),
                Optional.empty());
    }

    /** How much of a lease is left at any time, as long as it is extended. */
    Duration leaseLeft() {
        return lease.dividedBy(2);
    }

    /** The number that {@code max} stands for until it is set. */
    int most() {
        return max == 0 ? Math.max(1, min) : max;
    }

    PoolSettings withNumbers(int least, int most) {
        return new PoolSettings(least, most, lease, idleFor, acquireWithin, isStoppedOnReturn, maxSessions, cost);
    }

    PoolSettings withLease(Duration total) {
        return new PoolSettings(min, max, total, idleFor, acquireWithin, isStoppedOnReturn, maxSessions, cost);
    }

    PoolSettings withIdleFor(Duration length) {
        return new PoolSettings(min, max, lease, length, acquireWithin, isStoppedOnReturn, maxSessions, cost);
    }

    PoolSettings withAcquireWithin(Duration length) {
        return new PoolSettings(min, max, lease, idleFor, length, isStoppedOnReturn, maxSessions, cost);
    }

    PoolSettings withStopOnReturn() {
        return new PoolSettings(min, max, lease, idleFor, acquireWithin, true, maxSessions, cost);
    }

    PoolSettings withMaxSessions(int perDay) {
        return new PoolSettings(
                min, max, lease, idleFor, acquireWithin, isStoppedOnReturn, OptionalInt.of(perDay), cost);
    }

    PoolSettings withCost(CostLimit limit) {
        return new PoolSettings(
                min, max, lease, idleFor, acquireWithin, isStoppedOnReturn, maxSessions, Optional.of(limit));
    }
}
