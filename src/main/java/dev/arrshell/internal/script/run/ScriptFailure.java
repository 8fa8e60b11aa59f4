package dev.arrshell.internal.script.run;

import dev.arrshell.internal.script.message.ErrorTranslator;
import dev.arrshell.internal.script.message.ScriptError;
import dev.arrshell.internal.script.message.ScriptSource;
import dev.arrshell.internal.script.message.ScriptTrace;
import java.util.List;
import java.util.Objects;

/** Failure of a script that could not be compiled or ended with an exception, which is the cause. */
public final class ScriptFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient ScriptError error;
    private final transient ScriptSource source;

    /** The failure with an error that has been translated. */
    public ScriptFailure(ScriptError error, Throwable cause, ScriptSource source) {
        super(error.text(), Objects.requireNonNull(cause, "cause"));
        this.error = error;
        this.source = source;
    }

    /** The failure that a thread of a script has ended with. */
    public static ScriptFailure of(ScriptSource source, Thread thread, Throwable cause) {
        ScriptError error = new ErrorTranslator(source).translate(cause);
        return new ScriptFailure(
                error.withMessage("the thread " + thread.getName() + " has ended: " + error.message()), cause, source);
    }

    public ScriptError error() {
        return error;
    }

    /** The lines of scripts from which the failed line was reached, the nearest first: {@code walk.groovy:12}. */
    public List<String> callers() {
        return ScriptTrace.callers(getCause(), source);
    }

    /** The stack trace, lines of scripts first, secrets masked. */
    public String trace() {
        return ScriptTrace.of(getCause(), source);
    }
}
