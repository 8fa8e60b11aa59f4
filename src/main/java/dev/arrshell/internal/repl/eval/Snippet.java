package dev.arrshell.internal.repl.eval;

import java.util.List;
import java.util.Optional;

/**
 * A statement, method, class or import of an input.
 *
 * @param kind which of them
 * @param line the line it begins in, from one
 * @param text its source at its place in the input: as many lines and blanks stand before it
 * @param names the methods it declares, or the variable that it assigns to
 * @param assigned the source of the value that it assigns
 */
public record Snippet(Kind kind, int line, String text, List<String> names, Optional<String> assigned) {

    /** The kinds of snippets, in the order in which those of an input are run. */
    public enum Kind {
        IMPORT,
        CLASS,
        METHOD,
        STATEMENT
    }
}
