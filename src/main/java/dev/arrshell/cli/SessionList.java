package dev.arrshell.cli;

import picocli.CommandLine.Command;

/** {@code arr session list}. */
@Command(description = "Lists the sessions that are Starting or Ready.")
final class SessionList extends ClientCommand {

    SessionList(Program program) {
        super(program);
    }

    @Override
    Object act(Connection connection, Deadline deadline) {
        var sessions = connection.client().sessions();
        if (sessions.isEmpty()) {
            program().notice("no sessions in Starting or Ready");
        }
        return sessions;
    }
}
