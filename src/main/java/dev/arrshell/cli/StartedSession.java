package dev.arrshell.cli;

import dev.arrshell.Session;
import dev.arrshell.error.ArrException;

/** Stops a session again unless it was released. */
final class StartedSession implements AutoCloseable {

    private static final int ATTEMPTS = 3;

    private final Session session;
    private final OnExitOption onExit;
    private final Program program;
    private boolean done;

    StartedSession(Session session, OnExitOption onExit, Program program) {
        this.session = session;
        this.onExit = onExit;
        this.program = program;
    }

    /** It has become what it was started for. */
    void release() {
        done = true;
    }

    private void end() {
        if (done) {
            return;
        }
        done = true;
        if (onExit == OnExitOption.keep) {
            session.leaveRunning();
            program.notice("session " + session.id() + " goes on: " + byHand());
        } else {
            stop();
        }
    }

    private void stop() {
        // An interrupt ended the wait; it must not end this.
        boolean interrupted = Thread.interrupted();
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            try {
                session.stop();
                program.notice("stopped session " + session.id() + ", which did not become ready in time");
                break;
            } catch (ArrException e) {
                program.console().say("could not stop session " + session.id() + ": " + e.getMessage());
            }
            if (attempt == ATTEMPTS) {
                program.console().say(byHand());
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private String byHand() {
        return "to stop it: arr session stop " + session.id();
    }

    @Override
    public void close() {
        end();
    }
}
