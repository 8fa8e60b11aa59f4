package dev.arrshell.internal.language;

import dev.arrshell.internal.text.DurationText;
import dev.arrshell.internal.text.PublicMembers;
import dev.arrshell.internal.text.UsageMessages;
import dev.arrshell.model.Lease;
import dev.arrshell.model.SessionSize;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * Errors of wrong use of the steps, thrown before anything is sent. Groovy calls the steps' {@code methodMissing} and
 * {@code propertyMissing}, which call this class, where Java's compiler would report an error.
 */
public final class UsageErrors {

    private static final Duration SHORTEST_KEEP = Duration.ofMinutes(2);

    private UsageErrors() {}

    public static IllegalArgumentException argument(String why) {
        return new IllegalArgumentException(why + UsageMessages.NOTHING_SENT);
    }

    public static IllegalStateException state(String why) {
        return new IllegalStateException(why + UsageMessages.NOTHING_SENT);
    }

    public static IllegalArgumentException leaseNotMore(Duration total, Duration present) {
        return argument(DurationText.format(total) + " is not more than the present " + DurationText.format(present)
                + ". The value is a total since the start, not an addition; to add " + DurationText.format(total)
                + ": extendLeaseBy(" + call(total) + ")");
    }

    public static IllegalArgumentException leaseTooLong(Duration present, Duration more) {
        return new IllegalArgumentException("a lease is at most 24 hours: the present " + DurationText.format(present)
                + " and " + DurationText.format(more) + " more are " + DurationText.format(present.plus(more))
                + " (the lease is unchanged)");
    }

    public static void checkKeeping(Duration keep, Duration upTo) {
        if (Objects.requireNonNull(keep, "keep").compareTo(SHORTEST_KEEP) < 0) {
            throw argument(
                    "what is kept of a lease must be at least 2 minutes, since the service counts whole ones, not "
                            + keep + ": keepAlive(minutes(15), hours(8))");
        }
        new Lease(Objects.requireNonNull(upTo, "upTo")); // refuses what no lease can be
        if (upTo.compareTo(keep) <= 0) {
            throw argument("upTo is the longest whole lease and must be more than the " + DurationText.format(keep)
                    + " that are kept, not " + DurationText.format(upTo));
        }
    }

    private static String call(Duration length) {
        if (length.toMinutesPart() == 0 && length.toSecondsPart() == 0) {
            return "hours(" + length.toHours() + ")";
        }
        return length.toSecondsPart() == 0
                ? "minutes(" + length.toMinutes() + ")"
                : "seconds(" + length.toSeconds() + ")";
    }

    /** Reads a noun of a step like a property, or throws the reason why it cannot be read. */
    static Object property(Class<?> type, String name, Map<String, Supplier<Object>> nouns) {
        Supplier<Object> noun = nouns.get(name);
        if (noun != null) {
            return noun.get();
        }
        String why = UsageMessages.property(type, name, nouns.keySet(), "");
        throw PublicMembers.of(type).names().contains(name)
                ? new EarlyMemberException(why)
                : new UnknownMemberException(why);
    }

    /** A call that a step does not have, has only later, or has with other arguments. */
    static RuntimeException call(Class<?> type, String name, Object arguments) {
        Object[] given = arguments instanceof Object[] array ? array : new Object[] {arguments};
        String why = UsageMessages.call(type, name, given);
        return UsageMessages.isTooEarly(type, name) ? new EarlyMemberException(why) : new UnknownMemberException(why);
    }

    /** A size that can be asked for. */
    public static SessionSize known(SessionSize size) {
        if (Objects.requireNonNull(size, "size") == SessionSize.UNKNOWN) {
            throw argument("a session cannot be asked for with size UNKNOWN: size(STANDARD) or size(PREMIUM)");
        }
        return size;
    }

    /** A place in an output. */
    public static long requireOffset(long bytes) {
        if (bytes < 0) {
            throw argument("an output is read from 0 bytes on or more, not from " + bytes);
        }
        return bytes;
    }

    /** A number that is zero or more. */
    public static int notNegative(int number, String what) {
        if (number < 0) {
            throw new IllegalArgumentException(what + " must be 0 or more, not " + number);
        }
        return number;
    }

    /** A length of time that is more than nothing. */
    public static Duration positive(Duration length, String what) {
        if (Objects.requireNonNull(length, what).isZero() || length.isNegative()) {
            throw new IllegalArgumentException(what + " must be positive, not " + length);
        }
        return length;
    }
}
