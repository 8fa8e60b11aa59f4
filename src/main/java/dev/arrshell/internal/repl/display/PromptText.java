package dev.arrshell.internal.repl.display;

import dev.arrshell.internal.text.DurationText;
import dev.arrshell.model.SessionProperties;
import dev.arrshell.model.SessionStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The text of the prompt.
 *
 * @param text without a blank at its end, 39 columns at most
 * @param urgency how soon the lease ends
 */
public record PromptText(String text, Urgency urgency) {

    private static final int MAX_WIDTH = 39;
    private static final int SHORT_ID = 4;
    private static final Duration SOON = Duration.ofMinutes(15);
    private static final Duration VERY_SOON = Duration.ofMinutes(5);

    /** How soon the lease of a ready session ends. */
    public enum Urgency {
        NONE,
        SOON,
        VERY_SOON
    }

    /**
     * The state of the current session as last heard.
     *
     * @param id its id
     * @param since when it was started here, or first heard of, by the client's clock; empty if neither was
     * @param seen its last known properties
     * @param stopped whether it was stopped since
     * @param notFound whether the last answer told that there is no such session
     */
    record SessionState(
            String id, Optional<Instant> since, Optional<SessionProperties> seen, boolean stopped, boolean notFound) {

        private boolean isOver() {
            return stopped
                    || seen.map(SessionProperties::status)
                            .filter(status -> status.isTerminal() && status != SessionStatus.EXPIRED)
                            .isPresent();
        }
    }

    /** Formats the prompt: where requests go, and the state of the session at a time, if there is one. */
    static PromptText of(String place, Optional<SessionState> session, Instant now) {
        String head = "arr " + place;
        Optional<SessionState> shown = session.filter(state -> !state.isOver());
        if (shown.isEmpty()) {
            return new PromptText(fit(head, "") + ">", Urgency.NONE);
        }
        SessionState state = shown.get();
        Duration left = left(state, now);
        String id = state.id().substring(0, Math.min(SHORT_ID, state.id().length()));
        String status = state.notFound() ? " not found" : status(state, left, now);
        return new PromptText(fit(head, " " + id + status) + ">", urgency(state, left));
    }

    private static String fit(String head, String tail) {
        int room = MAX_WIDTH - 1 - tail.length();
        return (head.length() > room ? head.substring(0, Math.max(0, room - 1)) + "…" : head) + tail;
    }

    private static Duration left(SessionState state, Instant now) {
        return state.seen()
                .filter(seen -> seen.status() == SessionStatus.READY)
                .map(seen -> seen.remaining().minus(Duration.between(seen.seenAt(), now)))
                .filter(left -> !left.isNegative())
                .orElse(Duration.ZERO);
    }

    /** The status that was last heard, with a blank before it: that of a start is Starting; nothing if none was heard. */
    private static String status(SessionState state, Duration left, Instant now) {
        SessionStatus status = state.seen().map(SessionProperties::status).orElse(SessionStatus.STARTING);
        if (status == SessionStatus.EXPIRED || status == SessionStatus.READY && left.isZero()) {
            return " EXPIRED";
        }
        String text = " " + state.seen().map(SessionProperties::statusText).orElse("Starting") + " ";
        return status == SessionStatus.READY
                ? text + DurationText.format(left)
                : state.since()
                        .map(since -> text + clock(Duration.between(since, now)))
                        .orElse("");
    }

    private static String clock(Duration time) {
        return time.toMinutes() + ":" + (time.toSecondsPart() < 10 ? "0" : "") + time.toSecondsPart();
    }

    private static Urgency urgency(SessionState state, Duration left) {
        boolean hasLease = !state.notFound()
                && state.seen()
                        .filter(seen -> seen.status() == SessionStatus.READY || seen.status() == SessionStatus.EXPIRED)
                        .isPresent();
        if (!hasLease || left.compareTo(SOON) >= 0) {
            return Urgency.NONE;
        }
        return left.compareTo(VERY_SOON) < 0 ? Urgency.VERY_SOON : Urgency.SOON;
    }
}
