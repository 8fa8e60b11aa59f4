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
 * A start that Ctrl-C may interrupt. It then waits some seconds for the answer, since only the answer names the session that
 * has to be stopped again.
 */
final class InterruptibleStart {

    /** Shorter than the time that a process gets to end after a signal. */
    private static final long ANSWER_WITHIN_SECONDS = 8;

    private static final String UNKNOWN =
            "no answer came, so there may be a session: arr session list shows it, and arr reap, in a minute, stops it";

    private final ClientConnection connection;
    private final CliContext context;
    private final OnExitOption onExit;

    InterruptibleStart(ClientConnection connection, CliContext context, OnExitOption onExit) {
        this.connection = connection;
        this.context = context;
        this.onExit = onExit;
    }

    Session start(SessionDraft.Startable draft) {
        CompletableFuture<Session> starting = draft.startAsync();
        try {
            return starting.get();
        } catch (InterruptedException e) {
            throw interrupted(starting, e);
        } catch (ExecutionException e) {
            throw unchecked(e.getCause());
        }
    }

    private static RuntimeException unchecked(Throwable cause) {
        return cause instanceof RuntimeException known ? known : new CompletionException(cause);
    }

    /** The failure to report: a session that may still run outweighs the interrupt. */
    private RuntimeException interrupted(CompletableFuture<Session> starting, InterruptedException why) {
        Failure failure = Failure.unanswered(Operation.CREATE, "", "interrupted", SendState.UNANSWERED);
        CallInterruptedException interrupted = new CallInterruptedException(failure, why);
        try {
            endSession(starting);
            return interrupted;
        } catch (CleanUpFailedException left) {
            interrupted.addSuppressed(left);
            return interrupted;
        } catch (StartUncertainException lost) {
            return lost;
        } catch (TimeoutException | InterruptedException unknown) {
            context.console().say(UNKNOWN);
            return new StartUncertainException(failure, List.of(), why);
        } finally {
            Thread.currentThread().interrupt();
        }
    }

    private void endSession(CompletableFuture<Session> starting) throws TimeoutException, InterruptedException {
        context.notice("interrupted while the session was being started; waiting for the answer, to "
                + (onExit == OnExitOption.keep ? "print its id" : "stop it"));
        try {
            new StartedSessionGuard(starting.get(ANSWER_WITHIN_SECONDS, TimeUnit.SECONDS), onExit, connection, context)
                    .close();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof StartUncertainException lost) {
                throw lost;
            }
            context.console().say("no session was started: " + e.getCause().getMessage());
        }
    }
}
