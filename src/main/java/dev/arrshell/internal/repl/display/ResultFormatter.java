package dev.arrshell.internal.repl.display;

import dev.arrshell.internal.repl.eval.EvaluationOutcome;

/** Writes values and failures for people. */
interface ResultFormatter {

    /** A result; empty for one that is not worth a line. */
    String value(Object value);

    /** A failure: what, where, why, what to do. */
    String failure(EvaluationOutcome.Failed failure);

    /** Something to be overread. */
    String hint(String text);
}
