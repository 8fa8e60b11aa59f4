package dev.arrshell.internal.config.value;

import java.math.BigDecimal;

/** Reads what an hour costs. */
public final class PriceParser {

    private PriceParser() {}

    public static BigDecimal of(String text) {
        try {
            BigDecimal price = new BigDecimal(text.trim());
            if (price.signum() >= 0) {
                return price;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + text + "' is no price: write a number such as 3.50", e);
        }
        throw new IllegalArgumentException("the price " + text + " is less than nothing");
    }
}
