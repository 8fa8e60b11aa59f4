package dev.arrshell;

import dev.arrshell.internal.session.SessionCalls;
import dev.arrshell.internal.session.SessionStarter;
import dev.arrshell.internal.transport.ClientClosing;
import dev.arrshell.internal.transport.ExchangeListeners;
import dev.arrshell.internal.transport.Futures;
import dev.arrshell.model.Exchange;
import dev.arrshell.model.SessionEvent;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The parts that a client shares with its drafts and sessions.
 *
 * @param calls the five calls in one region for one account, retried as their idempotence allows
 * @param unretried the same calls, once each, for waits and lease keepers, which go on after failures themselves
 * @param starter starts sessions; knows the ledger and the sessions seen
 * @param options time, deadlines, policies, listeners
 * @param listeners the listeners to all exchanges
 * @param closing the signal that the client was closed
 */
record ClientRuntime(
        SessionCalls calls,
        SessionCalls unretried,
        SessionStarter starter,
        ArrOptions options,
        ExchangeListeners listeners,
        ClientClosing closing) {

    /** The calls as parts of a call of the API that begins in this thread. */
    SessionCalls calls(String name) {
        return traced(calls, name);
    }

    /** The same, once each. */
    SessionCalls unretried(String name) {
        return traced(unretried, name);
    }

    private SessionCalls traced(SessionCalls plain, String name) {
        Consumer<Exchange> listener = listeners.begin(name);
        return listener == null ? plain : plain.tracedBy(name, listener);
    }

    /** Completes a user's future on a thread that the user's code may block. */
    <T> CompletableFuture<T> handOver(CompletableFuture<T> call) {
        return Futures.handOver(call, options.callers());
    }

    /** Passes an event that happens now to the options' listeners; without any it is not made. */
    void publish(Function<Instant, SessionEvent> event) {
        if (!options.listeners().isTellingEvents()) {
            return;
        }
        options.listeners().onSessionEvent().accept(event.apply(options.time().instant()));
    }
}
