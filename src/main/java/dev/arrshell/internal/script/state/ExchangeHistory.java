package dev.arrshell.internal.script.state;

import dev.arrshell.model.Exchange;
import dev.arrshell.model.Operation;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/** The last hundred requests with their answers, secrets masked. Thread-safe. */
public final class ExchangeHistory {

    private static final int CAPACITY = 100;

    private final Deque<Exchange> latestFirst = new ArrayDeque<>();

    private long count;
    private volatile Consumer<? super Exchange> listener = exchange -> {};

    ExchangeHistory() {}

    void add(Exchange exchange) {
        synchronized (this) {
            count++;
            latestFirst.addFirst(exchange);
            if (latestFirst.size() > CAPACITY) {
                latestFirst.removeLast();
            }
        }
        listener.accept(exchange);
    }

    /** Sets the one listener to the exchanges that follow, called on the thread that got the answer; must not block. */
    public void onExchange(Consumer<? super Exchange> listener) {
        this.listener = Objects.requireNonNull(listener, "listener");
    }

    /** The last exchange; empty before the first request. */
    public synchronized Optional<Exchange> last() {
        return Optional.ofNullable(latestFirst.peekFirst());
    }

    /** The last exchange of a kind; empty if there is none among the last hundred. */
    public synchronized Optional<Exchange> last(Operation operation) {
        return latestFirst.stream()
                .filter(exchange -> exchange.operation().equals(Optional.of(operation)))
                .findFirst();
    }

    /** How many requests were answered so far, also those that are no longer kept. */
    public synchronized long count() {
        return count;
    }

    /** A copy of all, the latest first. */
    public synchronized List<Exchange> all() {
        return List.copyOf(latestFirst);
    }
}
