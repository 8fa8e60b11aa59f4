package dev.arrshell;

import dev.arrshell.internal.conversion.ConversionCalls;
import dev.arrshell.internal.session.SessionCalls;
import dev.arrshell.internal.session.SessionStarter;
import dev.arrshell.internal.transport.ClientClosing;
import dev.arrshell.internal.transport.ExchangeListeners;
import dev.arrshell.internal.transport.Futures;
import dev.arrshell.model.Exchange;
import dev.arrshell.model.Region;
import dev.arrshell.model.SessionEvent;
import dev.arrshell.policy.Alternative;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The parts that a client shares with its drafts and sessions.
 *
 * @param account the account, which makes the clients of other regions
 * @param region the region; empty if the address tells none
 * @param calls the five calls in one region for one account, retried as their idempotence allows
 * @param unretried the same calls, once each, for waits and lease keepers, which go on after failures themselves
 * @param conversions the calls about conversions, retried likewise
 * @param unretriedConversions the same calls, once each
 * @param starter starts sessions; knows the ledger and the sessions seen
 * @param options time, deadlines, policies, listeners
 * @param listeners the listeners to all exchanges
 * @param closing the signal that the client was closed
 */
record ClientRuntime(
        AccountHandle account,
        Optional<Region> region,
        SessionCalls calls,
        SessionCalls unretried,
        ConversionCalls conversions,
        ConversionCalls unretriedConversions,
        SessionStarter starter,
        ArrOptions options,
        ExchangeListeners listeners,
        ClientClosing closing) {

    /** The parts of a client of the same account at the place of an alternative. */
    ClientRuntime at(Alternative other) {
        return other.endpoint()
                .map(account::endpoint)
                .or(() -> other.region().map(account::region))
                .map(ClientHandle::runtime)
                .orElse(this);
    }

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

    /** The calls about conversions as parts of a call of the API that begins in this thread. */
    ConversionCalls conversions(String name) {
        return traced(conversions, name);
    }

    /** The same, once each. */
    ConversionCalls unretriedConversions(String name) {
        return traced(unretriedConversions, name);
    }

    private ConversionCalls traced(ConversionCalls plain, String name) {
        Consumer<Exchange> listener = listeners.begin(name);
        return listener == null ? plain : plain.tracedBy(name, listener);
    }

    /** Completes a user's future on a thread that the user's code may block. */
    <T> CompletableFuture<T> handOver(CompletableFuture<T> call) {
        return Futures.handOver(call, callers());
    }

    /** The threads that a user's code may block. */
    Executor callers() {
        return Futures.callers(options.http().executor());
    }

    /** Passes an event that happens now to the options' listeners; without any it is not made. */
    void publish(Function<Instant, SessionEvent> event) {
        if (!options.listeners().isTellingEvents()) {
            return;
        }
        options.listeners().onSessionEvent().accept(event.apply(options.time().instant()));
    }
}
