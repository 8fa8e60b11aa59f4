package dev.arrshell.internal.service.http;

import dev.arrshell.internal.text.DotNetTimeSpan;
import dev.arrshell.model.Lease;
import dev.arrshell.model.Region;
import dev.arrshell.model.SessionSize;
import dev.arrshell.model.SessionStatus;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;

/**
 * The behaviour of the emulator where no source says what the service did. The numbers are those of the table "What no
 * source tells" in {@code src/docs/emulator.md}. Each is a decision of this project on which no client may rely. They are
 * together here, so that a better source changes one place. Decisions that are behaviour and have no value:
 *
 * <ul>
 *   <li>Decision 1: errors of v1 have the body of 2021-01-01.
 *   <li>Decision 6: a stop of a session that has ended is answered 204 and changes nothing.
 *   <li>Decision 8: a repeated create is compared with the parameters of the first, not with later updates.
 *   <li>Decision 14: the sessions of an account are the same in both dialects, and visible in their own region only.
 *   <li>Decision 16: a session expires exactly at Ready + lease, and elapsed is never more than the lease.
 *   <li>Decision 17: {@code models} are stored and shown by the emulator, and have no other effect.
 *   <li>Decision 20: the first segment of a path may name a region, else the host name does as the service's own names do, else the
 *       region is the emulator's, by default {@link Region#DEFAULT}.
 *   <li>Decision 22: a conversion is remembered as long as a session, counted from its own end.
 *   <li>Decision 23: no storage is read: whether an asset is there and a container is linked is set on the emulator.
 *   <li>Decision 24: settings are compared without shared access signatures; the same settings again are answered 200 also
 *       after the end of the conversion; a prefix that was not sent is not answered; a result that has no name is called like
 *       the asset, without its folders.
 *   <li>Decision 25: in v1 a conversion is answered 202 with its id, NotStarted is shown as Running, and a listing has id and
 *       status of each conversion.
 * </ul>
 */
public final class ServiceAssumptions {

    /** Decision 2: bodies of 401, 403, 404, 405, 413 and 429 are empty; this header gives the reason in words. */
    public static final String REASON_HEADER = "x-arr-emulator-reason";

    /** Decision 4: a lease of zero is valid, and over as soon as the session is ready. */
    public static final Duration SHORTEST_LEASE = Duration.ZERO;

    /** Decision 4: the longest lease on create and, although the swagger says "less than", on update. */
    public static final Duration LONGEST_LEASE = Lease.LONGEST;

    /** Decision 7: the message of 409 on create, also for the id of a session that has ended; the swagger's example. */
    public static final String ID_TAKEN = "A resource already exists under the given ID.";

    /** Decision 9: the error code of a session whose server did not boot. */
    public static final String STARTUP_FAILURE = "VmAllocationFailed";

    /** Decision 9: how long a session for which there is no server is Starting. */
    public static final Duration STARTUP_FAILURE_TIME = Duration.ofSeconds(1);

    /** Decision 9: the error code of a session that failed later. */
    public static final String RUNTIME_FAILURE = "VmFailed";

    /** Decision 10: the window in which calls are counted, if they are limited. */
    public static final Duration THROTTLE_WINDOW = Duration.ofMinutes(1);

    /** Decision 11: how many sessions a page of 2021-01-01's listing has; listings are in the order of creation. */
    public static final int PAGE = 100;

    /** Decision 12: how long a token is valid. */
    public static final Duration TOKEN_LIFE = Duration.ofHours(24);

    /** Decision 12: the issuer claim. */
    public static final String TOKEN_ISSUER = "https://sts.mixedreality.azure.com";

    /** Decision 12: the audience claim. */
    public static final String TOKEN_AUDIENCE = "https://mixedreality.azure.com";

    /** Decision 13: the header of a request that was served although its api-version is missing or unknown. */
    public static final String WARNING_HEADER = "x-arr-warning";

    /** Decision 15: how long a session is remembered after its end, and so is a conversion; then it is answered 404. */
    public static final Duration MEMORY = Duration.ofDays(30);

    /** Decision 18: how long a Standard server boots; recordings have 6 to 181 seconds. */
    public static final Duration STANDARD_BOOT = Duration.ofSeconds(10);

