package dev.arrshell.internal.service.slurm;

import dev.arrshell.internal.files.OwnerOnlyFiles;
import dev.arrshell.internal.service.launch.DaemonThreads;
import dev.arrshell.internal.service.launch.HeldServers;
import dev.arrshell.internal.service.launch.ServerFiles;
import dev.arrshell.internal.service.launch.ServerLog;
import dev.arrshell.internal.service.launch.ServersLock;
import dev.arrshell.internal.service.slurm.JobQueue.Snapshot;
import dev.arrshell.internal.service.slurm.SlurmSettings.JobTemplate;
import dev.arrshell.model.SessionSize;
import dev.arrshell.server.ReleaseReason;
import dev.arrshell.server.ServerListener;
import dev.arrshell.server.ServerOutput;
import dev.arrshell.server.ServerProvider;
import dev.arrshell.server.ServerRequest;
import dev.arrshell.time.TimeSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Servers that are jobs of a Slurm cluster. One thread looks at the queue, another at ports, a few more run the commands for
 * single jobs. A job does not depend on this process, and is found again by its name. The output of a server that has ended
 * is kept for {@link #KEPT}.
 */
public final class SlurmProvider implements ServerProvider {

    /** How long the files of a server that has ended are kept. */
    public static final Duration KEPT = Duration.ofDays(3);

    private static final System.Logger LOG = System.getLogger(SlurmProvider.class.getName());
    private static final List<String> PROGRAMS = List.of("sbatch", "squeue", "scontrol", "scancel");
    private static final int WORKERS = 4;
    private static final long LOOK_MILLIS = 200;
    private static final long CLEAN_HOURS = 1;
    private static final long PATIENCE_SECONDS = 5;

    /** How long the queue is still looked at for late jobs when there is no server. */
    private static final Duration AFTERWARDS = Duration.ofMinutes(2);

    private static final String THREADS = "arr-slurm";

    private volatile SlurmSettings settings;
    private final TimeSource time = TimeSource.system();
    private final HeldServers<SlurmJob> jobs = new HeldServers<>();
    private final ScheduledThreadPoolExecutor looks = DaemonThreads.of(THREADS, 2);
    private final ScheduledThreadPoolExecutor work = DaemonThreads.of(THREADS, WORKERS);
    private volatile boolean isAdopted;
    private volatile SlurmRole role;
    private SlurmContext context;
    private JobQueue queue;
    private ServerListener listener;
    private ServersLock lock;
    private Instant answeredAt;
    private long neededAt;

    /** A provider that has not begun to work. */
    public SlurmProvider(SlurmSettings settings) {
        this.settings = settings;
        looks.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    @Override
    public void open(ServerListener told) {
        listener = told;
        Path directory = settings.directory();
        try {
            OwnerOnlyFiles.createDirectories(directory);
            lock = ServersLock.take(directory);
            SlurmCommands commands =
                    new SlurmCommands(settings.programs(), scratch(directory), settings.commandLimit());
            PROGRAMS.forEach(program -> need(commands, program));
            JobNames names = JobNames.in(directory);
            Path servers = OwnerOnlyFiles.createDirectories(directory.resolve("servers"));
            context = new SlurmContext(() -> settings, commands, names, servers, time);
            queue = new JobQueue(commands, names);
        } catch (IOException failure) {
            throw new IllegalStateException(
                    "the directory " + directory + " cannot be used for servers: " + failure.getMessage(), failure);
        }
        answeredAt = time.instant();
        neededAt = System.nanoTime();
        looks.execute(this::pollAgain);
        looks.scheduleWithFixedDelay(() -> guarded(this::lookAtAll), LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
        work.scheduleWithFixedDelay(() -> guarded(this::clean), 0, CLEAN_HOURS, TimeUnit.HOURS);
    }

    /** Commands that were killed with an earlier run have left their output. */
    private static Path scratch(Path directory) throws IOException {
        Path scratch = OwnerOnlyFiles.createDirectories(directory.resolve("commands"));
        try (Stream<Path> left = Files.list(scratch)) {
            for (Path file : left.toList()) {
                Files.deleteIfExists(file);
            }
        }
        return scratch;
    }

    private static void need(SlurmCommands commands, String program) {
        if (commands.find(program).isEmpty()) {
            throw new IllegalStateException("provider = \"slurm\" needs Slurm's command '" + program
                    + "', which is not on the PATH: run arr serve where jobs are submitted, such as a login node"
                    + " (nothing was started)");
        }
    }

    /** A sentence that says what the service may do on the cluster, or why that is not known yet. */
    public String role() {
        try {
            return findRole().sentence();
        } catch (SlurmFailure unknown) {
            return "cannot find out whether it is an operator or a plain user of Slurm: " + unknown.getMessage();
        }
    }

    private synchronized SlurmRole findRole() throws SlurmFailure {
        if (role == null) {
            role = SlurmRole.find(context.commands(), settings.user());
        }
        return role;
    }

    /**
     * Changes the configuration, for servers that start from now on, and the time between two looks at the queue.
     *
     * @throws IllegalArgumentException if the directory is another
     */
    public void configure(SlurmSettings changed) {
        if (!changed.directory().equals(settings.directory())) {
            throw new IllegalArgumentException("the directory of servers cannot change while they run");
        }
        settings = changed;
    }

    @Override
    public Collection<UUID> adopt(Collection<ServerRequest> known) {
        Map<UUID, ServerRequest> requests =
                known.stream().collect(Collectors.toMap(ServerRequest::server, request -> request));
        Set<UUID> neverBegun = new LinkedHashSet<>(requests.keySet());
        for (UUID found : ServerFiles.serversIn(context.servers())) {
            Optional<ServerRequest> request = Optional.ofNullable(requests.get(found));
            JobFiles files = context.files(found);
            if (!files.mayBeSubmitted()) {
                files.delete();
            } else if (request.isPresent() || files.outcome().isEmpty()) {
                neverBegun.remove(found);
                takeOver(found, request);
            }
        }
        isAdopted = true;
        return neverBegun;
    }

    private void takeOver(UUID server, Optional<ServerRequest> request) {
        SlurmJob job = new SlurmJob(server, request, context);
        Optional<Consumer<ServerListener>> event = job.resume();
        if (request.isEmpty()) {
            LOG.log(System.Logger.Level.INFO, "a job that the service does not know is cancelled: {0}", server);
            job.release();
        } else {
            tell(event);
        }
        if (!job.isOver()) {
            jobs.add(server, job);
        }
    }

    @Override
    public void allocate(ServerRequest request) {
        SlurmJob job = new SlurmJob(request.server(), Optional.of(request), context);
        if (!context.files(request.server()).mayBeSubmitted() && jobs.add(request.server(), job)) {
            submit(job);
        }
    }

    /** Without a role the next look at the queue submits it. */
    private void submit(SlurmJob job) {
        SlurmRole found = role;
        if (found != null) {
            run(() -> {
                tell(job.submit(found));
                cancel(job.cancellable());
            });
        }
    }

    @Override
    public void extend(UUID server, Instant end) {
        jobs.find(server).ifPresent(job -> {
            job.extend(end);
            run(() -> {
                bringLease(job);
                cancel(job.cancellable());
            });
        });
    }

    private void bringLease(SlurmJob job) {
        SlurmRole found = role;
        if (found == null) {
            return;
        }
        List<SlurmCall> calls = job.leaseCalls(found);
        for (SlurmCall call : calls) {
            try {
                context.commands().run(call.program(), call.arguments());
            } catch (SlurmFailure failure) {
                LOG.log(System.Logger.Level.WARNING, "the end of a lease is not set yet: {0}", failure.getMessage());
                job.repeat(calls.subList(calls.indexOf(call), calls.size()));
                return;
            }
        }
    }

    @Override
    public void release(UUID server, ReleaseReason reason) {
        jobs.find(server).ifPresent(job -> {
            job.release();
            run(() -> cancel(job.cancellable()));
            if (job.isOver()) {
                jobs.remove(server);
            }
        });
    }

    @Override
    public boolean awaitReleased(Duration atMost) throws InterruptedException {
        return jobs.awaitNone(SlurmJob::isEnding, atMost);
    }

    /** Cancels jobs. A job that could not be cancelled is cancelled after the next look at the queue. */
    private void cancel(Collection<Long> ids) {
        if (ids.isEmpty()) {
            return;
        }
        try {
            context.commands()
                    .run("scancel", ids.stream().map(id -> Long.toString(id)).toList());
        } catch (SlurmFailure failure) {
            LOG.log(System.Logger.Level.WARNING, "jobs are not cancelled yet: {0}", failure.getMessage());
        }
    }

    @Override
    public OptionalInt capacity(SessionSize size) {
        JobTemplate template = settings.sizes().get(size);
        return template == null ? OptionalInt.of(0) : template.server().capacity();
    }

    @Override
    public Optional<Duration> longestLease() {
        return settings.maxLease();
    }

    @Override
    public ServerOutput output(UUID server, long from) {
        return jobs.find(server)
                .map(job -> job.output(from))
                .orElseGet(() -> new ServerLog(context.files(server).path()).read(from));
    }

    private void pollAgain() {
        guarded(this::poll);
        if (!looks.isShutdown()) {
            looks.schedule(this::pollAgain, settings.interval().toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** One look at the queue, for all jobs. */
    private void poll() {
        try {
            findRole();
            if (!jobs.all().isEmpty()) {
                neededAt = System.nanoTime();
            } else if (System.nanoTime() - neededAt > AFTERWARDS.toNanos()) {
                return;
            }
            Snapshot snapshot = queue.read();
            answeredAt = time.instant();
            observe(snapshot);
        } catch (SlurmFailure failure) {
            jobs.all().forEach(job -> tell(job.unknown(answeredAt, failure.getMessage())));
        }
    }

    private void observe(Snapshot snapshot) {
        List<Long> cancelled = new ArrayList<>();
        if (isAdopted) {
            strays(snapshot).forEach(cancelled::add);
        }
        jobs.forEach((server, job) -> {
            tell(job.observe(snapshot));
            cancelled.addAll(job.cancellable());
            if (job.waitsForSubmission()) {
                submit(job);
            }
            if (job.isOver()) {
                jobs.remove(server);
            }
        });
        run(() -> cancel(cancelled));
        jobs.all().forEach(job -> run(() -> bringLease(job)));
    }

    /** Jobs of this service whose server it does not know. */
    private Stream<Long> strays(Snapshot snapshot) {
        return snapshot.jobs().entrySet().stream()
                .filter(entry -> jobs.find(entry.getKey()).isEmpty())
                .flatMap(entry -> entry.getValue().stream())
                .filter(row -> row.phase().isLive())
                .map(JobRow::id);
    }

    private void lookAtAll() {
        for (SlurmJob job : jobs.all()) {
            tell(job.look());
            try {
                job.trimLog();
            } catch (IOException failure) {
                LOG.log(System.Logger.Level.WARNING, "the output of a server could not be cut", failure);
            }
        }
    }

    private void clean() {
        ServerFiles.serversIn(context.servers()).stream()
                .map(context::files)
                .filter(files -> files.endedBefore(time.instant(), KEPT))
                .forEach(JobFiles::delete);
    }

    private void run(Runnable task) {
        work.execute(() -> guarded(task));
    }

    private void tell(Optional<Consumer<ServerListener>> event) {
        event.ifPresent(told -> guarded(() -> told.accept(listener)));
    }

    /** A failure must not end the work on the other servers. */
    private static void guarded(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException failure) {
            LOG.log(System.Logger.Level.WARNING, "a job could not be managed", failure);
        }
    }

    @Override
    public void close() {
        end(looks);
        end(work);
        try {
            if (lock != null) {
                lock.close();
            }
        } catch (IOException failure) {
            LOG.log(System.Logger.Level.WARNING, "the lock could not be given back", failure);
        }
    }

    /** A command that runs longer is killed with its thread's interruption. */
    private static void end(ScheduledThreadPoolExecutor threads) {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
