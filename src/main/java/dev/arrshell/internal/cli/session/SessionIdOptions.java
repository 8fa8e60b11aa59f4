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

/** The session that a command is about: an argument, {@code --id}, or what a person answers. */
final class SessionIdOptions {

    @Spec(Target.MIXEE)
    private CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "ID", description = "The session.")
    private String id;

    @Option(names = "--id", paramLabel = "ID", description = "The same, by name.")
    private String named;

    private SessionId chosen;

    /** Reads the id; without one asks for it at a terminal. */
    void validate(CliContext context) {
        if (id != null && named != null && !id.equals(named)) {
            throw usage("two sessions are named: " + id + " and " + named);
        }
        try {
            chosen = SessionId.parse(text(context));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    SessionId id() {
        return chosen;
    }

    Session open(ClientConnection connection) {
        return connection.client().session(chosen);
    }

    private String text(CliContext context) {
        return Optional.ofNullable(id)
                .or(() -> Optional.ofNullable(named))
                .or(() -> context.console().terminal()
                        ? Optional.ofNullable(System.console().readLine("session id: "))
                        : Optional.empty())
                .filter(text -> !text.isBlank())
                .orElseThrow(() -> usage("the session's id is missing: arr session list shows what there is"));
    }

    private ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message + " (nothing was sent)");
    }
}
