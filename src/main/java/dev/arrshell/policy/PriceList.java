package dev.arrshell.policy;

import dev.arrshell.model.SessionSize;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The prices of an hour of a session by size, as far as they are known. Immutable and thread-safe.
 *
 * @param perHour zero or more each; a size that is missing has no known price
 * @param currency as it is written behind an amount
 */
public record PriceList(Map<SessionSize, BigDecimal> perHour, String currency) {

    /** No price is known, the default. */
    public static final PriceList NONE = new PriceList(Map.of(), "USD");

    private static final BigDecimal NANOS_AN_HOUR = BigDecimal.valueOf(3_600_000_000_000L);

    /**
     * Makes a list.
     *
     * @param perHour zero or more each; a size that is missing has no known price
     * @param currency as it is written behind an amount
     * @throws NullPointerException if an argument, a size or a price is null
     * @throws IllegalArgumentException if a price is negative
     */
    public PriceList {
        perHour = Map.copyOf(perHour);
        Objects.requireNonNull(currency, "currency");
        perHour.forEach((size, price) -> {
            if (price.signum() < 0) {
                throw new IllegalArgumentException("the price of " + size + " is negative: " + price);
            }
        });
    }

    /**
     * {@return the price of an hour, empty if it is not known}
     *
     * @param size the size of a session
     */
    public Optional<BigDecimal> of(SessionSize size) {
        return Optional.ofNullable(perHour.get(size));
    }

    /**
     * {@return the cost of some time, rounded up to a hundredth; empty if the price is not known}
     *
     * @param size the size of a session
     * @param time how long it is billed
     */
    public Optional<BigDecimal> cost(SessionSize size, Duration time) {
        return of(size).map(price ->
                price.multiply(BigDecimal.valueOf(time.toNanos())).divide(NANOS_AN_HOUR, 2, RoundingMode.CEILING));
    }

    /**
     * {@return an amount with the currency behind it, such as {@code 7.00 EUR}}
     *
     * @param amount the amount
     */
    public String format(BigDecimal amount) {
        return amount.toPlainString() + " " + currency;
    }
}
