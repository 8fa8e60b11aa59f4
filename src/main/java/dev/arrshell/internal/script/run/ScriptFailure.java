package dev.arrshell.internal.script.run;

import dev.arrshell.internal.script.message.ScriptError;
import java.util.Objects;

/** Failure of a script that could not be compiled or ended with an exception, which is the cause. */
public final class ScriptFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient ScriptError error;

    ScriptFailure(ScriptError error, Throwable cause) {
        super(error.text(), Objects.requireNonNull(cause, "cause"));
        this.error = error;
    }

    public ScriptError error() {
        return error;
    }
}
