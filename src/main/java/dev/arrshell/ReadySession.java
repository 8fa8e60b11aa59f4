package dev.arrshell;

import dev.arrshell.model.SessionProperties;

/** A session that was ready when last looked at, and so has a host to connect to. Thread-safe. */
public interface ReadySession extends Session {

    /**
     * The rendering server.
     *
     * <pre>{@code
     * session.awaitReady().hostname();
     * }</pre>
     *
     * @return its name, as of {@link #snapshot()}. Costs no request
     */
    String hostname();

    /**
     * The properties of the answer that ended the wait.
     *
     * <pre>{@code
     * session.awaitReady().snapshot().remaining();
     * }</pre>
     *
     * @return the properties in status Ready. Costs no request
     */
    SessionProperties snapshot();
}
