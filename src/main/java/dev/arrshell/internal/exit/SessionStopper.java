package dev.arrshell.internal.exit;

import dev.arrshell.Session;
import dev.arrshell.model.AccountId;
import dev.arrshell.model.SessionId;
import java.net.URI;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Stops a session at the end of a run, with up to three attempts, or leaves it running. Where it may go on, a person
 * gets a command that stops it.
 *
 * @param session the session
 * @param command the command for a shell, see {@link #command}
 * @param notices gets what was done
 * @param complaints gets what failed
 * @param words describes a failure
 */
public record SessionStopper(
        Session session,
        String command,
        Consumer<String> notices,
        Consumer<String> complaints,
        Function<Throwable, String> words) {

    private static final int ATTEMPTS = 3;

    /** The command that stops a session, with all that it needs beside the key, whatever is configured there. */
    public static String command(SessionId id, AccountId account, URI endpoint, URI sts) {
        return "arr session stop " + id + " --account-id " + account + " --endpoint " + endpoint + " --sts " + sts;
    }

    /** The sentence about the session if its end is never reached. */
    public String warning() {
        return "session " + session.id() + " may still run, and bill; to stop it: " + command;
    }

    /** Leaves the session running. */
    public void keep() {
        session.leaveRunning();
        notices.accept("session " + session.id() + " goes on; to stop it: " + command);
    }

    /**
     * Stops the session. An interrupt, which may have ended the run, does not end the attempts.
     *
     * @param attempt stops it once
     * @return false if the session may still run
     */
    public boolean stop(Runnable attempt) {
        boolean interrupted = false;
        try {
            for (int i = 0; i < ATTEMPTS; i++) {
                interrupted |= Thread.interrupted();
                if (succeeds(attempt)) {
                    return true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
        complaints.accept("it may still run, and bill; to stop it: " + command);
        return false;
    }

    private boolean succeeds(Runnable attempt) {
        try {
            attempt.run();
            return true;
        } catch (Exception | Error e) {
            complaints.accept("could not stop session " + session.id() + ": " + words.apply(e));
            return false;
        }
    }
}
