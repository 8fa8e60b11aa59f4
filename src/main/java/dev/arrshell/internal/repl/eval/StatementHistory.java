package dev.arrshell.internal.repl.eval;

import java.util.ArrayList;
import java.util.List;

/** The statements that were run since the prompt began. Thread-safe. */
public final class StatementHistory {

    private final List<Statement> succeeded = new ArrayList<>();
    private int failed;

    /**
     * A statement that succeeded.
     *
     * @param snippet its source
     * @param hasResult whether its value became {@code _}
     */
    public record Statement(Snippet snippet, boolean hasResult) {

        /** Its source without blanks around it. */
        public String text() {
            return snippet.text().strip();
        }
    }

    synchronized void succeeded(Snippet snippet, boolean hasResult) {
        succeeded.add(new Statement(snippet, hasResult));
    }

    synchronized void failed() {
        failed++;
    }

    /** Those that succeeded, in order. */
    public synchronized List<Statement> all() {
        return List.copyOf(succeeded);
    }

    /** The number of those that failed. */
    public synchronized int failures() {
        return failed;
    }
}
