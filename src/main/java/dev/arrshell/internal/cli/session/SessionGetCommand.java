package dev.arrshell.internal.cli.session;

import dev.arrshell.Session;
import dev.arrshell.internal.cli.console.CliContext;
import dev.arrshell.internal.cli.console.ClientCommand;
import dev.arrshell.internal.cli.console.ClientConnection;
import dev.arrshell.internal.cli.console.RunDeadline;
import dev.arrshell.internal.cli.console.WaitProgressReporter;
import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code arr session get}. */
@Command(description = "Shows a session's properties.")
public final class SessionGetCommand extends ClientCommand {

    private static final Duration PATIENCE = Duration.ofMinutes(10);

    @Mixin
    private SessionIdOptions choice;

    @Option(
            names = {"--wait", "--poll"},
            description = "Wait until it is ready first, for 10 minutes or --timeout at most.")
    private boolean wait;

    SessionGetCommand(CliContext program) {
        super(program);
    }

    @Override
    public void check() {
        choice.check(program());
    }

    @Override
    public Object act(ClientConnection connection, RunDeadline deadline) {
        Session session = choice.of(connection);
        return wait
                ? session.awaitReady(deadline.forWaiting(PATIENCE), new WaitProgressReporter(program())::progress)
                        .snapshot()
                : session.properties();
    }
}
