package dev.arrshell;

import dev.arrshell.internal.session.SessionCalls;
import dev.arrshell.internal.session.SessionStarter;
import dev.arrshell.internal.transport.ExchangeListeners;
import dev.arrshell.model.SessionEvent;
import java.time.Instant;
import java.util.function.Function;

/**
 * What every step after the client needs.
 *
 * @param calls the five calls in one region for one account, retried as their idempotence allows
 * @param unretried the same calls, once each, for waits and lease keepers, which go on after failures themselves
 * @param starts what starts sessions, and remembers them
 * @param options time, deadlines, paces
 * @param listeners who is told of every exchange
 */
record ClientRuntime(
        SessionCalls calls,
        SessionCalls unretried,
        SessionStarter starts,
        ArrOptions options,
        ExchangeListeners listeners) {

    /** Tells the options' listener of an event that happens now. */
    void tell(Function<Instant, SessionEvent> event) {
        options.onSessionEvent().accept(event.apply(options.time().instant()));
    }
}
