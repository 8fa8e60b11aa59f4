package dev.arrshell.internal.cli.session;

import dev.arrshell.Session;
import dev.arrshell.SessionDraft;
import dev.arrshell.error.CallInterruptedException;
import dev.arrshell.error.Failure;
import dev.arrshell.error.SendState;
import dev.arrshell.error.StartUncertainException;
import dev.arrshell.internal.cli.console.CleanUpFailedException;
import dev.arrshell.internal.cli.console.CliContext;
import dev.arrshell.internal.cli.console.ClientConnection;
import dev.arrshell.internal.cli.console.OnExitOption;
import dev.arrshell.model.Operation;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Starts a session for somebody who may lose patience: where the start is interrupted, its answer is waited for all the
 * same, a little while, since only the answer tells which session is to be stopped again.
 */
final class InterruptibleStart {

    /** Shorter than a process that is told to end is given. */
    private static final long PATIENCE_SECONDS = 8;

    private static final String UNKNOWN = "no answer tells whether there is a session now: arr session list shows it,"
            + " and arr reap, in a minute, stops it";

    private final ClientConnection connection;
    private final CliContext program;
    private final OnExitOption onExit;

    InterruptibleStart(ClientConnection connection, CliContext program, OnExitOption onExit) {
        this.connection = connection;
        this.program = program;
        this.onExit = onExit;
    }

    Session start(SessionDraft.Startable draft) {
        CompletableFuture<Session> starting = draft.startAsync();
        try {
            return starting.get();
        } catch (InterruptedException e) {
            throw givenUp(starting, e);
        } catch (ExecutionException e) {
            throw thrown(e.getCause());
        }
    }

    private static RuntimeException thrown(Throwable cause) {
        return cause instanceof RuntimeException known ? known : new CompletionException(cause);
    }

    /** That it was interrupted, unless a session may be left that nobody stops: that outweighs it. */
    private RuntimeException givenUp(CompletableFuture<Session> starting, InterruptedException why) {
        Failure failure = Failure.unanswered(Operation.CREATE, "", "interrupted", SendState.UNANSWERED);
        CallInterruptedException interrupted = new CallInterruptedException(failure, why);
        try {
            end(starting);
            return interrupted;
        } catch (CleanUpFailedException left) {
            interrupted.addSuppressed(left);
            return interrupted;
        } catch (StartUncertainException lost) {
            return lost;
        } catch (TimeoutException | InterruptedException unknown) {
            program.console().say(UNKNOWN);
            return new StartUncertainException(failure, List.of(), why);
        } finally {
            Thread.currentThread().interrupt();
        }
    }

    private void end(CompletableFuture<Session> starting) throws TimeoutException, InterruptedException {
        program.notice("interrupted while the session was being started; waiting for the answer, to "
                + (onExit == OnExitOption.keep ? "tell which it is" : "stop it"));
        try {
            new StartedSessionGuard(starting.get(PATIENCE_SECONDS, TimeUnit.SECONDS), onExit, connection, program)
                    .close();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof StartUncertainException lost) {
                throw lost;
            }
            program.console().say("no session was left: " + e.getCause().getMessage());
        }
    }
}
