package dev.arrshell.repl;

import dev.arrshell.groovy.ScriptError;

/** How it went with what was entered. */
sealed interface Outcome {

    /**
     * All of it was run.
     *
     * @param statements how many statements
     */
    record Done(int statements) implements Outcome {}

    /**
     * It stopped at an error.
     *
     * @param cause what was thrown
     * @param error the same in words
     * @param line the line of what was entered where it stopped, from one; zero if that is not known
     * @param lines how many lines were entered
     * @param done how many statements were run before
     */
    record Failed(Throwable cause, ScriptError error, int line, int lines, int done) implements Outcome {}

    /**
     * Somebody pressed Ctrl-C.
     *
     * @param cause what was thrown
     * @param done how many statements were run before
     */
    record Interrupted(Throwable cause, int done) implements Outcome {}
}
