package dev.arrshell.internal.cli.console;

import dev.arrshell.internal.view.problem.Problem;
import dev.arrshell.internal.view.problem.SourcePosition;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;

/** A command that speaks to the service and shows what came of it. Needs no Groovy. */
public abstract class ClientCommand implements Callable<Integer> {

    private final CliContext program;
    private SignalInterrupter interruption;
    private Runnable outlasted;

    public ClientCommand(CliContext program) {
        this.program = program;
    }

    public final CliContext program() {
        return program;
    }

    /** Refuses wrong usage before anything is started or sent. */
    public void check() {
        // Most commands take nothing that could be wrong.
    }

    /** Whoever called has the result. */
    public void shown() {
        // Most commands leave nothing behind that depends on it.
    }

    /** How to look what is, after the command was interrupted; empty if there is nothing to look at. */
    public String afterwards() {
        return "";
    }

    /** Does it; the result is shown. */
    public abstract Object act(ClientConnection connection, RunDeadline deadline);

    @Override
    public final Integer call() {
        check();
        RunDeadline deadline = RunDeadline.of(program.options().timeout());
        try (ClientConnection connection = program.connect()) {
            return called(connection, deadline);
        } catch (RuntimeException e) {
            return failed(program, e, deadline);
        } finally {
            deadline.close();
        }
    }

    private int called(ClientConnection connection, RunDeadline deadline) {
        outlasted = () -> tellOfPending(connection);
        interruption = SignalInterrupter.here(outlasted);
        try {
            program.show(act(connection, deadline));
            shown();
            return ExitCodes.OK;
        } catch (RuntimeException e) {
            int code = failed(program, e, deadline);
            if (code == ExitCodes.INTERRUPTED && !afterwards().isEmpty()) {
                program.notice(afterwards());
            }
            return code;
        } finally {
            interruption.end();
        }
    }

    /** Asks a person. Whoever waits at a terminal cannot be interrupted, so there Ctrl-C simply ends the process. */
    public final Optional<String> ask(String question) {
        interruption.end();
        try {
            return Optional.ofNullable(System.console().readLine("%s", question));
        } finally {
            interruption = SignalInterrupter.here(outlasted);
        }
    }

    /** There is no time for more. */
    private void tellOfPending(ClientConnection connection) {
        List<String> pending = connection.pending();
        pending.forEach(program.console()::say);
        if (pending.isEmpty() && !afterwards().isEmpty()) {
            program.notice(afterwards());
        }
    }

    /** Tells of a failure that has a code; any other is a mistake of ours and goes on. */
    public static int failed(CliContext program, RuntimeException e, RunDeadline deadline) {
        int code = code(e, deadline);
        if (code == ExitCodes.SCRIPT_FAILED) {
            throw e;
        }
        String why = Objects.toString(e.getMessage(), e.toString());
        String message = deadline.passed() ? deadline.words() + ": " + why : why;
        return program.failed(new Problem(message, SourcePosition.UNKNOWN, Optional.of(e)), "arr: " + message, code);
    }

    /** What was left running outweighs why. */
    private static int code(RuntimeException e, RunDeadline deadline) {
        int code = ExitCodes.of(e);
        return deadline.passed() && code != ExitCodes.SESSION_ENDED ? ExitCodes.DEADLINE : code;
    }
}
