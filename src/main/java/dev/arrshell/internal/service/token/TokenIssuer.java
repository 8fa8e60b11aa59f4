package dev.arrshell.internal.service.token;

import com.fasterxml.jackson.databind.JsonNode;
import dev.arrshell.internal.service.http.ServiceAssumptions;
import dev.arrshell.internal.service.http.ServiceJsonParser;
import dev.arrshell.internal.service.http.ServiceJsonWriter;
import dev.arrshell.model.AccountId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Issuer and verifier of access tokens: JWTs signed with RS256, valid for 24 hours of the emulator's clock. Verified tokens
 * are remembered by their digest, so that only the first use of a token costs a check of the signature. Thread-safe.
 */
public final class TokenIssuer {

    private static final int MOST_REMEMBERED = 10_000;
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    /** Cloned for each use, which costs less than a look-up. */
    private static final MessageDigest SHA_256 = sha256();

    private final InstantSource clock;
    private final SigningKey key;
    private final String header;
    private final Map<String, Claims> verified = new ConcurrentHashMap<>();
    private final AtomicLong issued = new AtomicLong();
    private volatile long revoked;

    public TokenIssuer(InstantSource clock, SigningKey key) {
        this.clock = clock;
        this.key = key;
        this.header = encoded("{\"alg\":\"RS256\",\"kid\":\"" + key.id() + "\",\"typ\":\"JWT\"}");
    }

    /** The number of issued tokens and of those that were revoked, as text. */
    public String counters() {
        return issued.get() + " " + revoked;
    }

    /** Restores the text of {@link #counters()}. */
    public void restoreCounters(String text) {
        String[] parts = text.split(" ");
        issued.set(Long.parseLong(parts[0]));
        revoked = Long.parseLong(parts[1]);
    }

    /**
     * The claims of a token that this emulator issued.
     *
     * @param account its account
     * @param begins the first moment at which it is valid
     * @param expires the first moment at which it is not valid
     * @param number counts the tokens of an issuer
     */
    record Claims(AccountId account, Instant begins, Instant expires, long number) {}

    /** Makes all tokens that were issued so far invalid. */
    public void revokeAll() {
        revoked = issued.get();
    }

    boolean isRevoked(Claims claims) {
        return claims.number() <= revoked;
    }

    public String issue(AccountId account) {
        long now = clock.instant().getEpochSecond();
        long number = issued.incrementAndGet();
        String claims = encoded(ServiceJsonWriter.text(json -> {
            json.writeStringField("iss", ServiceAssumptions.TOKEN_ISSUER);
            json.writeStringField("aud", ServiceAssumptions.TOKEN_AUDIENCE);
            json.writeStringField("sub", account.value());
            json.writeStringField("jti", String.valueOf(number));
            json.writeNumberField("iat", now);
            json.writeNumberField("nbf", now);
            json.writeNumberField("exp", now + ServiceAssumptions.TOKEN_LIFE.toSeconds());
        }));
        String content = header + "." + claims;
        return content + "." + ENCODER.encodeToString(key.sign(ascii(content)));
    }

    private static String encoded(String json) {
        return ENCODER.encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Parses a token that this emulator issued, expired or not; empty for any other text. */
    Optional<Claims> parse(String token) {
        String digest = digest(token);
        Claims known = verified.get(digest);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<Claims> claims = verify(token);
        claims.ifPresent(valid -> remember(digest, valid));
        return claims;
    }

    private void remember(String digest, Claims claims) {
        if (verified.size() >= MOST_REMEMBERED) {
            verified.clear();
        }
        verified.put(digest, claims);
    }

    private Optional<Claims> verify(String token) {
        int last = token.lastIndexOf('.');
        if (last <= header.length() || !token.startsWith(header + ".") || !isSigned(token, last)) {
            return Optional.empty();
        }
        JsonNode claims = ServiceJsonParser.lenientObject(
                Base64.getUrlDecoder().decode(token.substring(header.length() + 1, last)));
        return Optional.of(new Claims(
                AccountId.parse(claims.path("sub").asText()),
                Instant.ofEpochSecond(claims.path("nbf").asLong()),
                Instant.ofEpochSecond(claims.path("exp").asLong()),
                claims.path("jti").asLong()));
    }

    private boolean isSigned(String token, int last) {
        try {
            byte[] signature = Base64.getUrlDecoder().decode(token.substring(last + 1));
            return key.isSignature(signature, ascii(token.substring(0, last)));
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }

    private static String digest(String token) {
        try {
            MessageDigest digest = (MessageDigest) SHA_256.clone();
            return new String(digest.digest(token.getBytes(StandardCharsets.UTF_8)), StandardCharsets.ISO_8859_1);
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the JDK's SHA-256 can be cloned", e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
