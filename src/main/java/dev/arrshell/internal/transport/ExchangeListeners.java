package dev.arrshell.internal.transport;

import dev.arrshell.model.Exchange;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The listeners to every exchange; they may change while calls are under way. Thread-safe. */
public final class ExchangeListeners {

    private final List<Consumer<? super Exchange>> all = new CopyOnWriteArrayList<>();
    private final Optional<Function<String, Consumer<Exchange>>> ofCalls;

    /**
     * Makes a list without listeners.
     *
     * @param ofCalls told of each call of the API in the thread that makes it; gives the listener to its exchanges
     */
    public ExchangeListeners(Optional<Function<String, Consumer<Exchange>>> ofCalls) {
        this.ofCalls = ofCalls;
    }

    /** Tells a listener from now on. */
    public void add(Consumer<? super Exchange> listener) {
        all.add(listener);
    }

    /** Tells it no more. */
    public void remove(Consumer<? super Exchange> listener) {
        all.remove(listener);
    }

    /** Whether there are none, so that exchanges need not be put together. */
    boolean isEmpty() {
        return all.isEmpty() && !RequestLog.mayBeOn();
    }

    /**
     * Begins a call of the API in the thread that makes it.
     *
     * @return the listener to its exchanges; null if there is no listener
     */
    public @Nullable Consumer<Exchange> begin(String call) {
        if (ofCalls.isPresent()) {
            Consumer<Exchange> own = ofCalls.get().apply(call);
            return exchange -> {
                tell(exchange);
                own.accept(exchange);
            };
        }
        return isEmpty() ? null : this::tell;
    }

    /** Tells all, and the log. */
    void tell(Exchange exchange) {
        all.forEach(listener -> listener.accept(exchange));
        RequestLog.tell(exchange);
    }
}
