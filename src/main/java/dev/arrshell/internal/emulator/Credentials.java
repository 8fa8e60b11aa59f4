package dev.arrshell.internal.emulator;

import dev.arrshell.internal.wire.Names;
import dev.arrshell.model.Secrets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes the credential out of a request's headers by their structure, whatever the secret looks like. */
final class Credentials {

    private static final Pattern BEARER =
            Pattern.compile("(?i)(bearer)\\s+(?:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}):)?\\S");

    private Credentials() {}

    static Map<String, List<String>> masked(Map<String, List<String>> headers) {
        Map<String, List<String>> kept = new LinkedHashMap<>();
        headers.forEach((name, values) -> kept.put(name, isSecret(name) ? masked(values) : values));
        return kept;
    }

    /** True for the headers whose values {@link #masked(Map)} has replaced. */
    static boolean isSecret(String name) {
        return name.equalsIgnoreCase(Names.AUTHORIZATION) || name.equalsIgnoreCase("Proxy-Authorization");
    }

    private static List<String> masked(List<String> values) {
        return values.stream().map(Credentials::masked).toList();
    }

    /** {@code Bearer ****} for a token, {@code Bearer <accountId>:****} for a key, else nothing of it. */
    private static String masked(String value) {
        Matcher form = BEARER.matcher(value);
        if (!form.lookingAt()) {
            return Secrets.MASK;
        }
        String account = form.group(2) == null ? "" : form.group(2) + ":";
        return form.group(1) + " " + account + Secrets.MASK;
    }
}
