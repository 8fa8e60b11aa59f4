package dev.arrshell.internal.text;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Masks secrets in text: by value, for every key and token this process holds, and by
 * shape, for tokens, {@code Authorization} values and the signatures of shared access signatures that it never parsed. Words such as "key" or "token" are left alone.
 * Thread-safe.
 */
public final class SecretRedactor {

    /** The text in place of a secret. */
    public static final String MASK = "****";

    /** A signed token: two JSON objects and a signature in URL-safe base64. */
    private static final Pattern TOKEN =
            Pattern.compile("eyJ[A-Za-z0-9_=-]{8,}\\.[A-Za-z0-9_=-]{4,}(\\.[A-Za-z0-9_=-]*)?");

    private static final Pattern BEARER = Pattern.compile("(?i)(bearer\\s+)([A-Za-z0-9:+/._~=*-]{8,})");

    /** The secret part of a shared access signature, as in {@code …?sv=…&sig=…}, also where the address is encoded once more. */
    private static final Pattern SIGNATURE =
            Pattern.compile("(?i)((?<![A-Za-z_])sig(?:=|%3D))(?!\\*)([A-Za-z0-9+/%=_.~-]{8,})");

    /** The password in an address, such as that of a proxy: {@code http://user:password@host}. */
    private static final Pattern PASSWORD = Pattern.compile("(://[^\\s/?#@:]*:)[^\\s/?#@]+(?=@)");

    private static final int SHORTEST = 6;

    private static final ReferenceQueue<SecretText> GONE = new ReferenceQueue<>();
    private static final Set<Reference<SecretText>> KNOWN = ConcurrentHashMap.newKeySet();

    private SecretRedactor() {}

    static void remember(SecretText secret) {
        for (Reference<?> gone = GONE.poll(); gone != null; gone = GONE.poll()) {
            KNOWN.remove(gone);
        }
        KNOWN.add(new WeakReference<>(secret, GONE));
    }

    /**
     * Replaces every secret in a text by {@link #MASK}.
     *
     * @param text any text, may be null
     * @return the text without secrets; the same instance if there was none, null for null
     */
    public static String mask(String text) {
        if (text == null || text.length() < SHORTEST) {
            return text;
        }
        return withoutShapes(withoutValues(text));
    }

    /** Whether a text is a key or token that this process holds, and not only something that was typed. */
    public static boolean isKnownKey(String text) {
        return text.length() >= SHORTEST
                && KNOWN.stream()
                        .map(Reference::get)
                        .anyMatch(secret -> secret != null
                                && !secret.isTyped()
                                && secret.text().equals(text));
    }

    /** The longest first: a secret that is part of another must not leave the rest of that one behind. */
    private static String withoutValues(String text) {
        List<String> found = new ArrayList<>();
        for (Reference<SecretText> known : KNOWN) {
            SecretText secret = known.get();
            String value = secret == null ? "" : secret.text();
            if (value.length() >= SHORTEST && text.contains(value)) {
                found.add(value);
            }
        }
        found.sort(Comparator.comparingInt(String::length).reversed());
        String masked = text;
        for (String value : found) {
            masked = masked.replace(value, MASK);
        }
        return masked;
    }

    private static String withoutShapes(String text) {
        String masked = text;
        if (text.contains("eyJ")) {
            masked = TOKEN.matcher(masked).replaceAll(MASK);
        }
        if (text.contains("@")) {
            masked = PASSWORD.matcher(masked).replaceAll("$1" + MASK);
        }
        masked = SIGNATURE.matcher(masked).replaceAll("$1" + MASK);
        return BEARER.matcher(masked).replaceAll("$1" + MASK);
    }
}
