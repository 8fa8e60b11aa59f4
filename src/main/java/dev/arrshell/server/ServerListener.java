package dev.arrshell.server;

import java.util.UUID;

/**
 * Receives the events of a provider's servers. Called from any thread; it returns at once. After {@link #failed} or
 * {@link #ended} no event of that server follows.
 */
public interface ServerListener {

    /**
     * A server takes clients.
     *
     * @param server the server
     * @param address where clients reach it
     */
    void ready(UUID server, ServerAddress address);

    /**
     * A server is not up yet, for a reason that a user may want to know, such as a full cluster. Or it is up, but nothing is
     * known of it for a while: it keeps its state.
     *
     * @param server the server
     * @param why the reason in words; replaces the one before. Empty if there is nothing to say any more
     */
    void waiting(UUID server, String why);

    /**
     * A server did not start, or failed later.
     *
     * @param server the server
     * @param code the error's code in one word, such as {@code StartupTimeout}
     * @param message what happened, in words
     */
    void failed(UUID server, String code, String message);

    /**
     * A server ended by itself and without a fault.
     *
     * @param server the server
     * @param message what happened, in words
     */
    void ended(UUID server, String message);
}
