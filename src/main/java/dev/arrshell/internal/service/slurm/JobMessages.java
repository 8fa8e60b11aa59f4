package dev.arrshell.internal.service.slurm;

import dev.arrshell.internal.service.launch.ServerExit;
import dev.arrshell.internal.service.slurm.JobFiles.Outcome;
import dev.arrshell.internal.text.DurationText;
import dev.arrshell.server.ServerAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The sentences about jobs, which quote Slurm's own words. */
final class JobMessages {

    static final String STARTUP_FAILED = "StartupFailed";
    static final String SERVER_FAILED = "ServerFailed";

    private static final Map<String, String> WAITS = Map.ofEntries(
            Map.entry("", "Slurm has not looked at it yet"),
            Map.entry("Resources", "no place is free yet (Resources)"),
            Map.entry("Priority", "other jobs come first (Priority)"),
            Map.entry("BeginTime", "its time has not come (BeginTime)"),
            Map.entry("JobHeldUser", "it is held: scontrol release lets it go (JobHeldUser)"),
            Map.entry("JobHeldAdmin", "an administrator holds it (JobHeldAdmin)"),
            Map.entry(
                    "PartitionTimeLimit",
                    "its time limit is over that of the partition: lower max-lease or the lease (PartitionTimeLimit)"),
            Map.entry(
                    "PartitionConfig",
                    "the partition does not let it run: check the options in slurm = […] (PartitionConfig)"),
            Map.entry("Reservation", "its reservation has not begun (Reservation)"));

    private static final Set<String> AT_THE_END = Set.of("COMPLETED", "TIMEOUT", "CANCELLED");

    private static final Map<String, String> ENDS = Map.ofEntries(
            Map.entry("BOOT_FAIL", "its node did not start"),
            Map.entry("CANCELLED", "it was cancelled, and not by this service"),
            Map.entry("DEADLINE", "Slurm's deadline for it has passed"),
            Map.entry("NODE_FAIL", "its node failed"),
            Map.entry("OUT_OF_MEMORY", "it was out of memory"),
            Map.entry("PREEMPTED", "another job took its place"),
            Map.entry("REVOKED", "another cluster took it"),
            Map.entry("TIMEOUT", "its time limit was reached"));

    private JobMessages() {}

    static String waits(JobRow row) {
        String why = row.state().equals("PENDING")
                ? WAITS.getOrDefault(row.reason(), row.reason())
                : "Slurm says " + row.state() + (row.reason().isEmpty() ? "" : " (" + row.reason() + ")");
        return "Slurm job " + row.id() + " waits: " + why;
    }

    static String starts(JobRow row) {
        return "Slurm job " + row.id() + " runs on " + row.node() + "; the server is not ready yet";
    }

    static String waitsForSlurm(String why) {
        return "the job is not submitted yet, since Slurm does not answer: " + why;
    }

    static String unknown(Instant since, String why) {
        return "Slurm has not answered since " + since.truncatedTo(ChronoUnit.SECONDS)
                + ", so nothing newer is known of this server, and nothing was changed: " + why;
    }

    /** A server was not ready in time, and not at this address if its port was known. */
    static String late(Duration startup, long job, Optional<ServerAddress> address) {
        String port = address.map(tried -> ": " + tried.hostname() + ":" + tried.handshakePort()
                        + " takes no connection from this machine")
                .orElse("");
        return "the server was not ready within " + DurationText.format(startup) + ", so Slurm job " + job
                + " was cancelled" + port;
    }

    static String forgotten(String job) {
        return "Slurm does not know " + job + " any more: it ended while this service could not see it";
    }

    /**
     * How a job ended.
     *
     * @param exit the exit code as Slurm shows it, such as {@code 3:0}; empty if it is not known
     */
    private static String ended(JobRow row, String exit) {
        String what = ENDS.get(row.state());
        if (what == null) {
            what = row.state().equals("COMPLETED") ? "the server ended with exit code 0" : failed(row, exit);
        }
        return "Slurm job " + row.id() + (row.node().isEmpty() ? "" : " on " + row.node()) + " ended: " + what + " ("
                + row.state() + ")";
    }

    private static String failed(JobRow row, String exit) {
        String[] parts = exit.split(":");
        if (parts.length != 2 || !parts[0].matches("[0-9]{1,3}") || !parts[1].matches("[0-9]{1,3}")) {
            return row.reason().isEmpty() ? "it failed" : "it failed, " + row.reason();
        }
        int signal = Integer.parseInt(parts[1]);
        int code = signal > 0 ? ServerExit.SIGNALS + signal : Integer.parseInt(parts[0]);
        return "the server ended with " + ServerExit.description(code);
    }

    /**
     * The meaning of a job's end for its server.
     *
     * @param isExpired whether the lease was over
     * @param exit the exit code as Slurm shows it; empty if it is not known
     * @param lastLines what the server printed last, as the end of a message
     */
    static Outcome outcome(JobRow row, boolean wasReady, boolean isExpired, String exit, String lastLines) {
        String word = row.state();
        if (wasReady && isExpired && AT_THE_END.contains(word)) {
            return new Outcome("", "the server was stopped, since its lease is over");
        }
        String message = ended(row, exit);
        if (wasReady) {
            boolean isFault = !word.equals("COMPLETED") && !word.equals("CANCELLED");
            return isFault ? new Outcome(SERVER_FAILED, message + lastLines) : new Outcome("", message);
        }
        return new Outcome(STARTUP_FAILED, message + " before the server was ready" + lastLines);
    }
}
