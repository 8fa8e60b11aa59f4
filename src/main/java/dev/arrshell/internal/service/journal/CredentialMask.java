package dev.arrshell.internal.service.journal;

import dev.arrshell.internal.text.SecretRedactor;
import dev.arrshell.internal.wire.ProtocolNames;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Mask of the credentials in a request's headers, by the structure of the headers, whatever the secret looks like. */
final class CredentialMask {

    private static final Pattern BEARER =
            Pattern.compile("(?i)(bearer)\\s+(?:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}):)?\\S");

    private CredentialMask() {}

    static Map<String, List<String>> masked(Map<String, List<String>> headers) {
        Map<String, List<String>> kept = new LinkedHashMap<>();
        headers.forEach((name, values) -> kept.put(name, isSecret(name) ? masked(values) : values));
        return kept;
    }

    /** True for the headers whose values {@link #masked(Map)} has replaced. */
    static boolean isSecret(String name) {
        return name.equalsIgnoreCase(ProtocolNames.AUTHORIZATION) || name.equalsIgnoreCase("Proxy-Authorization");
    }

    private static List<String> masked(List<String> values) {
        return values.size() == 1
                ? List.of(masked(values.get(0)))
                : values.stream().map(CredentialMask::masked).toList();
    }

    /** {@code Bearer ****} for a token, {@code Bearer <accountId>:****} for a key, else {@code ****}. */
    private static String masked(String value) {
        Matcher form = BEARER.matcher(value);
        if (!form.lookingAt()) {
            return SecretRedactor.MASK;
        }
        String account = form.group(2) == null ? "" : form.group(2) + ":";
        return form.group(1) + " " + account + SecretRedactor.MASK;
    }
}
