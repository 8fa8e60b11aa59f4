package dev.arrshell.internal.repl.eval;

import dev.arrshell.internal.script.message.ScriptError;

/** The outcome of an input. */
public sealed interface EvaluationOutcome {

    /** All statements were run. */
    record Done() implements EvaluationOutcome {}

    /**
     * The input stopped at an error.
     *
     * @param cause what was thrown
     * @param error the same for people
     * @param line the line of the input where it stopped, from one; zero if that is not known
     * @param lines the number of lines of the input
     * @param done the number of statements that were run before
     */
    record Failed(Throwable cause, ScriptError error, int line, int lines, int done) implements EvaluationOutcome {}

    /**
     * The input was interrupted by Ctrl-C.
     *
     * @param cause what was thrown
     */
    record Interrupted(Throwable cause) implements EvaluationOutcome {}

    /** Ctrl-C did not end the input, which goes on without the prompt. */
    record LeftBehind() implements EvaluationOutcome {}
}
