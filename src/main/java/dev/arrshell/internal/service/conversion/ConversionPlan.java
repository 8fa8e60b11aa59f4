package dev.arrshell.internal.service.conversion;

import dev.arrshell.conversion.ConversionStatus;
import dev.arrshell.internal.service.http.ServiceAssumptions;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The course of a conversion, known when it is created. So nothing has to happen for it to start or to end, and both are
 * exact to the clock's tick.
 *
 * @param startsAt when it is Running
 * @param endsAt when it has ended; {@link #NEVER} if it never does
 * @param failure why it fails; empty if it succeeds
 */
public record ConversionPlan(Instant startsAt, Instant endsAt, Optional<ConversionFailure> failure) {

    /** Later than any end. */
    public static final Instant NEVER = Instant.parse("9999-01-01T00:00:00Z");

    /** A conversion that succeeds some time after its creation. */
    public static ConversionPlan succeeding(Instant now, Duration after) {
        return new ConversionPlan(start(now, after), now.plus(after), Optional.empty());
    }

    /** A conversion that fails some time after its creation. */
    public static ConversionPlan failing(Instant now, Duration after, ConversionFailure failure) {
        return succeeding(now, after).withFailure(failure);
    }

    /** A conversion that runs and never ends. */
    public static ConversionPlan never(Instant now) {
        return new ConversionPlan(now.plus(ServiceAssumptions.CONVERSION_START), NEVER, Optional.empty());
    }

    /** A short conversion starts at once: it is never NotStarted after its end. */
    private static Instant start(Instant now, Duration after) {
        boolean isShort = after.compareTo(ServiceAssumptions.CONVERSION_START) < 0;
        return now.plus(isShort ? Duration.ZERO : ServiceAssumptions.CONVERSION_START);
    }

    /** The same course with another outcome. */
    public ConversionPlan withFailure(ConversionFailure other) {
        return new ConversionPlan(startsAt, endsAt, Optional.of(other));
    }

    ConversionPlan shiftedBy(Duration length) {
        Instant end = endsAt.equals(NEVER) ? NEVER : endsAt.plus(length);
        return new ConversionPlan(startsAt.plus(length), end, failure);
    }

    ConversionStatus statusAt(Instant now) {
        if (now.isBefore(endsAt)) {
            return now.isBefore(startsAt) ? ConversionStatus.NOT_STARTED : ConversionStatus.RUNNING;
        }
        return failure.isPresent() ? ConversionStatus.FAILED : ConversionStatus.SUCCEEDED;
    }
}
