package dev.arrshell.internal.service.provided;

import dev.arrshell.internal.service.http.ApiError;
import dev.arrshell.internal.service.http.ServiceAssumptions;
import dev.arrshell.internal.service.session.AccountRegion;
import dev.arrshell.internal.service.session.BootPlan;
import dev.arrshell.internal.service.session.ServerAllocator;
import dev.arrshell.internal.service.session.ServerPool;
import dev.arrshell.internal.service.session.SessionListener;
import dev.arrshell.internal.service.session.SessionRecord;
import dev.arrshell.internal.service.session.SessionService;
import dev.arrshell.model.Region;
import dev.arrshell.model.SessionId;
import dev.arrshell.model.SessionSize;
import dev.arrshell.model.SessionStatus;
import dev.arrshell.server.ReleaseReason;
import dev.arrshell.server.ServerAddress;
import dev.arrshell.server.ServerListener;
import dev.arrshell.server.ServerOutput;
import dev.arrshell.server.ServerProvider;
import dev.arrshell.server.ServerRequest;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The servers behind sessions, from a provider. It follows the changes of sessions on one thread, in their order: a new
 * session gets a server, a longer lease goes to its server, a session that has ended gives its server back. A lease ends
 * without an event, so it looks for such ends itself. What the provider tells becomes a change of the session.
 */
public final class ProvidedServers implements ServerAllocator, SessionListener, ServerListener, AutoCloseable {

    private static final long LOOK_MILLIS = 200;
    private static final String NO_REASON = "the provider told no reason";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ServerProvider provider;
    private final InstantSource clock;
    private final SessionListener next;
    private final Consumer<? super String> warnings;
    private final Map<UUID, SessionRecord> sessionOf = new ConcurrentHashMap<>();

    /** When the lease of each server ends, as the provider was told last. Used on the one thread. */
    private final Map<UUID, Instant> toldEnd = new HashMap<>();

    /** The servers whose release failed, which is tried again. Used on the one thread. */
    private final Map<UUID, ReleaseReason> unreleased = new HashMap<>();

    /** The last answer about each size, for when there is none. */
    private final Map<SessionSize, OptionalInt> capacities = new ConcurrentHashMap<>();

    private final ScheduledThreadPoolExecutor thread;
    private SessionService sessions;

    /** The last warning, which is not repeated at every new try. */
    private volatile String lastWarning = "";

    /**
     * Creates the bridge.
     *
     * @param next a second listener, which gets all changes too
     */
    public ProvidedServers(
            ServerProvider provider, InstantSource clock, SessionListener next, Consumer<? super String> warnings) {
        this.provider = provider;
        this.clock = clock;
        this.next = next;
        this.warnings = warnings;
        thread = new ScheduledThreadPoolExecutor(1, work -> {
            Thread made = new Thread(work, "arr-servers");
            made.setDaemon(true);
            return made;
        });
        thread.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        thread.setContinueExistingPeriodicTasksAfterShutdownPolicy(false);
    }

