package dev.arrshell.internal.cli.script;

import dev.arrshell.internal.cli.console.DurationConverter;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options {@code --stay} and {@code --stay-for}: a run goes on after its script, for the schedules that it has begun. */
public final class StayOptions {

    @Option(
            names = "--stay",
            description =
                    "Stay after the script for its schedules, until Ctrl-C or SIGTERM; in virtual time for a week.")
    private boolean isStaying;

    @Option(
            names = "--stay-for",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description = "Stay after the script for its schedules, at most for this long, such as 8h or 7d.")
    private Duration atMost;

    boolean isWanted() {
        return isStaying || atMost != null;
    }

    Optional<Duration> atMost() {
        return Optional.ofNullable(atMost);
    }
}
