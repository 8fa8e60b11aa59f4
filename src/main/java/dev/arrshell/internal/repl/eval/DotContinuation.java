package dev.arrshell.internal.repl.eval;

import dev.arrshell.internal.script.message.ScriptError;
import java.util.regex.Pattern;

/** Input that begins with a dot and continues the last result: {@code .lease(4.hours)} is {@code _.lease(4.hours)}. */
public final class DotContinuation {

    private static final Pattern LEADING_DOT = Pattern.compile("^(\\s*)(?=\\??\\.[A-Za-z_&@])");

    /** A leading dot behind which nothing is typed yet. */
    private static final Pattern BEGUN = Pattern.compile("^(\\s*)(?=\\??\\.$)");

    private DotContinuation() {}

    public static boolean is(String source) {
        return LEADING_DOT.matcher(source).find();
    }

    /** Inserts the last result before a leading dot; other input stays as it is. */
    public static String complete(String source) {
        return LEADING_DOT.matcher(source).replaceFirst("$1_");
    }

    /** The same for input that is being typed, where a dot may be the last character. */
    public static String completeBegun(String source) {
        return BEGUN.matcher(complete(source)).replaceFirst("$1_");
    }

    /** Translates the error of a completed source to the source as it was typed. */
    static ScriptError asTyped(ScriptError error) {
        return new ScriptError(
                error.file(),
                error.line(),
                Math.max(0, error.column() - 1),
                error.width(),
                error.source().replaceFirst("^(\\s*)_(?=\\??\\.)", "$1"),
                error.message());
    }
}
