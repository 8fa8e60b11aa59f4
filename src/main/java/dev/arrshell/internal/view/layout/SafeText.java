package dev.arrshell.internal.view.layout;

import dev.arrshell.internal.text.SecretRedactor;
import java.util.regex.Pattern;

/** What a value says of itself, made safe to show: it may throw, hold a secret, or try to steer the terminal. */
public final class SafeText {

    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\u0080-\\u009f&&[^\\n\\t]]");

    private SafeText() {}

    /** A value's text; a {@code toString} that throws is told of and harms nothing. */
    public static String of(Object value) {
        String said;
        try {
            said = String.valueOf(value);
        } catch (RuntimeException | StackOverflowError e) {
            return "<" + value.getClass().getSimpleName() + ": cannot display: " + clean(reason(e)) + ">";
        }
        return said == null ? "null" : clean(said);
    }

    private static String reason(Throwable thrown) {
        String message = thrown.getMessage();
        return message == null || message.isBlank() ? thrown.getClass().getSimpleName() : message;
    }

    /** Text from outside without secrets and without control characters, but for line breaks and tabs. */
    public static String clean(String text) {
        return CONTROL.matcher(SecretRedactor.mask(text)).replaceAll("\uFFFD");
    }

    /** The same on one line. */
    public static String line(String text) {
        return clean(text).replaceAll("\\s*[\\n\\t]\\s*", " ");
    }
}
