package dev.arrshell.internal.script.run;

import dev.arrshell.internal.script.message.ScriptError;
import java.util.Objects;

/** A script could not be compiled, or ended with an exception. The cause is the exception itself. */
public final class ScriptFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient ScriptError error;

    ScriptFailure(ScriptError error, Throwable cause) {
        super(error.text(), Objects.requireNonNull(cause, "cause"));
        this.error = error;
    }

    /**
     * What went wrong, part by part.
     *
     * @return place and message
     */
    public ScriptError error() {
        return error;
    }
}
