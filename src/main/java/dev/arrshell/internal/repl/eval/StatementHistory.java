package dev.arrshell.internal.repl.eval;

import dev.arrshell.ArrClient;
import dev.arrshell.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The statements that were run since the prompt began. Thread-safe. */
public final class StatementHistory {

    private final List<Statement> succeeded = new ArrayList<>();
    private int failed;

    /**
     * A statement that succeeded.
     *
     * @param snippet its source
     * @param hasResult whether its value became {@code _}
     * @param handle {@code session} or {@code client}, if its value is one
     * @param isCurrent whether this word stands for its value since
     */
    public record Statement(Snippet snippet, boolean hasResult, Optional<String> handle, boolean isCurrent) {

        /** Its source without blanks around it. */
        public String text() {
            return snippet.text().strip();
        }
    }

    synchronized void succeeded(Snippet snippet, Object value, boolean isCurrent) {
        Optional<String> handle = value instanceof Session
                ? Optional.of("session")
                : value instanceof ArrClient ? Optional.of("client") : Optional.empty();
        succeeded.add(new Statement(snippet, value != null, handle, isCurrent));
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
