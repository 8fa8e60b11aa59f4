package dev.arrshell.internal.schedule;

import dev.arrshell.internal.pool.PoolServer;

/**
 * The session that a period of a schedule has got.
 *
 * @param server the calls about it
 * @param isTakenOver whether an earlier run of the program has started it
 */
public record ScheduledServer(PoolServer server, boolean isTakenOver) {}
