package dev.arrshell;

import dev.arrshell.model.SessionId;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the lease of a session from running out while this program lives, see
 * {@link Session#keepAlive(java.time.Duration, java.time.Duration)}. It holds no thread. Thread-safe.
 */
public interface LeaseKeeper extends AutoCloseable {

    /**
     * The session whose lease is kept.
     *
     * @return the session's id. Costs no request
     */
    SessionId session();

    /**
     * Whether the lease is still kept. It is not once the session has ended, the keeper or its {@link Arr} was closed, or
     * the listener threw an exception.
     *
     * @return true while it is. Costs no request
     */
    boolean isActive();

    /**
     * The end of the keeping.
     *
     * @return completes with null when the session has ended or the keeper was closed, and exceptionally with what the
     *     listener threw. Cancelling it does nothing
     */
    CompletableFuture<@Nullable Void> ended();

    /** Ends the keeping and leaves session and lease as they are. Closing twice is no error. No request is sent. */
    @Override
    void close();
}
