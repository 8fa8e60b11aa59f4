package dev.arrshell.internal.timeline;

import dev.arrshell.internal.text.EnumWords;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A timeline for programs, in the documented shape. Lengths are whole seconds, rounded down. */
final class TimelineDocument {

    private final Timeline timeline;

    private TimelineDocument(Timeline timeline) {
        this.timeline = timeline;
    }

    static Map<String, Object> of(Timeline timeline) {
        return new TimelineDocument(timeline).document();
    }

    private Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("script", timeline.script());
        document.put("from", timeline.from().toString());
        document.put("to", timeline.to().toString());
        document.put("sessions", timeline.sessions().stream().map(this::session).toList());
        document.put("sessionsAtOnce", timeline.mostAtOnce());
        document.put("pool", pool());
        Map<String, Object> requests = new LinkedHashMap<>();
        timeline.requests().forEach((operation, times) -> requests.put(operation.name(), times));
        document.put("requests", requests);
        document.put(
                "throttled",
                timeline.throttled().stream().map(TimelineDocument::throttled).toList());
        document.put(
                "billed", timeline.bills().stream().map(TimelineDocument::bill).toList());
        document.put("costAtMost", orNull(timeline.cost()));
        document.put("currency", timeline.prices().currency());
        return document;
    }

    private Map<String, Object> pool() {
        Map<String, Object> pool = new LinkedHashMap<>();
        pool.put("lent", timeline.poolWaits().size());
        pool.put("longestWaitSeconds", timeline.longestPoolWait().toSeconds());
        pool.put("meanWaitSeconds", timeline.meanPoolWait().toSeconds());
        return pool;
    }

    private Map<String, Object> session(TimelineSession life) {
        Map<String, Object> session = new LinkedHashMap<>();
        session.put("id", life.history().id().value());
        session.put("size", life.history().size().toWire());
        session.put("region", life.history().region().name());
        session.put("line", life.line().isPresent() ? life.line().getAsInt() : null);
        session.put("states", states(life));
        session.put("leases", leases(life));
        session.put("billedSeconds", life.billed().toSeconds());
        session.put("costAtMost", orNull(timeline.prices().cost(life.history().size(), life.billed())));
        session.put("message", life.history().message().orElse(null));
        session.put("left", life.outcome() == TimelineSession.Outcome.OVER ? null : left(life));
        return session;
    }

    private List<Map<String, Object>> states(TimelineSession life) {
        return life.states(timeline.to()).entrySet().stream()
                .map(state -> step("status", state.getKey().toWire(), state.getValue()))
                .toList();
    }

    private static List<Map<String, Object>> leases(TimelineSession life) {
        return life.history().leases().stream()
                .map(lease -> step("leaseSeconds", lease.total().toSeconds(), lease.at()))
                .toList();
    }

    private static Map<String, Object> step(String name, Object value, Instant at) {
        Map<String, Object> step = new LinkedHashMap<>();
        step.put(name, value);
        step.put("at", at.toString());
        return step;
    }

    /** The cost of a session that the script left running, until its lease ends. */
    private Map<String, Object> left(TimelineSession life) {
        Map<String, Object> left = new LinkedHashMap<>();
        left.put("outcome", EnumWords.of(life.outcome()));
        left.put("billsUntil", life.leaseEnds().map(Instant::toString).orElse(null));
        left.put(
                "costAtMost",
                orNull(timeline.prices()
                        .cost(life.history().size(), life.history().lease())));
        return left;
    }

    private static Map<String, Object> throttled(ThrottledRequest throttled) {
        Map<String, Object> document = step("operation", throttled.operation().name(), throttled.at());
        document.put(
                "retryAfterSeconds",
                throttled.retryAfter().map(Duration::toSeconds).orElse(null));
        return document;
    }

    private static Map<String, Object> bill(BillItem bill) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("size", bill.size().toWire());
        document.put("billedSeconds", bill.time().toSeconds());
        document.put("pricePerHour", orNull(bill.price()));
        document.put("costAtMost", orNull(bill.cost()));
        return document;
    }

    private static BigDecimal orNull(Optional<BigDecimal> amount) {
        return amount.orElse(null);
    }
}
