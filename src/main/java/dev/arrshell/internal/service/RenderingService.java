package dev.arrshell.internal.service;

import dev.arrshell.conversion.ConversionProperties;
import dev.arrshell.internal.service.admin.AdminHandler;
import dev.arrshell.internal.service.admin.AdminParts;
import dev.arrshell.internal.service.admin.ServiceControls;
import dev.arrshell.internal.service.admin.ServiceControlsJson;
import dev.arrshell.internal.service.conversion.ConversionListener;
import dev.arrshell.internal.service.conversion.ConversionRecord;
import dev.arrshell.internal.service.conversion.ConversionService;
import dev.arrshell.internal.service.conversion.ConversionSnapshot;
import dev.arrshell.internal.service.http.ApiError;
import dev.arrshell.internal.service.http.HostPolicy;
import dev.arrshell.internal.service.http.RequestProcessor;
import dev.arrshell.internal.service.http.ResponseDelivery;
import dev.arrshell.internal.service.http.Route;
import dev.arrshell.internal.service.http.RouteMatch;
import dev.arrshell.internal.service.http.Router;
import dev.arrshell.internal.service.http.ServiceAssumptions;
import dev.arrshell.internal.service.http.ServiceRequest;
import dev.arrshell.internal.service.http.ServiceResponse;
import dev.arrshell.internal.service.journal.ExchangeJournal;
import dev.arrshell.internal.service.journal.JournalEntry;
import dev.arrshell.internal.service.journal.RecordingPlayer;
import dev.arrshell.internal.service.provided.ProvidedServers;
import dev.arrshell.internal.service.rest.SessionLogHandler;
import dev.arrshell.internal.service.rest.V1ConversionHandler;
import dev.arrshell.internal.service.rest.V1Handler;
import dev.arrshell.internal.service.rest.V20210101ConversionHandler;
import dev.arrshell.internal.service.rest.V20210101Handler;
import dev.arrshell.internal.service.session.ServiceClock;
import dev.arrshell.internal.service.session.SessionHistoryLog;
import dev.arrshell.internal.service.session.SessionListener;
import dev.arrshell.internal.service.session.SessionOutput;
import dev.arrshell.internal.service.session.SessionRecord;
import dev.arrshell.internal.service.session.SessionService;
import dev.arrshell.internal.service.session.SessionSnapshot;
import dev.arrshell.internal.service.simulated.SimulatedConverter;
import dev.arrshell.internal.service.simulated.SimulatedFleet;
import dev.arrshell.internal.service.storage.PersistentState;
import dev.arrshell.internal.service.token.SigningKey;
import dev.arrshell.internal.service.token.StsHandler;
import dev.arrshell.internal.service.token.TokenAuthenticator;
import dev.arrshell.internal.service.token.TokenIssuer;
import dev.arrshell.internal.wire.ProtocolNames;
import dev.arrshell.model.SessionHistory;
import dev.arrshell.model.SessionProperties;
import dev.arrshell.server.ServerProvider;
import dev.arrshell.time.TimeSource;
import dev.arrshell.time.VirtualClock;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The whole service without a server: takes a request, finds its route, applies faults, records the exchange, and returns
 * the response. Thread-safe.
 */
public final class RenderingService implements RequestProcessor {

    private static final Base64.Encoder BASE64 = Base64.getEncoder().withoutPadding();
    /** The methods of requests that change nothing; what they count is stored with the next change. */
    private static final Set<String> READS = Set.of("GET", "HEAD");

    private static final String CONTROLS = "controls";
    private static final String TOKENS = "tokens";

    private final TimeSource time;
    private final ServiceClock clock;
    private final ServiceControls controls;
    private final AdminHandler admin;
    private final Router router;
    private final ExchangeJournal journal = new ExchangeJournal();
    private final SessionService sessions;
    private final ConversionService conversions;
    private final TokenIssuer tokens;
    private final HostPolicy hosts;
    private final Optional<PersistentState> state;
    private final Optional<SessionHistoryLog> history;
    private final Optional<RecordingPlayer> player;
    private final Map<String, Supplier<String>> storedTexts;
    private final Optional<ProvidedServers> servers;
    private final Optional<SessionOutput> output;

