package dev.arrshell.internal.syntax;

import java.util.regex.Pattern;

/** Names that say that what they stand for is a secret, in any spelling: {@code accountKey}, {@code $accountkey}, {@code MAIL_TOKEN}. */
public final class SecretNames {

    private static final String END = "s?\\d*";

    private static final Pattern ACCOUNT_KEY = Pattern.compile("(?i)(?:arr|\\$|_|-)*account[_-]?key" + END);

    private static final Pattern OTHER = Pattern.compile(
            "(?i).*(?:secret|token|password|passwd|passphrase|credential|(?:input|output)[_-]?(?:sas|access)"
                    + "|(?:read|list|write|container|blob|storage)[_-]?sas|(?:account|api|access|private|primary|secondary|master"
                    + "|shared|storage|signing|auth)[_-]?key)" + END);

    private static final Pattern KEY = Pattern.compile("(?i)\\$?key\\d*");
    private static final Pattern PLAIN_WORD = Pattern.compile("[A-Za-z]{0,15}");

    private SecretNames() {}

    /** Whether it is a name of the account's key. */
    static boolean isAccountKey(String name) {
        return ACCOUNT_KEY.matcher(name).matches();
    }

    /** Whether it is the name of any secret; {@code key} alone, as maps have it, is none. */
    static boolean isSecret(String name) {
        return isAccountKey(name) || OTHER.matcher(name).matches();
    }

    /** Whether a variable of this name holds a secret; {@code key} does, unless it holds a plain word. */
    public static boolean isSecretVariable(String name, String value) {
        return isSecret(name)
                || KEY.matcher(name).matches() && !PLAIN_WORD.matcher(value).matches();
    }
}
