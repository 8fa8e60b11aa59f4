package dev.arrshell.internal.script.check;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What of the type checker's own messages is true of a script too, in words for its author. The others are about what a
 * dynamic language settles when the script runs.
 */
final class TypeCheckerMessages {

    private static final Pattern READ_ONLY = Pattern.compile("Cannot set read-only property: (\\w+)");
    private static final Pattern CONSTRUCTOR = Pattern.compile("Cannot find matching constructor ([\\w.$]+)\\((.*)\\)");

    private TypeCheckerMessages() {}

    static Optional<String> of(String message) {
        Matcher readOnly = READ_ONLY.matcher(message);
        if (readOnly.find()) {
            return Optional.of(readOnly.group(1) + " can only be read, not set");
        }
        Matcher constructor = CONSTRUCTOR.matcher(message);
        return constructor.find()
                ? Optional.of(
                        "there is no new " + simple(constructor.group(1)) + "(" + simple(constructor.group(2)) + ")")
                : Optional.empty();
    }

    private static String simple(String types) {
        return types.replaceAll("\\w+\\.", "");
    }
}
