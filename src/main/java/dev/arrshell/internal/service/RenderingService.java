package dev.arrshell.internal.service;

import dev.arrshell.internal.service.admin.AdminHandler;
import dev.arrshell.internal.service.admin.ServiceControls;
import dev.arrshell.internal.service.admin.ServiceControlsJson;
import dev.arrshell.internal.service.http.ApiError;
import dev.arrshell.internal.service.http.CorrelationVectors;
import dev.arrshell.internal.service.http.HostPolicy;
import dev.arrshell.internal.service.http.RequestProcessor;
import dev.arrshell.internal.service.http.ResponseDelivery;
import dev.arrshell.internal.service.http.Route;
import dev.arrshell.internal.service.http.RouteMatch;
import dev.arrshell.internal.service.http.Router;
import dev.arrshell.internal.service.http.ServiceRequest;
import dev.arrshell.internal.service.http.ServiceResponse;
import dev.arrshell.internal.service.journal.ExchangeJournal;
import dev.arrshell.internal.service.journal.JournalEntry;
import dev.arrshell.internal.service.journal.RecordingPlayer;
import dev.arrshell.internal.service.rest.V1Handler;
import dev.arrshell.internal.service.rest.V20210101Handler;
import dev.arrshell.internal.service.session.ServiceClock;
import dev.arrshell.internal.service.session.SessionHistoryLog;
import dev.arrshell.internal.service.session.SessionListener;
import dev.arrshell.internal.service.session.SessionRecord;
import dev.arrshell.internal.service.session.SessionService;
import dev.arrshell.internal.service.session.SessionSnapshot;
import dev.arrshell.internal.service.session.StateSnapshot;
import dev.arrshell.internal.service.simulated.FaultAction;
import dev.arrshell.internal.service.simulated.SimulatedFleet;
import dev.arrshell.internal.service.storage.PersistentState;
import dev.arrshell.internal.service.token.AccountDirectory;
import dev.arrshell.internal.service.token.SigningKey;
import dev.arrshell.internal.service.token.StsHandler;
import dev.arrshell.internal.service.token.TokenAuthenticator;
import dev.arrshell.internal.service.token.TokenIssuer;
import dev.arrshell.internal.wire.ProtocolNames;
import dev.arrshell.model.SessionHistory;
import dev.arrshell.model.SessionProperties;
import dev.arrshell.time.TimeSource;
import dev.arrshell.time.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

/**
 * The whole service without HTTP: a request in, an answer out, an entry in the journal. Whatever the request, there is
 * an answer, and it never shows the inside. Thread-safe.
 */
public final class RenderingService implements RequestProcessor {

    private static final String STEERING = "steering";
    private static final String TOKENS = "tokens";

    private final TimeSource time;
    private final ServiceClock clock;
    private final ServiceControls steering;
    private final AdminHandler control;
    private final Router router;
    private final ExchangeJournal journal = new ExchangeJournal();
    private final SessionService sessions;
    private final TokenIssuer tokens;
    private final HostPolicy hosts;
    private final Optional<PersistentState> lasting;
    private final Optional<SessionHistoryLog> chronicle;
    private final Optional<RecordingPlayer> replay;
    private final Map<String, Supplier<String>> texts;
    private final ReadWriteLock still = new ReentrantReadWriteLock();
    private volatile boolean stopping;

    /** Puts the service together, all of it in memory. */
    public RenderingService(ServiceSettings settings) {
        this(settings, Optional.empty(), Optional.empty());
    }

    /**
     * Puts the service together as it was kept.
     *
     * @param lasting keeps what happens; nothing to keep it in memory only
     * @param replay answers in the service's place, if so
     * @throws IllegalStateException if the clock cannot go on where the kept one stood
     */
    public RenderingService(
            ServiceSettings settings, Optional<PersistentState> lasting, Optional<RecordingPlayer> replay) {
        this.lasting = lasting;
        this.replay = replay;
        time = settings.time();
        clock = new ServiceClock(time);
        tokens = new TokenIssuer(clock, lasting.map(PersistentState::signingKey).orElseGet(SigningKey::fresh));
        SimulatedFleet fleet = new SimulatedFleet(settings.boots());
        SessionListener keeper = lasting.isPresent() ? lasting.get() : SessionListener.NONE;
        chronicle = settings.chronicled() ? Optional.of(new SessionHistoryLog(keeper)) : Optional.empty();
        sessions = new SessionService(time, fleet, chronicle.isPresent() ? chronicle.get() : keeper);
        steering = new ServiceControls(time, clock, fleet, tokens, sessions);
        hosts = HostPolicy.at(settings.address());
        control = new AdminHandler(hosts, steering, journal, () -> !stopping);
        TokenAuthenticator gate = new TokenAuthenticator(clock, tokens, steering.limit(), settings.open());
        AccountDirectory accounts = new AccountDirectory(settings.accounts(), settings.open());
        List<Route> routes = new ArrayList<>(new StsHandler(accounts, tokens).routes());
        routes.addAll(new V1Handler(gate, sessions, settings.style()).routes());
        routes.addAll(new V20210101Handler(gate, sessions, settings.style()).routes());
        router = new Router(routes, settings.region());
        texts = texts();
        lasting.ifPresent(kept -> resume(kept, settings));
    }

    private Map<String, Supplier<String>> texts() {
        Map<String, Supplier<String>> kept = new LinkedHashMap<>();
        kept.put(STEERING, () -> ServiceControlsJson.write(steering));
        kept.put(TOKENS, tokens::counters);
        if (time instanceof VirtualClock virtual) {
            kept.put(PersistentState.CLOCK, () -> virtual.instant().toString());
        }
        return kept;
    }

