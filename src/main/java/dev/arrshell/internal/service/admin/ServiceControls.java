package dev.arrshell.internal.service.admin;

import dev.arrshell.internal.service.http.ServiceAssumptions;
import dev.arrshell.internal.service.session.AccountRegion;
import dev.arrshell.internal.service.session.ServiceClock;
import dev.arrshell.internal.service.session.SessionService;
import dev.arrshell.internal.service.session.SessionSnapshot;
import dev.arrshell.internal.service.simulated.FaultPlan;
import dev.arrshell.internal.service.simulated.SimulatedFleet;
import dev.arrshell.internal.service.token.RateLimiter;
import dev.arrshell.internal.service.token.TokenIssuer;
import dev.arrshell.time.TimeSource;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** All that can be steered while the service runs. Thread-safe. */
public final class ServiceControls {

    private final TimeSource time;
    private final ServiceClock clock;
    private final SimulatedFleet fleet;
    private final FaultPlan faults = new FaultPlan();
    private final RateLimiter limit;
    private final TokenIssuer tokens;
    private final SessionService sessions;

    public ServiceControls(
            TimeSource time, ServiceClock clock, SimulatedFleet fleet, TokenIssuer tokens, SessionService sessions) {
        this.time = time;
        this.clock = clock;
        this.fleet = fleet;
        this.tokens = tokens;
        this.sessions = sessions;
        limit = new RateLimiter(time);
    }

    /** The emulator's own time. */
    TimeSource time() {
        return time;
    }

    /** How servers boot and how many there are. */
    public SimulatedFleet fleet() {
        return fleet;
    }

    /** What goes wrong. */
    public FaultPlan faults() {
        return faults;
    }

    /** How many calls an account may make. */
    public RateLimiter limit() {
        return limit;
    }

    /** How far the time that clients are shown is ahead. */
    public Duration skew() {
        return clock.skew();
    }

    /** Sets how far the time that clients are shown is ahead; negative for behind. */
    public void skew(Duration ahead) {
        clock.skew(ahead);
    }

    /** Makes all tokens that were issued so far expired. */
    public void expireTokens() {
        tokens.expireAll();
    }

    /**
     * Lets a session fail, in whatever account and region it is; one that has ended stays as it is.
     *
     * @return how many sessions have that id: several only if several accounts chose the same
     */
    public int fail(String id, String reason) {
        return each(id, scope -> sessions.fail(scope, id, ServiceAssumptions.RUNTIME_FAILURE, reason));
    }

    /** Stops a session as {@link #fail} lets it fail, and says the same. */
    public int stop(String id) {
        return each(id, scope -> sessions.stop(scope, id));
    }

    private int each(String id, Consumer<AccountRegion> action) {
        List<SessionSnapshot> found = sessions.everywhere(id);
        found.forEach(seen -> action.accept(seen.session().scope()));
        return found.size();
    }
}
