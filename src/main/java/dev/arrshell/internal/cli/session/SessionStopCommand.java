package dev.arrshell.internal.cli.session;

import dev.arrshell.Session;
import dev.arrshell.error.ArrException;
import dev.arrshell.error.CallInterruptedException;
import dev.arrshell.error.SessionNotFoundException;
import dev.arrshell.internal.cli.console.CliContext;
import dev.arrshell.internal.cli.console.ClientCommand;
import dev.arrshell.internal.cli.console.ClientConnection;
import dev.arrshell.internal.cli.console.RunDeadline;
import dev.arrshell.internal.view.SessionStopResult;
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
public final class SessionStopCommand extends ClientCommand {

    @Spec
    private CommandSpec spec;

    @Mixin
    private SessionIdOptions session;

    @Option(
            names = "--all",
            description = "All sessions of the account at this endpoint, also those that others started.")
    private boolean all;

    @Option(
            names = {"-y", "--yes"},
            description = "Do not ask before --all.")
    private boolean yes;

    SessionStopCommand(CliContext context) {
        super(context);
    }

    @Override
    protected void validate() {
        if (!all) {
            session.validate(context());
        } else if (!yes && !context().console().terminal()) {
            throw new ParameterException(spec.commandLine(), "--all needs --yes without a terminal (nothing was sent)");
        }
    }

    @Override
    protected String interruptedHint() {
        return "arr session list shows what still runs; to stop it: arr session stop " + (all ? "--all" : session.id());
    }

    @Override
    protected Object execute(ClientConnection connection, RunDeadline deadline) {
        return all ? stopAll(connection) : stopOne(connection);
    }

    /** Looks first, since the service answers alike whether the session had ended before. A failed look stops nothing from ending. */
    private SessionStopResult stopOne(ClientConnection connection) {
        Session opened = session.open(connection);
        Optional<SessionProperties> seen = Optional.empty();
        try {
            seen = Optional.of(opened.properties());
        } catch (SessionNotFoundException | CallInterruptedException e) {
            throw e;
        } catch (ArrException e) {
            context().notice("the session was not looked at before: " + e.getMessage());
        }
        return stop(opened, seen, connection);
    }

    private Object stopAll(ClientConnection connection) {
        List<SessionProperties> sessions = connection.client().sessions();
        List<SessionStopResult> stopped = new ArrayList<>();
        if (yes || sessions.isEmpty() || confirmed(sessions)) {
            sessions.forEach(
                    each -> stopped.add(stop(connection.client().session(each.id()), Optional.of(each), connection)));
        }
        context().notice("stopped " + stopped.size() + (stopped.size() == 1 ? " session" : " sessions"));
        return SessionStopResult.listing(stopped);
    }

    private boolean confirmed(List<SessionProperties> sessions) {
        return ask("stop " + sessions.size() + " sessions, also those that others started? [y/N] ")
                .filter(answer -> answer.strip().toLowerCase(Locale.ROOT).startsWith("y"))
                .isPresent();
    }

    private static SessionStopResult stop(
            Session session, Optional<SessionProperties> seen, ClientConnection connection) {
        session.stop();
        return new SessionStopResult(
                session.id(),
                seen.map(SessionProperties::elapsed),
                seen.map(SessionProperties::remaining),
                connection.lastStop());
    }
}
