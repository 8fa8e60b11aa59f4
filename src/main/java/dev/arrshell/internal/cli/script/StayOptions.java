package dev.arrshell.internal.cli.script;

import dev.arrshell.internal.cli.console.CliContext;
import dev.arrshell.internal.cli.console.DurationConverter;
import dev.arrshell.internal.cli.console.ExitCodes;
import dev.arrshell.internal.cli.console.RunDeadline;
import dev.arrshell.internal.script.state.Workspace;
import dev.arrshell.schedule.SessionSchedule;
import dev.arrshell.time.TimeSource;
import dev.arrshell.time.VirtualClock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** The options {@code --stay} and {@code --stay-for}: a run goes on after its script, for the schedules that it has begun. */
public final class StayOptions {

    /** Virtual time does not end by itself. */
    private static final Duration VIRTUAL_STAY = Duration.ofDays(7);

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

    /**
     * Stays for the schedules of a script that has ended, or tells that they end with it.
     *
     * @param file the script, {@code -} or {@code -e}
     * @param rehearsal the option that keeps the script from being run for real, if any
     * @return the exit code of the run
     */
    int stay(CliContext context, Workspace workspace, String file, Optional<String> rehearsal, RunDeadline deadline) {
        List<SessionSchedule> schedules = workspace.schedules();
        boolean wanted = isStaying || atMost != null;
        if (schedules.isEmpty()) {
            if (wanted) {
                context.notice("the script has begun no schedule, so the run ends with it");
            }
            return ExitCodes.OK;
        }
        if (!wanted) {
            context.notice("the script has ended, and its schedules end with it: " + names(schedules)
                    + "; to stay for them" + advice(file, rehearsal));
            return ExitCodes.OK;
        }
        try {
            await(schedules, workspace.arr().options().time());
            return ExitCodes.OK;
        } catch (InterruptedException e) {
            return deadline.passed()
                    ? context.fail(deadline.message() + ": its schedules had not ended", ExitCodes.DEADLINE)
                    : ExitCodes.INTERRUPTED;
        }
    }

    private static String advice(String file, Optional<String> rehearsal) {
        String command = "arr run " + rehearsal.map(option -> option + " ").orElse("") + "--stay ";
        boolean isFile = !file.equals("-e") && !file.equals("-");
        return isFile ? ": " + command + file : ", write the script to a file, then: " + command + "FILE";
    }

    private static String names(List<SessionSchedule> schedules) {
        return schedules.stream().map(SessionSchedule::name).collect(Collectors.joining(", "));
    }

    private void await(List<SessionSchedule> schedules, TimeSource time) throws InterruptedException {
        Optional<Duration> length =
                Optional.ofNullable(atMost).or(() -> Optional.of(VIRTUAL_STAY).filter(any -> isVirtual(time)));
        CompletableFuture<Void> ends = CompletableFuture.allOf(
                schedules.stream().map(SessionSchedule::ended).toArray(CompletableFuture[]::new));
        if (length.isPresent() && isVirtual(time)) {
            time.sleep(length.get());
            return;
        }
        try {
            length.map(most -> CompletableFuture.anyOf(ends, time.after(most)))
                    .orElseGet(() -> CompletableFuture.anyOf(ends))
                    .get();
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static boolean isVirtual(TimeSource time) {
        return time instanceof VirtualClock;
    }
}
