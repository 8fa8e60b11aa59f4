package dev.arrshell.internal.cli.session;

import dev.arrshell.Session;
import dev.arrshell.internal.cli.console.CliContext;
import dev.arrshell.internal.cli.console.ClientCommand;
import dev.arrshell.internal.cli.console.ClientConnection;
import dev.arrshell.internal.cli.console.FieldOption;
import dev.arrshell.internal.cli.console.RunDeadline;
import dev.arrshell.internal.view.SessionSummary;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code arr session get}. */
@Command(description = "Shows a session's properties.")
public final class SessionGetCommand extends ClientCommand {

    @Mixin
    private SessionIdOptions session;

    @Option(
            names = {"--wait", "--poll"},
            description = "Wait until it is ready first, for 10 minutes or --timeout at most.")
    private boolean wait;

    @Mixin
    private final FieldOption field = new FieldOption();

    SessionGetCommand(CliContext context) {
        super(context);
    }

    @Override
    protected void validate() {
        session.validate(context());
        field.validate(context(), new SessionSummary(session.id(), Optional.empty(), Optional.empty()));
    }

    @Override
    protected Object execute(ClientConnection connection, RunDeadline deadline) {
        Session opened = session.open(connection);
        return field.of(wait ? awaitReady(opened, deadline) : opened.properties());
    }
}
