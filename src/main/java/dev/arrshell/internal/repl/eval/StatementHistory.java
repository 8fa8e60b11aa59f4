package dev.arrshell.internal.repl.eval;

import dev.arrshell.ArrClient;
import dev.arrshell.Session;
import dev.arrshell.model.SessionId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The statements that were run since the prompt began. Thread-safe. */
public final class StatementHistory {

    private final List<Statement> succeeded = new ArrayList<>();
    private int last;
    private int failed;

    /**
     * A statement that succeeded.
     *
     * @param number its number, from one; numbers of dropped ones are not given again
     * @param snippet its source
     * @param hasResult whether its value became {@code _}
     * @param handle {@code session} or {@code client}, if its value is one
     * @param isCurrent whether this word stands for its value since
     * @param results the names of results that it could use, each with the number of its statement
     * @param started the sessions that it started, oldest first
     */
    public record Statement(
            int number,
            Snippet snippet,
            boolean hasResult,
            Optional<String> handle,
            boolean isCurrent,
            Map<String, Integer> results,
            List<SessionId> started) {

        /** Its source without blanks around it. */
        public String text() {
            return snippet.text().strip();
        }
    }

    /** The number of the next statement that succeeds. */
    synchronized int next() {
        return last + 1;
    }

    /** The number of the last statement that succeeded; 0 before the first. */
    public synchronized int last() {
        return last;
    }

    synchronized void succeeded(
            Snippet snippet, Object value, boolean isCurrent, Map<String, Integer> results, List<SessionId> started) {
        Optional<String> handle = value instanceof Session
                ? Optional.of("session")
                : value instanceof ArrClient ? Optional.of("client") : Optional.empty();
        succeeded.add(new Statement(++last, snippet, value != null, handle, isCurrent, results, List.copyOf(started)));
    }

    synchronized void failed() {
        failed++;
    }

    /**
     * Forgets a statement.
     *
     * @return false if there is none of that number
     */
    public synchronized boolean drop(int number) {
        return succeeded.removeIf(each -> each.number() == number);
    }

    /** Those that succeeded and were not dropped, in order. */
    public synchronized List<Statement> all() {
        return List.copyOf(succeeded);
    }

    /** The number of those that failed. */
    public synchronized int failures() {
        return failed;
    }
}
