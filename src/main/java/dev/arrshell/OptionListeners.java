package dev.arrshell;

import dev.arrshell.internal.transport.ListenerGuard;
import dev.arrshell.model.Exchange;
import dev.arrshell.model.SessionEvent;
import dev.arrshell.model.SessionSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** The listeners of {@link ArrOptions}, guarded: none of them throws. Thread-safe. */
final class OptionListeners {

    private final Function<SessionSpec, Consumer<Session>> onStart;
    private final Optional<Function<String, Consumer<Exchange>>> onCall;
    private final Consumer<String> onWarning;
    private final Optional<Consumer<Exchange>> onExchange;
    private final Consumer<Session> onStarted;
    private final Consumer<SessionEvent> onSessionEvent;
    private final boolean isTellingEvents;

    OptionListeners(OptionValues chosen) {
        List<Consumer<? super String>> warned =
                chosen.onWarning.isEmpty() ? List.of(OptionValues::log) : chosen.onWarning;
        onWarning = all(warned, () -> new ListenerGuard("onWarning", OptionValues::log));
        onExchange = chosen.onExchange.isEmpty()
                ? Optional.empty()
                : Optional.of(all(chosen.onExchange, () -> guard("onExchange")));
        onStarted = all(chosen.onStarted, () -> guard("onStarted"));
        onSessionEvent = all(chosen.onSessionEvent, () -> guard("onSessionEvent"));
        isTellingEvents = !chosen.onSessionEvent.isEmpty();
        onStart = beginning(chosen.onStart, guard("onStart"));
        onCall = chosen.onCall.isEmpty() ? Optional.empty() : Optional.of(beginning(chosen.onCall, guard("onCall")));
    }

    /** Tells each listener, whatever those before it throw. */
    private static <T> Consumer<T> all(List<Consumer<? super T>> listeners, Supplier<ListenerGuard> guards) {
        List<Consumer<T>> guarded = listeners.stream()
                .map(listener -> guards.get().<T>around(listener))
                .toList();
        return value -> guarded.forEach(listener -> listener.accept(value));
    }

    /** Tells each listener of a beginning, and what it returned of what follows. */
    private static <A, T> Function<A, Consumer<T>> beginning(
            List<? extends Function<? super A, ? extends Consumer<? super T>>> listeners, ListenerGuard guard) {
        return begun -> {
            List<Consumer<? super T>> given = new ArrayList<>(listeners.size());
            listeners.forEach(listener ->
                    guard.run(() -> given.add(Objects.requireNonNull(listener.apply(begun), "it gave no listener"))));
            return value -> given.forEach(listener -> guard.run(() -> listener.accept(value)));
        };
    }

    private ListenerGuard guard(String name) {
        return new ListenerGuard(name, onWarning);
    }

    /** A listener that is given to one call, guarded. */
    <T> Consumer<T> guarded(String name, Consumer<? super T> listener) {
        return guard(name).around(listener);
    }

    Consumer<String> onWarning() {
        return onWarning;
    }

    Optional<Consumer<Exchange>> onExchange() {
        return onExchange;
    }

    Optional<Function<String, Consumer<Exchange>>> onCall() {
        return onCall;
    }

    boolean isTellingEvents() {
        return isTellingEvents;
    }

    Consumer<SessionEvent> onSessionEvent() {
        return onSessionEvent;
    }

    /** Tells the listeners that a session is about to be started; returns a listener that gets its handle. */
    Consumer<Session> starting(SessionSpec spec) {
        return onStart.apply(spec).andThen(onStarted);
    }
}
