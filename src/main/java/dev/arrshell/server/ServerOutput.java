package dev.arrshell.server;

import java.util.Objects;

/**
 * A part of what a server has printed.
 *
 * @param text the text, with malformed bytes replaced
 * @param next how many bytes of the output to leave out to read what follows
 */
public record ServerOutput(String text, long next) {

    /** Nothing was printed, or nothing is kept. */
    public static final ServerOutput NONE = new ServerOutput("", 0);

    /**
     * Checks that nothing is null.
     *
     * @param text the text
     * @param next how many bytes of the output to leave out to read what follows
     * @throws NullPointerException if {@code text} is null
     */
    public ServerOutput {
        Objects.requireNonNull(text, "text");
    }
}
