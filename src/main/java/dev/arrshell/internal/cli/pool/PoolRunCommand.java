package dev.arrshell.internal.cli.pool;

import dev.arrshell.internal.cli.console.CliContext;
import dev.arrshell.internal.cli.console.ClientCommand;
import dev.arrshell.internal.cli.console.ClientConnection;
import dev.arrshell.internal.cli.console.ExitCodes;
import dev.arrshell.internal.cli.console.RunDeadline;
import dev.arrshell.internal.cli.console.SessionOptions;
import dev.arrshell.internal.config.ConfigSettings;
import dev.arrshell.internal.text.DurationText;
import dev.arrshell.model.SessionProperties;
import dev.arrshell.pool.PoolException;
import dev.arrshell.pool.PooledSession;
import dev.arrshell.pool.SessionPool;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/**
 * {@code arr pool run}: another program with a session of its own, from a pool of one. The pool extends the lease while the
 * program runs, and stops the session when the program has ended or a signal ends this process.
 */
@Command(
        description =
                "Runs a command with a ready session, extends its lease meanwhile and stops the session at the end.",
        footer = {
            "",
            "COMMAND has in its environment ARR_SESSION_ID, ARR_SESSION_HOST and, if the service reports them,"
                    + " ARR_SESSION_HANDSHAKE_PORT and ARR_SESSION_INSPECTOR_PORT. If arr is stopped, COMMAND is stopped too. The exit"
                    + " code is that of COMMAND; 127 if there is no such command, and 126 if it cannot be run."
        })
final class PoolRunCommand extends ClientCommand {

    private static final Duration READY_WITHIN = Duration.ofMinutes(10);

    @Mixin
    private final SessionOptions options = new SessionOptions();

    @Parameters(arity = "1..*", paramLabel = "COMMAND", description = "The command and its arguments.")
    private List<String> command;

    private int exitCode = ExitCodes.OK;

    PoolRunCommand(CliContext context) {
        super(context);
    }

    @Override
    protected int exitCode() {
        return exitCode;
    }

    @Override
    protected Integer execute(ClientConnection connection, RunDeadline deadline) {
        ChildProgram program = new ChildProgram(command);
        if (!program.isFound()) {
            return context()
                    .fail("there is no command " + command.get(0) + " (nothing was sent)", ExitCodes.NO_COMMAND);
        }
        ConfigSettings settings = connection.settings();
        SessionPool pool = connection
                .client()
                .pool(options.size(settings))
                .lease(options.lease(settings).total())
                .start();
        try {
            return run(program, acquire(pool, deadline.limit(READY_WITHIN)));
        } finally {
            close(pool);
        }
    }

    /** Gives the pool's own advice in the words of the command line. */
    static PooledSession acquire(SessionPool pool, Duration atMost) {
        try {
            return pool.acquire(atMost);
        } catch (PoolException late) {
            if (late.kind() != PoolException.Kind.LATE) {
                throw late;
            }
            String trouble = late.getCause() == null
                    ? ""
                    : " The last start failed: " + late.getCause().getMessage();
            throw new PoolException(
                    late.kind(),
                    "no session was ready within " + DurationText.format(atMost)
                            + ". To wait longer: --timeout, which bounds the command too." + trouble,
                    late.getCause());
        }
    }

    private int run(ChildProgram program, PooledSession session) {
        context().notice("session " + session.id() + " is ready on " + session.hostname());
        try {
            return program.run(variables(session.snapshot()));
        } catch (IOException e) {
            return context().fail(command.get(0) + " cannot be run: " + e.getMessage(), ExitCodes.COMMAND_FAILED);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PoolException(PoolException.Kind.INTERRUPTED, "interrupted; " + command.get(0) + " was ended", e);
        }
    }

    private static Map<String, String> variables(SessionProperties session) {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("ARR_SESSION_ID", session.id().value());
        session.hostname().ifPresent(host -> variables.put("ARR_SESSION_HOST", host));
        session.handshakePort().ifPresent(port -> variables.put("ARR_SESSION_HANDSHAKE_PORT", Integer.toString(port)));
        session.inspectorPort().ifPresent(port -> variables.put("ARR_SESSION_INSPECTOR_PORT", Integer.toString(port)));
        return variables;
    }

    /** Stops the session. An interrupt, which may have ended the command, does not end the stop. */
    private static void close(SessionPool pool) {
        boolean isInterrupted = Thread.interrupted();
        try {
            pool.close();
        } finally {
            if (isInterrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Prints nothing: standard output is that of the command. */
    @Override
    protected void perform(ClientConnection connection, RunDeadline deadline) {
        exitCode = execute(connection, deadline);
    }
}
