package dev.arrshell.cli;

import dev.arrshell.Session;
import dev.arrshell.internal.view.LeaseExtended;
import dev.arrshell.model.Lease;
import dev.arrshell.model.SessionProperties;
import java.time.Duration;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code arr session update}. */
@Command(description = "Extends a session's lease.")
final class SessionUpdate extends ClientCommand {

    @Mixin
    private SessionChoice choice;

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
                converter = TimeConverter.class,
                description = "How much is added to the lease: 1h, 30m.")
        private Duration more;
    }

    SessionUpdate(Program program) {
        super(program);
    }

    @Override
    void check() {
        choice.check(program());
    }

    @Override
    String afterwards() {
        return "whether the lease was extended: arr session get " + choice.chosen();
    }

    @Override
    Object act(Connection connection, Deadline deadline) {
        Session session = choice.of(connection);
        SessionProperties after = wanted.more == null
                ? session.extendLeaseTo(Lease.parse(wanted.total).total())
                : session.extendLeaseBy(wanted.more);
        return new LeaseExtended(Duration.ZERO, after);
    }
}
