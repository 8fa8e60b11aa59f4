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
    private SessionIdOptions session;

    @ArgGroup(multiplicity = "1")
    private Change change;

    /** The new lease, as a total or as an extension. */
    static final class Change {

        @Option(
                names = {"--lease", "--max-lease-time"},
                paramLabel = "TIME",
                description = "The new lease in total, counted from Ready: 5:00:00, 90m, PT5H.")
        private String total;

        @Option(
                names = "--by",
                paramLabel = "TIME",
                converter = DurationConverter.class,
                description = "The time to add to the lease: 1h, 30m.")
        private Duration more;
    }

    SessionUpdateCommand(CliContext context) {
        super(context);
    }

    @Override
    protected void validate() {
        session.validate(context());
    }

    @Override
    protected String interruptedHint() {
        return "to see whether the lease was extended: arr session get " + session.id();
    }

    @Override
    protected Object execute(ClientConnection connection, RunDeadline deadline) {
        Session opened = session.open(connection);
        SessionProperties after = change.more == null
                ? opened.extendLeaseTo(Lease.parse(change.total).total())
                : opened.extendLeaseBy(change.more);
        return new LeaseExtensionResult(Duration.ZERO, after);
    }
}
