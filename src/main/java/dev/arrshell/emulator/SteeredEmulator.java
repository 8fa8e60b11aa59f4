package dev.arrshell.emulator;

import dev.arrshell.internal.service.admin.ServiceControls;
import dev.arrshell.internal.service.simulated.FaultPlan;
import dev.arrshell.internal.service.simulated.FaultRule;
import dev.arrshell.model.Operation;
import dev.arrshell.model.SessionId;
import dev.arrshell.model.SessionSize;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;

/** What of an {@link ArrEmulator} can be steered while it runs: servers, limits, tokens, time and faults. Thread-safe. */
public abstract sealed class SteeredEmulator permits AskedEmulator {

    private static final Duration MOST_SKEW = Duration.ofDays(3650);

    SteeredEmulator() {}

    abstract ServiceControls steering();

    /**
     * Sets how servers of a size boot from now on. Those that boot already go on as they began.
     *
     * @param size the size
     * @param profile how they boot
     * @throws NullPointerException if an argument is null
     * @throws IllegalArgumentException if {@code size} is {@link SessionSize#UNKNOWN}
     */
    public void boot(SessionSize size, BootProfile profile) {
        steering()
                .fleet()
                .boot(known(size), Objects.requireNonNull(profile, "profile").boot());
    }

    /**
     * Lets servers of every size boot so long from now on: a session is Ready so long after its creation. Those that
     * boot already go on as they began.
     *
     * @param length zero to 365 days, by the emulator's clock
     * @throws NullPointerException if {@code length} is null
     * @throws IllegalArgumentException if {@code length < 0} or {@code length > 365 d}
     */
    public void becomesReadyAfter(Duration length) {
        BootProfile profile = BootProfile.fixed(length);
        boot(SessionSize.STANDARD, profile);
        boot(SessionSize.PREMIUM, profile);
    }

    /**
     * Limits the servers of a size in each region. A session for which none is left goes to Error a second after its
     * creation, with the code {@code VmAllocationFailed}. Accounts share the servers; sessions that run go on.
     *
     * @param size the size
     * @param number how many, 0 or more
     * @throws NullPointerException if {@code size} is null
     * @throws IllegalArgumentException if {@code number < 0} or {@code size} is {@link SessionSize#UNKNOWN}
     */
    public void capacity(SessionSize size, int number) {
        if (number < 0) {
            throw new IllegalArgumentException("a capacity is 0 or more servers, not " + number);
        }
        steering().fleet().capacity(known(size), OptionalInt.of(number));
    }

    /**
     * Lifts the limit of {@link #capacity}.
     *
     * @param size the size
     * @throws NullPointerException if {@code size} is null
     * @throws IllegalArgumentException if {@code size} is {@link SessionSize#UNKNOWN}
     */
    public void unlimited(SessionSize size) {
        steering().fleet().capacity(known(size), OptionalInt.empty());
    }

    static SessionSize known(SessionSize size) {
        if (Objects.requireNonNull(size, "size") == SessionSize.UNKNOWN) {
            throw new IllegalArgumentException("only STANDARD and PREMIUM servers exist");
        }
        return size;
    }

    /**
     * Limits how often an account may call the session service: beyond it calls are answered 429 with
     * {@code Retry-After}, the seconds until the minute is over that began with the account's first call. Token requests
     * do not count. Every account begins anew.
     *
     * @param callsPerMinute 1 or more; {@link Integer#MAX_VALUE} is as good as no limit, which is the default
     * @throws IllegalArgumentException if {@code callsPerMinute < 1}
     */
    public void throttle(int callsPerMinute) {
        if (callsPerMinute < 1) {
            throw new IllegalArgumentException("a limit is 1 call a minute or more, not " + callsPerMinute);
        }
        steering().limit().set(OptionalInt.of(callsPerMinute));
    }

    /** Makes all tokens that were issued so far expired, though they say otherwise themselves. New ones are good. */
    public void expireTokens() {
        steering().expireTokens();
    }

    /**
     * Lets the time that clients are shown be wrong: the {@code Date} header and the times in new tokens. Sessions live
     * by the true time.
     *
     * @param ahead how far the shown time is ahead, negative for behind; at most ten years either way
     * @throws NullPointerException if {@code ahead} is null
     * @throws IllegalArgumentException if {@code ahead} is over ten years of 365 days
     */
    public void clockSkew(Duration ahead) {
        if (ahead.compareTo(MOST_SKEW) > 0 || ahead.compareTo(MOST_SKEW.negated()) < 0) {
            throw new IllegalArgumentException("a clock is at most 3650 days wrong, not " + ahead);
        }
        steering().skew(ahead);
    }

    /**
     * Begins to set a fault: {@code on(CREATE).respond(503).times(2)}.
     *
     * @param operation which requests shall go wrong
     * @return to be told what shall go wrong
     * @throws NullPointerException if {@code operation} is null
     */
    public FaultBuilder on(Operation operation) {
        return new FaultBuilder(steering().faults(), Objects.requireNonNull(operation, "operation"));
    }

    /**
     * The faults that were set, those that have struck as often as they may too.
     *
     * @return in the order they were set; without those that were removed
     */
    public List<Fault> faults() {
        return faults(steering().faults().all());
    }

    /**
     * The faults that have never struck: a fault that a test set and its code never met is most often a slip. When the
     * emulator is closed, each is told to the listener of {@link ArrEmulatorBuilder#onWarning}.
     *
     * @return in the order they were set; without those that were removed
     */
    public List<Fault> unusedFaults() {
        return faults(steering().faults().unused());
    }

    private List<Fault> faults(List<FaultRule> rules) {
        FaultPlan plan = steering().faults();
        return rules.stream().map(rule -> new Fault(plan, rule)).toList();
    }

    /** Removes all faults. */
    public void clearFaults() {
        steering().faults().clear();
    }

    /**
     * A session of this emulator, to be interfered with.
     *
     * @param id the session, of whatever account and region
     * @return what can be done to it; nothing is looked up yet
     * @throws NullPointerException if {@code id} is null
     */
    public SessionControl session(SessionId id) {
        return new SessionControl(steering(), Objects.requireNonNull(id, "session"));
    }
}
