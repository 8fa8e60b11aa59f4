package dev.arrshell.internal.cli.session;

import dev.arrshell.Session;
import dev.arrshell.internal.cli.console.CliContext;
import dev.arrshell.internal.cli.console.ClientConnection;
import dev.arrshell.model.SessionId;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** Which session a command is about. */
final class SessionIdOptions {

    @Spec(Target.MIXEE)
    private CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "ID", description = "The session.")
    private String id;

    @Option(names = "--id", paramLabel = "ID", description = "The same, by name.")
    private String named;

    private SessionId chosen;

    /** Reads the id; a person is asked for it where none was named. */
    void check(CliContext program) {
        if (id != null && named != null && !id.equals(named)) {
            throw wrong("two sessions are named: " + id + " and " + named);
        }
        try {
            chosen = SessionId.of(written(program));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    SessionId chosen() {
        return chosen;
    }

    Session of(ClientConnection connection) {
        return connection.client().session(chosen);
    }

    private String written(CliContext program) {
        return Optional.ofNullable(id)
                .or(() -> Optional.ofNullable(named))
                .or(() -> program.console().terminal()
                        ? Optional.ofNullable(System.console().readLine("session id: "))
                        : Optional.empty())
                .filter(text -> !text.isBlank())
                .orElseThrow(() -> wrong("the session's id is missing: arr session list shows what there is"));
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message + " (nothing was sent)");
    }
}
