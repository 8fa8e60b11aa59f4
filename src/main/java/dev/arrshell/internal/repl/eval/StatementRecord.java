package dev.arrshell.internal.repl.eval;

import java.util.List;
import java.util.Objects;

/**
 * A statement that succeeded.
 *
 * @param kind its kind
 * @param text its source, without blanks around it
 * @param names the methods it declares, or the variable that it assigns to
 * @param hasResult whether its value became {@code _}
 */
public record StatementRecord(Snippet.Kind kind, String text, List<String> names, boolean hasResult) {

    public StatementRecord {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(text, "text");
        names = List.copyOf(names);
    }
}
