package dev.arrshell.internal.cli.session;

import dev.arrshell.Session;
import dev.arrshell.SessionDraft;
import dev.arrshell.internal.cli.console.CliContext;
import dev.arrshell.internal.cli.console.ClientCommand;
import dev.arrshell.internal.cli.console.ClientConnection;
import dev.arrshell.internal.cli.console.OnExitOption;
import dev.arrshell.internal.cli.console.OptionCandidates;
import dev.arrshell.internal.cli.console.RunDeadline;
import dev.arrshell.internal.cli.console.WaitProgressReporter;
import dev.arrshell.internal.config.ConfigSettings;
import dev.arrshell.internal.config.value.ConfigKey;
import dev.arrshell.internal.config.value.ConfigurationException;
import dev.arrshell.model.Lease;
import dev.arrshell.model.SessionId;
import dev.arrshell.model.SessionProperties;
import dev.arrshell.model.SessionSize;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code arr session start}: a session that outlives the command. Only where the command does not come to show it, since
 * looking or waiting for it fails, is it stopped again, unless {@code --on-exit keep} says otherwise: whoever called does
 * not know its id.
 */
@Command(
        description = "Starts a session, which goes on until it is stopped or its lease ends.",
        footer = {
            "",
            "A session that cannot be shown, since looking at it fails or with --wait it does not become",
            "ready, or since the command is interrupted, is stopped again; --on-exit keep leaves it."
        })
public final class SessionStartCommand extends ClientCommand {

    private static final Duration PATIENCE = Duration.ofMinutes(10);

    @Option(
            names = {"--size", "--vm-size"},
            paramLabel = "SIZE",
            completionCandidates = OptionCandidates.Sizes.class,
            description = "STANDARD or PREMIUM; default: size in the configuration.")
    private String size;

    @Option(
            names = {"--lease", "--max-lease-time"},
            paramLabel = "TIME",
            description = "The whole lease: 4:00:00, 90m, PT4H; default: lease in the configuration.")
    private String lease;

    @Option(names = "--id", paramLabel = "ID", description = "The session's id; API version 2021-01-01 only.")
    private String id;

    @Option(
            names = "--model",
            paramLabel = "URL",
            description = "A container of models it may load; may be given again; API version v1 only.")
    private List<URI> models = List.of();

    @Option(
            names = {"--wait", "--poll"},
            description = "Wait until it is ready, for 10 minutes or --timeout at most.")
    private boolean wait;

    @Option(
            names = "--on-exit",
            paramLabel = "WHAT",
            description = "After a failed look or wait, or Ctrl-C: stop (default) or keep.")
    private OnExitOption onExit = OnExitOption.stop;

    private Session started;

    SessionStartCommand(CliContext program) {
        super(program);
    }

    @Override
    public Object act(ClientConnection connection, RunDeadline deadline) {
        Session session = new InterruptibleStart(connection, program(), onExit).start(draft(connection));
        started = session;
        try (StartedSessionGuard pending = new StartedSessionGuard(session, onExit, connection, program())) {
            SessionProperties seen =
                    wait ? ready(session, deadline) : session.lastSeen().orElseGet(session::properties);
            pending.release();
            return seen;
        }
    }

    private SessionProperties ready(Session session, RunDeadline deadline) {
        return session.awaitReady(deadline.forWaiting(PATIENCE), new WaitProgressReporter(program())::progress)
                .snapshot();
    }

    /** From here on it is its caller's, who knows its id: it is meant to outlive this process. */
    @Override
    public void shown() {
        started.leaveRunning();
    }

    private SessionDraft.Startable draft(ClientConnection connection) {
        ConfigSettings settings = connection.settings();
        SessionDraft.Startable draft = connection
                .client()
                .session()
                .size(size == null ? needed(settings.size(), ConfigKey.SIZE) : SessionSize.parse(size))
                .lease(lease == null ? needed(settings.lease(), ConfigKey.LEASE) : Lease.parse(lease));
        draft = models.isEmpty() ? draft : draft.models(models.toArray(URI[]::new));
        return id == null ? draft : draft.id(SessionId.of(id));
    }

    private static <T> T needed(Optional<T> value, ConfigKey key) {
        return value.orElseThrow(() -> new ConfigurationException(key.text() + " is missing: " + key.option() + ", "
                + key.variable() + ", or " + key.text() + " in config.toml"));
    }
}
