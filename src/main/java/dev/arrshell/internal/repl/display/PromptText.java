package dev.arrshell.internal.repl.display;

import dev.arrshell.internal.text.DurationText;
import dev.arrshell.model.SessionProperties;
import dev.arrshell.model.SessionStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What the prompt says.
 *
 * @param text without a blank at its end, 39 columns at most
 * @param urgency how much the lease's end presses
 */
public record PromptText(String text, Urgency urgency) {

    private static final int WIDEST = 39;
    private static final int SHORT_ID = 4;
    private static final Duration SOON = Duration.ofMinutes(15);
    private static final Duration VERY_SOON = Duration.ofMinutes(5);

    /** How much the lease's end presses. */
    public enum Urgency {
        NONE,
        SOON,
        VERY_SOON
    }

    /**
     * What is known of the session, from answers.
     *
     * @param id its id
     * @param since when it was asked for, by the client's clock
     * @param seen what the last answer said
     * @param stopped whether it was stopped since
     */
    record Glance(String id, Instant since, Optional<SessionProperties> seen, boolean stopped) {}

    /** Words a prompt from what is known and the clock; no request is made. */
    static PromptText of(String place, Optional<Glance> session, Instant now) {
        Optional<Glance> shown = session.filter(glance -> !isOver(glance));
        String head = "arr " + place;
        if (shown.isEmpty()) {
            return new PromptText(fitting(head, "") + ">", Urgency.NONE);
        }
        Glance glance = shown.get();
        Duration left = left(glance, now);
        String state = state(glance, left, now);
        String id = glance.id().substring(0, Math.min(SHORT_ID, glance.id().length()));
        return new PromptText(fitting(head, " " + id + " " + state) + ">", urgency(glance, left));
    }

    private static String fitting(String head, String tail) {
        int room = WIDEST - 1 - tail.length();
        return (head.length() > room ? head.substring(0, Math.max(0, room - 1)) + "…" : head) + tail;
    }

    private static boolean isOver(Glance glance) {
        return glance.stopped()
                || glance.seen()
                        .map(SessionProperties::status)
                        .filter(status -> status.isTerminal() && status != SessionStatus.EXPIRED)
                        .isPresent();
    }

    private static Duration left(Glance glance, Instant now) {
        return glance.seen()
                .filter(seen -> seen.status() == SessionStatus.READY)
                .map(seen -> seen.remaining().minus(Duration.between(seen.seenAt(), now)))
                .orElse(Duration.ZERO);
    }

    private static String state(Glance glance, Duration left, Instant now) {
        SessionStatus status = glance.seen().map(SessionProperties::status).orElse(SessionStatus.STARTING);
        if (status == SessionStatus.EXPIRED || status == SessionStatus.READY && !isPositive(left)) {
            return "EXPIRED";
        }
        String text = glance.seen().map(SessionProperties::statusText).orElse("Starting");
        return status == SessionStatus.READY ? text + " " + DurationText.words(left) : text + " " + clock(glance, now);
    }

    private static String clock(Glance glance, Instant now) {
        Duration waited = Duration.between(glance.since(), now);
        return waited.toMinutes() + ":" + (waited.toSecondsPart() < 10 ? "0" : "") + waited.toSecondsPart();
    }

    private static boolean isPositive(Duration length) {
        return !length.isZero() && !length.isNegative();
    }

    private static Urgency urgency(Glance glance, Duration left) {
        boolean ready = glance.seen()
                .filter(seen -> seen.status() == SessionStatus.READY || seen.status() == SessionStatus.EXPIRED)
                .isPresent();
        if (!ready || left.compareTo(SOON) >= 0) {
            return Urgency.NONE;
        }
        return left.compareTo(VERY_SOON) < 0 ? Urgency.VERY_SOON : Urgency.SOON;
    }
}
