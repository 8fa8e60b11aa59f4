package dev.arrshell.internal.service.session;

import dev.arrshell.internal.service.http.ServiceAssumptions;
import dev.arrshell.server.ServerAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The boot of a session's server as it will go if nothing intervenes.
 *
 * @param readyAt when the server is ready; {@link #NEVER} if it never is or that is not known yet
 * @param polls how many reads find the session Starting before it is Ready; {@link #UNCOUNTED} if reads do not count
 * @param failure how the boot fails, at a moment that may be in the future
 * @param address where clients reach the server; empty for a simulated one, whose address is made up
 * @param waiting why the server is not up yet; empty if there is nothing to say
 */
public record BootPlan(
        Instant readyAt, int polls, Optional<SessionEnd> failure, Optional<ServerAddress> address, String waiting) {

    /** Later than the end of any session. */
    public static final Instant NEVER = Instant.parse("9999-01-01T00:00:00Z");

    /** Reads have no effect. */
    public static final int UNCOUNTED = -1;

    public static BootPlan readyAt(Instant moment) {
        return of(moment, UNCOUNTED, Optional.empty());
    }

    /** A server that is ready now, at an address of its own. */
    static BootPlan readyAt(Instant moment, ServerAddress address) {
        return new BootPlan(moment, UNCOUNTED, Optional.empty(), Optional.of(address), "");
    }

    private static BootPlan of(Instant readyAt, int polls, Optional<SessionEnd> failure) {
        return new BootPlan(readyAt, polls, failure, Optional.empty(), "");
    }

    /** The same, not up yet for this reason. */
    BootPlan waitingFor(String why) {
        return new BootPlan(readyAt, polls, failure, address, why);
    }

    public static BootPlan afterPolls(int polls) {
        return of(NEVER, polls, Optional.empty());
    }

    public static BootPlan never() {
        return of(NEVER, UNCOUNTED, Optional.empty());
    }

    public static BootPlan failing(SessionEnd failure) {
        return of(NEVER, UNCOUNTED, Optional.of(failure));
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
        return new BootPlan(shifted, polls, failure.map(end -> end.shiftedBy(length)), address, waiting);
    }

    boolean countsPolls() {
        return polls != UNCOUNTED;
    }

    /** The plan after one more read. */
    BootPlan polledAt(Instant now) {
        return polls == 0 ? readyAt(now) : afterPolls(polls - 1);
    }
}
