package dev.arrshell.internal.emulator;

import dev.arrshell.model.Exchange;
import dev.arrshell.model.Operation;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The last {@value #KEPT} exchanges. Recording one takes no lock; reading makes it presentable. Thread-safe. */
public final class Journal {

    /** How many exchanges are kept. */
    public static final int KEPT = 10_000;

    private final AtomicReferenceArray<Entry> ring = new AtomicReferenceArray<>(KEPT);
    private final AtomicLong recorded = new AtomicLong();

    private record Entry(long number, RawExchange exchange) {}

    void record(RawExchange exchange) {
        long number = recorded.getAndIncrement();
        ring.set((int) (number % KEPT), new Entry(number, exchange));
    }

    /** All exchanges that are kept, oldest first. */
    public List<Exchange> all() {
        return read(exchange -> true);
    }

    /** The kept exchanges of one operation, oldest first. */
    public List<Exchange> of(Operation operation) {
        Optional<Operation> wanted = Optional.of(operation);
        return read(exchange -> exchange.operation().equals(wanted));
    }

    /** The kept exchanges that no route led to, oldest first. */
    public List<Exchange> unmatched() {
        return read(exchange -> exchange.operation().isEmpty());
    }

    private List<Exchange> read(Predicate<RawExchange> wanted) {
        return entries()
                .filter(entry -> wanted.test(entry.exchange()))
                .sorted(Comparator.comparingLong(Entry::number))
                .map(entry -> entry.exchange().presentable())
                .toList();
    }

    private Stream<Entry> entries() {
        return IntStream.range(0, KEPT).mapToObj(ring::get).filter(entry -> entry != null);
    }

    /** How many exchanges had to make room for newer ones. */
    public long dropped() {
        return Math.max(0, recorded.get() - KEPT);
    }
}
