package dev.arrshell.internal.repl.syntax;

import dev.arrshell.internal.repl.syntax.SourceToken.Kind;
import dev.arrshell.internal.text.SecretRedactor;
import java.util.List;
import java.util.Set;

/**
 * Takes secrets out of source that is to be kept: in the history, in a saved script, in a transcript. A literal is one
 * by its place (where a key belongs), by its value (a key this process knows) or by its shape (a token), never by the
 * words around it. Looks at whole blocks, so that a line break inside a call hides nothing.
 */
public final class SourceSecretMasker {

    /** What stands in the place of a key, and finds it when the source is run again. */
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
     * @param keys how many keys were replaced by {@code secret(…)}
     */
    public record Masked(String text, int keys) {}

    private SourceSecretMasker(String source) {
        code = SourceLexer.lex(source).stream().filter(token -> !token.isGap()).toList();
        result = new StringBuilder(source);
    }

    public static Masked mask(String source) {
        SourceSecretMasker masking = new SourceSecretMasker(source);
        int i = 0;
        while (i < masking.code.size()) {
            i = masking.step(i);
        }
        return new Masked(SecretRedactor.mask(masking.result.toString()), masking.keys);
    }

    private int step(int i) {
        if (!isString(i)) {
            return i + 1;
        }
        int end = literalEnd(i);
        if (isMadeOf(i)) {
            // secret(…) is a key already.
            int close = Math.min(end, code.size() - 1);
            replace(code.get(i - 4).start(), code.get(close).end());
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

    /** A string alone, or several that a plus joins, or one with values between its parts. */
    private int literalEnd(int from) {
        int end = from + 1;
        while (end < code.size() && (joins(end) || code.get(end).is("${"))) {
            end = joins(end) ? end + 2 : interpolationEnd(end);
        }
        return end;
    }

    private boolean joins(int i) {
        return code.get(i).is("+") && isString(i + 1);
    }

    private int interpolationEnd(int from) {
        int depth = 0;
        for (int i = from; i < code.size(); i++) {
            depth += code.get(i).is(Kind.OPEN) ? 1 : code.get(i).is(Kind.CLOSE) ? -1 : 0;
            if (depth == 0) {
                return isString(i + 1) && code.get(i + 1).start() == code.get(i).end() ? i + 2 : i + 1;
            }
        }
        return code.size();
    }

    private boolean isKeyPlace(int i) {
        return isAssigned(i) || isNamed(i) || isSecondOfAccount(i);
    }

    /** {@code accountKey = '…'}, also {@code this.accountKey = '…'}. */
    private boolean isAssigned(int i) {
        return i >= 2 && code.get(i - 1).is("=") && code.get(i - 2).is("accountKey");
    }

    /** {@code accountKey: '…'} anywhere, {@code key: '…'} for an account. */
    private boolean isNamed(int i) {
        if (i < 2
                || !code.get(i - 1).is(":")
                || !KEY_NAMES.contains(code.get(i - 2).text())) {
            return false;
        }
        return code.get(i - 2).is("accountKey") || calleeOf(i).is("account");
    }

    /** {@code AccountKey.of('…')}. */
    private boolean isMadeOf(int i) {
        return i >= 4
                && code.get(i - 1).is("(")
                && code.get(i - 2).is("of")
                && code.get(i - 4).is("AccountKey");
    }

    /** {@code account(id, '…')} and {@code account id, '…'}. */
    private boolean isSecondOfAccount(int i) {
        return i >= 3 && code.get(i - 1).is(",") && calleeOf(i).is("account") && argumentOf(i) == 1;
    }

    /** The word before the bracket that is open here, or the first of a call without brackets. */
    private SourceToken calleeOf(int i) {
        int open = openBefore(i);
        return open > 0 ? code.get(open - 1) : code.get(commandBefore(i));
    }

    private int argumentOf(int i) {
        int open = openBefore(i);
        int from = open > 0 ? open : commandBefore(i);
        int depth = 0;
        int commas = 0;
        for (int j = i - 1; j > from; j--) {
            SourceToken token = code.get(j);
            depth += token.is(Kind.CLOSE) ? 1 : token.is(Kind.OPEN) ? -1 : 0;
            commas += depth == 0 && token.is(",") ? 1 : 0;
        }
        return commas;
    }

    private int openBefore(int i) {
        int depth = 0;
        for (int j = i - 1; j >= 0; j--) {
            if (code.get(j).is(Kind.OPEN) && depth-- == 0) {
                return code.get(j).is("(") ? j : -1;
            }
            depth += code.get(j).is(Kind.CLOSE) ? 1 : 0;
        }
        return -1;
    }

    /** The last word that another value follows without anything between: it is called without brackets. */
    private int commandBefore(int i) {
        for (int j = i - 2; j >= 0; j--) {
            if (code.get(j).is("account") && !code.get(j + 1).is(Kind.OPERATOR)) {
                return j;
            }
        }
        return 0;
    }

    /** The value itself is a secret that this process has seen. */
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

    private static String content(String string) {
        String open = QuoteStyle.of(string).map(quote -> quote.open).orElse("");
        String close = QuoteStyle.of(string).map(quote -> quote.close).orElse("");
        String inner = string.substring(open.length());
        return inner.endsWith(close) ? inner.substring(0, inner.length() - close.length()) : inner;
    }

    private void replace(int start, int end) {
        result.replace(start + shift, end + shift, KEY);
        shift += KEY.length() - (end - start);
        keys++;
    }
}
