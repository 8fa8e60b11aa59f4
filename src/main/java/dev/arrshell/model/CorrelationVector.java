package dev.arrshell.model;

import java.util.Objects;

/**
 * The {@code MS-CV} header: the name of one exchange, to be quoted in a bug report. The service sends it on every
 * answer, as 22 base64 characters, a dot and a number.
 *
 * @param value the header as received
 */
public record CorrelationVector(String value) {

    /**
     * Keeps the header's text.
     *
     * @param value the header as received
     * @throws NullPointerException if {@code value} is null
     */
    public CorrelationVector {
        Objects.requireNonNull(value, "MS-CV");
    }

    @Override
    public String toString() {
        return value;
    }
}
