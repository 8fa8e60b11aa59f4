package dev.arrshell.internal.service.process;

import dev.arrshell.internal.files.OwnerOnlyFiles;
import dev.arrshell.internal.service.launch.DaemonThreads;
import dev.arrshell.internal.service.launch.HeldServers;
import dev.arrshell.internal.service.launch.ServerCommand;
import dev.arrshell.internal.service.launch.ServerFiles;
import dev.arrshell.internal.service.launch.ServerLog;
import dev.arrshell.internal.service.launch.ServersLock;
import dev.arrshell.model.SessionSize;
import dev.arrshell.server.ReleaseReason;
import dev.arrshell.server.ServerListener;
import dev.arrshell.server.ServerOutput;
import dev.arrshell.server.ServerProvider;
import dev.arrshell.server.ServerRequest;
import dev.arrshell.time.TimeSource;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Servers that are processes on this machine. One thread looks at all of them, another starts and signals them. A server and
 * its supervisor do not depend on this process. The log of a server that has ended is kept for {@link #KEPT}.
 */
public final class ProcessProvider implements ServerProvider {

    /** How long the files of a server that has ended are kept. */
    public static final Duration KEPT = Duration.ofDays(3);

    private static final System.Logger LOG = System.getLogger(ProcessProvider.class.getName());
    private static final long LOOK_MILLIS = 50;
    private static final long CALM = 4;
    private static final long TRIM_MILLIS = 500;
    private static final long CLEAN_HOURS = 1;
    private static final long PATIENCE_SECONDS = 10;

    private static final String THREADS = "arr-servers";

    private volatile ProcessSettings settings;
    private final TimeSource time;
    private final HeldServers<ManagedServer> servers = new HeldServers<>();
    private final ScheduledThreadPoolExecutor looking;
    private final ScheduledThreadPoolExecutor starting;
    private ServerContext context;
    private ServerListener listener;
    private ServersLock lock;
    private long looks;

    /** A provider that has not begun to work. */
    public ProcessProvider(ProcessSettings settings) {
        this.settings = settings;
        this.time = TimeSource.system();
        // Many starts that were asked for before the next look must not keep it waiting, so each has its thread.
        this.looking = DaemonThreads.of(THREADS, 1);
        this.starting = DaemonThreads.of(THREADS, 1);
    }

    @Override
    public void open(ServerListener told) {
        listener = told;
        Path directory = settings.directory();
        try {
            Supervisor supervisor = Supervisor.install(directory);
            lock = ServersLock.take(directory);
            Path all = OwnerOnlyFiles.createDirectories(directory.resolve("servers"));
            context = new ServerContext(
                    () -> settings, time, new PortPool(settings.ports()), new Places(), supervisor, all);
        } catch (IOException failure) {
            throw new IllegalStateException(
                    "the directory " + directory + " cannot be used for servers: " + failure.getMessage(), failure);
        }
        looking.scheduleWithFixedDelay(this::lookAtAll, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
        looking.scheduleWithFixedDelay(this::trimAll, TRIM_MILLIS, TRIM_MILLIS, TimeUnit.MILLISECONDS);
        looking.scheduleWithFixedDelay(this::clean, 0, CLEAN_HOURS, TimeUnit.HOURS);
    }

    /**
     * Changes the configuration, for servers that start from now on.
     *
     * @throws IllegalArgumentException if the directory is another
     */
    public void configure(ProcessSettings changed) {
        if (!changed.directory().equals(settings.directory())) {
            throw new IllegalArgumentException("the directory of servers cannot change while they run");
        }
        settings = changed;
        context.ports().use(changed.ports());
        startWaiting();
    }

    @Override
    public Collection<UUID> adopt(Collection<ServerRequest> known) {
        Map<UUID, ServerRequest> requests =
                known.stream().collect(Collectors.toMap(ServerRequest::server, request -> request));
        Set<UUID> neverBegun = new LinkedHashSet<>(requests.keySet());
        for (UUID found : ServerFiles.serversIn(context.servers())) {
            Optional<ServerRequest> request = Optional.ofNullable(requests.get(found));
            ServerDirectory directory = context.directory(found);
            if (directory.begun().isEmpty()) {
                directory.delete();
            } else if (request.isPresent() || directory.exit().isEmpty()) {
                neverBegun.remove(found);
                takeOver(found, request);
            }
        }
        return neverBegun;
    }

    private void takeOver(UUID server, Optional<ServerRequest> request) {
        ManagedServer managed = new ManagedServer(server, request, context);
        managed.resume();
        if (request.isEmpty()) {
            LOG.log(System.Logger.Level.INFO, "a server that the service does not know is stopped: {0}", server);
            attempt(managed::release);
        }
        servers.add(server, managed);
    }

    @Override
    public void allocate(ServerRequest request) {
        ManagedServer managed = new ManagedServer(request.server(), Optional.of(request), context);
        if (servers.add(request.server(), managed)) {
            starting.execute(() -> begin(managed, request.server()));
        }
    }

    /** Starts the servers that wait for a place, as far as there is one. */
    private void startWaiting() {
        servers.all().stream()
                .filter(ManagedServer::isWaiting)
                .sorted(Comparator.comparing(ManagedServer::requestedAt))
                .forEach(managed -> starting.execute(() -> begin(managed, managed.id())));
    }

    /** Whatever a start fails by, its session must not wait for ever. */
    private void begin(ManagedServer managed, UUID server) {
        try {
            tell(managed.start());
        } catch (RuntimeException broken) {
            LOG.log(System.Logger.Level.WARNING, "a server could not be started", broken);
            servers.remove(server);
            tell(Optional.of(told -> told.failed(
                    server, ManagedServer.STARTUP_FAILED, "the server could not be started: " + broken.getMessage())));
        }
    }

    @Override
    public void extend(UUID server, Instant end) {
        servers.find(server)
                .ifPresent(managed -> attempt(() -> {
                    if (managed.extend(end)) {
                        starting.execute(() -> attempt(managed::wake));
                    }
                }));
    }

    @Override
    public void release(UUID server, ReleaseReason reason) {
        servers.find(server).ifPresent(managed -> attempt(managed::release));
    }

    @Override
    public OptionalInt capacity(SessionSize size) {
        ServerCommand command = settings.commands().get(size);
        return command == null ? OptionalInt.empty() : command.capacity();
    }

    @Override
    public ServerOutput output(UUID server, long from) {
        return servers.find(server)
                .map(managed -> managed.output(from))
                .orElseGet(() -> new ServerLog(context.directory(server).path()).read(from));
    }

    /** Servers that only run are looked at less often than those that start or stop. */
    private void lookAtAll() {
        looks++;
        servers.forEach((server, managed) -> {
            if (looks % CALM == 0 || managed.isStarting()) {
                attempt(() -> tell(managed.look()));
                if (managed.isOver()) {
                    servers.remove(server);
                    startWaiting();
                }
            }
        });
    }

    @Override
    public boolean awaitReleased(Duration atMost) throws InterruptedException {
        return servers.awaitNone(ManagedServer::isEnding, atMost);
    }

    private void trimAll() {
        servers.all().forEach(managed -> attempt(managed::trimLog));
    }

    private void clean() {
        attempt(() -> ServerFiles.serversIn(context.servers()).stream()
                .map(context::directory)
                .filter(directory -> directory.endedBefore(time.instant(), KEPT))
                .forEach(ServerDirectory::delete));
    }

    private void tell(Optional<Consumer<ServerListener>> event) {
        event.ifPresent(told -> attempt(() -> told.accept(listener)));
    }

    /** Work on one server, whose failure must not end the work on the others. */
    private interface Work {

        void run() throws IOException;
    }

    private static void attempt(Work work) {
        try {
            work.run();
        } catch (IOException | RuntimeException failure) {
            LOG.log(System.Logger.Level.WARNING, "a server could not be managed", failure);
        }
    }

    @Override
    public void close() {
        looking.shutdown();
        starting.shutdown();
        try {
            looking.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
            starting.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        attempt(() -> {
            if (lock != null) {
                lock.close();
            }
        });
    }
}
