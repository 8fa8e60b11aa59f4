package dev.arrshell.internal.emulator;

import dev.arrshell.internal.wire.Names;
import dev.arrshell.time.TimeSource;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The whole service without HTTP: a request in, an answer out, an entry in the journal. Whatever the request, there is
 * an answer, and it never shows the inside. Thread-safe.
 */
public final class Emulation {

    private static final System.Logger LOG = System.getLogger(Emulation.class.getName());
    private static final int SERVER_ERROR = 500;

    private final TimeSource time;
    private final Router router;
    private final Journal journal = new Journal();

    /** Puts the service together. */
    public Emulation(Settings settings) {
        time = settings.time();
        SigningKey.prepare();
        TokenIssuer tokens = new TokenIssuer(time);
        SessionService sessions = new SessionService(time, settings.boots());
        List<Route> routes = new ArrayList<>(new StsFront(new Accounts(settings.accounts()), tokens).routes());
        routes.addAll(new V1Front(new Gate(time, tokens), sessions).routes());
        router = new Router(routes, settings.region());
    }

    /** What was asked and answered. */
    public Journal journal() {
        return journal;
    }

    /**
     * Answers a request; the journal has the exchange before the caller has the answer. This is the outermost guard:
     * only a mistake of the emulator's own gets to the catch, and nothing of it is shown.
     *
     * @param base the emulator's own address
     */
    Answer answer(Request request, URI base) {
        try {
            return recorded(request, base);
        } catch (RuntimeException bug) {
            LOG.log(System.Logger.Level.ERROR, "the emulator failed to answer a request: a bug", bug);
            return marked(Answer.json(
                    SERVER_ERROR, JsonText.error("InternalServerError", "An internal server error occurred.")));
        }
    }

    private Answer recorded(Request request, URI base) {
        Instant at = time.instant();
        long began = System.nanoTime();
        Call call = router.find(request);
        Answer answer = marked(answered(call));
        journal.record(RawExchange.of(call, answer, base, at, System.nanoTime() - began));
        return answer;
    }

    private static Answer answered(Call call) {
        try {
            return call.answer();
        } catch (Refused refused) {
            return refused.answer();
        }
    }

    /** What the service puts on every answer, errors too. */
    private static Answer marked(Answer answer) {
        return answer.with(Names.CORRELATION_VECTOR, CorrelationVectors.next())
                .with("X-Content-Type-Options", "nosniff");
    }
}
