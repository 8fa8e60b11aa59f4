package dev.arrshell.pool;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * A pool of sessions of one size in one region. In the background it starts sessions so that some are ready, extends
 * their leases, replaces those that have failed or ended, and stops those that were idle for long. All its sessions are in the
 * ledger; if this program is killed, they end with their leases at the latest. Thread-safe.
 *
 * <pre>{@code
 * try (SessionPool pool = client.pool(PREMIUM).min(1).max(3).lease(hours(1)).start();
 *         PooledSession session = pool.acquire()) {
 *     System.out.println(session.hostname());
 * }
 * }</pre>
 */
public interface SessionPool extends AutoCloseable {

    /**
     * Takes a ready session. One request, {@code GET …/sessions/{id}/properties}, a look whether it is still ready. Without
     * one at hand the call waits for one that is given back or started, in the order of the calls, as long as {@link PoolDraft.Startable#acquireWithin} says.
     *
     * @return the session, to be closed
     * @throws PoolException if there is none in time, the budget allows no more, the pool is closed, or the thread is
     *     interrupted, whose flag is set again
     * @throws dev.arrshell.error.ArrException if the service refuses to start sessions for a reason that lasts
     */
    PooledSession acquire();

    /**
     * The same as {@link #acquire()} with a deadline of its own.
     *
     * @param atMost how long to wait, more than zero
     * @return the session, to be closed
     * @throws IllegalArgumentException if {@code atMost <= 0}
     * @throws PoolException if there is none, as {@link #acquire()}
     * @throws dev.arrshell.error.ArrException as {@link #acquire()}
     */
    PooledSession acquire(Duration atMost);

    /**
     * The same as {@link #acquire()} without holding a thread. Cancelling the future withdraws the call.
     *
     * @return completes with the session, or with what {@link #acquire()} throws
     */
    CompletableFuture<PooledSession> acquireAsync();

    /**
     * The same as {@link #acquire(Duration)} without holding a thread.
     *
     * @param atMost how long to wait, more than zero
     * @return completes with the session, or with what {@link #acquire()} throws
     * @throws IllegalArgumentException if {@code atMost <= 0}
     */
    CompletableFuture<PooledSession> acquireAsync(Duration atMost);

    /** {@return how many sessions there are, how many calls wait, and how long they waited. Costs no request} */
    PoolMetrics metrics();

    /** {@return the sessions that the pool has at this moment, the oldest first. Costs no request} */
    List<PoolSessionInfo> sessions();

    /**
     * Stops all sessions that the pool has started, also those that are lent, and no other. Waits for starts that are under
     * way. Calls that wait for a session fail. Closing twice is no error.
     *
     * @throws PoolException if one could not be stopped; the message names it
     */
    @Override
    void close();
}
