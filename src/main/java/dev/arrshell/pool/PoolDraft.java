package dev.arrshell.pool;

import dev.arrshell.model.Lease;
import java.math.BigDecimal;
import java.time.Duration;

/**
 * A pool before its start, built in stages: how many sessions, their lease, then what is optional. Each stage is immutable.
 * Nothing is sent before {@link Startable#start()}.
 */
public interface PoolDraft {

    /** The first stage of a pool: the lease is set next. */
    interface NeedsLease extends PoolDraft {

        /**
         * Sets how many ready sessions are kept at hand beside those that are lent, as far as {@link #max} allows. They are
         * billed. Zero unless set: a session is started when one is asked for.
         *
         * @param idle zero or more
         * @return a new draft
         * @throws IllegalArgumentException if {@code idle < 0}
         */
        NeedsLease min(int idle);

        /**
         * Sets how many sessions there are at most, those that start and those that are being stopped included. One
         * unless set, or as many as {@link #min}.
         *
         * @param sessions one or more
         * @return a new draft
         * @throws IllegalArgumentException if {@code sessions < 1}
         */
        NeedsLease max(int sessions);

        /**
         * Sets the lease that each session begins with. The pool extends it so that half of it is left at any time, and a
         * program that is killed leaves sessions that end after it at the latest.
         *
         * @param total at least five minutes, at most 24 hours
         * @return the next stage
         * @throws NullPointerException if {@code total} is null
         * @throws IllegalArgumentException if {@code total} is out of range, or {@code max < min}. Nothing was sent
         */
        Startable lease(Duration total);

        /**
         * The same as {@link #lease(Duration)} with a text.
         *
         * @param total such as {@code 1:0:0} or {@code 90m}, see {@link Lease#parse}
         * @return the next stage
         * @throws NullPointerException if {@code total} is null
         * @throws IllegalArgumentException if {@code total} is no lease or out of range. Nothing was sent
         */
        default Startable lease(String total) {
            return lease(Lease.parse(total).total());
        }
    }

    /** The last stage of a pool: its lease is set, {@code start()} is possible. */
    interface Startable extends PoolDraft {

        /**
         * Sets how long a session may be idle before it is stopped, if more than {@code min} are. Ten minutes unless set.
         *
         * @param length more than zero
         * @return a new draft
         * @throws IllegalArgumentException if {@code length <= 0}
         */
        Startable idleFor(Duration length);

        /**
         * Sets how long {@link SessionPool#acquire()} waits. Ten minutes unless set.
         *
         * @param length more than zero
         * @return a new draft
         * @throws IllegalArgumentException if {@code length <= 0}
         */
        Startable acquireWithin(Duration length);

        /**
         * Lends each session once: a session that is given back is stopped. Unless this is called, it is lent again.
         *
         * @return a new draft
         */
        Startable stopOnReturn();

        /**
         * Limits how many sessions are started on a day, which begins at midnight, UTC. Without a limit unless called.
         *
         * @param perDay one or more
         * @return a new draft
         * @throws IllegalArgumentException if {@code perDay < 1}
         */
        Startable maxSessions(int perDay);

        /**
         * The same as {@link #maxCost(BigDecimal, BigDecimal)} with the price of this size that is configured:
         * {@code price_standard} or {@code price_premium} in {@code config.toml}, in the environment or on the command line,
         * in Java {@code ArrOptions.builder().prices(…)}.
         *
         * @param perDay the limit for a day, which begins at midnight, UTC, in the currency of the prices
         * @return a new draft
         * @throws NullPointerException if {@code perDay} is null
         * @throws IllegalArgumentException if {@code perDay} or the configured price is not more than zero
         * @throws IllegalStateException if no price of this size is configured. Nothing was sent
         */
        Startable maxCost(BigDecimal perDay);

        /**
         * Limits what a day's sessions may cost. The whole lease counts when it is bought, by a start or an extension; what was
         * not used of it is given back when the session is stopped. At the limit nothing is started or extended.
         *
         * @param perDay the limit for a day, which begins at midnight, UTC
         * @param pricePerHour the price of an hour of a session of this size, in the same currency
         * @return a new draft
         * @throws NullPointerException if an argument is null
         * @throws IllegalArgumentException if one of them is not more than zero
         */
        Startable maxCost(BigDecimal perDay, BigDecimal pricePerHour);

        /**
         * Begins the pool, which starts {@code min} sessions in the background. Returns at once; a failure of a start is reported
         * by {@link SessionPool#acquire()}.
         *
         * @return the pool, to be closed
         */
        SessionPool start();
    }
}
