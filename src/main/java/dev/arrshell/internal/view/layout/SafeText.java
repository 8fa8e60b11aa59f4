package dev.arrshell.internal.view.layout;

import dev.arrshell.internal.text.PrintableText;
import dev.arrshell.internal.text.SecretRedactor;

/** Safe text of a value, whose {@code toString} may throw, return a secret, or return what is not safe to print. */
public final class SafeText {

    private SafeText() {}

    /** The text of a value, or a note if its {@code toString} throws. */
    public static String of(Object value) {
        String text;
        try {
            text = String.valueOf(value);
        } catch (RuntimeException | StackOverflowError | LinkageError | AssertionError e) {
            return "<" + name(value) + ": cannot display: " + clean(reason(e)) + ">";
        }
        return text == null ? "null" : clean(text);
    }

    /** The name of a value's class, which for an anonymous one is that of the class around it and a number. */
    private static String name(Object value) {
        String simple = value.getClass().getSimpleName();
        return simple.isEmpty() ? value.getClass().getName() : simple;
    }

    private static String reason(Throwable thrown) {
        String message = thrown.getMessage();
        return message == null || message.isBlank() ? thrown.getClass().getSimpleName() : message;
    }

    /** A text without secrets and unprintable characters; line breaks and tabs stay. */
    public static String clean(String text) {
        return PrintableText.of(SecretRedactor.mask(text));
    }

    /** The same on one line. */
    public static String line(String text) {
        return clean(text).replaceAll("\\s*[\\n\\t]\\s*", " ");
    }
}
