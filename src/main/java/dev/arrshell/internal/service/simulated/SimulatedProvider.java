package dev.arrshell.internal.service.simulated;

import dev.arrshell.internal.service.session.ServerPool;
import dev.arrshell.model.SessionSize;
import dev.arrshell.server.ReleaseReason;
import dev.arrshell.server.ServerAddress;
import dev.arrshell.server.ServerListener;
import dev.arrshell.server.ServerOutput;
import dev.arrshell.server.ServerProvider;
import dev.arrshell.server.ServerRequest;
import dev.arrshell.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/**
 * Simulated servers as those of a provider. The plan that a {@link SimulatedFleet} makes for a server becomes events at its
 * moments, by a clock that may be virtual; a virtual clock does not jump to them by itself. Boots count from the request, so
 * that a server that is allocated again after a restart is the same at the same moments. Servers live as long as this object,
 * which can be opened again after its close. Thread-safe.
 */
public final class SimulatedProvider implements ServerProvider {

    private static final System.Logger LOG = System.getLogger(SimulatedProvider.class.getName());

    /** How many servers that are over are remembered, with what they have printed. */
    private static final int REMEMBERED = 1_000;

    private static final int LOWEST_PORT = 49_152;
    private static final int PORT_PAIRS = (65_536 - LOWEST_PORT) / 2;

    private final SimulatedSettings settings;
    private final SimulatedFleet fleet;
    private final TimeSource time;
    private final Map<UUID, SimulatedServer> servers = new LinkedHashMap<>();

    /** Those that are over, oldest first. */
    private final Map<UUID, SimulatedServer> over = new LinkedHashMap<>();

    private Optional<ServerListener> listener = Optional.empty();

    /** A provider that has not begun to work. */
    public SimulatedProvider(SimulatedSettings settings, TimeSource time) {
        this.settings = settings;
        this.time = time;
        fleet = new SimulatedFleet(settings.boots());
        for (SessionSize size : List.of(SessionSize.STANDARD, SessionSize.PREMIUM)) {
            if (!settings.boots().containsKey(size)) {
                fleet.capacity(size, OptionalInt.of(0));
            } else if (settings.capacity().containsKey(size)) {
                fleet.capacity(size, OptionalInt.of(settings.capacity().get(size)));
            }
        }
    }

    @Override
    public synchronized void open(ServerListener told) {
        listener = Optional.of(told);
    }

    @Override
    public Collection<UUID> adopt(Collection<ServerRequest> known) {
        List<UUID> ids = known.stream().map(ServerRequest::server).toList();
        strays(ids).forEach(stray -> release(stray, ReleaseReason.ABANDONED));
        Map<Boolean, List<UUID>> found = ids.stream().collect(Collectors.partitioningBy(id -> find(id).isPresent()));
        found.get(true)
                .forEach(id -> find(id).ifPresent(server -> {
                    server.resume();
                    follow(server);
                }));
        return found.get(false);
    }

    private synchronized List<UUID> strays(Collection<UUID> known) {
        return servers.keySet().stream().filter(id -> !known.contains(id)).toList();
    }

    private synchronized Optional<SimulatedServer> find(UUID server) {
        return Optional.ofNullable(servers.getOrDefault(server, over.get(server)));
    }

    @Override
    public void allocate(ServerRequest request) {
        add(request).ifPresent(this::follow);
    }

    private synchronized Optional<SimulatedServer> add(ServerRequest request) {
        if (find(request.server()).isPresent()) {
            return Optional.empty();
        }
        ServerPool pool = new ServerPool(request.size(), request.region());
        SimulatedServer server =
                new SimulatedServer(request, fleet.boot(pool, request.requestedAt()), address(request.server()));
        servers.put(request.server(), server);
        return Optional.of(server);
    }

    /** Always the same for a server: an even port and the one after it. */
    private ServerAddress address(UUID server) {
        int port = LOWEST_PORT + 2 * Math.floorMod(server.getLeastSignificantBits(), PORT_PAIRS);
        return new ServerAddress(settings.hostname(), port, port + 1);
    }

    /** Tells what is due, and waits for what comes next. */
    private void follow(SimulatedServer server) {
        Optional<ServerListener> told = listener();
        if (told.isEmpty()) {
            return;
        }
        tellDue(server, told.get());
        if (server.isOver()) {
            retire(server);
        }
        server.next().ifPresent(moment -> {
            CompletableFuture<Void> wait = time.whenPassed(Duration.between(time.instant(), moment));
            server.waitBy(wait);
            wait.thenRun(() -> follow(server));
        });
    }

    /** A listener that fails must not end the life of the server. */
    private void tellDue(SimulatedServer server, ServerListener told) {
        try {
            server.tellDue(time.instant(), told);
        } catch (RuntimeException failure) {
            LOG.log(System.Logger.Level.WARNING, "the event of a simulated server could not be told", failure);
        }
    }

    private synchronized Optional<ServerListener> listener() {
        return listener;
    }

    private synchronized void retire(SimulatedServer server) {
        servers.remove(server.id());
        over.put(server.id(), server);
        if (over.size() > REMEMBERED) {
            over.remove(over.keySet().iterator().next());
        }
    }

    @Override
    public void extend(UUID server, Instant end) {
        running(server).ifPresent(runs -> {
            runs.extend(end);
            follow(runs);
        });
    }

    @Override
    public void release(UUID server, ReleaseReason reason) {
        running(server).ifPresent(runs -> {
            runs.release();
            retire(runs);
        });
    }

    private synchronized Optional<SimulatedServer> running(UUID server) {
        return Optional.ofNullable(servers.get(server));
    }

    @Override
    public OptionalInt capacity(SessionSize size) {
        return fleet.capacity(size);
    }

    @Override
    public ServerOutput output(UUID server, long from) {
        return find(server).map(found -> found.output(from, time.instant())).orElse(ServerOutput.NONE);
    }

    /** Nothing is reported any more; time passes for the servers all the same. */
    @Override
    public void close() {
        stopTelling().forEach(SimulatedServer::cancelTimer);
    }

    private synchronized List<SimulatedServer> stopTelling() {
        listener = Optional.empty();
        return List.copyOf(servers.values());
    }
}
