package dev.arrshell.pool;

import java.time.Duration;

/**
 * Figures of a pool at one moment.
 *
 * @param size the sessions that the pool has: starting, idle, lent and being stopped
 * @param starting those that are not ready yet
 * @param idle those that are ready and not lent
 * @param lent those that are lent
 * @param waiting the calls that wait for a session
 * @param acquired how many sessions were lent since the pool began
 * @param longestWait the longest that one of these calls has waited
 * @param meanWait how long they have waited on average, zero if there were none
 * @param startedToday the sessions that were started since midnight, UTC
 */
public record PoolMetrics(
        int size,
        int starting,
        int idle,
        int lent,
        int waiting,
        long acquired,
        Duration longestWait,
        Duration meanWait,
        int startedToday) {}
