package dev.arrshell.internal.service.slurm;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A job as the queue shows it.
 *
 * @param id Slurm's number
 * @param name its name
 * @param state Slurm's word, such as {@code RUNNING}
 * @param node the node that runs its script; empty if there is none yet
 * @param limit its time limit; empty if it has none
 * @param start when it started; empty if it has not
 * @param reason why it waits or has failed, in Slurm's word; empty if there is nothing to say
 * @param comment what the job tells of itself
 */
record JobRow(
        long id,
        String name,
        String state,
        String node,
        Optional<Duration> limit,
        Optional<Instant> start,
        String reason,
        JobComment comment) {

    /** The fields that are asked for; the comment is the last, as it may have any character. */
    static final String FORMAT = "%i|%j|%T|%B|%l|%S|%r|%k";

    private static final int FIELDS = 8;
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");
    private static final Pattern LIMIT =
            Pattern.compile("(?:([0-9]{1,6})-)?(?:([0-9]{1,6}):)?([0-9]{1,6}):([0-9]{1,2})");

    /** Reads a line; empty if it is no line of a job, or that of an element of an array. */
    static Optional<JobRow> parse(String line) {
        String[] fields = line.split("\\|", FIELDS);
        if (fields.length < FIELDS || !NUMBER.matcher(fields[0]).matches()) {
            return Optional.empty();
        }
        return Optional.of(new JobRow(
                Long.parseLong(fields[0]),
                fields[1],
                fields[2],
                word(fields[3]),
                limit(fields[4]),
                NUMBER.matcher(fields[5]).matches()
                        ? Optional.of(Instant.ofEpochSecond(Long.parseLong(fields[5])))
                        : Optional.empty(),
                word(fields[6]),
                JobComment.parse(fields[7])));
    }

    private static String word(String field) {
        return field.equals("n/a") || field.equals("None") || field.equals("(null)") ? "" : field;
    }

    /** Such as {@code 5:00} or {@code 1-02:00:00}. */
    private static Optional<Duration> limit(String text) {
        Matcher parts = LIMIT.matcher(text);
        return parts.matches()
                ? Optional.of(Duration.ofDays(number(parts.group(1)))
                        .plusHours(number(parts.group(2)))
                        .plusMinutes(number(parts.group(3)))
                        .plusSeconds(number(parts.group(4))))
                : Optional.empty();
    }

    private static long number(String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }

    JobState phase() {
        return JobState.of(state);
    }
}
