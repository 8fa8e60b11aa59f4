package dev.arrshell.internal.emulator;

import dev.arrshell.internal.wire.Names;
import dev.arrshell.time.TimeSource;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The whole service without HTTP: a request in, an answer out, an entry in the journal. Whatever the request, there is
 * an answer, and it never shows the inside. Thread-safe.
 */
public final class Emulation {

    private static final System.Logger LOG = System.getLogger(Emulation.class.getName());
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final TimeSource time;
    private final ServiceClock clock;
    private final Steering steering;
    private final Control control;
    private final Router router;
    private final Journal journal = new Journal();
    private volatile boolean stopping;

    /** Puts the service together. */
    public Emulation(Settings settings) {
        time = settings.time();
        clock = new ServiceClock(time);
        SigningKey.prepare();
        TokenIssuer tokens = new TokenIssuer(clock);
        Fleet fleet = new Fleet(settings.boots());
        SessionService sessions = new SessionService(time, fleet);
        steering = new Steering(time, clock, fleet, tokens, sessions);
        control = new Control(steering, journal, () -> !stopping);
        Gate gate = new Gate(clock, tokens, steering.limit());
        List<Route> routes = new ArrayList<>(new StsFront(new Accounts(settings.accounts()), tokens).routes());
        routes.addAll(new V1Front(gate, sessions).routes());
        routes.addAll(new V2021Front(gate, sessions, settings.style()).routes());
        router = new Router(routes, settings.region());
    }

    /** What was asked and answered. */
    public Journal journal() {
        return journal;
    }

    /** What can be steered. */
    public Steering steering() {
        return steering;
    }

    /** What this service reads the time from. */
    TimeSource time() {
        return time;
    }

    /** Says from now on that it is no longer ready; answers all the same. */
    void stopping() {
        stopping = true;
    }

    /**
     * Answers a request; the journal has the exchange before the caller has the answer. What steers the emulator is
     * not in the journal. This is the outermost guard: only a mistake of the emulator's own gets to the catch, and
     * nothing of it is shown.
     */
    Reply reply(Request request) {
        try {
            return Control.isMeant(request) ? Reply.whole(marked(control.answer(request))) : recorded(request);
        } catch (RuntimeException bug) {
            LOG.log(System.Logger.Level.ERROR, "the emulator failed to answer a request: a bug", bug);
            return Reply.whole(marked(Refused.internalError().answer(false)));
        }
    }

    private Reply recorded(Request request) {
        Instant at = time.instant();
        long began = System.nanoTime();
        Call call = router.find(request);
        Reply reply = delivered(call);
        Reply marked = reply.answer()
                .map(answer -> reply.with(marked(call.front().dressed(call, answer))))
                .orElse(reply);
        journal.record(RawExchange.of(call, marked, at, System.nanoTime() - began));
        return marked;
    }

    private Reply delivered(Call call) {
        Optional<FaultAction> fault = steering.faults().strike(call);
        return fault.isEmpty() ? Reply.whole(call.answer()) : fault.get().spoil(call::answer, call.front()::refusal);
    }

    /** What the service puts on every answer, errors too. */
    private Answer marked(Answer answer) {
        return answer.with(Names.CORRELATION_VECTOR, CorrelationVectors.next())
                .with("X-Content-Type-Options", "nosniff")
                .with("Date", DATE.format(clock.instant()));
    }
}
