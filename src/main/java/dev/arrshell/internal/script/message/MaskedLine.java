package dev.arrshell.internal.script.message;

import dev.arrshell.internal.syntax.SourceSecretMasker;
import dev.arrshell.internal.text.SecretRedactor;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A line of a script without secrets, and a place in it.
 *
 * @param text the line
 * @param column counted from 1, moved with what was masked before it; 0 if not known
 * @param width how many characters from there on are meant, at least 1
 */
record MaskedLine(String text, int column, int width) {

    /** A shorter secret is masked between quotes only, since its letters are words of their own. */
    private static final int SHORTEST_WORD = 3;

    /** The secrets of the whole script count, since a name that says so may stand on another line. */
    static MaskedLine of(ScriptSource source, int number, int column, int width) {
        List<String> secrets = SourceSecretMasker.secrets(source.text());
        String line = source.line(number);
        int start = Math.min(Math.max(0, column - 1), line.length());
        int end = Math.min(start + Math.max(1, width), line.length());
        int shift = mask(line.substring(0, start), secrets).length() - start;
        int shown = mask(line.substring(start, end), secrets).length();
        return new MaskedLine(mask(line, secrets), column <= 0 ? column : column + shift, Math.max(1, shown));
    }

    /** A text without the secrets that a script contains. */
    static String mask(String text, ScriptSource source) {
        return mask(text, SourceSecretMasker.secrets(source.text()));
    }

    private static String mask(String text, List<String> secrets) {
        String masked = text;
        for (String secret : secrets) {
            String beside = secret.length() < SHORTEST_WORD ? "['\"]" : "\\W|^|$";
            masked = masked.replaceAll(
                    "(?<=" + beside + ")" + Pattern.quote(secret) + "(?=" + beside + ")", SecretRedactor.MASK);
        }
        return SecretRedactor.mask(masked);
    }
}
