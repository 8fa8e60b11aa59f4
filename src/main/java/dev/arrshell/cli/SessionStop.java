package dev.arrshell.cli;

import dev.arrshell.Session;
import dev.arrshell.internal.view.SessionStopped;
import dev.arrshell.model.SessionProperties;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code arr session stop}. */
@Command(description = "Stops a session, or with --all each that is Starting or Ready.")
final class SessionStop extends ClientCommand {

    @Spec
    private CommandSpec spec;

    @Mixin
    private SessionChoice choice;

    @Option(names = "--all", description = "All sessions of the account here, whoever started them.")
    private boolean all;

    @Option(
            names = {"-y", "--yes"},
            description = "Do not ask before --all.")
    private boolean yes;

    SessionStop(Program program) {
        super(program);
    }

    @Override
    void check() {
        if (!all) {
            choice.check(program());
        } else if (!yes && !program().console().terminal()) {
            throw new ParameterException(
                    spec.commandLine(), "--all needs --yes where nobody can be asked (nothing was sent)");
        }
    }

    @Override
    String afterwards() {
        return "what is still up: arr session list; to stop it: arr session stop " + (all ? "--all" : choice.chosen());
    }

    @Override
    Object act(Connection connection, Deadline deadline) {
        return all ? stopAll(connection) : stop(choice.of(connection), Optional.empty(), connection);
    }

    private Object stopAll(Connection connection) {
        List<SessionProperties> sessions = connection.client().sessions();
        List<SessionStopped> stopped = new ArrayList<>();
        if (yes || sessions.isEmpty() || confirmed(sessions)) {
            sessions.forEach(
                    each -> stopped.add(stop(connection.client().session(each.id()), Optional.of(each), connection)));
        }
        program().notice("stopped " + stopped.size() + (stopped.size() == 1 ? " session" : " sessions"));
        return stopped;
    }

    private boolean confirmed(List<SessionProperties> sessions) {
        return ask("stop " + sessions.size() + " sessions, whoever started them? [y/N] ")
                .filter(answer -> answer.strip().toLowerCase(Locale.ROOT).startsWith("y"))
                .isPresent();
    }

    private static SessionStopped stop(Session session, Optional<SessionProperties> seen, Connection connection) {
        session.stop();
        return new SessionStopped(
                session.id(),
                seen.map(SessionProperties::elapsed),
                seen.map(SessionProperties::remaining),
                connection.stopped());
    }
}
