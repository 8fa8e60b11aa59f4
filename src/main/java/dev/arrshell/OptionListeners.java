package dev.arrshell;

import dev.arrshell.internal.transport.ListenerGuard;
import dev.arrshell.model.Exchange;
import dev.arrshell.model.SessionEvent;
import dev.arrshell.model.SessionSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** The listeners of {@link ArrOptions}, guarded: none of them throws. Thread-safe. */
final class OptionListeners {

    private final List<Function<? super SessionSpec, ? extends Consumer<Session>>> onStart;
    private final Consumer<String> onWarning;
    private final Consumer<Exchange> onExchange;
    private final Consumer<Session> onStarted;
    private final Consumer<SessionEvent> onSessionEvent;
    private final ListenerGuard guardOfStarts;

    OptionListeners(OptionValues chosen) {
        List<Consumer<? super String>> warned =
                chosen.onWarning.isEmpty() ? List.of(OptionValues::log) : chosen.onWarning;
        onWarning = all(warned, () -> new ListenerGuard("onWarning", OptionValues::log));
        onExchange = all(chosen.onExchange, () -> guard("onExchange"));
        onStarted = all(chosen.onStarted, () -> guard("onStarted"));
        onSessionEvent = all(chosen.onSessionEvent, () -> guard("onSessionEvent"));
        onStart = chosen.onStart;
        guardOfStarts = guard("onStart");
    }

    /** Tells each listener, whatever those before it throw. */
    private static <T> Consumer<T> all(List<Consumer<? super T>> listeners, Supplier<ListenerGuard> guards) {
        List<Consumer<T>> guarded = listeners.stream()
                .map(listener -> guards.get().<T>around(listener))
                .toList();
        return value -> guarded.forEach(listener -> listener.accept(value));
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

    Consumer<Exchange> onExchange() {
        return onExchange;
    }

    Consumer<SessionEvent> onSessionEvent() {
        return onSessionEvent;
    }

    /** Tells the listeners that a session is about to be started; returns a listener that gets its handle. */
    Consumer<Session> starting(SessionSpec spec) {
        List<Consumer<Session>> given = new ArrayList<>(onStart.size());
        onStart.forEach(listener -> guardOfStarts.run(
                () -> given.add(Objects.requireNonNull(listener.apply(spec), "it gave no listener"))));
        return session -> {
            given.forEach(listener -> guardOfStarts.run(() -> listener.accept(session)));
            onStarted.accept(session);
        };
    }
}
