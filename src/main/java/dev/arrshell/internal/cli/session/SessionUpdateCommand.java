package dev.arrshell.internal.cli.session;

import dev.arrshell.Session;
import dev.arrshell.internal.cli.console.CliContext;
import dev.arrshell.internal.cli.console.ClientCommand;
import dev.arrshell.internal.cli.console.ClientConnection;
import dev.arrshell.internal.cli.console.DurationConverter;
import dev.arrshell.internal.cli.console.RunDeadline;
import dev.arrshell.internal.view.LeaseExtensionResult;
import dev.arrshell.model.Lease;
import dev.arrshell.model.SessionProperties;
import java.time.Duration;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code arr session update}. */
@Command(description = "Extends a session's lease.")
public final class SessionUpdateCommand extends ClientCommand {

    @Mixin
    private SessionIdOptions choice;

    @ArgGroup(multiplicity = "1")
    private Wanted wanted;

    /** One of the two. */
    static final class Wanted {

        @Option(
                names = {"--lease", "--max-lease-time"},
                paramLabel = "TIME",
                description = "The new whole lease since the start, as the service counts: 5:00:00, 90m, PT5H.")
        private String total;

        @Option(
                names = "--by",
                paramLabel = "TIME",
                converter = DurationConverter.class,
                description = "How much is added to the lease: 1h, 30m.")
        private Duration more;
    }

    SessionUpdateCommand(CliContext program) {
        super(program);
    }

    @Override
    public void check() {
        choice.check(program());
    }

    @Override
    public String afterwards() {
        return "whether the lease was extended: arr session get " + choice.chosen();
    }

    @Override
    public Object act(ClientConnection connection, RunDeadline deadline) {
        Session session = choice.of(connection);
        SessionProperties after = wanted.more == null
                ? session.extendLeaseTo(Lease.parse(wanted.total).total())
                : session.extendLeaseBy(wanted.more);
        return new LeaseExtensionResult(Duration.ZERO, after);
    }
}
