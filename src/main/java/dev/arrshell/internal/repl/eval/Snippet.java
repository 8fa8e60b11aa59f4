package dev.arrshell.internal.repl.eval;

import java.util.List;
import java.util.Optional;

/**
 * One statement, method, class or import of what was entered.
 *
 * @param kind what it is
 * @param line the line it begins in, from one
 * @param text its source, in the place that it has in the whole: as many lines and blanks stand before it
 * @param names the methods it declares, or the variable that it assigns to
 * @param assigned the source of the value that it assigns
 */
public record Snippet(Kind kind, int line, String text, List<String> names, Optional<String> assigned) {

    /** What is done with it. */
    public enum Kind {
        IMPORT,
        CLASS,
        METHOD,
        STATEMENT
    }
}
