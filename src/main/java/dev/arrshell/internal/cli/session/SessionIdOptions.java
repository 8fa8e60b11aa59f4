package dev.arrshell.internal.cli.session;

import dev.arrshell.Session;
import dev.arrshell.internal.cli.console.CliContext;
import dev.arrshell.internal.cli.console.ClientConnection;
import dev.arrshell.internal.cli.console.IdArgument;
import dev.arrshell.model.SessionId;
import java.util.ArrayList;
import java.util.List;
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

    @Parameters(arity = "0..1", paramLabel = "ID", completionCandidates = InLedger.class, description = "The session.")
    private String id;

    @Option(
            names = "--id",
            paramLabel = "ID",
            completionCandidates = InLedger.class,
            description = "The same, by name.")
    private String named;

    private SessionId chosen;

    /** The sessions in the ledger, which completion reads at each TAB. */
    static final class InLedger extends ArrayList<String> {

        private static final long serialVersionUID = 1L;

        InLedger() {
            super(List.of("@sessions"));
        }
    }

    /** Reads the id; without one asks for it at a terminal. */
    void validate(CliContext context) {
        String text = IdArgument.choose(context, spec, "session", id, named);
        try {
            chosen = SessionId.parse(text);
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
}
