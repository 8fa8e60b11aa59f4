package dev.arrshell.emulator;

import dev.arrshell.internal.service.http.ServiceAssumptions;
import dev.arrshell.internal.service.simulated.ConversionModel;
import java.time.Duration;
import java.util.Objects;

/**
 * Profile of the course of conversions: the time from a conversion's creation to its end by the emulator's clock, and how it
 * ends. A conversion is NotStarted for two seconds, if it takes that long, and Running after that. Immutable and thread-safe.
 * A null argument is answered with a {@link NullPointerException}.
 */
public final class ConversionProfile {

    private final ConversionModel model;

    private ConversionProfile(ConversionModel model) {
        this.model = model;
    }

    ConversionModel model() {
        return model;
    }

    /**
     * Every conversion succeeds after the same time.
     *
     * @param time zero to 365 days; with zero a conversion has Succeeded as soon as it is created
     * @return the profile
     * @throws IllegalArgumentException if {@code time < 0} or {@code time > 365 d}
     */
    public static ConversionProfile fixed(Duration time) {
        return new ConversionProfile(new ConversionModel.Fixed(checked(time)));
    }

    /**
     * Every conversion succeeds after a time drawn evenly from a range. The n-th conversion of an emulator gets the same time
     * in every run with the same seed.
     *
     * @param atLeast the shortest time
     * @param atMost the longest time, at most 365 days
     * @param seed any number
     * @return the profile
     * @throws IllegalArgumentException if {@code atLeast < 0}, {@code atLeast > atMost} or {@code atMost > 365 d}
     */
    public static ConversionProfile between(Duration atLeast, Duration atMost, long seed) {
        if (checked(atLeast).compareTo(checked(atMost)) > 0) {
            throw new IllegalArgumentException("the shortest time, " + atLeast + ", is over the longest, " + atMost);
        }
        return new ConversionProfile(new ConversionModel.Between(atLeast, atMost, seed));
    }

    /**
     * Never ends: Running for ever.
     *
     * @return the profile
     */
    public static ConversionProfile never() {
        return new ConversionProfile(new ConversionModel.Never());
    }

    /**
     * Every conversion fails 74 seconds after its creation.
     *
     * @param code the error code, such as {@code ConversionProcessFailed}; v1 does not show it
     * @param message the error message
     * @return the profile
     * @throws IllegalArgumentException if {@code code} or {@code message} is blank
     */
    public static ConversionProfile failing(String code, String message) {
        return failing(code, message, ServiceAssumptions.CONVERSION_TIME);
    }

    /**
     * The same as {@link #failing(String, String)} with another time.
     *
     * @param code the error code
     * @param message the error message
     * @param after how long after its creation, zero to 365 days
     * @return the profile
     * @throws IllegalArgumentException if {@code code} or {@code message} is blank, {@code after < 0} or {@code after > 365 d}
     */
    public static ConversionProfile failing(String code, String message, Duration after) {
        return new ConversionProfile(
                new ConversionModel.Failing(notBlank("code", code), notBlank("message", message), checked(after)));
    }

    private static String notBlank(String what, String text) {
        if (Objects.requireNonNull(text, what).isBlank()) {
            throw new IllegalArgumentException("the " + what + " is blank");
        }
        return text;
    }

    private static Duration checked(Duration time) {
        return BootProfile.checked("time of a conversion", time);
    }

    @Override
    public String toString() {
        return "ConversionProfile(" + model + ")";
    }
}