    /** Requests hold the read lock, snapshots the write lock: a snapshot is the state between two requests. */
    private final ReadWriteLock snapshotLock = new ReentrantReadWriteLock();

    private volatile boolean stopping;

    /** Creates a service whose state is in memory. */
    public RenderingService(ServiceSettings settings) {
        this(settings, Optional.empty(), Optional.empty());
    }

    /**
     * Creates a service.
     *
     * @param state the stored state, which the service continues; empty to keep its state in memory
     * @param player answers in place of the service, if present
     * @throws IllegalStateException if the clock cannot continue at the stored time
     */
    public RenderingService(
            ServiceSettings settings, Optional<PersistentState> state, Optional<RecordingPlayer> player) {
        this(settings, state, player, Optional.empty(), warning -> {});
    }

    /** Creates a service whose sessions have the servers of a provider, which it opens, and closes at its end. */
    public RenderingService(
            ServiceSettings settings,
            PersistentState state,
            ServerProvider provider,
            Consumer<? super String> warnings) {
        this(settings, Optional.of(state), Optional.empty(), Optional.of(provider), warnings);
    }

    private RenderingService(
            ServiceSettings settings,
            Optional<PersistentState> state,
            Optional<RecordingPlayer> player,
            Optional<ServerProvider> provider,
            Consumer<? super String> warnings) {
        this.state = state;
        this.player = player;
        time = settings.time();
        clock = new ServiceClock(time);
        tokens = new TokenIssuer(clock, state.map(PersistentState::signingKey).orElseGet(SigningKey::ofEmulator));
        SimulatedFleet fleet = new SimulatedFleet(settings.boots());
        SessionListener store = state.isPresent() ? state.get() : SessionListener.NONE;
        history = settings.keepsHistory() ? Optional.of(new SessionHistoryLog(store)) : Optional.empty();
        SessionListener listener = history.isPresent() ? history.get() : store;
        servers = provider.map(real -> new ProvidedServers(real, time, listener, warnings));
        sessions = servers.map(real -> new SessionService(time, real, real))
                .orElseGet(() -> new SessionService(time, fleet, listener));
        SimulatedConverter converter = new SimulatedConverter(settings.conversions());
        conversions = new ConversionService(time, converter, state.isPresent() ? state.get() : ConversionListener.NONE);
        controls = new ServiceControls(time, clock, fleet, converter, tokens, sessions);
        hosts = HostPolicy.forAddress(settings.address());
        StsHandler sts = new StsHandler(settings.accounts(), settings.acceptsAnyAccount(), tokens);
        output = servers.map(real -> real::output);
        admin = new AdminHandler(hosts, sts::hasKey, new AdminParts(controls, journal, sessions, output), this::health);
        router = router(settings, sts);
        storedTexts = storedTexts();
        state.ifPresent(stored -> resume(stored, settings));
        servers.ifPresent(real -> real.open(sessions));
    }

    private Router router(ServiceSettings settings, StsHandler sts) {
        TokenAuthenticator authenticator =
                new TokenAuthenticator(clock, tokens, controls.limit(), settings.acceptsAnyAccount());
        List<Route> routes = new ArrayList<>(sts.routes());
        routes.addAll(new V1Handler(authenticator, sessions, settings.rest()).routes());
        routes.addAll(new V20210101Handler(authenticator, sessions, settings.rest()).routes());
        routes.addAll(new V1ConversionHandler(authenticator, conversions).routes());
        routes.addAll(new V20210101ConversionHandler(authenticator, conversions, settings.rest()).routes());
        routes.addAll(new SessionLogHandler(authenticator, sessions, output.orElse(SessionOutput.NONE)).routes());
        return new Router(routes, settings.region());
    }

