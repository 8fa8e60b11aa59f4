package dev.arrshell.internal.repl.eval;

import dev.arrshell.internal.script.message.ScriptError;
import java.util.regex.Pattern;

/** A block that starts with a dot goes on with the last result: {@code .lease(4.hours)} is {@code _.lease(4.hours)}. */
public final class DotContinuation {

    private static final Pattern LEADING_DOT = Pattern.compile("^(\\s*)(?=\\??\\.[A-Za-z_&@])");

    private DotContinuation() {}

    public static boolean is(String source) {
        return LEADING_DOT.matcher(source).find();
    }

    /** The source with the last result in front of its dot, else unchanged. */
    public static String complete(String source) {
        return LEADING_DOT.matcher(source).replaceFirst("$1_");
    }

    /** The outcome of a completed source, told of the source as it was typed. */
    public static EvaluationOutcome asTyped(EvaluationOutcome outcome) {
        return outcome instanceof EvaluationOutcome.Failed failed
                        && failed.error().line() == 1
                ? new EvaluationOutcome.Failed(
                        failed.cause(), asTyped(failed.error()), failed.line(), failed.lines(), failed.done())
                : outcome;
    }

    private static ScriptError asTyped(ScriptError error) {
        return new ScriptError(
                error.file(),
                error.line(),
                Math.max(0, error.column() - 1),
                error.width(),
                error.source().replaceFirst("^(\\s*)_(?=\\??\\.)", "$1"),
                error.message());
    }
}
