package dev.arrshell.internal.cli.session;

import dev.arrshell.internal.cli.console.CliContext;
import dev.arrshell.internal.cli.console.ClientCommand;
import dev.arrshell.internal.cli.console.ClientConnection;
import dev.arrshell.internal.cli.console.FieldOption;
import dev.arrshell.internal.cli.console.RunDeadline;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code arr session wait}. */
@Command(
        description = "Waits until a session is ready, for 10 minutes or --timeout at most. Ctrl-C leaves the session.")
public final class SessionWaitCommand extends ClientCommand {

    @Mixin
    private SessionIdOptions session;

    @Mixin
    private final FieldOption field = new FieldOption();

    SessionWaitCommand(CliContext context) {
        super(context);
    }

    @Override
    protected void validate() {
        field.validate(context());
        session.validate(context());
    }

    @Override
    protected Object execute(ClientConnection connection, RunDeadline deadline) {
        return field.of(awaitReady(session.open(connection), deadline));
    }
}
