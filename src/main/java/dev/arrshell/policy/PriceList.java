package dev.arrshell.internal.timeline;

import dev.arrshell.model.SessionSize;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The prices of an hour by size, as far as they are known.
 *
 * @param currency as it is written behind an amount
 */
public record PriceList(Map<SessionSize, BigDecimal> perHour, String currency) {

    private static final BigDecimal NANOS_AN_HOUR = BigDecimal.valueOf(3_600_000_000_000L);

    public PriceList {
        perHour = Map.copyOf(perHour);
        Objects.requireNonNull(currency, "currency");
    }

    /** The price of an hour. */
    public Optional<BigDecimal> of(SessionSize size) {
        return Optional.ofNullable(perHour.get(size));
    }

    /** The cost of some time, rounded up to a hundredth. */
    public Optional<BigDecimal> cost(SessionSize size, Duration time) {
        return of(size).map(price ->
                price.multiply(BigDecimal.valueOf(time.toNanos())).divide(NANOS_AN_HOUR, 2, RoundingMode.CEILING));
    }

    String format(BigDecimal amount) {
        return amount.toPlainString() + " " + currency;
    }
}