    private Map<String, Supplier<String>> storedTexts() {
        Map<String, Supplier<String>> texts = new LinkedHashMap<>();
        texts.put(CONTROLS, () -> ServiceControlsJson.write(controls));
        texts.put(TOKENS, tokens::counters);
        if (time instanceof VirtualClock virtual) {
            texts.put(PersistentState.CLOCK, () -> virtual.instant().toString());
        }
        return texts;
    }

    private void resume(PersistentState stored, ServiceSettings settings) {
        stored.clock().ifPresent(this::resumeAt);
        stored.putAccounts(settings.accounts());
        stored.restore(CONTROLS, text -> ServiceControlsJson.restore(text, controls));
        settings.boots().forEach(controls.fleet()::boot);
        settings.conversions().ifPresent(controls.converter()::model);
        stored.restore(TOKENS, tokens::restoreCounters);
        List<SessionRecord> loaded = stored.sessions();
        sessions.restore(loaded);
        history.ifPresent(log -> log.restore(loaded));
        conversions.restore(stored.conversions());
        if (!stored.save(storedTexts, true)) {
            throw new IllegalStateException(
                    stored.problem().orElse("the data cannot be written") + " (nothing was started)");
        }
    }

    private void resumeAt(Instant moment) {
        if (time instanceof VirtualClock virtual) {
            virtual.advanceTo(moment);
        } else if (time.instant().isBefore(moment)) {
            throw new IllegalStateException("the stored clock is at " + moment + ", which is in the future:"
                    + " use virtual time (nothing was started)");
        } else {
            state.ifPresent(PersistentState::removeClock);
        }
    }

    /** The state between two requests. */
    public StateSnapshot snapshot() {
        snapshotLock.writeLock().lock();
        try {
            return new StateSnapshot(
                    time.instant(), sessions.all(), conversions.all(), ServiceControlsJson.write(controls));
        } finally {
            snapshotLock.writeLock().unlock();
        }
    }

    /** Restores a state. As time only goes forward, all its moments are moved to the present. */
    public void restore(StateSnapshot snapshot) {
        snapshotLock.writeLock().lock();
        try {
            Duration since = Duration.between(snapshot.at(), time.instant());
            sessions.replace(snapshot.sessions().stream()
                    .map(session -> session.shiftedBy(since))
                    .toList());
            conversions.replace(snapshot.conversions().stream()
                    .map(conversion -> conversion.shiftedBy(since))
                    .toList());
            ServiceControlsJson.restore(snapshot.controls(), controls);
        } finally {
            snapshotLock.writeLock().unlock();
        }
    }

    /**
     * Stores what was changed since the last response and releases the directory.
     *
     * @throws IllegalStateException if not everything could be stored; the directory is released all the same
     */
    public void close() {
        servers.ifPresent(ProvidedServers::close);
        state.ifPresent(stored -> stored.close(storedTexts));
    }

    /** All sessions that are remembered, in the order of creation. */
    public List<SessionProperties> sessions() {
        return sessions.remembered().stream().map(SessionSnapshot::properties).toList();
    }

    /** All conversions that are remembered, in the order of creation. */
    public List<ConversionProperties> conversions() {
        Instant now = time.instant();
        return conversions.all().stream()
                .filter(conversion -> !conversion.isForgottenAt(now))
                .sorted(Comparator.comparing(ConversionRecord::position))
                .map(conversion -> new ConversionSnapshot(conversion, now).properties())
                .toList();
    }

    /** How many sessions have a server of the provider. */
    public int servers() {
        return servers.map(real -> real.held().size()).orElse(0);
    }

    /** Stops all sessions that have a server of the provider. */
    public void stopSessions() {
        servers.ifPresent(real -> real.held().forEach(session -> sessions.stop(session.scope(), session.id())));
    }

