package dev.arrshell.internal.syntax;

import dev.arrshell.internal.syntax.SourceToken.Kind;
import dev.arrshell.internal.text.SecretRedactor;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Masker of secrets in source, one rule for whatever stores or shows it: the screen, the history, a saved script, a
 * transcript. A literal is a secret by its place (where a key belongs, or behind a name that says so), its value (a key
 * this process knows) or its shape (a token, 32 or 64 bytes in base64), never by other words around it. Works on whole
 * inputs, so that a line break inside of a call hides no secret; what is no Groovy, as a pasted shell command, is masked
 * too.
 */
public final class SourceSecretMasker {

    /** The code in place of the account's key, which finds the key when the source is run again. */
    public static final String KEY = "secret('ARR_ACCOUNT_KEY')";

    private static final Set<String> ASSIGNMENTS = Set.of("=", "?=", "+=");

    /** How many tokens an assigned value has at most before its last part. */
    private static final int FARTHEST = 30;

    private final List<SourceToken> code;
    private final StringBuilder result;
    private final List<String> secrets = new ArrayList<>();
    private int keys;
    private int shift;

    /**
     * Source without secrets.
     *
     * @param text the source
     * @param keys the number of keys that were replaced by {@code secret(…)}
     */
    public record Masked(String text, int keys) {}

    private SourceSecretMasker(String source) {
        String quoted = UnquotedSecrets.mask(source, secrets);
        code = SourceLexer.code(quoted).stream()
                .filter(token -> !token.is("`") && !token.is("\\"))
                .toList();
        result = new StringBuilder(quoted);
        int i = 0;
        while (i < code.size()) {
            i = isString(i) ? maskLiteral(i) : i + 1;
        }
    }

    public static Masked mask(String source) {
        SourceSecretMasker masker = new SourceSecretMasker(source);
        String text = UnquotedSecrets.maskShapes(masker.result.toString(), masker.secrets);
        return new Masked(SecretRedactor.mask(text), masker.keys);
    }

    /** The secrets in source that are such by their place or shape, line by line. */
    public static List<String> secrets(String source) {
        SourceSecretMasker masker = new SourceSecretMasker(source);
        UnquotedSecrets.maskShapes(masker.result.toString(), masker.secrets);
        return masker.secrets.stream()
                .flatMap(String::lines)
                .map(String::strip)
                .filter(secret -> !secret.isEmpty() && !secret.equals(SecretRedactor.MASK))
                .toList();
    }

    /** Masks the literal that begins here if it is a secret; returns the place after it. */
    private int maskLiteral(int i) {
        int end = literalEnd(i);
        int last = code.get(end - 1).end();
        String value = value(i, end);
        if (value.isEmpty()) {
            return end;
        }
        if (isFactoryArgument(i)) {
            secrets.add(value);
            replace(factoryStart(i), code.get(Math.min(end, code.size() - 1)).end());
        } else if (isKeyPlace(i)) {
            secrets.add(value);
            replace(code.get(i).start(), last);
        } else if (isKnownKey(value)) {
            replace(code.get(i).start(), last);
        } else if (isSecretPlace(i, value)) {
            secrets.add(value);
            replace(code.get(i).start(), last, QuoteStyle.quoted(code.get(i).text(), SecretRedactor.MASK));
        }
        return end;
    }

    private boolean isString(int i) {
        return i >= 0
                && i < code.size()
                && (code.get(i).is(Kind.STRING) || code.get(i).is(Kind.OPEN_STRING));
    }

    private boolean is(int i, String text) {
        return i >= 0 && code.get(i).is(text);
    }

    /** The end of a string, of several joined by a plus, or of one with values between its parts. */
    private int literalEnd(int from) {
        int end = from + 1;
        while (end < code.size() && (joins(end) || is(end, "${"))) {
            end = joins(end) ? end + 2 : interpolationEnd(end);
        }
        return end;
    }

    private boolean joins(int i) {
        return is(i, "+") && isString(i + 1);
    }

    private int interpolationEnd(int open) {
        int close = BracketMatcher.closing(code, open);
        boolean goesOn = isString(close + 1)
                && code.get(close + 1).start() == code.get(close).end();
        return Math.min(code.size(), goesOn ? close + 2 : close + 1);
    }

    private boolean isKeyPlace(int i) {
        return SecretNames.isAccountKey(nameOf(i))
                || isTypedAsKey(i)
                || is(i - 1, ":") && is(i - 2, "key") && is(calleeOf(i), "account")
                || isSecondArgumentOfAccount(i);
    }

