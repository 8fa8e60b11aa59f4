package dev.arrshell.internal.service.journal;

import dev.arrshell.model.Exchange;
import dev.arrshell.model.Operation;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * The last {@value #CAPACITY} exchanges, or fewer if they are large: all together take up {@value #MOST_BYTES} bytes at most.
 * Secrets are masked when the journal is read. Thread-safe.
 */
public final class ExchangeJournal {

    /** How many exchanges it has at most. */
    public static final int CAPACITY = 10_000;

    /** How many bytes of memory its exchanges take up at most. */
    public static final long MOST_BYTES = 32 << 20;

    private final Map<Operation, LongAdder> counts = new EnumMap<>(Operation.class);

    /** The exchange of number n is at n modulo the capacity; those before {@code first} were dropped. */
    private final JournalEntry[] ring = new JournalEntry[CAPACITY];

    private long first;
    private long next;
    private long bytes;

    public ExchangeJournal() {
        for (Operation operation : Operation.values()) {
            counts.put(operation, new LongAdder());
        }
    }

    public void record(JournalEntry exchange) {
        exchange.operation().map(counts::get).ifPresent(LongAdder::increment);
        synchronized (ring) {
            if (next - first == CAPACITY) {
                dropFirst();
            }
            ring[index(next++)] = exchange;
            bytes += exchange.bytes();
            while (bytes > MOST_BYTES) {
                dropFirst();
            }
        }
    }

    private void dropFirst() {
        int index = index(first++);
        bytes -= ring[index].bytes();
        ring[index] = null;
    }

    private static int index(long number) {
        return (int) (number % CAPACITY);
    }

    /** All exchanges, oldest first. */
    public List<Exchange> all() {
        return read(exchange -> true).toList();
    }

    /** The exchanges of one operation, oldest first. */
    public List<Exchange> of(Operation operation) {
        return read(isOf(operation)).toList();
    }

    /** The exchanges that no route matched, oldest first. */
    public List<Exchange> unmatched() {
        return read(exchange -> exchange.operation().isEmpty()).toList();
    }

    /**
     * The exchanges of one operation, or all, oldest first. Each is looked up when its turn comes, so a slow reader holds
     * none of them; one that was dropped by then is left out.
     */
    public Stream<Exchange> stream(Optional<Operation> operation) {
        return read(wanted(operation));
    }

    /**
     * The last exchanges of one operation, or of all, oldest first. No others are masked, so it is fast.
     *
     * @param most how many at most
     */
    public Stream<Exchange> last(Optional<Operation> operation, long most) {
        List<JournalEntry> found = entries(wanted(operation)).toList();
        return found.subList((int) Math.max(0, found.size() - most), found.size()).stream()
                .map(JournalEntry::toExchange);
    }

    private static Predicate<JournalEntry> wanted(Optional<Operation> operation) {
        return operation.map(ExchangeJournal::isOf).orElse(exchange -> true);
    }

    private static Predicate<JournalEntry> isOf(Operation operation) {
        Optional<Operation> wanted = Optional.of(operation);
        return exchange -> exchange.operation().equals(wanted);
    }

    private Stream<Exchange> read(Predicate<JournalEntry> wanted) {
        return entries(wanted).map(JournalEntry::toExchange);
    }

    private Stream<JournalEntry> entries(Predicate<JournalEntry> wanted) {
        return numbers().mapToObj(this::entry).filter(Objects::nonNull).filter(wanted);
    }

    private LongStream numbers() {
        synchronized (ring) {
            return LongStream.range(first, next);
        }
    }

    private JournalEntry entry(long number) {
        synchronized (ring) {
            return number < first ? null : ring[index(number)];
        }
    }

    /** The number of exchanges of each operation, with those that were dropped; zero if there was none. */
    public Map<Operation, Long> counts() {
        Map<Operation, Long> all = new EnumMap<>(Operation.class);
        counts.forEach((operation, count) -> all.put(operation, count.sum()));
        return all;
    }

    /** How many exchanges were dropped to make room for newer ones. */
    public long dropped() {
        synchronized (ring) {
            return first;
        }
    }

    /** How many bytes its exchanges take up. */
    long bytes() {
        synchronized (ring) {
            return bytes;
        }
    }
}
