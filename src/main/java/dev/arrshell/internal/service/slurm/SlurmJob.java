package dev.arrshell.internal.service.slurm;

import dev.arrshell.internal.service.launch.PortCheck;
import dev.arrshell.internal.service.launch.ReadyRule;
import dev.arrshell.internal.service.launch.ServerLog;
import dev.arrshell.internal.service.slurm.JobFiles.Outcome;
import dev.arrshell.internal.service.slurm.JobQueue.Snapshot;
import dev.arrshell.internal.service.slurm.SlurmSettings.JobTemplate;
import dev.arrshell.server.ServerAddress;
import dev.arrshell.server.ServerListener;
import dev.arrshell.server.ServerOutput;
import dev.arrshell.server.ServerRequest;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * One job, from its submission until it has ended. It learns from snapshots of the queue that were asked for after its last
 * change. What it tells is returned, so that the listener is called without a lock. Thread-safe.
 */
final class SlurmJob {

    private static final String STARTUP_TIMEOUT = "StartupTimeout";

    /** A job counts as gone when so many looks in a row do not show it. */
    private static final int ABSENCES = 2;

    /** How long a server may take whose size is not configured any more. */
    private static final Duration UNCONFIGURED = Duration.ofMinutes(5);

    private final UUID server;
    private final Optional<ServerRequest> request;
    private final Optional<JobTemplate> template;
    private final SlurmContext context;
    private final JobFiles files;
    private final ServerLog log;
    private Phase phase = Phase.REQUESTED;
    private OptionalLong id = OptionalLong.empty();
    private Optional<Instant> end = Optional.empty();
    private List<JobRow> rows = List.of();
    private long seenAt = System.nanoTime();
    private long changedAt = System.nanoTime();
    private int absences;
    private String lastTold;
    private boolean silent;
    private List<SlurmCall> unfinished = List.of();
    private boolean keepsLog;
    private PortCheck check;
    private ServerAddress checked;

    private enum Phase {
        REQUESTED,
        SUBMITTING,
        /** It is not known whether Slurm took the job. */
        UNCERTAIN,
        SUBMITTED,
        READY,
        OVER
    }

    /** A job to be submitted; without a request one that the service does not know and that is not reported. */
    SlurmJob(UUID server, Optional<ServerRequest> request, SlurmContext context) {
        this.server = server;
        this.request = request;
        this.template = request.map(wanted -> context.settings().sizes().get(wanted.size()));
        this.context = context;
        this.files = context.files(server);
        this.log = new ServerLog(files.path());
    }

    synchronized boolean isOver() {
        return phase == Phase.OVER;
    }

    /** Whether it was released and may still run. */
    synchronized boolean isEnding() {
        return silent && phase != Phase.OVER;
    }

    synchronized boolean waitsForSubmission() {
        return phase == Phase.REQUESTED;
    }

    /** Takes over what an earlier run began. */
    synchronized Optional<Consumer<ServerListener>> resume() {
        Optional<Outcome> outcome = files.outcome();
        if (outcome.isPresent()) {
            phase = Phase.OVER;
            return Optional.of(event(outcome.get()));
        }
        id = files.job();
        Optional<ServerAddress> ready = files.ready();
        if (ready.isPresent()) {
            phase = Phase.READY;
            return Optional.of(listener -> listener.ready(server, ready.get()));
        }
        phase = id.isPresent() ? Phase.SUBMITTED : Phase.UNCERTAIN;
        return Optional.empty();
    }

    /** Submits the job, unless that has been done or it was released meanwhile. */
    Optional<Consumer<ServerListener>> submit(SlurmRole role) {
        JobSubmission submission;
        synchronized (this) {
            if (phase != Phase.REQUESTED || request.isEmpty()) {
                return Optional.empty();
            }
            ServerRequest wanted = request.get();
            if (template.isEmpty()) {
                return failed(JobMessages.STARTUP_FAILED, "servers of size " + wanted.size() + " are not configured");
            }
            submission = new JobSubmission(context, wanted, template.get(), role);
            try {
                submission.prepare(files);
            } catch (IOException failure) {
                return failed(JobMessages.STARTUP_FAILED, "the job cannot be written: " + failure.getMessage());
            }
            phase = Phase.SUBMITTING;
        }
        try {
            return submitted(submission.run(files));
        } catch (SlurmFailure failure) {
            return notSubmitted(failure);
        }
    }

    private synchronized Optional<Consumer<ServerListener>> submitted(long number) {
        id = OptionalLong.of(number);
        change(Phase.SUBMITTED);
        JobFiles.attempt(() -> files.writeJob(number));
        return waiting("Slurm job " + number + " is submitted");
    }

