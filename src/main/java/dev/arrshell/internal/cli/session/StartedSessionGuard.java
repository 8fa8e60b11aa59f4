package dev.arrshell.internal.cli.session;

import dev.arrshell.ArrClient;
import dev.arrshell.Session;
import dev.arrshell.internal.cli.console.CleanUpFailedException;
import dev.arrshell.internal.cli.console.CliContext;
import dev.arrshell.internal.cli.console.ClientConnection;
import dev.arrshell.internal.cli.console.OnExitOption;
import dev.arrshell.internal.exit.SessionStopper;

/** Guard of a session that was started: {@link #close} stops it, or leaves it with {@code keep}, unless released. */
final class StartedSessionGuard implements AutoCloseable {

    private final Session session;
    private final OnExitOption onExit;
    private final CliContext context;
    private final ClientConnection connection;
    private final SessionStopper stopper;
    private boolean released;
    private boolean stopped;

    StartedSessionGuard(Session session, OnExitOption onExit, ClientConnection connection, CliContext context) {
        this.session = session;
        this.connection = connection;
        this.onExit = onExit;
        this.context = context;
        ArrClient client = connection.client();
        stopper = new SessionStopper(
                session,
                SessionStopper.command(session.id(), client.account(), client.endpoint(), connection.sts()),
                context::notice,
                context.console()::say,
                Throwable::getMessage);
        connection.addPending(session.id(), stopper.warning());
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
        boolean ended = end();
        release();
        if (!ended) {
            throw new CleanUpFailedException("session " + session.id() + " could not be stopped");
        }
    }

    /** Whether {@link #close} has stopped the session. */
    boolean isStopped() {
        return stopped;
    }

    private boolean end() {
        if (onExit == OnExitOption.keep) {
            stopper.keep();
            return true;
        }
        stopped = stopper.stop(() -> {
            session.stop();
            context.notice("stopped session " + session.id() + " again");
        });
        return stopped;
    }
}
