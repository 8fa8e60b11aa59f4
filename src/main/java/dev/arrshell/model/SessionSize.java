package dev.arrshell.model;

import dev.arrshell.internal.text.NearestWord;
import dev.arrshell.internal.text.ValueErrors;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The class of server a session runs on. It cannot change while the session lives (the service's VM sizes page). */
public enum SessionSize {
    /** At most 20 million primitives; beyond that the service renders a checkerboard. */
    STANDARD("Standard"),

    /** No limit of primitives; the more expensive one. */
    PREMIUM("Premium"),

    /** An answer named no size or one that this version does not know. Never sent. */
    UNKNOWN("Unknown");

    private final String wire;

    SessionSize(String wire) {
        this.wire = wire;
    }

    /**
     * The spelling of the service's answers.
     *
     * @return {@code Standard} or {@code Premium}
     */
    public String toWire() {
        return wire;
    }

    /**
     * Reads a size as a user writes it.
     *
     * @param text {@code standard} or {@code premium}, any case
     * @return the size, never {@link #UNKNOWN}
     * @throws NullPointerException if {@code text} is null
     * @throws IllegalArgumentException if there is no such size; the message names the nearest
     */
    public static SessionSize parse(String text) {
        SessionSize size = fromWire(Objects.requireNonNull(text, "size"));
        if (size == UNKNOWN) {
            throw ValueErrors.because(
                    "unknown size '%s': %sSTANDARD and PREMIUM exist",
                    text,
                    NearestWord.to(text, List.of("STANDARD", "PREMIUM"))
                            .map(near -> NearestWord.didYouMean(near) + " ")
                            .orElse(""));
        }
        return size;
    }

    /**
     * Reads a size in an answer of the service.
     *
     * @param text the text, or null
     * @return the size, {@link #UNKNOWN} if it is not a known one
     */
    public static SessionSize fromWire(@Nullable String text) {
        String name = text == null ? "" : text.trim().toLowerCase(Locale.ROOT);
        return switch (name) {
            case "standard" -> STANDARD;
            case "premium" -> PREMIUM;
            default -> UNKNOWN;
        };
    }
}
