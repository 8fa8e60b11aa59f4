package dev.arrshell.internal.emulator;

import dev.arrshell.internal.wire.Names;
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
public final class Emulation implements RequestProcessor {

    private static final System.Logger LOG = System.getLogger(Emulation.class.getName());
    private static final String STEERING = "steering";
    private static final String TOKENS = "tokens";

    private final TimeSource time;
    private final ServiceClock clock;
    private final Steering steering;
    private final Control control;
    private final Router router;
    private final Journal journal = new Journal();
    private final SessionService sessions;
    private final TokenIssuer tokens;
    private final Hosts hosts;
    private final Optional<Lasting> lasting;
    private final Optional<Chronicle> chronicle;
    private final Optional<Replay> replay;
    private final Map<String, Supplier<String>> texts;
    private final ReadWriteLock still = new ReentrantReadWriteLock();
    private volatile boolean stopping;

    /** Puts the service together, all of it in memory. */
    public Emulation(Settings settings) {
        this(settings, Optional.empty(), Optional.empty());
    }

    /**
     * Puts the service together as it was kept.
     *
     * @param lasting keeps what happens; nothing to keep it in memory only
     * @param replay answers in the service's place, if so
     * @throws IllegalStateException if the clock cannot go on where the kept one stood
     */
    public Emulation(Settings settings, Optional<Lasting> lasting, Optional<Replay> replay) {
        this.lasting = lasting;
        this.replay = replay;
        time = settings.time();
        clock = new ServiceClock(time);
        tokens = new TokenIssuer(clock, lasting.map(Lasting::signingKey).orElseGet(SigningKey::fresh));
        Fleet fleet = new Fleet(settings.boots());
        SessionKeeper keeper = lasting.isPresent() ? lasting.get() : SessionKeeper.NONE;
        chronicle = settings.chronicled() ? Optional.of(new Chronicle(keeper)) : Optional.empty();
        sessions = new SessionService(time, fleet, chronicle.isPresent() ? chronicle.get() : keeper);
        steering = new Steering(time, clock, fleet, tokens, sessions);
        hosts = Hosts.at(settings.address());
        control = new Control(hosts, steering, journal, () -> !stopping);
        Gate gate = new Gate(clock, tokens, steering.limit(), settings.open());
        Accounts accounts = new Accounts(settings.accounts(), settings.open());
        List<Route> routes = new ArrayList<>(new StsFront(accounts, tokens).routes());
        routes.addAll(new V1Front(gate, sessions, settings.style()).routes());
        routes.addAll(new V2021Front(gate, sessions, settings.style()).routes());
        router = new Router(routes, settings.region());
        texts = texts();
        lasting.ifPresent(kept -> resume(kept, settings));
    }

    private Map<String, Supplier<String>> texts() {
        Map<String, Supplier<String>> kept = new LinkedHashMap<>();
        kept.put(STEERING, () -> SteeringJson.write(steering));
        kept.put(TOKENS, tokens::counters);
        if (time instanceof VirtualClock virtual) {
            kept.put(Lasting.CLOCK, () -> virtual.instant().toString());
        }
        return kept;
    }

    private void resume(Lasting kept, Settings settings) {
        kept.clock().ifPresent(this::resumeAt);
        kept.accounts(settings.accounts());
        kept.text(STEERING).ifPresent(text -> SteeringJson.read(text, steering));
        settings.boots().forEach(steering.fleet()::boot);
        kept.text(TOKENS).ifPresent(tokens::counters);
        List<EmulatedSession> held = kept.sessions();
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
            lasting.ifPresent(Lasting::forgetClock);
        }
    }

    /** The state as it is between two requests. */
    public Picture picture() {
        still.writeLock().lock();
        try {
            return new Picture(time.instant(), sessions.all(), SteeringJson.write(steering));
        } finally {
            still.writeLock().unlock();
        }
    }

    /** Brings a state back; as time only goes forward, all its moments move to the present. */
    public void restore(Picture picture) {
        still.writeLock().lock();
        try {
            Duration since = Duration.between(picture.at(), time.instant());
            sessions.replace(picture.sessions().stream()
                    .map(session -> session.later(since))
                    .toList());
            SteeringJson.read(picture.steering(), steering);
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
                .sorted(Comparator.comparing(EmulatedSession::place))
                .map(session -> new SessionView(session, now).properties())
                .toList();
    }

    /** What was asked and answered. */
    public Journal journal() {
        return journal;
    }

    /** What became of every session, if it was to be remembered. */
    public Optional<Chronicle> chronicle() {
        return chronicle;
    }

    /** What can be steered. */
    public Steering steering() {
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
     * not in the journal. This is the outermost guard: only a mistake of the emulator's own gets to the catch, and
     * nothing of it is shown.
     */
    @Override
    public Reply reply(Request request) {
        try {
            Reply reply = answered(request);
            lasting.ifPresent(kept -> kept.settle(texts));
            return reply;
        } catch (RuntimeException bug) {
            LOG.log(System.Logger.Level.ERROR, "the emulator failed to answer a request: a bug", bug);
            return Reply.whole(marked(Refused.internalError().answer(false)));
        }
    }

    private Reply answered(Request request) {
        if (!Control.isMeant(request) && !hosts.maySpeak(request)) {
            return Reply.whole(marked(Refused.forbidden(hosts.words()).answer(false)));
        }
        return Control.isMeant(request) ? Reply.whole(marked(control.answer(request))) : recorded(request);
    }

    private Reply recorded(Request request) {
        Instant at = time.instant();
        long began = System.nanoTime();
        Call call = router.find(request);
        Reply reply = replay.map(played -> played.reply(request, tokens::issue)).orElseGet(() -> served(call));
        journal.record(RawExchange.of(call, reply, at, System.nanoTime() - began));
        return reply;
    }

    private Reply served(Call call) {
        Reply reply = delivered(call);
        return reply.answer()
                .map(answer -> reply.with(marked(call.front().dressed(call, answer))))
                .orElse(reply);
    }

    private Reply delivered(Call call) {
        still.readLock().lock();
        try {
            return spoilt(call);
        } finally {
            still.readLock().unlock();
        }
    }

    private Reply spoilt(Call call) {
        Optional<FaultAction> fault = steering.faults().strike(call);
        return fault.isEmpty() ? Reply.whole(call.answer()) : fault.get().spoil(call::answer, call.front()::refusal);
    }

    /** What the service puts on every answer, errors too. */
    private Answer marked(Answer answer) {
        Map<String, String> marks = new LinkedHashMap<>();
        marks.put(Names.CORRELATION_VECTOR, CorrelationVectors.next());
        marks.put("X-Content-Type-Options", "nosniff");
        marks.put(Names.DATE, clock.date());
        return answer.with(marks);
    }
}