    private boolean isSecretPlace(int i, String value) {
        String name = nameOf(i);
        return SecretNames.isSecret(name)
                || assignedName(i) >= 0 && SecretNames.isSecretVariable(name, value)
                || is(i - 2, "-") && is(i - 3, "account") && is(i - 1, "key");
    }

    /**
     * The name of the place where this value stands: {@code name = '…'}, {@code name: '…'}, {@code 'name': '…'},
     * {@code m['name'] = '…'}, {@code put('name', '…')}, {@code name('…')}, {@code -Name '…'}; empty if it has none.
     */
    private String nameOf(int i) {
        boolean entry = is(i - 1, ":") && !is(i - 3, "?");
        boolean second = is(i - 1, ",") && isString(i - 2) && is(i - 3, "(");
        if (assignedName(i) >= 0 || entry || second) {
            return name(entry || second ? i - 2 : assignedName(i));
        }
        String called = is(i - 1, "(") ? name(i - 2).replaceFirst("^set", "") : "";
        return SecretNames.isAccountKey(called) ? called : is(i - 2, "-") ? name(i - 1) : "";
    }

    private String name(int i) {
        return i < 0
                ? ""
                : isString(i) ? content(code.get(i).text()) : code.get(i).text();
    }

    /** Where the name is that the value is assigned to, also as the other value of {@code name = … ?: '…'}; else -1. */
    private int assignedName(int i) {
        int equals = i - 1;
        while (is(i - 1, "?:") && equals > Math.max(0, i - FARTHEST) && !is(equals, ";") && !isAssignment(equals)) {
            equals--;
        }
        return equals < 1 || !isAssignment(equals) ? -1 : is(equals - 1, "]") ? equals - 2 : equals - 1;
    }

    private boolean isAssignment(int i) {
        return ASSIGNMENTS.contains(code.get(i).text());
    }

    /** {@code AccountKey any = '…'}. */
    private boolean isTypedAsKey(int i) {
        return is(i - 1, "=") && is(i - 3, "AccountKey");
    }

    /** {@code AccountKey.parse('…')}. */
    private boolean isFactoryArgument(int i) {
        return is(i - 1, "(") && is(i - 2, "parse") && is(i - 4, "AccountKey");
    }

    /** Where the name of the factory's class begins, with its package. */
    private int factoryStart(int i) {
        int first = i - 4;
        while (is(first - 1, ".") && first > 1) {
            first -= 2;
        }
        return code.get(first).start();
    }

    /** {@code account(id, '…')} and {@code account id, '…'}. */
    private boolean isSecondArgumentOfAccount(int i) {
        return is(i - 1, ",")
                && is(calleeOf(i), "account")
                && BracketMatcher.outsideBrackets(code, callStart(i) + 1, i, ",")
                                .size()
                        == 1;
    }

    private int calleeOf(int i) {
        int start = callStart(i);
        return is(start, "(") ? start - 1 : start;
    }

    /** The bracket of the call whose argument this is, or the called word where the call has no brackets. */
    private int callStart(int i) {
        int open = BracketMatcher.openBefore(code, i);
        return open > 0 && is(open, "(") ? open : commandBefore(i);
    }

    /** The last {@code account} that a value follows without anything between: a call without brackets. */
    private int commandBefore(int i) {
        for (int j = i - 2; j >= 0; j--) {
            if (is(j, "account") && !code.get(j + 1).is(Kind.OPERATOR)) {
                return j;
            }
        }
        return 0;
    }

    private static boolean isKnownKey(String value) {
        return !value.contains("eyJ") && SecretRedactor.isKnownKey(value);
    }

    /** The text of the strings of a literal. */
    private String value(int from, int end) {
        return IntStream.range(from, end)
                .filter(this::isString)
                .mapToObj(i -> content(code.get(i).text()))
                .collect(Collectors.joining());
    }

    private static String content(String literal) {
        String open = QuoteStyle.of(literal).map(quote -> quote.open).orElse("");
        String close = QuoteStyle.of(literal).map(quote -> quote.close).orElse("");
        String inner = literal.substring(open.length());
        return inner.endsWith(close) ? inner.substring(0, inner.length() - close.length()) : inner;
    }

    private void replace(int start, int end) {
        replace(start, end, KEY);
        keys++;
    }

    private void replace(int start, int end, String text) {
        result.replace(start + shift, end + shift, text);
        shift += text.length() - (end - start);
    }
}
