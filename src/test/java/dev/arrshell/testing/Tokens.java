package dev.arrshell.testing;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;

/** Tokens as the recordings have them: a payload with {@code exp}, nothing that anybody verifies. */
public final class Tokens {

    private Tokens() {}

    /** A token that expires at a moment, to the second. */
    public static String jwt(Instant expiresAt) {
        return part("{\"alg\":\"RS256\"}") + "." + part("{\"exp\":" + expiresAt.getEpochSecond() + "}") + ".c2lnbmVk";
    }

    private static String part(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
