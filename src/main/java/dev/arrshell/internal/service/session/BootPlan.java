package dev.arrshell.internal.service.session;

import dev.arrshell.internal.service.http.ServiceAssumptions;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The boot of a session's server as it will go if nothing intervenes.
 *
 * @param readyAt when the server is ready; {@link #NEVER} if it never is or that is not known yet
 * @param polls how many reads find the session Starting before it is Ready; {@link #UNCOUNTED} if reads do not count
 * @param failure how the boot fails, at a moment that may be in the future
 */
public record BootPlan(Instant readyAt, int polls, Optional<SessionEnd> failure) {

    /** Later than the end of any session. */
    public static final Instant NEVER = Instant.parse("9999-01-01T00:00:00Z");

    /** Reads have no effect. */
    public static final int UNCOUNTED = -1;

    public static BootPlan readyAt(Instant moment) {
        return new BootPlan(moment, UNCOUNTED, Optional.empty());
    }

    public static BootPlan afterPolls(int polls) {
        return new BootPlan(NEVER, polls, Optional.empty());
    }

    public static BootPlan never() {
        return new BootPlan(NEVER, UNCOUNTED, Optional.empty());
    }

    public static BootPlan failing(SessionEnd failure) {
        return new BootPlan(NEVER, UNCOUNTED, Optional.of(failure));
    }

    /** The plan of a session for which no server is free. */
    static BootPlan exhausted(ServerPool pool, Instant now) {
        return failing(SessionEnd.failed(
                now.plus(ServiceAssumptions.STARTUP_FAILURE_TIME),
                ServiceAssumptions.STARTUP_FAILURE,
                ServiceAssumptions.noServer(pool.size(), pool.region())));
    }

    BootPlan shiftedBy(Duration length) {
        Instant shifted = readyAt.equals(NEVER) ? NEVER : readyAt.plus(length);
        return new BootPlan(shifted, polls, failure.map(end -> end.shiftedBy(length)));
    }

    boolean countsPolls() {
        return polls != UNCOUNTED;
    }

    /** The plan after one more read. */
    BootPlan polledAt(Instant now) {
        return polls == 0 ? readyAt(now) : afterPolls(polls - 1);
    }
}