    private synchronized Optional<Consumer<ServerListener>> notSubmitted(SlurmFailure failure) {
        if (failure.isRefusal()) {
            return failed(
                    JobMessages.STARTUP_FAILED,
                    "Slurm refused the job, so nothing was started: " + failure.getMessage());
        }
        change(Phase.UNCERTAIN);
        return waiting(JobMessages.waitsForSlurm(failure.getMessage()));
    }

    private void change(Phase next) {
        phase = next;
        changedAt = System.nanoTime();
        absences = 0;
    }

    /** Sets when the server ends. */
    synchronized void extend(Instant moment) {
        end = Optional.of(moment);
    }

    /** Ends the server, as {@link #cancellable} tells. The listener gets no further event about it. */
    synchronized void release() {
        silent = true;
        if (phase == Phase.REQUESTED) {
            phase = Phase.OVER;
        }
    }

    /** The jobs that are to be cancelled: its own once it is released or its lease is over, and others with its name. */
    synchronized List<Long> cancellable() {
        if (rows.isEmpty() && silent && phase != Phase.OVER && id.isPresent()) {
            return List.of(id.getAsLong());
        }
        boolean isEnded = silent || isExpired();
        return rows.stream()
                .filter(row -> row.phase().isLive())
                .map(JobRow::id)
                .filter(number -> isEnded || id.isPresent() && number != id.getAsLong())
                .toList();
    }

    /** Learns what the queue shows. */
    synchronized Optional<Consumer<ServerListener>> observe(Snapshot snapshot) {
        boolean isKnown = phase == Phase.UNCERTAIN || phase == Phase.SUBMITTED || phase == Phase.READY;
        if (!isKnown || snapshot.askedAt() - changedAt < 0) {
            return Optional.empty();
        }
        rows = snapshot.of(server);
        seenAt = snapshot.askedAt();
        Optional<JobRow> own = own();
        if (own.isEmpty()) {
            return absent();
        }
        absences = 0;
        JobRow row = own.get();
        if (id.isEmpty()) {
            id = OptionalLong.of(row.id());
            phase = Phase.SUBMITTED;
            JobFiles.attempt(() -> files.writeJob(row.id()));
        }
        return switch (row.phase()) {
            case PENDING -> waiting(JobMessages.waits(row));
            case RUNNING -> running(row);
            case ENDED -> over(row);
            default -> Optional.empty();
        };
    }

    /** By its number; if that is not known, the first that is live, else the first. */
    private Optional<JobRow> own() {
        if (id.isPresent()) {
            return rows.stream().filter(row -> row.id() == id.getAsLong()).findFirst();
        }
        return rows.stream()
                .filter(row -> row.phase().isLive())
                .findFirst()
                .or(() -> rows.stream().findFirst());
    }

    private Optional<Consumer<ServerListener>> absent() {
        absences++;
        if (absences < ABSENCES) {
            return Optional.empty();
        }
        if (phase == Phase.UNCERTAIN && !silent) {
            JobFiles.attempt(files::unsubmit);
            change(Phase.REQUESTED);
            return Optional.empty();
        }
        String name = id.isPresent() ? "job " + id.getAsLong() : "the job";
        return failed(
                phase == Phase.READY ? JobMessages.SERVER_FAILED : JobMessages.STARTUP_FAILED,
                JobMessages.forgotten(name) + lastLines());
    }

    private Optional<Consumer<ServerListener>> running(JobRow row) {
        JobComment comment = row.comment();
        if (comment.keepsLog() && !keepsLog) {
            keepsLog = true;
            JobFiles.attempt(() -> files.writeLog("The output of this server stays on " + row.node() + ", since "
                    + files.path() + " is not on a file system that the node shares with this machine."));
        }
        if (phase == Phase.READY) {
            return waiting("");
        }
        if (comment.hasPort() && !row.node().isEmpty()) {
            ServerAddress address = new ServerAddress(
                    context.settings().hostnameOf(row.node()), comment.port(), comment.inspectorPort());
            if (!isCheckedHere()) {
                return comment.isReady() ? ready(address) : waiting(JobMessages.starts(row));
            }
            if (check == null) {
                check = new PortCheck(row.node(), comment.port());
                checked = address;
            }
        }
        return waiting(JobMessages.starts(row));
    }

    private boolean isCheckedHere() {
        return template.map(size -> size.server().ready()).orElse(new ReadyRule.Tcp()) instanceof ReadyRule.Tcp;
    }

