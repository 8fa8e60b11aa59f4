package dev.arrshell.internal.service.http;

import dev.arrshell.internal.text.DotNetTimeSpan;
import dev.arrshell.model.Lease;
import dev.arrshell.model.SessionStatus;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;

/**
 * What the emulator does where no source says what the service did. Each is a decision of this project; no client may
 * rely on it. Together here, so that a better source changes one place.
 */
public final class ServiceAssumptions {

    /**
     * The bodies of 401, 403, 404, 405, 413 and 429 are empty, as 401 was recorded. This header says in words what
     * was wrong. The errors of v1, which nobody documented, use the envelope of 2021-01-01.
     */
    static final String REASON_HEADER = "x-arr-emulator-reason";

    /** A session is remembered this long after its end, then it is 404. The service's sessions page says 30 days. */
    public static final Duration MEMORY = Duration.ofDays(30);

    /** How long a Standard server boots; recordings have 6 to 181 seconds. */
    public static final Duration STANDARD_BOOT = Duration.ofSeconds(10);

    /** How long a Premium server boots; the documentation says several minutes. */
    public static final Duration PREMIUM_BOOT = Duration.ofSeconds(120);

    /** The text of 409 on create: the swagger's example. An id stays taken for the 30 days that it is remembered. */
    public static final String ID_TAKEN = "A resource already exists under the given ID.";

    /** The error code of a session whose server did not boot; no source names one. */
    public static final String STARTUP_FAILURE = "VmAllocationFailed";

    /** The error code of a session that failed later; no source names one. */
    public static final String RUNTIME_FAILURE = "VmFailed";

    /** How long a session is Starting before it is told that there is no server for it. */
    public static final Duration STARTUP_FAILURE_TIME = Duration.ofSeconds(1);

    /** The life of a token: 24 hours, the one thing known of it. Its other claims are ours. */
    public static final Duration TOKEN_LIFE = Duration.ofHours(24);

    /** The issuer claim. */
    public static final String TOKEN_ISSUER = "https://sts.mixedreality.azure.com";

    /** The audience claim. */
    public static final String TOKEN_AUDIENCE = "https://mixedreality.azure.com";

    /** A lease of zero is taken (swagger 2021-01-01: 0 to 1440 minutes) and over as soon as the session is ready. */
    public static final Duration SHORTEST_LEASE = Duration.ZERO;

    /** The longest lease on create and, although the swagger says "less than", on update. */
    public static final Duration LONGEST_LEASE = Lease.LONGEST;

    /** A missing or unknown api-version is served all the same; this header says so, unless the emulator is strict. */
    public static final String WARNING_HEADER = "x-arr-warning";

    /** The reason given for an answer that somebody ordered. */
    public static final String FAULT = "a fault that was set on this emulator";

    /** The wait of an ordered 429 without one of its own: that of the swagger's example. */
    static final Duration ORDERED_WAIT = Duration.ofSeconds(15);

    /** How many sessions a page of 2021-01-01's listing holds. */
    public static final int PAGE = 100;

    /** Tera floating point operations of a Standard server; recordings have 8.1, 10.6 and 14.0. */
    public static final double STANDARD_TERAFLOPS = 10.6;

    /** Those of a Premium server, of which there is no recording. */
    public static final double PREMIUM_TERAFLOPS = 14.0;

    /** The pool that servers of 2022 are named after; as recorded, it is not the region of the address. */
    public static final String POOL = "wu2";

    /** The longest time that can be set or advanced in one go: ten years of 365 days. */
    public static final Duration LONGEST_STEERED = Duration.ofDays(3650);

    /** A larger body is refused with 413. */
    public static final int LARGEST_BODY = 1 << 20;

    private static final BigDecimal SECONDS_A_MINUTE = BigDecimal.valueOf(60);
    private static final BigDecimal NANOS_A_SECOND = BigDecimal.valueOf(1_000_000_000);

    private ServiceAssumptions() {}

    /** The text of 422, in minutes in both dialects: the code is the swagger's, the words are ours. */
    public static String leaseNotLarger(Duration current) {
        return "The maxLeaseTimeMinutes value must be larger than the current value of " + minutes(current) + ".";
    }

    private static String minutes(Duration length) {
        BigDecimal seconds = BigDecimal.valueOf(length.toNanos()).divide(NANOS_A_SECOND);
        BigDecimal minutes = seconds.divide(SECONDS_A_MINUTE, MathContext.DECIMAL32);
        return minutes.stripTrailingZeros().toPlainString();
    }

    /** An update of a session that has ended is a 409; a stop of one is a 204 and changes nothing. */
    public static String ended(SessionStatus status) {
        return "The session is " + status.toWire() + " and cannot be updated.";
    }

    /** The message of a session whose lease is over. */
    public static String expired(Duration lease) {
        return "The session expired after its whole lease of " + DotNetTimeSpan.format(lease) + ".";
    }

    /** v1 tells elapsed time in whole seconds, rounded down, as the one sample has it. */
    public static Duration shownElapsed(Duration elapsed) {
        return Duration.ofSeconds(elapsed.toSeconds());
    }
}
