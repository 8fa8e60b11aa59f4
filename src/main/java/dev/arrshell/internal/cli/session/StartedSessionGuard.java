package dev.arrshell.internal.cli.session;

import dev.arrshell.ArrClient;
import dev.arrshell.Session;
import dev.arrshell.error.ArrException;
import dev.arrshell.internal.cli.console.CleanUpFailedException;
import dev.arrshell.internal.cli.console.CliContext;
import dev.arrshell.internal.cli.console.ClientConnection;
import dev.arrshell.internal.cli.console.OnExitOption;

/** Guard of a session that was started: {@link #close} stops it, or leaves it with {@code keep}, unless released. */
final class StartedSessionGuard implements AutoCloseable {

    private static final int ATTEMPTS = 3;

    private final Session session;
    private final OnExitOption onExit;
    private final CliContext context;
    private final ClientConnection connection;
    private boolean released;

    StartedSessionGuard(Session session, OnExitOption onExit, ClientConnection connection, CliContext context) {
        this.session = session;
        this.connection = connection;
        this.onExit = onExit;
        this.context = context;
        connection.addPending(session.id(), "session " + session.id() + " may still run, and bill; " + stopCommand());
    }

    /** Leaves the session running: the caller has got hold of it. */
    void release() {
        released = true;
        connection.removePending(session.id());
    }

    /**
     * Ends the session unless it was released.
     *
     * @throws CleanUpFailedException if it could not be stopped; how to do it has been printed
     */
    @Override
    public void close() {
        if (released) {
            return;
        }
        if (onExit == OnExitOption.keep) {
            session.leaveRunning();
            context.notice("session " + session.id() + " goes on; " + stopCommand());
            release();
            return;
        }
        boolean stopped = stop();
        if (!stopped) {
            context.console().say("it may still run, and bill; " + stopCommand());
        }
        release();
        if (!stopped) {
            throw new CleanUpFailedException("session " + session.id() + " could not be stopped");
        }
    }

    private boolean stop() {
        boolean interrupted = false;
        try {
            for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
                // The interrupt that ended the command must not end this request too.
                interrupted |= Thread.interrupted();
                if (tryToStop()) {
                    return true;
                }
            }
            return false;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private boolean tryToStop() {
        try {
            session.stop();
            context.notice("stopped session " + session.id() + " again");
            return true;
        } catch (ArrException e) {
            context.console().say("could not stop session " + session.id() + ": " + e.getMessage());
            return false;
        }
    }

    /** Names all but the key, so that it works with any configuration. */
    private String stopCommand() {
        ArrClient client = connection.client();
        return "to stop it: arr session stop " + session.id() + " --account-id " + client.account() + " --endpoint "
                + client.endpoint() + " --sts " + connection.sts();
    }
}
