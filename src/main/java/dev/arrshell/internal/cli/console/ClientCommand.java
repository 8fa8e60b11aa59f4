package dev.arrshell.internal.cli.console;

import dev.arrshell.Session;
import dev.arrshell.internal.exit.OutputFailedException;
import dev.arrshell.internal.view.problem.Problem;
import dev.arrshell.internal.view.problem.SourcePosition;
import dev.arrshell.model.SessionProperties;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;

/** Base of the commands that call the service and print the result. Needs no Groovy. */
public abstract class ClientCommand implements Callable<Integer> {

    /** How long a wait for a session takes at most if there is no deadline. */
    protected static final Duration WAIT_AT_MOST = Duration.ofMinutes(10);

    private final CliContext context;
    private SignalInterrupter interrupter;
    private Runnable onTimeout;

    protected ClientCommand(CliContext context) {
        this.context = context;
    }

    protected final CliContext context() {
        return context;
    }

    /** Refuses wrong usage before anything is started or sent. */
    protected void validate() {
        // Most commands take nothing that could be wrong.
    }

    /** Advice for a person who interrupted the command; empty if there is none. */
    protected String interruptedHint() {
        return "";
    }

    /** Does what the command is for; the result is printed. */
    protected abstract Object execute(ClientConnection connection, RunDeadline deadline);

    /**
     * Executes the command and prints its result.
     *
     * @throws dev.arrshell.internal.exit.OutputFailedException if the result cannot be printed
     */
    protected void perform(ClientConnection connection, RunDeadline deadline) {
        context.show(execute(connection, deadline));
    }

    /** The exit code after {@link #perform} has returned. */
    protected int exitCode() {
        return ExitCodes.OK;
    }

    @Override
    public final Integer call() {
        validate();
        RunDeadline deadline = RunDeadline.of(context.options().timeout());
        try (ClientConnection connection = ClientConnection.open(context)) {
            return run(connection, deadline);
        } catch (RuntimeException e) {
            return fail(context, e, deadline);
        } finally {
            deadline.close();
        }
    }

    private int run(ClientConnection connection, RunDeadline deadline) {
        onTimeout = () -> reportPending(connection);
        interrupter = SignalInterrupter.here(onTimeout);
        try {
            perform(connection, deadline);
            return exitCode();
        } catch (RuntimeException e) {
            int code = fail(context, e, deadline);
            if (code == ExitCodes.INTERRUPTED) {
                printHint();
            }
            return code;
        } finally {
            interrupter.end();
        }
    }

    /** Waits until a session is ready, for ten minutes or until the deadline. */
    protected final SessionProperties awaitReady(Session session, RunDeadline deadline) {
        return session.awaitReady(deadline.limit(WAIT_AT_MOST), new WaitProgressReporter(context)::report)
                .snapshot();
    }

    /** Asks a person. Reading at a terminal cannot be interrupted, so meanwhile Ctrl-C simply ends the process. */
    protected final Optional<String> ask(String question) {
        interrupter.end();
        try {
            return Optional.ofNullable(System.console().readLine("%s", question));
        } finally {
            interrupter = SignalInterrupter.here(onTimeout);
        }
    }

    private void reportPending(ClientConnection connection) {
        List<String> pending = connection.pending();
        pending.forEach(context.console()::say);
        if (pending.isEmpty()) {
            printHint();
        }
    }

    private void printHint() {
        if (!interruptedHint().isEmpty()) {
            context.notice(interruptedHint());
        }
    }

    /** Reports a failure that has an exit code of its own; any other is a defect of this program and is thrown on. */
    public static int fail(CliContext context, RuntimeException e, RunDeadline deadline) {
        int code = code(e, deadline);
        if (ExitCodes.isSilent(e)) {
            return code;
        }
        if (code == ExitCodes.SCRIPT_FAILED && !(e instanceof OutputFailedException)) {
            throw e;
        }
        String why = ShellAdvice.translate(Objects.toString(e.getMessage(), e.toString()));
        String message = deadline.passed() ? deadline.message() + ": " + why : why;
        return context.fail(new Problem(message, SourcePosition.UNKNOWN, Optional.of(e)), "arr: " + message, code);
    }

    /** A session that may still run outweighs the deadline. */
    private static int code(RuntimeException e, RunDeadline deadline) {
        int code = ExitCodes.of(e);
        return deadline.passed() && code != ExitCodes.SESSION_ENDED ? ExitCodes.DEADLINE : code;
    }
}
