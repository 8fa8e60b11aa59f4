package dev.arrshell.internal.transport;

import dev.arrshell.model.Exchange;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** The listeners that are told of every exchange; they may change while calls are under way. Thread-safe. */
public final class ExchangeListeners {

    private final List<Consumer<? super Exchange>> all = new CopyOnWriteArrayList<>();

    /** Tells a listener from now on. */
    public void add(Consumer<? super Exchange> listener) {
        all.add(listener);
    }

    /** Tells it no more. */
    public void remove(Consumer<? super Exchange> listener) {
        all.remove(listener);
    }

    /** Whether there are none, so that exchanges need not be put together. */
    public boolean isEmpty() {
        return all.isEmpty();
    }

    /** Tells all. */
    public void tell(Exchange exchange) {
        all.forEach(listener -> listener.accept(exchange));
    }
}
