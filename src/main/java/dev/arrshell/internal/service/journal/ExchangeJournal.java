package dev.arrshell.internal.service.journal;

import dev.arrshell.model.Exchange;
import dev.arrshell.model.Operation;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The last {@value #CAPACITY} exchanges. To record one takes no lock; secrets are masked when the journal is read.
 * Thread-safe.
 */
public final class ExchangeJournal {

    /** How many exchanges it has at most. */
    public static final int CAPACITY = 10_000;

    private final AtomicReferenceArray<Entry> ring = new AtomicReferenceArray<>(CAPACITY);
    private final AtomicLong recorded = new AtomicLong();

    private final Map<Operation, LongAdder> counts = new EnumMap<>(Operation.class);

    public ExchangeJournal() {
        for (Operation operation : Operation.values()) {
            counts.put(operation, new LongAdder());
        }
    }

    private record Entry(long number, JournalEntry exchange) {}

    public void record(JournalEntry exchange) {
        long number = recorded.getAndIncrement();
        exchange.operation().map(counts::get).ifPresent(LongAdder::increment);
        ring.set((int) (number % CAPACITY), new Entry(number, exchange));
    }

    /** All exchanges, oldest first. */
    public List<Exchange> all() {
        return read(exchange -> true);
    }

    /** The exchanges of one operation, oldest first. */
    public List<Exchange> of(Operation operation) {
        Optional<Operation> wanted = Optional.of(operation);
        return read(exchange -> exchange.operation().equals(wanted));
    }

    /** The exchanges that no route matched, oldest first. */
    public List<Exchange> unmatched() {
        return read(exchange -> exchange.operation().isEmpty());
    }

    private List<Exchange> read(Predicate<JournalEntry> wanted) {
        return entries()
                .filter(entry -> wanted.test(entry.exchange()))
                .sorted(Comparator.comparingLong(Entry::number))
                .map(entry -> entry.exchange().toExchange())
                .toList();
    }

    private Stream<Entry> entries() {
        return IntStream.range(0, CAPACITY).mapToObj(ring::get).filter(entry -> entry != null);
    }

    /** The number of exchanges of each operation, with those that were dropped; zero if there was none. */
    public Map<Operation, Long> counts() {
        Map<Operation, Long> all = new EnumMap<>(Operation.class);
        counts.forEach((operation, count) -> all.put(operation, count.sum()));
        return all;
    }

    /** How many exchanges were dropped to make room for newer ones. */
    public long dropped() {
        return Math.max(0, recorded.get() - CAPACITY);
    }
}
