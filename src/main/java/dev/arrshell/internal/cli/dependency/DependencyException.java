package dev.arrshell.internal.cli.dependency;

import dev.arrshell.internal.script.message.ScriptError;
import dev.arrshell.internal.script.message.ScriptSource;
import dev.arrshell.internal.script.run.ScriptFailure;

/** A {@code //DEPS} line is malformed, or its library cannot be found. The cause, if there is one, has the exit code. */
public final class DependencyException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient ScriptError error;
    private final transient ScriptSource source;

    DependencyException(ScriptSource source, ScriptDependency at, String message, Throwable cause) {
        super(message, cause);
        this.source = source;
        this.error =
                ScriptError.in(source, at.line(), at.column(), at.coordinates().length(), message);
    }

    /** The message at its place in the script. */
    public ScriptError error() {
        return error;
    }

    /** The failure of a run, which has not begun. */
    ScriptFailure failure() {
        return new ScriptFailure(
                error.withMessage(error.message() + " (nothing was run, nothing was sent)"),
                getCause() == null ? this : getCause(),
                source);
    }
}
