package dev.arrshell.cli;

import dev.arrshell.internal.view.Place;
import dev.arrshell.internal.view.Problem;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;

/** A command that speaks to the service and shows what came of it. Needs no Groovy. */
abstract class ClientCommand implements Callable<Integer> {

    private final Program program;
    private Interruption interruption;
    private Runnable outlasted;

    ClientCommand(Program program) {
        this.program = program;
    }

    final Program program() {
        return program;
    }

    /** Refuses wrong usage before anything is started or sent. */
    void check() {
        // Most commands take nothing that could be wrong.
    }

    /** Whoever called has the result. */
    void shown() {
        // Most commands leave nothing behind that depends on it.
    }

    /** How to look what is, after the command was interrupted; empty if there is nothing to look at. */
    String afterwards() {
        return "";
    }

    /** Does it; the result is shown. */
    abstract Object act(Connection connection, Deadline deadline);

    @Override
    public final Integer call() {
        check();
        Deadline deadline = Deadline.of(program.options().timeout());
        try (Connection connection = program.connect()) {
            return called(connection, deadline);
        } catch (RuntimeException e) {
            return failed(program, e, deadline);
        } finally {
            deadline.close();
        }
    }

    private int called(Connection connection, Deadline deadline) {
        outlasted = () -> tellOfPending(connection);
        interruption = Interruption.here(outlasted);
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
    final Optional<String> ask(String question) {
        interruption.end();
        try {
            return Optional.ofNullable(System.console().readLine("%s", question));
        } finally {
            interruption = Interruption.here(outlasted);
        }
    }

    /** There is no time for more. */
    private void tellOfPending(Connection connection) {
        List<String> pending = connection.pending();
        pending.forEach(program.console()::say);
        if (pending.isEmpty() && !afterwards().isEmpty()) {
            program.notice(afterwards());
        }
    }

    /** Tells of a failure that has a code; any other is a mistake of ours and goes on. */
    static int failed(Program program, RuntimeException e, Deadline deadline) {
        int code = code(e, deadline);
        if (code == ExitCodes.SCRIPT_FAILED) {
            throw e;
        }
        String why = Objects.toString(e.getMessage(), e.toString());
        String message = deadline.passed() ? deadline.words() + ": " + why : why;
        return program.failed(new Problem(message, Place.UNKNOWN, Optional.of(e)), "arr: " + message, code);
    }

    /** What was left running outweighs why. */
    private static int code(RuntimeException e, Deadline deadline) {
        int code = ExitCodes.of(e);
        return deadline.passed() && code != ExitCodes.SESSION_ENDED ? ExitCodes.DEADLINE : code;
    }
}
