package dev.arrshell.internal.cli.session;

import dev.arrshell.Session;
import dev.arrshell.SessionDraft;
import dev.arrshell.error.WaitException;
import dev.arrshell.internal.cli.console.CliContext;
import dev.arrshell.internal.cli.console.ClientCommand;
import dev.arrshell.internal.cli.console.ClientConnection;
import dev.arrshell.internal.cli.console.OnExitOption;
import dev.arrshell.internal.cli.console.RunDeadline;
import dev.arrshell.internal.cli.console.SessionOptions;
import dev.arrshell.internal.config.ConfigSettings;
import dev.arrshell.internal.config.value.ConfigurationException;
import dev.arrshell.model.ApiVersion;
import dev.arrshell.model.SessionId;
import dev.arrshell.model.SessionProperties;
import java.net.URI;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * {@code arr session start}. The session outlives the command. If the command fails before it has printed the session, the
 * caller does not know its id, so it is stopped again unless {@code --on-exit keep} is set.
 */
@Command(
        description = "Starts a session, which goes on until it is stopped or its lease ends.",
        footer = {
            "",
            "If the command fails or is interrupted before it has printed the session, for example because with --wait it"
                    + " does not become ready, it stops the session again; --on-exit keep leaves it running."
        })
public final class SessionStartCommand extends ClientCommand {

    @Mixin
    private final SessionOptions options = new SessionOptions();

    @Option(names = "--id", paramLabel = "ID", description = "The session's id; API version 2021-01-01 only.")
    private String id;

    @Option(
            names = "--model",
            paramLabel = "URL",
            description = "A container of models that it may load; repeat it for more; API version v1 only.")
    private List<URI> models = List.of();

    @Option(
            names = {"--wait", "--poll"},
            description = "Wait until it is ready, for 10 minutes or --timeout at most.")
    private boolean wait;

    @Option(
            names = "--on-exit",
            paramLabel = "WHAT",
            description = "After a failure or Ctrl-C: stop the session (default) or keep it.")
    private OnExitOption onExit = OnExitOption.stop;

    SessionStartCommand(CliContext context) {
        super(context);
    }

    @Override
    protected Session execute(ClientConnection connection, RunDeadline deadline) {
        return new InterruptibleStart(connection, context(), onExit).start(draft(connection));
    }

    /** Stops the session unless it is printed: only then does the caller know its id, and it may outlive this process. */
    @Override
    protected void perform(ClientConnection connection, RunDeadline deadline) {
        Session session = execute(connection, deadline);
        StartedSessionGuard pending = new StartedSessionGuard(session, onExit, connection, context());
        try (pending) {
            SessionProperties seen =
                    wait ? awaitReady(session, deadline) : session.lastSeen().orElseGet(session::properties);
            context().show(seen);
            pending.release();
        } catch (WaitException e) {
            // By now the session has been stopped, and does not go on.
            throw pending.isStopped() ? e.with(e.failure().withStoppedHere(true)) : e;
        }
        session.leaveRunning();
    }

    private SessionDraft.Startable draft(ClientConnection connection) {
        ConfigSettings settings = connection.settings();
        if (id != null && settings.apiVersion() == ApiVersion.V1) {
            throw new ConfigurationException("--id needs --api-version 2021-01-01: in v1 the service chooses the id");
        }
        if (!models.isEmpty() && settings.apiVersion() != ApiVersion.V1) {
            throw new ConfigurationException("--model needs --api-version v1: 2021-01-01 takes no models");
        }
        SessionDraft.Startable draft =
                connection.client().session().size(options.size(settings)).lease(options.lease(settings));
        draft = models.isEmpty() ? draft : draft.models(models.toArray(URI[]::new));
        return id == null ? draft : draft.id(SessionId.parse(id));
    }
}
