package dev.arrshell.internal.timeline;

import dev.arrshell.model.SessionSize;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Optional;

/**
 * What all sessions of a size come to.
 *
 * @param size the size
 * @param time how long they are billed, all together
 * @param price what an hour costs, if there is a price
 * @param cost what that makes at most, rounded up to a hundredth
 */
public record BillItem(SessionSize size, Duration time, Optional<BigDecimal> price, Optional<BigDecimal> cost) {

    private static final BigDecimal SECONDS_AN_HOUR = BigDecimal.valueOf(3600);

    /** {@code 1.50 h}. */
    String hours() {
        return BigDecimal.valueOf(time.toSeconds()).divide(SECONDS_AN_HOUR, 2, RoundingMode.HALF_UP) + " h";
    }
}
