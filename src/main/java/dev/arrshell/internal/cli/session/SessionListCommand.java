package dev.arrshell.internal.cli.session;

import dev.arrshell.internal.cli.console.CliContext;
import dev.arrshell.internal.cli.console.ClientCommand;
import dev.arrshell.internal.cli.console.ClientConnection;
import dev.arrshell.internal.cli.console.RunDeadline;
import dev.arrshell.internal.view.Listing;
import picocli.CommandLine.Command;

/** {@code arr session list}. */
@Command(description = "Lists the sessions that are Starting or Ready.")
public final class SessionListCommand extends ClientCommand {

    SessionListCommand(CliContext context) {
        super(context);
    }

    @Override
    protected Object execute(ClientConnection connection, RunDeadline deadline) {
        var sessions = connection.client().sessions();
        if (sessions.isEmpty()) {
            context().notice("no sessions in Starting or Ready");
        }
        return Listing.sessions(sessions);
    }
}
