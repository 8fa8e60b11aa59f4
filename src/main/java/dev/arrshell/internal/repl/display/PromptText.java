package dev.arrshell.internal.repl.display;

import dev.arrshell.internal.text.DurationText;
import dev.arrshell.model.SessionProperties;
import dev.arrshell.model.SessionStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of the prompt.
 *
 * @param text without a blank at its end, 39 columns at most; never without the text of the pattern
 * @param urgency how soon the lease ends
 */
public record PromptText(String text, Urgency urgency) {

    /** The pattern of the full prompt. */
    public static final String FULL = "arr {place} {session}>";

    private static final int MAX_WIDTH = 39;
    /** So that place and session have room. */
    private static final int MAX_OWN_WIDTH = 16;

    private static final String PLACE = "{place}";
    private static final Pattern SESSION = Pattern.compile(" *\\{session}");
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

    /**
     * Returns the pattern of a prompt if it is one.
     *
     * @throws IllegalArgumentException if it is not
     */
    static String checkPattern(String pattern) {
        String own = SESSION.matcher(pattern.replace(PLACE, "")).replaceAll("");
        if (pattern.isBlank() || own.length() > MAX_OWN_WIDTH || own.matches(".*[{}\\p{Cntrl}].*")) {
            throw new IllegalArgumentException("`prompt` must be full, plain, or a text of one line with {place} and"
                    + " {session} in it and at most " + MAX_OWN_WIDTH + " other characters, not '" + pattern + "'");
        }
        return pattern.stripTrailing();
    }

    /** Formats the prompt where there is no session, or it is not shown. */
    public static PromptText withoutSession(String pattern, String place) {
        return of(pattern, place, Optional.empty(), Instant.MIN);
    }

    /**
     * Formats the prompt.
     *
     * @param pattern a text with {@code {place}} and {@code {session}}; blanks before a session that there is not are left out
     * @param place where requests go; shortened if it would make the prompt too wide
     * @param session the state of the session, if there is one
     * @param now the time at which it is shown
     */
    static PromptText of(String pattern, String place, Optional<SessionState> session, Instant now) {
        Optional<SessionState> shown = session.filter(state -> !state.isOver());
        String words = shown.map(state -> words(state, now)).orElse("");
        String text = SESSION.matcher(pattern)
                .replaceAll(found -> words.isEmpty()
                        ? ""
                        : Matcher.quoteReplacement(found.group().replace("{session}", words)));
        int room = MAX_WIDTH - text.replace(PLACE, "").length();
        String fitting = place.length() > room ? place.substring(0, Math.max(0, room - 1)) + "…" : place;
        Urgency urgency = shown.map(state -> urgency(state, left(state, now))).orElse(Urgency.NONE);
        return new PromptText(text.replace(PLACE, fitting), urgency);
    }

    private static String words(SessionState state, Instant now) {
        String id = state.id().substring(0, Math.min(SHORT_ID, state.id().length()));
        return id + (state.notFound() ? " not found" : status(state, left(state, now), now));
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
