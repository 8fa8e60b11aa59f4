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

    private static final int KEPT = 100;

    private final Deque<Exchange> latestFirst = new ArrayDeque<>();

    private volatile Consumer<? super Exchange> listener = exchange -> {};

    ExchangeHistory() {}

    void add(Exchange exchange) {
        keep(exchange);
        listener.accept(exchange);
    }

    private synchronized void keep(Exchange exchange) {
        latestFirst.addFirst(exchange);
        if (latestFirst.size() > KEPT) {
            latestFirst.removeLast();
        }
    }

    /**
     * Listens to those that follow. One listener; the last one stays.
     *
     * @param told after each exchange, on the thread that got the answer; must not block
     * @throws NullPointerException if {@code told} is null
     */
    public void onExchange(Consumer<? super Exchange> told) {
        listener = Objects.requireNonNull(told, "told");
    }

    /**
     * The last one.
     *
     * @return empty before the first request
     */
    public synchronized Optional<Exchange> last() {
        return Optional.ofNullable(latestFirst.peekFirst());
    }

    /**
     * The last one of a kind.
     *
     * @param operation what was asked
     * @return empty if that was not asked among the last hundred
     */
    public synchronized Optional<Exchange> last(Operation operation) {
        return latestFirst.stream()
                .filter(exchange -> exchange.operation().equals(Optional.of(operation)))
                .findFirst();
    }

    /**
     * All that are kept.
     *
     * @return a copy, the latest first
     */
    public synchronized List<Exchange> all() {
        return List.copyOf(latestFirst);
    }
}
