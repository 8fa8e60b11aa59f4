package dev.arrshell.internal.service.slurm;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How the end of a lease comes to a job. For an operator it is the time limit. A plain user may not raise that, but may write
 * the comment of a job and signal its script, which then reads the comment.
 */
final class LeaseCalls {

    private LeaseCalls() {}

    /** The calls that are still needed, in their order. */
    static List<SlurmCall> of(JobRow row, Instant end, SlurmRole role) {
        return role == SlurmRole.OPERATOR ? limit(row, end) : comment(row, end);
    }

    private static List<SlurmCall> limit(JobRow row, Instant end) {
        if (row.start().isEmpty()) {
            return List.of();
        }
        long minutes = TimeLimits.minutes(Duration.between(row.start().get(), end));
        return row.limit().filter(now -> now.toMinutes() == minutes).isPresent()
                ? List.of()
                : List.of(SlurmCall.of("scontrol", "update", "JobId=" + row.id(), "TimeLimit=" + minutes));
    }

    private static List<SlurmCall> comment(JobRow row, Instant end) {
        JobComment wanted = row.comment().withEnd(end.plusNanos(999_999_999));
        Optional<String> now = row.comment().end().map(moment -> row.comment().toString());
        return !row.comment().hasPort() || now.filter(wanted.toString()::equals).isPresent()
                ? List.of()
                : List.of(
                        SlurmCall.of("scontrol", "update", "JobId=" + row.id(), "Comment=" + wanted),
                        SlurmCall.of("scancel", "--batch", "--signal=USR1", Long.toString(row.id())));
    }
}
