package dev.arrshell.repl;

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
}
