package dev.arrshell.internal.emulator;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What becomes of a session's server if nobody interferes.
 *
 * @param readyAt when it has booted; {@link #FAR} for never or not yet known
 * @param polls how many reads still find it Starting before one finds it Ready; {@link #UNCOUNTED} if reads do not count
 * @param failure how it fails to boot, at a moment that may lie ahead
 */
public record Start(Instant readyAt, int polls, Optional<SessionEnd> failure) {

    /** Later than any session lives to see. */
    public static final Instant FAR = Instant.parse("9999-01-01T00:00:00Z");

    /** Reads do not bring the server nearer to Ready. */
    public static final int UNCOUNTED = -1;

    static Start readyAt(Instant moment) {
        return new Start(moment, UNCOUNTED, Optional.empty());
    }

    static Start afterPolls(int polls) {
        return new Start(FAR, polls, Optional.empty());
    }

    static Start never() {
        return new Start(FAR, UNCOUNTED, Optional.empty());
    }

    /** What becomes of a session for which no server is left. */
    static Start exhausted(Ground ground, Instant now) {
        return failing(SessionEnd.failed(
                now.plus(Decisions.STARTUP_FAILURE_TIME), Decisions.STARTUP_FAILURE, ground.noServer()));
    }

    static Start failing(SessionEnd failure) {
        return new Start(FAR, UNCOUNTED, Optional.of(failure));
    }

    Start later(Duration by) {
        Instant moment = readyAt.equals(FAR) ? FAR : readyAt.plus(by);
        return new Start(moment, polls, failure.map(how -> how.later(by)));
    }

    boolean countsPolls() {
        return polls != UNCOUNTED;
    }

    /** After one more read, at some moment. */
    Start polled(Instant now) {
        return polls == 0 ? readyAt(now) : afterPolls(polls - 1);
    }
}
