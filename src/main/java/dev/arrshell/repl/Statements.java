package dev.arrshell.repl;

import java.util.ArrayList;
import java.util.List;

/** What was run since the prompt began, so that it can be saved. Thread-safe. */
final class Statements {

    private final List<Statement> succeeded = new ArrayList<>();
    private int failed;

    synchronized void succeeded(Piece piece, boolean valued) {
        succeeded.add(new Statement(piece.kind(), piece.text().strip(), piece.names(), valued));
    }

    synchronized void failed() {
        failed++;
    }

    /** Those that succeeded, in order. */
    synchronized List<Statement> all() {
        return List.copyOf(succeeded);
    }

    /** How many did not. */
    synchronized int failures() {
        return failed;
    }
}
