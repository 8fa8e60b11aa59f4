package dev.arrshell.internal.service.admin;

import dev.arrshell.internal.service.http.ServiceAssumptions;
import dev.arrshell.internal.service.session.AccountRegion;
import dev.arrshell.internal.service.session.ServiceClock;
import dev.arrshell.internal.service.session.SessionService;
import dev.arrshell.internal.service.simulated.FaultPlan;
import dev.arrshell.internal.service.simulated.SimulatedConverter;
import dev.arrshell.internal.service.simulated.SimulatedFleet;
import dev.arrshell.internal.service.token.RateLimiter;
import dev.arrshell.internal.service.token.TokenIssuer;
import dev.arrshell.time.TimeSource;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** The parts of a running service that can be controlled. Thread-safe. */
public final class ServiceControls {

    private final TimeSource time;
    private final ServiceClock clock;
    private final SimulatedFleet fleet;
    private final SimulatedConverter converter;
    private final FaultPlan faults = new FaultPlan();
    private final RateLimiter limit;
    private final TokenIssuer tokens;
    private final SessionService sessions;

    public ServiceControls(
            TimeSource time,
            ServiceClock clock,
            SimulatedFleet fleet,
            SimulatedConverter converter,
            TokenIssuer tokens,
            SessionService sessions) {
        this.time = time;
        this.clock = clock;
        this.fleet = fleet;
        this.converter = converter;
        this.tokens = tokens;
        this.sessions = sessions;
        limit = new RateLimiter(time);
    }

    /** The true time, by which sessions live. */
    TimeSource time() {
        return time;
    }

    public SimulatedFleet fleet() {
        return fleet;
    }

    public SimulatedConverter converter() {
        return converter;
    }

    public FaultPlan faults() {
        return faults;
    }

    public RateLimiter limit() {
        return limit;
    }

    /** How far the time that clients see is ahead; negative for behind. */
    public Duration skew() {
        return clock.skew();
    }

    public void skew(Duration ahead) {
        clock.skew(ahead);
    }

    /** How long after its creation a session is listed. */
    public Duration listingDelay() {
        return sessions.listingDelay();
    }

    public void listingDelay(Duration length) {
        sessions.listingDelay(length);
    }

    public void expireTokens() {
        tokens.revokeAll();
    }

    /**
     * Makes a session fail, of whatever account and region. A session that has ended does not change.
     *
     * @return how many sessions have the id: several only if several accounts chose the same
     */
    public int fail(String id, String reason) {
        return forEach(id, scope -> sessions.fail(scope, id, ServiceAssumptions.RUNTIME_FAILURE, reason));
    }

    /** Stops a session in the same way. */
    public int stop(String id) {
        return forEach(id, scope -> sessions.stop(scope, id));
    }

    private int forEach(String id, Consumer<AccountRegion> action) {
        List<AccountRegion> found = sessions.locate(id);
        found.forEach(action);
        return found.size();
    }
}
