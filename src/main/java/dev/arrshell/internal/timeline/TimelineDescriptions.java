package dev.arrshell.internal.timeline;

import dev.arrshell.internal.text.DurationText;
import dev.arrshell.internal.view.layout.SafeText;
import dev.arrshell.model.LeaseChange;
import dev.arrshell.model.SessionHistory;
import dev.arrshell.model.SessionStatus;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The texts of a timeline, the same in a terminal and in a drawing. */
final class TimelineDescriptions {

    private static final int MAX_SHOWN = 3;

    private final Timeline timeline;
    private final InstantFormatter moments;

    TimelineDescriptions(Timeline timeline) {
        this.timeline = timeline;
        this.moments = new InstantFormatter(timeline.from());
    }

    String title() {
        return "Rehearsal of " + SafeText.line(timeline.script()) + ": " + DurationText.format(timeline.length())
                + " of virtual time from " + InstantFormatter.full(timeline.from())
                + " on; nothing was sent to a service";
    }

    String head(TimelineSession life) {
        SessionHistory history = life.history();
        return history.id() + "  " + history.size().toWire() + "  " + history.region()
                + (life.line().isPresent() ? "  line " + life.line().getAsInt() : "");
    }

    /** {@code Ready after 10s, stopped after 6h00m; lease 4h00m, from 21:10:00Z on 8h00m}. */
    String course(TimelineSession life) {
        SessionHistory history = life.history();
        String ready = history.readyAt()
                .map(at -> "Ready after " + between(history.createdAt(), at))
                .orElse("never Ready");
        String end = life.outcome() == TimelineSession.Outcome.RUNNING
                ? ", goes on"
                : history.endsAt().map(at -> ended(history, at)).orElse("");
        return ready + end + "; " + leases(history.leases())
                + history.message()
                        .map(message -> "; " + SafeText.line(message))
                        .orElse("");
    }

    private static String ended(SessionHistory history, Instant at) {
        String how = history.endStatus() == SessionStatus.ERROR
                ? "failed"
                : history.endStatus().toWire().toLowerCase(Locale.ROOT);
        return ", " + how + " after " + between(history.readyAt().orElse(history.createdAt()), at);
    }

    private static String between(Instant one, Instant other) {
        return DurationText.format(Duration.between(one, other));
    }

    /** Lists a few extensions one by one, more only by their number. */
    private String leases(List<LeaseChange> steps) {
        int extensions = steps.size() - 1;
        String first = "lease " + DurationText.format(steps.get(0).total());
        return extensions > MAX_SHOWN
                ? first + ", extended " + extensions + " times to "
                        + DurationText.format(steps.get(extensions).total())
                : steps.stream()
                        .skip(1)
                        .map(step -> ", from " + moments.format(step.at()) + " on " + DurationText.format(step.total()))
                        .collect(Collectors.joining("", first, ""));
    }

    /** The totals by name, in their order. */
    Map<String, String> totals() {
        Map<String, String> totals = new LinkedHashMap<>();
        totals.put("sessions", sessions());
        if (!timeline.poolWaits().isEmpty()) {
            totals.put("pool", pool());
        }
        totals.put("requests", requests());
        totals.put("throttled", throttled());
        totals.put("billed", billed());
        totals.put("cost", cost());
        return totals;
    }

    private String sessions() {
        int all = timeline.sessions().size();
        return all == 0 ? "none" : all + ", at most " + timeline.mostAtOnce() + " at once";
    }

    private String pool() {
        int lent = timeline.poolWaits().size();
        return "lent " + lent + (lent == 1 ? " time" : " times") + ", waited "
                + DurationText.format(timeline.longestPoolWait()) + " at most, "
                + DurationText.format(timeline.meanPoolWait()) + " on average";
    }

    private String requests() {
        String each = timeline.requests().entrySet().stream()
                .filter(entry -> entry.getValue() > 0)
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining(", "));
        return each.isEmpty() ? "none" : timeline.allRequests() + ": " + each;
    }

    private String throttled() {
        List<ThrottledRequest> all = timeline.throttled();
        String first = all.stream().limit(MAX_SHOWN).map(this::words).collect(Collectors.joining(", "));
        String more = all.size() > MAX_SHOWN ? " and " + (all.size() - MAX_SHOWN) + " more" : "";
        return all.isEmpty() ? "never" : all.size() + (all.size() == 1 ? " time: " : " times: ") + first + more;
    }

    private String words(ThrottledRequest one) {
        return one.operation() + " at " + moments.format(one.at())
                + one.retryAfter()
                        .map(wait -> " for " + DurationText.format(wait))
                        .orElse("");
    }

    private String billed() {
        String each = timeline.bills().stream()
                .map(bill -> bill.size().toWire() + " " + bill.hours())
                .collect(Collectors.joining(", "));
        return each.isEmpty() ? "nothing" : each + " (from Ready to the end)";
    }

    private String cost() {
        if (timeline.bills().isEmpty()) {
            return "nothing";
        }
        Optional<BigDecimal> all = timeline.cost();
        String each = timeline.bills().stream()
                .flatMap(bill -> bill.cost().stream()
                        .map(cost ->
                                bill.size().toWire() + " " + timeline.prices().format(cost)))
                .collect(Collectors.joining(", "));
        String missing = timeline.bills().stream()
                .filter(bill -> bill.cost().isEmpty())
                .map(bill -> "price_" + bill.size().name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(" and "));
        return all.map(sum -> timeline.prices().format(sum) + " at most: " + each)
                .orElseGet(() -> (each.isEmpty() ? "" : each + " at most, and ") + "not known without " + missing
                        + " in the configuration");
    }

    /** The warnings about sessions that the script left running. */
    List<String> warnings() {
        return timeline.left().stream().map(this::warning).toList();
    }

    private String warning(TimelineSession life) {
        SessionHistory history = life.history();
        String line =
                life.line().isPresent() ? ", started at line " + life.line().getAsInt() + "," : "";
        String cost = timeline.prices()
                .cost(history.size(), history.lease())
                .map(amount -> ", " + timeline.prices().format(amount) + " at most")
                .orElse("");
        String until = life.leaseEnds()
                        .map(moments::format)
                        .map(moment -> "until " + moment)
                        .orElse("for its lease of " + DurationText.format(history.lease()) + ", counted from Ready")
                + cost;
        return "session " + history.id() + line + " was left running by the script: "
                + (life.outcome() == TimelineSession.Outcome.RUNNING
                        ? "it goes on and bills " + until
                        : "the end of the run stopped it; with --on-exit keep it would bill " + until);
    }
}
