package dev.arrshell;

import dev.arrshell.internal.transport.ListenerGuard;
import dev.arrshell.model.Exchange;
import dev.arrshell.model.SessionEvent;
import dev.arrshell.model.SessionSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/** The listeners of {@link ArrOptions}, guarded: none of them throws. Thread-safe. */
final class OptionListeners {

    private final OptionValues chosen;
    private final Consumer<String> onWarning;
    private final Consumer<Exchange> onExchange;
    private final Consumer<Session> onStarted;
    private final Consumer<SessionEvent> onSessionEvent;
    private final ListenerGuard onStart;

    OptionListeners(OptionValues chosen) {
        this.chosen = chosen;
        onWarning = new ListenerGuard("onWarning", OptionValues::log).around(chosen.onWarning);
        onExchange = guard("onExchange").around(chosen.onExchange);
        onStarted = guard("onStarted").around(chosen.onStarted);
        onSessionEvent = guard("onSessionEvent").around(chosen.onSessionEvent);
        onStart = guard("onStart");
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

    /** Tells of a start that is about to be made; gives what is told of its session. */
    Consumer<Session> starting(SessionSpec spec) {
        List<Consumer<Session>> given = new ArrayList<>(1);
        onStart.run(() -> given.add(Objects.requireNonNull(chosen.onStart.apply(spec), "it gave no listener")));
        return session -> {
            onStart.run(() -> given.forEach(listener -> listener.accept(session)));
            onStarted.accept(session);
        };
    }
}