    /** Takes over what an earlier run left, then begins to follow the sessions. If that fails, it is closed. */
    public void open(SessionService service) {
        sessions = service;
        try {
            begin();
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private void begin() {
        required("the provider of servers cannot begin", () -> {
            provider.open(this);
            return Boolean.TRUE;
        });
        Instant now = clock.instant();
        List<SessionRecord> going = sessions.all().stream()
                .filter(session -> needsServer(session) && !session.hasEndedAt(now))
                .sorted(Comparator.comparing(SessionRecord::position))
                .toList();
        going.forEach(session -> sessionOf.put(session.serverId(), session));
        List<ServerRequest> known = going.stream().map(ProvidedServers::request).toList();
        Set<UUID> never = required(
                "the servers of an earlier run cannot be taken over", () -> new HashSet<>(provider.adopt(known)));
        thread.execute(() -> going.forEach(session -> {
            if (never.contains(session.serverId())) {
                begin(session);
            } else {
                extend(session);
            }
        }));
        thread.scheduleWithFixedDelay(this::lookAtAll, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** The result of a call without which the service cannot begin. */
    private static <T> T required(String problem, Callable<T> call) {
        try {
            return call.call();
        } catch (IllegalStateException told) {
            throw told;
        } catch (UncheckedIOException e) {
            throw new IllegalStateException(problem + ": " + e.getCause().getMessage() + " (nothing was started)", e);
        } catch (Exception | LinkageError broken) {
            throw new IllegalStateException(problem + ": " + broken + " (nothing was started)", broken);
        }
    }

    /** A session for which no server was left never gets one. */
    private static boolean needsServer(SessionRecord session) {
        return session.boot().failure().isEmpty();
    }

    @Override
    public BootPlan boot(ServerPool pool, Instant now) {
        return BootPlan.never();
    }

    /** The machine is the same, whatever region a client names. */
    @Override
    public ServerPool counted(ServerPool pool) {
        return new ServerPool(pool.size(), Region.DEFAULT);
    }

    @Override
    public boolean isLimited() {
        return capacity(SessionSize.STANDARD).isPresent()
                || capacity(SessionSize.PREMIUM).isPresent();
    }

    /** A provider that does not tell has as many as it told before, or none. */
    @Override
    public OptionalInt capacity(SessionSize size) {
        try {
            OptionalInt told = Objects.requireNonNull(provider.capacity(size), "capacity");
            capacities.put(size, told);
            return told;
        } catch (Exception | LinkageError broken) {
            warn(broken);
            return capacities.getOrDefault(size, OptionalInt.of(0));
        }
    }

    /** A provider that does not tell has no limit. */
    @Override
    public Optional<Duration> longestLease() {
        try {
            return Objects.requireNonNull(provider.longestLease(), "longestLease");
        } catch (Exception | LinkageError broken) {
            warn(broken);
            return Optional.empty();
        }
    }

    @Override
    public long limitChanges() {
        return 0;
    }

    @Override
    public void changed(SessionRecord session) {
        next.changed(session);
        if (needsServer(session)) {
            thread.execute(() -> follow(session));
        }
    }

    @Override
    public void forgotten(SessionRecord session) {
        next.forgotten(session);
    }

    @Override
    public void undone(SessionRecord session) {
        next.undone(session);
        thread.execute(() -> release(session, ReleaseReason.ABANDONED));
    }

    private void follow(SessionRecord session) {
        if (session.hasEndedAt(clock.instant())) {
            release(session, reason(session));
        } else if (sessionOf.put(session.serverId(), session) == null) {
            begin(session);
        } else {
            extend(session);
        }
    }

    private void begin(SessionRecord session) {
        try {
            provider.allocate(request(session));
        } catch (Exception | LinkageError broken) {
            failed(session.serverId(), ServiceAssumptions.STARTUP_FAILURE, "the provider failed: " + broken);
        }
    }

    private void extend(SessionRecord session) {
        boolean isReady = !session.boot().readyAt().equals(BootPlan.NEVER);
        Instant end = isReady ? session.expiresAt() : null;
        if (isReady
                && !end.equals(toldEnd.get(session.serverId()))
                && succeeds(() -> provider.extend(session.serverId(), end))) {
            toldEnd.put(session.serverId(), end);
        }
    }

    /** Releases what has ended, and tries again what the provider refused. */
    private void lookAtAll() {
        succeeds(() -> {
            List.copyOf(unreleased.keySet()).forEach(this::tryRelease);
            Instant now = clock.instant();
            for (SessionRecord held : sessionOf.values()) {
                if (held.hasEndedAt(now)) {
                    SessionRecord session = current(held);
                    if (session.hasEndedAt(now)) {
                        release(session, reason(session));
                    }
                } else {
                    extend(held);
                }
            }
        });
    }

    /** The session as it is now: a longer lease may still be on its way to this thread. */
    private SessionRecord current(SessionRecord session) {
        try {
            return sessions.find(session.scope(), session.id()).session();
        } catch (ApiError gone) {
            return session;
        }
    }

    private ReleaseReason reason(SessionRecord session) {
        return session.end()
                .map(end -> end.status() == SessionStatus.STOPPED ? ReleaseReason.STOPPED : ReleaseReason.ABANDONED)
                .orElse(ReleaseReason.EXPIRED);
    }

    private void release(SessionRecord session, ReleaseReason reason) {
        UUID server = session.serverId();
        toldEnd.remove(server);
        if (sessionOf.remove(server) != null) {
            unreleased.put(server, reason);
            tryRelease(server);
        }
    }

    private void tryRelease(UUID server) {
        if (succeeds(() -> provider.release(server, unreleased.get(server)))) {
            unreleased.remove(server);
        }
    }

    /** Whether a call of the provider succeeds, whatever it throws. */
    private boolean succeeds(Runnable call) {
        try {
            call.run();
            return true;
        } catch (Exception | LinkageError broken) {
            warn(broken);
            return false;
        }
    }

    private void warn(Throwable broken) {
        String warning = "the provider of servers failed: " + broken;
        if (!warning.equals(lastWarning)) {
            lastWarning = warning;
            warnings.accept(warning);
        }
    }

    private static ServerRequest request(SessionRecord session) {
        return new ServerRequest(
                session.serverId(),
                session.scope().account(),
                SessionId.parse(session.id()),
                session.parameters().size(),
                session.scope().region(),
                session.parameters().models(),
                session.lease(),
                session.position().createdAt());
    }

    @Override
    public void ready(UUID server, ServerAddress address) {
        if (address == null) {
            failed(server, ServiceAssumptions.STARTUP_FAILURE, "the provider told no address");
        } else {
            tell(server, (scope, id) -> sessions.serverReady(scope, id, address));
        }
    }

    @Override
    public void waiting(UUID server, String why) {
        String text = Objects.requireNonNullElse(why, "");
        tell(server, (scope, id) -> sessions.serverWaits(scope, id, text));
    }

    @Override
    public void failed(UUID server, String code, String message) {
        String known = Objects.requireNonNullElse(code, ServiceAssumptions.STARTUP_FAILURE);
        String text = Objects.requireNonNullElse(message, NO_REASON);
        tell(server, (scope, id) -> sessions.fail(scope, id, known, text));
    }

    @Override
    public void ended(UUID server, String message) {
        String text = Objects.requireNonNullElse(message, NO_REASON);
        tell(server, (scope, id) -> sessions.serverEnded(scope, id, text));
    }

    @FunctionalInterface
    private interface SessionChange {
        void apply(AccountRegion scope, String id);
    }

    /** A session that is not known any more needs no change. */
    private void tell(UUID server, SessionChange change) {
        SessionRecord session = sessionOf.get(server);
        if (session == null) {
            return;
        }
        try {
            change.apply(session.scope(), session.id());
        } catch (ApiError gone) {
            thread.execute(() -> release(session, ReleaseReason.ABANDONED));
        } catch (RuntimeException unexpected) {
            warnings.accept("an event of the provider of servers was lost: " + unexpected);
        }
    }

    /** Reads what the server of a session has printed; nothing, if the provider fails. */
    public ServerOutput output(SessionRecord session, long from) {
        try {
            return Objects.requireNonNull(provider.output(session.serverId(), from), "output");
        } catch (Exception | LinkageError broken) {
            warn(broken);
            return new ServerOutput("", from);
        }
    }

    /** The servers that sessions have now. */
    public Collection<SessionRecord> held() {
        return List.copyOf(sessionOf.values());
    }

    /** Ends the work. The servers go on. */
    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                warnings.accept("the provider of servers did not end its work within " + PATIENCE.toSeconds() + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        succeeds(provider::close);
    }
}
