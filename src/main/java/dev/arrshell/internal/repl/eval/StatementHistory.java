package dev.arrshell.internal.repl.eval;

import java.util.ArrayList;
import java.util.List;

/** The statements that were run since the prompt began. Thread-safe. */
public final class StatementHistory {

    private final List<StatementRecord> succeeded = new ArrayList<>();
    private int failed;

    synchronized void succeeded(Snippet snippet, boolean hasResult) {
        succeeded.add(new StatementRecord(snippet.kind(), snippet.text().strip(), snippet.names(), hasResult));
    }

    synchronized void failed() {
        failed++;
    }

    /** Those that succeeded, in order. */
    public synchronized List<StatementRecord> all() {
        return List.copyOf(succeeded);
    }

    /** The number of those that failed. */
    public synchronized int failures() {
        return failed;
    }
}
