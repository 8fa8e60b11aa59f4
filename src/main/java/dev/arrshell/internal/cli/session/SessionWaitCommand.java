package dev.arrshell.internal.cli.session;

import dev.arrshell.internal.cli.console.CliContext;
import dev.arrshell.internal.cli.console.ClientCommand;
import dev.arrshell.internal.cli.console.ClientConnection;
import dev.arrshell.internal.cli.console.RunDeadline;
import dev.arrshell.internal.cli.console.WaitProgressReporter;
import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code arr session wait}. */
@Command(
        description = "Waits until a session is ready, for 10 minutes or --timeout at most. Ctrl-C leaves the session.")
public final class SessionWaitCommand extends ClientCommand {

    private static final Duration PATIENCE = Duration.ofMinutes(10);

    @Mixin
    private SessionIdOptions choice;

    SessionWaitCommand(CliContext program) {
        super(program);
    }

    @Override
    public void check() {
        choice.check(program());
    }

    @Override
    public Object act(ClientConnection connection, RunDeadline deadline) {
        return choice.of(connection)
                .awaitReady(deadline.forWaiting(PATIENCE), new WaitProgressReporter(program())::progress)
                .snapshot();
    }
}
