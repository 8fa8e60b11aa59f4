package dev.arrshell.internal.repl.eval;

import dev.arrshell.internal.script.message.ScriptError;

/** How it went with what was entered. */
public sealed interface EvaluationOutcome {

    /**
     * All of it was run.
     *
     * @param statements how many statements
     */
    record Done(int statements) implements EvaluationOutcome {}

    /**
     * It stopped at an error.
     *
     * @param cause what was thrown
     * @param error the same in words
     * @param line the line of what was entered where it stopped, from one; zero if that is not known
     * @param lines how many lines were entered
     * @param done how many statements were run before
     */
    record Failed(Throwable cause, ScriptError error, int line, int lines, int done) implements EvaluationOutcome {}

    /**
     * Somebody pressed Ctrl-C.
     *
     * @param cause what was thrown
     * @param done how many statements were run before
     */
    record Interrupted(Throwable cause, int done) implements EvaluationOutcome {}
}