    /** Decision 18: how long a Premium server boots; the documentation says several minutes. */
    public static final Duration PREMIUM_BOOT = Duration.ofSeconds(120);

    /** Decision 19: how long v1 shows a stopped session as Stopping. */
    public static final Duration STOPPING = Duration.ZERO;

    /** Decision 21: how long a conversion is NotStarted; recordings have 1 to 10 seconds. */
    public static final Duration CONVERSION_START = Duration.ofSeconds(2);

    /** Decision 21: how long a conversion takes from its creation to its end; recordings of a small box have 71 to 74 seconds. */
    public static final Duration CONVERSION_TIME = Duration.ofSeconds(74);

    /** The error code of a conversion that failed (recorded). */
    public static final String CONVERSION_FAILURE = "ConversionProcessFailed";

    /** The error message of a conversion whose asset is not there (recorded). */
    public static final String ASSET_MISSING = "Invalid input provided. Check logs in output container for details.";

    /** The message of 403 for a container that is not linked with the account (recorded in 2021). */
    public static final String CONTAINER_NOT_LINKED = "Error accessing connected storage account due to insufficient"
            + " permissions. Check if the Mixed Reality resource has correct permissions assigned.";

    /** The end of that message since 2022 (recorded). */
    public static final String HOW_TO_LINK =
            " Documentation on how to link Remote Rendering Accounts to storage can be found"
                    + " here: https://docs.microsoft.com/azure/remote-rendering/how-tos/create-an-account#link-storage-accounts.";

    /** The reason of an error that was caused by a fault. */
    public static final String FAULT = "a fault that was set on this emulator";

    /** The {@code Retry-After} of a fault that answers 429 and has none of its own: that of the swagger's example. */
    static final Duration FAULT_RETRY_AFTER = Duration.ofSeconds(15);

    /** Tera floating point operations of a Standard server; recordings have 8.1, 10.6 and 14.0. */
    public static final double STANDARD_TERAFLOPS = 10.6;

    /** Those of a Premium server, of which there is no recording. */
    public static final double PREMIUM_TERAFLOPS = 14.0;

    /** The pool in the names of servers of 2022; as recorded, it is not the region of the address. */
    public static final String POOL = "wu2";

    /** The longest time that a control can set or advance at once: ten years of 365 days. */
    public static final Duration LONGEST_CONTROLLED = Duration.ofDays(3650);

    /** The largest body; a larger one is answered 413. */
    public static final int LARGEST_BODY = 1 << 20;

    private static final BigDecimal NANOS_A_MINUTE = BigDecimal.valueOf(60_000_000_000L);

    private ServiceAssumptions() {}

    /** Decision 3: the message of 422, in minutes in both dialects. */
    public static String leaseNotLarger(Duration current) {
        BigDecimal minutes = BigDecimal.valueOf(current.toNanos()).divide(NANOS_A_MINUTE, MathContext.DECIMAL32);
        return "The maxLeaseTimeMinutes value must be larger than the current value of "
                + minutes.stripTrailingZeros().toPlainString() + ".";
    }

    /** The message of 422 where the servers of {@code arr serve} have a longest lease. */
    public static String leaseTooLong(Duration longest) {
        return "The longest lease here is " + longest.toMinutes() + " minutes (max-lease).";
    }

    /** Decision 5: the message of 409 on an update of a session that has ended. */
    public static String ended(SessionStatus status) {
        return "The session is " + status.toWire() + " and cannot be updated.";
    }

    /** Decision 9: the error message when all servers of a size are taken. */
    public static String noServer(SessionSize size, Region region) {
        return "No server of size " + size.toWire() + " is free in " + region + ".";
    }

    /** Decision 9: the error message when a server fails to boot. */
    public static String bootFailed(SessionSize size, Region region, String reason) {
        return "A server of size " + size.toWire() + " in " + region + " did not start: " + reason;
    }

    /** The message of a session that has expired. */
    public static String expired(Duration lease) {
        return "The session expired after its whole lease of " + DotNetTimeSpan.format(lease) + ".";
    }

    /** The elapsed time that v1 shows: whole seconds, rounded down, as in its one sample. */
    public static Duration shownElapsed(Duration elapsed) {
        return Duration.ofSeconds(elapsed.toSeconds());
    }
}
