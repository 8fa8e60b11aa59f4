package dev.arrshell.internal.timeline;

import dev.arrshell.internal.view.layout.Screen;
import dev.arrshell.internal.view.layout.Viewable;
import dev.arrshell.model.Operation;
import dev.arrshell.model.SessionSize;
import dev.arrshell.policy.PriceList;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The result of a rehearsed script. Immutable.
 *
 * @param script the name of the script
 * @param from the beginning, by the emulator's clock
 * @param to the end of the script
 * @param sessions in the order in which they were started
 * @param requests the number of requests by operation
 * @param throttled oldest first
 * @param poolWaits how long the calls have waited that got a session of a pool
 */
public record Timeline(
        String script,
        Instant from,
        Instant to,
        List<TimelineSession> sessions,
        Map<Operation, Long> requests,
        List<ThrottledRequest> throttled,
        List<Duration> poolWaits,
        PriceList prices)
        implements Viewable {

    public Timeline {
        Objects.requireNonNull(script, "script");
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(to, "to");
        sessions = List.copyOf(sessions);
        Map<Operation, Long> counted = new EnumMap<>(Operation.class);
        counted.putAll(requests);
        requests = Collections.unmodifiableMap(counted);
        throttled = List.copyOf(throttled);
        poolWaits = List.copyOf(poolWaits);
        Objects.requireNonNull(prices, "prices");
    }

    Duration length() {
        return Duration.between(from, to);
    }

    long allRequests() {
        return requests.values().stream().mapToLong(Long::longValue).sum();
    }

    /** The end of the axis: of the script, or of the last lease that goes on after it. */
    Instant horizon() {
        return running()
                .flatMap(life -> life.history().endsAt().stream())
                .filter(end -> end.isAfter(to))
                .max(Instant::compareTo)
                .orElse(to);
    }

    private Stream<TimelineSession> running() {
        return sessions.stream().filter(life -> life.outcome() == TimelineSession.Outcome.RUNNING);
    }

    /** The sessions that the script left running. */
    List<TimelineSession> left() {
        return sessions.stream()
                .filter(life -> life.outcome() != TimelineSession.Outcome.OVER)
                .toList();
    }

    /** The highest number of sessions that were there at the same time, also while they started. */
    int mostAtOnce() {
        return (int) sessions.stream()
                .map(life -> life.history().createdAt())
                .mapToLong(moment ->
                        sessions.stream().filter(life -> life.isThere(moment)).count())
                .max()
                .orElse(0);
    }

    /** The longest time that a call has waited for a session of a pool. */
    Duration longestPoolWait() {
        return poolWaits.stream().max(Duration::compareTo).orElse(Duration.ZERO);
    }

    /** How long the calls have waited for a session of a pool on average. */
    Duration meanPoolWait() {
        return poolWaits.stream().reduce(Duration.ZERO, Duration::plus).dividedBy(Math.max(1, poolWaits.size()));
    }

    /** The bills of the sizes that were used. */
    List<BillItem> bills() {
        return Stream.of(SessionSize.values())
                .map(this::bill)
                .filter(bill -> !bill.time().isZero())
                .toList();
    }

    private BillItem bill(SessionSize size) {
        Duration time = sessions.stream()
                .filter(life -> life.history().size() == size)
                .map(TimelineSession::billed)
                .reduce(Duration.ZERO, Duration::plus);
        return new BillItem(size, time, prices.of(size), prices.cost(size, time));
    }

    /** The highest possible cost; empty if the price of a size in use is not known. */
    Optional<BigDecimal> cost() {
        List<BillItem> bills = bills();
        return bills.stream().allMatch(bill -> bill.cost().isPresent())
                ? Optional.of(
                        bills.stream().flatMap(bill -> bill.cost().stream()).reduce(BigDecimal.ZERO, BigDecimal::add))
                : Optional.empty();
    }

    @Override
    public String text(Screen screen) {
        return new TimelineText(this, screen).text();
    }

    @Override
    public Object document() {
        return TimelineDocument.of(this);
    }
}
