package dev.arrshell.internal.service.session;

import dev.arrshell.internal.service.http.ServiceAssumptions;
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
public record BootPlan(Instant readyAt, int polls, Optional<SessionEnd> failure) {

    /** Later than any session lives to see. */
    public static final Instant FAR = Instant.parse("9999-01-01T00:00:00Z");

    /** Reads do not bring the server nearer to Ready. */
    public static final int UNCOUNTED = -1;

    public static BootPlan readyAt(Instant moment) {
        return new BootPlan(moment, UNCOUNTED, Optional.empty());
    }

    public static BootPlan afterPolls(int polls) {
        return new BootPlan(FAR, polls, Optional.empty());
    }

    public static BootPlan never() {
        return new BootPlan(FAR, UNCOUNTED, Optional.empty());
    }

    /** What becomes of a session for which no server is left. */
    static BootPlan exhausted(ServerPool ground, Instant now) {
        return failing(SessionEnd.failed(
                now.plus(ServiceAssumptions.STARTUP_FAILURE_TIME),
                ServiceAssumptions.STARTUP_FAILURE,
                ground.noServer()));
    }

    public static BootPlan failing(SessionEnd failure) {
        return new BootPlan(FAR, UNCOUNTED, Optional.of(failure));
    }

    BootPlan later(Duration by) {
        Instant moment = readyAt.equals(FAR) ? FAR : readyAt.plus(by);
        return new BootPlan(moment, polls, failure.map(how -> how.later(by)));
    }

    boolean countsPolls() {
        return polls != UNCOUNTED;
    }

    /** After one more read, at some moment. */
    BootPlan polled(Instant now) {
        return polls == 0 ? readyAt(now) : afterPolls(polls - 1);
    }
}
