package dev.arrshell.internal.repl.eval;

import java.util.ArrayList;
import java.util.List;

/** What was run since the prompt began, so that it can be saved. Thread-safe. */
public final class StatementHistory {

    private final List<StatementRecord> succeeded = new ArrayList<>();
    private int failed;

    synchronized void succeeded(Snippet piece, boolean valued) {
        succeeded.add(new StatementRecord(piece.kind(), piece.text().strip(), piece.names(), valued));
    }

    synchronized void failed() {
        failed++;
    }

    /** Those that succeeded, in order. */
    public synchronized List<StatementRecord> all() {
        return List.copyOf(succeeded);
    }

    /** How many did not. */
    public synchronized int failures() {
        return failed;
    }
}
