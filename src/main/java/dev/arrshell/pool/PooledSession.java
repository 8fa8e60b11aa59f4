package dev.arrshell.pool;

import dev.arrshell.model.SessionId;
import dev.arrshell.model.SessionProperties;

/**
 * A ready session that a pool has lent. The pool keeps its lease from running out until it is given back.
 * {@code client.session(pooled.id())} is a handle for all other calls. Thread-safe.
 */
public interface PooledSession extends AutoCloseable {

    /** {@return the id of the session. Costs no request} */
    SessionId id();

    /** {@return the name of the rendering server, as of {@link #snapshot()}. Costs no request} */
    String hostname();

    /** {@return the session as it was when it was lent, in status Ready. Costs no request} */
    SessionProperties snapshot();

    /**
     * Gives the session back: the pool lends it again, or stops it if {@link PoolDraft.Startable#stopOnReturn} says so.
     * Closing twice is no error. Costs no request of this thread.
     */
    @Override
    void close();

    /** Gives the session back to be stopped, as one that is not fit for others. Costs no request of this thread. */
    void discard();
}
