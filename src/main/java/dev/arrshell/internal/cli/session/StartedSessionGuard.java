package dev.arrshell.internal.cli.session;

import dev.arrshell.ArrClient;
import dev.arrshell.Session;
import dev.arrshell.error.ArrException;
import dev.arrshell.internal.cli.console.CleanUpFailedException;
import dev.arrshell.internal.cli.console.CliContext;
import dev.arrshell.internal.cli.console.ClientConnection;
import dev.arrshell.internal.cli.console.OnExitOption;

/** Stops a session again unless it was released. */
final class StartedSessionGuard implements AutoCloseable {

    private static final int ATTEMPTS = 3;

    private final Session session;
    private final OnExitOption onExit;
    private final CliContext program;
    private final ClientConnection connection;
    private boolean done;
    private boolean failed;

    StartedSessionGuard(Session session, OnExitOption onExit, ClientConnection connection, CliContext program) {
        this.session = session;
        this.connection = connection;
        this.onExit = onExit;
        this.program = program;
        connection.pending(session.id(), "session " + session.id() + " may still run, and bill; " + byHand());
    }

    /** What was wanted of it is in hand. */
    void release() {
        done = true;
        connection.settled(session.id());
    }

    private void end() {
        if (done) {
            return;
        }
        done = true;
        if (onExit == OnExitOption.keep) {
            session.leaveRunning();
            program.notice("session " + session.id() + " goes on; " + byHand());
        } else {
            stop();
        }
        connection.settled(session.id());
    }

    private void stop() {
        if (!stopped()) {
            program.console().say("it may still run, and bill; " + byHand());
            failed = true;
        }
    }

    private boolean stopped() {
        boolean interrupted = false;
        try {
            for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
                // An interrupt ended the wait, or the attempt before; it must not end this one.
                interrupted |= Thread.interrupted();
                if (attempt()) {
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

    private boolean attempt() {
        try {
            session.stop();
            program.notice("stopped session " + session.id() + " again");
            return true;
        } catch (ArrException e) {
            program.console().say("could not stop session " + session.id() + ": " + e.getMessage());
            return false;
        }
    }

    /** With all that is needed beside the key, whatever is configured where it is pasted. */
    private String byHand() {
        ArrClient client = connection.client();
        return "to stop it: arr session stop " + session.id() + " --account-id " + client.account() + " --endpoint "
                + client.endpoint() + " --sts " + connection.sts();
    }

    /**
     * Ends it unless it was released.
     *
     * @throws CleanUpFailedException if it could not be stopped; a person has been told how to do it
     */
    @Override
    public void close() {
        end();
        if (failed) {
            throw new CleanUpFailedException("session " + session.id() + " could not be stopped");
        }
    }
}