    public ExchangeJournal journal() {
        return journal;
    }

    /**
     * The whole life of every session, in the order of creation.
     *
     * @throws IllegalStateException if no history is kept
     */
    public List<SessionHistory> history() {
        return history.map(SessionHistoryLog::histories)
                .orElseThrow(() -> new IllegalStateException("this emulator keeps no history: build it withHistory()"));
    }

    public ServiceControls controls() {
        return controls;
    }

    @Override
    public TimeSource time() {
        return time;
    }

    @Override
    public void markStopping() {
        stopping = true;
    }

    /**
     * Answers a request. The journal has the exchange before the caller has the response; requests to the admin routes are
     * not recorded.
     */
    @Override
    public ResponseDelivery handle(ServiceRequest request) {
        if (!hosts.allowsSite(request)) {
            return refuse(ApiError.forbidden("a page of another site must not use this emulator"));
        }
        ResponseDelivery delivery = AdminHandler.isAddressedBy(request)
                ? ResponseDelivery.whole(addCommonHeaders(admin.handle(request)))
                : serve(request);
        boolean changes = !READS.contains(request.method());
        return isSaved(changes) || !changes ? delivery : refuse(ApiError.unsaved(problem()));
    }

    /** Whether all changes are on disk, if they are to be stored. */
    private boolean isSaved(boolean again) {
        return state.isEmpty() || state.get().save(storedTexts, again);
    }

    private String problem() {
        return state.flatMap(PersistentState::problem).orElse("the data could not be written");
    }

    /** The response to {@code /__arr/health}. Its form is fixed, as programs wait for it. */
    private ServiceResponse health() {
        if (stopping) {
            return AdminHandler.health(503, "stopping");
        }
        return isSaved(true)
                ? AdminHandler.health(200, "ready")
                : AdminHandler.health(503, "unsaved").with(ServiceAssumptions.REASON_HEADER, problem());
    }

    @Override
    public ResponseDelivery refuse(ApiError error) {
        return ResponseDelivery.whole(addCommonHeaders(error.toResponse(false)));
    }

    private ResponseDelivery serve(ServiceRequest request) {
        if (!hosts.allowsService(request)) {
            return refuse(ApiError.forbidden(hosts.requirement()));
        }
        Instant at = time.instant();
        long begin = System.nanoTime();
        RouteMatch match = router.match(request);
        ResponseDelivery delivery =
                player.map(recorded -> recorded.play(request, tokens::issue)).orElseGet(() -> dispatch(match));
        journal.record(JournalEntry.of(match, delivery, at, System.nanoTime() - begin));
        return delivery;
    }

    private ResponseDelivery dispatch(RouteMatch match) {
        ResponseDelivery delivery = applyFault(match);
        return delivery.response()
                .map(response -> match.dialect().addHeaders(match.request(), response))
                .map(response -> delivery.with(addCommonHeaders(response)))
                .orElse(delivery);
    }

    private ResponseDelivery applyFault(RouteMatch match) {
        snapshotLock.readLock().lock();
        try {
            return controls.faults()
                    .next(match)
                    .map(fault -> fault.apply(match))
                    .orElseGet(() -> ResponseDelivery.whole(match.respond()));
        } finally {
            snapshotLock.readLock().unlock();
        }
    }

    /** Adds the headers that the service has on every response, errors too. */
    private ServiceResponse addCommonHeaders(ServiceResponse response) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(ProtocolNames.CORRELATION_VECTOR, correlationVector());
        headers.put("X-Content-Type-Options", "nosniff");
        headers.put(ProtocolNames.DATE, clock.date());
        return response.with(headers);
    }

    /** 16 random bytes as 22 base64 characters, then {@code .0}; an identifier, no secret. */
    private static String correlationVector() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        byte[] bytes = ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(random.nextLong())
                .putLong(random.nextLong())
                .array();
        return BASE64.encodeToString(bytes) + ".0";
    }
}
