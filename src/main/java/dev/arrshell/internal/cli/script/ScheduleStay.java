package dev.arrshell.internal.cli.script;

import dev.arrshell.internal.cli.console.CliContext;
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

/**
 * The part of a run after its script, for the schedules that the script has begun. The options are a class of their own, as
 * picocli loads the types of all methods of a class with options.
 *
 * @param options whether and how long the run stays
 */
record ScheduleStay(StayOptions options) {

    /** Virtual time does not end by itself. */
    private static final Duration VIRTUAL_STAY = Duration.ofDays(7);

    /**
     * Stays for the schedules of a script that has ended, or tells that they end with it.
     *
     * @param file the script, {@code -} or {@code -e}
     * @param rehearsal the option that keeps the script from being run for real, if any
     * @return the exit code of the run
     */
    int stay(CliContext context, Workspace workspace, String file, Optional<String> rehearsal, RunDeadline deadline) {
        List<SessionSchedule> schedules = workspace.schedules();
        if (schedules.isEmpty()) {
            if (options.isWanted()) {
                context.notice("the script has begun no schedule, so the run ends with it");
            }
            return ExitCodes.OK;
        }
        if (!options.isWanted()) {
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
                options.atMost().or(() -> Optional.of(VIRTUAL_STAY).filter(any -> isVirtual(time)));
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
