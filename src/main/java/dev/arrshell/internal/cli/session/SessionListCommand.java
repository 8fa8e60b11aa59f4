package dev.arrshell.internal.cli.session;

import dev.arrshell.internal.cli.console.CliContext;
import dev.arrshell.internal.cli.console.ClientCommand;
import dev.arrshell.internal.cli.console.ClientConnection;
import dev.arrshell.internal.cli.console.RunDeadline;
import picocli.CommandLine.Command;

/** {@code arr session list}. */
@Command(description = "Lists the sessions that are Starting or Ready.")
public final class SessionListCommand extends ClientCommand {

    SessionListCommand(CliContext program) {
        super(program);
    }

    @Override
    public Object act(ClientConnection connection, RunDeadline deadline) {
        var sessions = connection.client().sessions();
        if (sessions.isEmpty()) {
            program().notice("no sessions in Starting or Ready");
        }
        return sessions;
    }
}
