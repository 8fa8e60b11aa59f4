package dev.arrshell.cli;

import dev.arrshell.Session;
import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code arr session get}. */
@Command(description = "Shows a session's properties.")
final class SessionGet extends ClientCommand {

    private static final Duration PATIENCE = Duration.ofMinutes(10);

    @Mixin
    private SessionChoice choice;

    @Option(
            names = {"--wait", "--poll"},
            description = "Wait until it is ready first, for 10 minutes or --timeout at most.")
    private boolean wait;

    SessionGet(Program program) {
        super(program);
    }

    @Override
    void check() {
        choice.check(program());
    }

    @Override
    Object act(Connection connection, Deadline deadline) {
        Session session = choice.of(connection);
        return wait
                ? session.awaitReady(deadline.forWaiting(PATIENCE), new WaitReport(program())::progress)
                        .snapshot()
                : session.properties();
    }
}