    private void resume(PersistentState kept, ServiceSettings settings) {
        kept.clock().ifPresent(this::resumeAt);
        kept.accounts(settings.accounts());
        kept.text(STEERING).ifPresent(text -> ServiceControlsJson.read(text, steering));
        settings.boots().forEach(steering.fleet()::boot);
        kept.text(TOKENS).ifPresent(tokens::counters);
        List<SessionRecord> held = kept.sessions();
        sessions.restore(held);
        chronicle.ifPresent(all -> all.restore(held));
        kept.settle(texts);
    }

    private void resumeAt(Instant moment) {
        if (time instanceof VirtualClock virtual) {
            virtual.advanceTo(moment);
        } else if (time.instant().isBefore(moment)) {
            throw new IllegalStateException("what was kept has a clock at " + moment + ", which is still to come: "
                    + "go on in virtual time (nothing was started)");
        } else {
            lasting.ifPresent(PersistentState::forgetClock);
        }
    }

    /** The state as it is between two requests. */
    public StateSnapshot picture() {
        still.writeLock().lock();
        try {
            return new StateSnapshot(time.instant(), sessions.all(), ServiceControlsJson.write(steering));
        } finally {
            still.writeLock().unlock();
        }
    }

    /** Brings a state back; as time only goes forward, all its moments move to the present. */
    public void restore(StateSnapshot picture) {
        still.writeLock().lock();
        try {
            Duration since = Duration.between(picture.at(), time.instant());
            sessions.replace(picture.sessions().stream()
                    .map(session -> session.later(since))
                    .toList());
            ServiceControlsJson.read(picture.steering(), steering);
        } finally {
            still.writeLock().unlock();
        }
    }

    /**
     * Puts on disk what was steered since the last answer, and lets go of the directory.
     *
     * @throws IllegalStateException if not all could be written; the directory is let go all the same
     */
    public void close() {
        lasting.ifPresent(kept -> kept.close(texts));
    }

    /** All sessions that are remembered, by creation. */
    public List<SessionProperties> sessions() {
        Instant now = time.instant();
        return sessions.all().stream()
                .filter(session -> !session.isForgottenAt(now))
                .sorted(Comparator.comparing(SessionRecord::place))
                .map(session -> new SessionSnapshot(session, now).properties())
                .toList();
    }

    /** What was asked and answered. */
    public ExchangeJournal journal() {
        return journal;
    }

    /**
     * The whole life of every session, in the order of creation.
     *
     * @throws IllegalStateException if no history is kept
     */
    public List<SessionHistory> history() {
        return chronicle
                .map(SessionHistoryLog::histories)
                .orElseThrow(() -> new IllegalStateException("this emulator keeps no history: build it withHistory()"));
    }

    /** What can be steered. */
    public ServiceControls steering() {
        return steering;
    }

    @Override
    public TimeSource time() {
        return time;
    }

    @Override
    public void stopping() {
        stopping = true;
    }

    /**
     * Answers a request; the journal has the exchange before the caller has the answer. What steers the emulator is
     * not in the journal.
     */
    @Override
    public ResponseDelivery reply(ServiceRequest request) {
        ResponseDelivery reply = answered(request);
        lasting.ifPresent(kept -> kept.settle(texts));
        return reply;
    }

    @Override
    public ResponseDelivery refuse(ApiError error) {
        return ResponseDelivery.whole(marked(error.answer(false)));
    }

    private ResponseDelivery answered(ServiceRequest request) {
        if (!AdminHandler.isMeant(request) && !hosts.maySpeak(request)) {
            return ResponseDelivery.whole(
                    marked(ApiError.forbidden(hosts.words()).answer(false)));
        }
        return AdminHandler.isMeant(request)
                ? ResponseDelivery.whole(marked(control.answer(request)))
                : recorded(request);
    }

    private ResponseDelivery recorded(ServiceRequest request) {
        Instant at = time.instant();
        long began = System.nanoTime();
        RouteMatch call = router.find(request);
        ResponseDelivery reply =
                replay.map(played -> played.reply(request, tokens::issue)).orElseGet(() -> served(call));
        journal.record(JournalEntry.of(call, reply, at, System.nanoTime() - began));
        return reply;
    }

    private ResponseDelivery served(RouteMatch call) {
        ResponseDelivery reply = delivered(call);
        return reply.answer()
                .map(answer -> reply.with(marked(call.front().dressed(call, answer))))
                .orElse(reply);
    }

    private ResponseDelivery delivered(RouteMatch call) {
        still.readLock().lock();
        try {
            return spoilt(call);
        } finally {
            still.readLock().unlock();
        }
    }

    private ResponseDelivery spoilt(RouteMatch call) {
        Optional<FaultAction> fault = steering.faults().strike(call);
        return fault.isEmpty()
                ? ResponseDelivery.whole(call.answer())
                : fault.get().spoil(call::answer, call.front()::refusal);
    }

    /** What the service puts on every answer, errors too. */
    private ServiceResponse marked(ServiceResponse answer) {
        Map<String, String> marks = new LinkedHashMap<>();
        marks.put(ProtocolNames.CORRELATION_VECTOR, CorrelationVectors.next());
        marks.put("X-Content-Type-Options", "nosniff");
        marks.put(ProtocolNames.DATE, clock.date());
        return answer.with(marks);
    }
}
