package dev.arrshell.internal.cli.conversion;

import dev.arrshell.conversion.Conversion;
import dev.arrshell.conversion.ConversionProperties;
import dev.arrshell.internal.cli.console.CliContext;
import dev.arrshell.internal.cli.console.RunDeadline;
import dev.arrshell.internal.cli.console.WaitProgressReporter;
import dev.arrshell.internal.text.DurationText;
import java.time.Duration;
import java.time.Instant;

/** Waits until a conversion has succeeded, for ten minutes or until the deadline, and reports the progress. */
final class ConversionWaiter {

    private static final Duration SUCCEEDED_WITHIN = Duration.ofMinutes(10);

    private final WaitProgressReporter progress;
    private final RunDeadline deadline;
    private Instant firstSeen;

    ConversionWaiter(CliContext context, RunDeadline deadline) {
        this.progress = new WaitProgressReporter(context);
        this.deadline = deadline;
    }

    ConversionProperties await(Conversion conversion) {
        try {
            return conversion.awaitSucceeded(deadline.limit(SUCCEEDED_WITHIN), this::report);
        } finally {
            progress.report(Duration.ZERO, "", true);
        }
    }

    /** Counts by the moments of the answers, since the time of an emulator may be virtual. */
    private void report(ConversionProperties seen) {
        if (firstSeen == null) {
            firstSeen = seen.seenAt();
        }
        Duration elapsed = Duration.between(firstSeen, seen.seenAt());
        progress.report(
                elapsed,
                "conversion " + seen.id() + " " + seen.statusText() + " after " + DurationText.format(elapsed),
                seen.status().isTerminal());
    }
}
