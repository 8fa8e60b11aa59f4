package dev.arrshell.internal.config.value;

import java.math.BigDecimal;

/** Parser of the price of an hour. */
public final class PriceParser {

    private PriceParser() {}

    public static BigDecimal parse(String text) {
        try {
            BigDecimal price = new BigDecimal(text.trim());
            if (price.signum() >= 0) {
                return price;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + text + "' is not a price: write a number such as 3.50", e);
        }
        throw new IllegalArgumentException("the price " + text + " is negative");
    }
}
