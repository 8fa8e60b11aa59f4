package dev.arrshell.internal.timeline;

import dev.arrshell.model.SessionSize;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Optional;

/**
 * The bill of all sessions of a size.
 *
 * @param time how long they are billed in total
 * @param price the price of an hour, if it is known
 * @param cost the highest possible cost, rounded up to a hundredth
 */
public record BillItem(SessionSize size, Duration time, Optional<BigDecimal> price, Optional<BigDecimal> cost) {

    private static final BigDecimal SECONDS_AN_HOUR = BigDecimal.valueOf(3600);

    /** {@code 1.50 h}. */
    String hours() {
        return BigDecimal.valueOf(time.toSeconds()).divide(SECONDS_AN_HOUR, 2, RoundingMode.HALF_UP) + " h";
    }
}
