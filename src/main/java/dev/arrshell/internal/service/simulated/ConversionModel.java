package dev.arrshell.internal.service.simulated;

import dev.arrshell.internal.service.conversion.ConversionFailure;
import dev.arrshell.internal.service.conversion.ConversionPlan;
import java.time.Duration;
import java.time.Instant;

/** Model of the course of conversions. A plain value, so that it can be stored. */
public sealed interface ConversionModel {

    /**
     * Plans a conversion.
     *
     * @param number counts the conversions of an emulator, for models that draw
     */
    ConversionPlan plan(Instant now, long number);

    /**
     * Always the same time.
     *
     * @param time from creation to Succeeded
     */
    record Fixed(Duration time) implements ConversionModel {
        @Override
        public ConversionPlan plan(Instant now, long number) {
            return ConversionPlan.succeeding(now, time);
        }
    }

    /**
     * A time drawn evenly from a range.
     *
     * @param atLeast the shortest time
     * @param atMost the longest time
     * @param seed determines the draws
     */
    record Between(Duration atLeast, Duration atMost, long seed) implements ConversionModel {
        @Override
        public ConversionPlan plan(Instant now, long number) {
            return ConversionPlan.succeeding(now, new DurationRange(atLeast, atMost).drawn(seed, number));
        }
    }

    /** Never ends. */
    record Never() implements ConversionModel {
        @Override
        public ConversionPlan plan(Instant now, long number) {
            return ConversionPlan.never(now);
        }
    }

    /**
     * A conversion that fails.
     *
     * @param code the error code
     * @param message the error message
     * @param after the time from creation to Failed
     */
    record Failing(String code, String message, Duration after) implements ConversionModel {
        @Override
        public ConversionPlan plan(Instant now, long number) {
            return ConversionPlan.failing(now, after, new ConversionFailure(code, message));
        }
    }
}