    /** Looks at the port, and at the time that the start takes. */
    synchronized Optional<Consumer<ServerListener>> look() {
        if (phase != Phase.SUBMITTED || silent) {
            return Optional.empty();
        }
        if (check != null && check.isReady()) {
            return ready(checked);
        }
        Optional<Instant> start =
                own().filter(row -> row.phase() == JobState.RUNNING).flatMap(JobRow::start);
        Duration startup = template.map(size -> size.server().startup()).orElse(UNCONFIGURED);
        if (start.isEmpty() || !context.time().instant().isAfter(start.get().plus(startup))) {
            return Optional.empty();
        }
        Outcome outcome = new Outcome(
                STARTUP_TIMEOUT, JobMessages.late(startup, id.getAsLong(), Optional.ofNullable(checked)) + lastLines());
        JobFiles.attempt(() -> files.writeOutcome(outcome));
        closeCheck();
        silent = true;
        return Optional.of(event(outcome));
    }

    private Optional<Consumer<ServerListener>> ready(ServerAddress address) {
        if (silent) {
            return Optional.empty();
        }
        phase = Phase.READY;
        lastTold = "";
        closeCheck();
        JobFiles.attempt(() -> files.markReady(address));
        return Optional.of(listener -> listener.ready(server, address));
    }

    private void closeCheck() {
        if (check != null) {
            check.close();
        }
    }

    private Optional<Consumer<ServerListener>> over(JobRow row) {
        if (silent) {
            return over(new Outcome("", "it was released"));
        }
        String exit = row.state().equals("FAILED") ? exitCode(row) : "";
        return over(JobMessages.outcome(row, phase == Phase.READY, isExpired(), exit, lastLines()));
    }

    private boolean isExpired() {
        return end.filter(moment -> !moment.isAfter(context.time().instant())).isPresent();
    }

    /** The queue does not show it. */
    private String exitCode(JobRow row) {
        try {
            return JobDetails.exitCode(context.commands(), row.id());
        } catch (SlurmFailure unknown) {
            return "";
        }
    }

    /** Tells that nothing is known. */
    synchronized Optional<Consumer<ServerListener>> unknown(Instant since, String why) {
        return switch (phase) {
            case SUBMITTED, READY -> waiting(JobMessages.unknown(since, why));
            case REQUESTED, UNCERTAIN -> waiting(JobMessages.waitsForSlurm(why));
            default -> Optional.empty();
        };
    }

    /** The call that sends the end of the lease to the job. Empty if the job has it, or if only a newer look can tell. */
    synchronized List<SlurmCall> leaseCalls(SlurmRole role) {
        if (!unfinished.isEmpty()) {
            List<SlurmCall> again = unfinished;
            unfinished = List.of();
            return again;
        }
        Optional<JobRow> own = own().filter(row -> row.phase() == JobState.RUNNING);
        if (phase != Phase.READY || silent || own.isEmpty() || end.isEmpty() || seenAt - changedAt < 0) {
            return List.of();
        }
        List<SlurmCall> calls = LeaseCalls.of(own.get(), end.get(), role);
        if (!calls.isEmpty()) {
            changedAt = System.nanoTime();
        }
        return calls;
    }

    /** Calls that failed are made again. */
    synchronized void repeat(List<SlurmCall> calls) {
        unfinished = phase == Phase.OVER ? List.of() : List.copyOf(calls);
    }

    /** Reads under the same lock as {@link #trimLog} cuts. */
    ServerOutput output(long from) {
        return log.read(from);
    }

    synchronized void trimLog() throws IOException {
        if (phase == Phase.SUBMITTED || phase == Phase.READY) {
            log.trim();
        }
    }

    private Optional<Consumer<ServerListener>> waiting(String text) {
        if (silent || text.equals(lastTold)) {
            return Optional.empty();
        }
        lastTold = text;
        return Optional.of(listener -> listener.waiting(server, text));
    }

    private Optional<Consumer<ServerListener>> failed(String code, String message) {
        return over(new Outcome(code, message));
    }

    private Optional<Consumer<ServerListener>> over(Outcome outcome) {
        phase = Phase.OVER;
        closeCheck();
        if (files.mayBeSubmitted() && files.outcome().isEmpty()) {
            JobFiles.attempt(() -> files.writeOutcome(outcome));
        }
        return silent ? Optional.empty() : Optional.of(event(outcome));
    }

    private Consumer<ServerListener> event(Outcome outcome) {
        return outcome.code().isEmpty()
                ? listener -> listener.ended(server, outcome.message())
                : listener -> listener.failed(server, outcome.code(), outcome.message());
    }

    private String lastLines() {
        String lines = log.lastLines();
        return lines.isEmpty() ? "" : "; the last it printed:\n" + lines;
    }
}
