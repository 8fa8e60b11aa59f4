package dev.arrshell.internal.repl.syntax;

import dev.arrshell.internal.repl.syntax.SourceToken.Kind;
import dev.arrshell.internal.text.SecretRedactor;
import java.util.List;
import java.util.Set;

/**
 * Masker of secrets in source that is stored: in the history, a saved script or a transcript. A literal is a secret by
 * its place (where a key belongs), its value (a key this process knows) or its shape (a token), never by the words
 * around it. Works on whole inputs, so that a line break inside of a call hides no secret.
 */
public final class SourceSecretMasker {

    /** The code in place of a key, which finds the key when the source is run again. */
    public static final String KEY = "secret('ARR_ACCOUNT_KEY')";

    private static final Set<String> KEY_NAMES = Set.of("accountKey", "key");

    private final List<SourceToken> code;
    private final StringBuilder result;
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
        code = SourceLexer.code(source);
        result = new StringBuilder(source);
    }

    public static Masked mask(String source) {
        SourceSecretMasker masker = new SourceSecretMasker(source);
        int i = 0;
        while (i < masker.code.size()) {
            i = masker.isString(i) ? masker.maskLiteral(i) : i + 1;
        }
        return new Masked(SecretRedactor.mask(masker.result.toString()), masker.keys);
    }

    /** Masks the literal that begins here if it is a key; returns the place after it. */
    private int maskLiteral(int i) {
        int end = literalEnd(i);
        if (isFactoryArgument(i)) {
            replace(
                    code.get(i - 4).start(),
                    code.get(Math.min(end, code.size() - 1)).end());
        } else if (isKeyPlace(i) || isKnownKey(i, end)) {
            replace(code.get(i).start(), code.get(end - 1).end());
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
        return isAssigned(i) || isNamedArgument(i) || isSecondArgumentOfAccount(i);
    }

    /** {@code accountKey = '…'}, also {@code this.accountKey = '…'}. */
    private boolean isAssigned(int i) {
        return is(i - 1, "=") && is(i - 2, "accountKey");
    }

    /** {@code accountKey: '…'} anywhere, {@code key: '…'} for an account. */
    private boolean isNamedArgument(int i) {
        return is(i - 1, ":")
                && i >= 2
                && KEY_NAMES.contains(code.get(i - 2).text())
                && (is(i - 2, "accountKey") || is(calleeOf(i), "account"));
    }

    /** {@code AccountKey.parse('…')}. */
    private boolean isFactoryArgument(int i) {
        return is(i - 1, "(") && is(i - 2, "parse") && is(i - 4, "AccountKey");
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

    private boolean isKnownKey(int from, int end) {
        StringBuilder value = new StringBuilder();
        for (int i = from; i < end; i++) {
            if (isString(i)) {
                value.append(content(code.get(i).text()));
            }
        }
        String text = value.toString();
        boolean token = text.contains("eyJ");
        return !token && !text.equals(SecretRedactor.MASK) && SecretRedactor.MASK.equals(SecretRedactor.mask(text));
    }

    private static String content(String literal) {
        String open = QuoteStyle.of(literal).map(quote -> quote.open).orElse("");
        String close = QuoteStyle.of(literal).map(quote -> quote.close).orElse("");
        String inner = literal.substring(open.length());
        return inner.endsWith(close) ? inner.substring(0, inner.length() - close.length()) : inner;
    }

    private void replace(int start, int end) {
        result.replace(start + shift, end + shift, KEY);
        shift += KEY.length() - (end - start);
        keys++;
    }
}
