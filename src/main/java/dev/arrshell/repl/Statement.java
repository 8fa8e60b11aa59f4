package dev.arrshell.repl;

import java.util.List;
import java.util.Objects;

/**
 * A statement that was run and succeeded.
 *
 * @param kind what it is
 * @param text its source, without blanks around it
 * @param names the methods it declares, or the variable that it assigns to
 * @param valued whether its value became {@code _}
 */
record Statement(Piece.Kind kind, String text, List<String> names, boolean valued) {

    Statement {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(text, "text");
        names = List.copyOf(names);
    }
}
