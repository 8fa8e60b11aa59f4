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
 * Makes access tokens and checks them: JWTs signed with RS256, good for 24 hours of the emulator's clock. A token that
 * was found good is known again by its digest, so that only its first use costs a check of the signature. Thread-safe.
 */
public final class TokenIssuer {

    private static final int MOST_REMEMBERED = 10_000;
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    /** To be cloned, which costs less than to look it up. */
    private static final MessageDigest SHA_256 = sha256();

    private final InstantSource clock;
    private final SigningKey key;
    private final String head;
    private final Map<String, Claims> known = new ConcurrentHashMap<>();
    private final AtomicLong issued = new AtomicLong();
    private volatile long expired;

    public TokenIssuer(InstantSource clock, SigningKey key) {
        this.clock = clock;
        this.key = key;
        this.head = encoded("{\"alg\":\"RS256\",\"kid\":\"" + key.name() + "\",\"typ\":\"JWT\"}");
    }

    /** How many tokens were issued, and up to which they are made to expire. */
    public String counters() {
        return issued.get() + " " + expired;
    }

    /** Takes over {@link #counters()} that were kept. */
    public void counters(String kept) {
        String[] parts = kept.split(" ");
        issued.set(Long.parseLong(parts[0]));
        expired = Long.parseLong(parts[1]);
    }

    /**
     * What a genuine token says.
     *
     * @param account whom it was issued to
     * @param expires the first moment at which it is not good
     * @param number counts the tokens of an issuer
     */
    record Claims(AccountId account, Instant expires, long number) {}

    /** Makes all tokens issued so far expired, whatever they say themselves. */
    public void expireAll() {
        expired = issued.get();
    }

    boolean isMadeToExpire(Claims claims) {
        return claims.number() <= expired;
    }

    public String issue(AccountId account) {
        long now = clock.instant().getEpochSecond();
        long number = issued.incrementAndGet();
        String claims = encoded(new String(
                ServiceJsonWriter.object(json -> {
                    json.writeStringField("iss", ServiceAssumptions.TOKEN_ISSUER);
                    json.writeStringField("aud", ServiceAssumptions.TOKEN_AUDIENCE);
                    json.writeStringField("sub", account.value());
                    json.writeStringField("jti", String.valueOf(number));
                    json.writeNumberField("iat", now);
                    json.writeNumberField("nbf", now);
                    json.writeNumberField("exp", now + ServiceAssumptions.TOKEN_LIFE.toSeconds());
                }),
                StandardCharsets.UTF_8));
        String content = head + "." + claims;
        return content + "." + ENCODER.encodeToString(key.sign(ascii(content)));
    }

    private static String encoded(String json) {
        return ENCODER.encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** The claims of a token that this emulator issued, expired or not; nothing for any other text. */
    Optional<Claims> read(String token) {
        String digest = digest(token);
        Claims seen = known.get(digest);
        if (seen != null) {
            return Optional.of(seen);
        }
        Optional<Claims> claims = checked(token);
        claims.ifPresent(genuine -> remember(digest, genuine));
        return claims;
    }

    private void remember(String digest, Claims claims) {
        if (known.size() >= MOST_REMEMBERED) {
            known.clear();
        }
        known.put(digest, claims);
    }

    private Optional<Claims> checked(String token) {
        int last = token.lastIndexOf('.');
        if (last <= head.length() || !token.startsWith(head + ".") || !isSigned(token, last)) {
            return Optional.empty();
        }
        JsonNode claims = ServiceJsonParser.lenientObject(
                Base64.getUrlDecoder().decode(token.substring(head.length() + 1, last)));
        return Optional.of(new Claims(
                AccountId.parse(claims.path("sub").asText()),
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
