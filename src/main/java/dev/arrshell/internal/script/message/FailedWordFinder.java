package dev.arrshell.internal.script.message;

import dev.arrshell.internal.text.UsageMessages;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finder of the word in a script's line that a failure of this library is about: the step that was called or read. */
final class FailedWordFinder {

    private static final Pattern GETTER = Pattern.compile("get([A-Z])(\\w*)");
    private static final String OURS = "dev.arrshell.";
    private static final List<String> MISSING = List.of("propertyMissing", "methodMissing");

    private FailedWordFinder() {}

    /**
     * The method that the script called last; where there is no such method, the member that the message is about.
     *
     * @param fileName the script's name in stack traces
     */
    static Optional<String> of(Throwable failure, String fileName) {
        Optional<String> called = called(failure.getStackTrace(), fileName);
        return called.filter(MISSING::contains).isPresent()
                ? UsageMessages.member(failure.getMessage())
                : called.map(FailedWordFinder::asRead);
    }

    /** {@code session.properties} calls {@code getProperties()}. */
    private static String asRead(String method) {
        Matcher getter = GETTER.matcher(method);
        return getter.matches() ? getter.group(1).toLowerCase(Locale.ROOT) + getter.group(2) : method;
    }

    private static Optional<String> called(StackTraceElement[] trace, String fileName) {
        Optional<String> last = Optional.empty();
        for (StackTraceElement frame : trace) {
            if (fileName.equals(frame.getFileName())) {
                return last;
            }
            if (frame.getClassName().startsWith(OURS)) {
                last = Optional.of(frame.getMethodName());
            }
        }
        return Optional.empty();
    }
}
