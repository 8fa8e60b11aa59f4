package dev.arrshell.cli;

import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code arr session wait}. */
@Command(
        description = "Waits until a session is ready, for 10 minutes or --timeout at most. Ctrl-C leaves the session.")
final class SessionWait extends ClientCommand {

    private static final Duration PATIENCE = Duration.ofMinutes(10);

    @Mixin
    private SessionChoice choice;

    SessionWait(Program program) {
        super(program);
    }

    @Override
    void check() {
        choice.check(program());
    }

    @Override
    Object act(Connection connection, Deadline deadline) {
        return choice.of(connection)
                .awaitReady(deadline.forWaiting(PATIENCE), new WaitReport(program())::progress)
                .snapshot();
    }
}
