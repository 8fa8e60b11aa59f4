package dev.arrshell.repl;

import dev.arrshell.groovy.ScriptError;
import java.util.regex.Pattern;

/** A block that starts with a dot goes on with the last result: {@code .lease(4.hours)} is {@code _.lease(4.hours)}. */
final class Continuation {

    private static final Pattern LEADING_DOT = Pattern.compile("^(\\s*)(?=\\??\\.[A-Za-z_&@])");

    private Continuation() {}

    static boolean is(String source) {
        return LEADING_DOT.matcher(source).find();
    }

    /** The source with the last result in front of its dot, else unchanged. */
    static String complete(String source) {
        return LEADING_DOT.matcher(source).replaceFirst("$1_");
    }

    /** The outcome of a completed source, told of the source as it was typed. */
    static Outcome asTyped(Outcome outcome) {
        return outcome instanceof Outcome.Failed failed && failed.error().line() == 1
                ? new Outcome.Failed(
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
