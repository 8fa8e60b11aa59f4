package dev.arrshell.internal.config;

import java.nio.file.Path;
import java.util.Objects;

/**
 * Where a value stands, so that a person can go and change it.
 *
 * @param source the kind of place
 * @param text the place: {@code file:line}, a variable's or an option's name, or {@code default}
 */
public record Origin(Source source, String text) {

    static final Origin DEFAULT = new Origin(Source.DEFAULT, "default");

    /**
     * Checks that nothing is null.
     *
     * @throws NullPointerException if a component is null
     */
    public Origin {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(text, "text");
    }

    static Origin line(Source source, Path file, int line) {
        return new Origin(source, file + ":" + line);
    }

    /** Whether this wins over another, or is the same source. */
    boolean reaches(Origin other) {
        return source.compareTo(other.source) >= 0;
    }

    @Override
    public String toString() {
        return text;
    }
}
