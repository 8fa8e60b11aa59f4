package dev.arrshell.internal.syntax;

import dev.arrshell.internal.text.SecretRedactor;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Secrets in text that is no literal of Groovy: lines of a shell, options, headers, connection strings, bare keys. */
final class UnquotedSecrets {

    private static final String NAMED = "[\\w-]{0,40}?(?:key|secret|token|password|passwd)";

    /** {@code ARR_ACCOUNT_KEY=…}, also behind export or set; not the call of a function, not a literal between slashes. */
    private static final Pattern VARIABLE =
            Pattern.compile("(?<![\\w.$-])((?:[A-Z][A-Z0-9]*_)+(?:KEY|SECRET|TOKEN|PASSWORD|PASSWD)[ \\t]*=[ \\t]*)"
                    + "(?![=~]|/\\S*/)([^\\s'\"`;,()\\[\\]{}]++)(?!\\()");

    /** In group 1 what is kept, in group 2 the secret. */
    private static final List<Pattern> FORMS = List.of(
            // --account-key …, -ArrAccountKey:…
            Pattern.compile(
                    "(?i)(?<![\\w)-])(--?(?:arr-?)?account-?key(?:[ \\t]+|[=:]))([^\\s'\"`;,()$-][^\\s'\"`;,()]*)"),
            // Password=…;AccountKey=…, …?token=…
            Pattern.compile("((?:(?<=[?&'\"])|(?<=;)(?=[A-Z]))(?i:" + NAMED + ")=)([^\\s;&'\"]+)"),
            // Authorization: Bearer …
            Pattern.compile("(?i)(authorization['\"]?\\s*[:=,]\\s*['\"]?(?:bearer|basic)\\s+)([^\\s'\",;)}\\]]+)"),
            // $accountKey = @" … "@
            Pattern.compile("(?is)(\\b" + NAMED + "\\s*=\\s*@['\"]\\r?\\n)(.{1,500}?)(?=\\r?\\n['\"]@)"));

    /** 32 or 64 bytes in base64, as the keys of accounts are. */
    private static final Pattern SHAPE =
            Pattern.compile("()(?<![A-Za-z0-9+/=])([A-Za-z0-9+/]{43}=|[A-Za-z0-9+/]{86}==)(?![A-Za-z0-9+/=])");

    private UnquotedSecrets() {}

    /** Masks what a name, an option or a header says is a secret, and adds it to the list. */
    static String mask(String text, List<String> found) {
        String masked = mask(VARIABLE, text, "'" + SecretRedactor.MASK + "'", found);
        for (Pattern form : FORMS) {
            masked = mask(form, masked, SecretRedactor.MASK, found);
        }
        return masked;
    }

    /** Masks what looks like a key, and adds it to the list. */
    static String maskShapes(String text, List<String> found) {
        return mask(SHAPE, text, SecretRedactor.MASK, found);
    }

    private static String mask(Pattern form, String text, String mask, List<String> found) {
        return form.matcher(text).replaceAll((MatchResult match) -> {
            found.add(match.group(2));
            return Matcher.quoteReplacement(match.group(1) + mask);
        });
    }
}
