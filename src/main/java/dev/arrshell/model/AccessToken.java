package dev.arrshell.model;

import dev.arrshell.internal.text.DurationText;
import dev.arrshell.internal.text.SecretText;
import dev.arrshell.internal.text.ValueErrors;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Token of the token service (STS), good for 24 hours: a JWT of which only {@code exp} is read,
 * as Microsoft's own clients do. Prints when it expires and never its text. Immutable and thread-safe.
 */
public final class AccessToken {

    /** No blank, line break or other character that a header cannot carry: the JDK would quote the token to say so. */
    private static final Pattern FORM = Pattern.compile("[\\w=~+/-]+\\.([\\w=~+/-]+)\\.[\\w=~+/-]*");

    private static final Pattern EXP = Pattern.compile("\"exp\"\\s*:\\s*(\\d{1,11})(?!\\d)");

    private final SecretText sealed;
    private final Instant expiresAt;
    private final InstantSource clock;

    private AccessToken(String value, Instant expiresAt, InstantSource clock) {
        this.sealed = new SecretText(value);
        this.expiresAt = expiresAt;
        this.clock = clock;
    }

    /**
     * Reads a token. Its remaining life is computed by this machine's clock.
     *
     * @param jwt header, payload and signature in URL-safe base64, separated by dots
     * @return the token
     * @throws NullPointerException if {@code jwt} is null
     * @throws IllegalArgumentException if {@code jwt} is no JWT or its payload has no {@code exp}
     */
    public static AccessToken parse(String jwt) {
        return parse(jwt, InstantSource.system());
    }

    /**
     * Reads a token.
     *
     * @param jwt header, payload and signature in URL-safe base64, separated by dots
     * @param clock tells the present when the token is asked how long it still lives
     * @return the token
     * @throws NullPointerException if an argument is null
     * @throws IllegalArgumentException if {@code jwt} is no JWT or its payload has no {@code exp}
     */
    public static AccessToken parse(String jwt, InstantSource clock) {
        Objects.requireNonNull(jwt, "token");
        Objects.requireNonNull(clock, "clock");
        return new AccessToken(jwt, expiry(jwt), clock);
    }

    private static Instant expiry(String jwt) {
        Matcher form = FORM.matcher(jwt);
        Matcher exp = EXP.matcher(form.matches() ? decoded(form.group(1)) : "");
        if (!exp.find()) {
            throw ValueErrors.because("this is no access token: a JWT of three parts with an expiry time is needed");
        }
        return Instant.ofEpochSecond(Long.parseLong(exp.group(1)));
    }

    private static String decoded(String payload) {
        try {
            return new String(Base64.getUrlDecoder().decode(payload), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notBase64) {
            return "";
        }
    }

    /**
     * The moment after which the service refuses the token.
     *
     * @return the {@code exp} claim, to the second
     */
    public Instant expiresAt() {
        return expiresAt;
    }

    /**
     * How long the token is still good, by the clock it was made with.
     *
     * @return the time left; zero once it has expired, never negative
     */
    public Duration expiresIn() {
        Duration left = Duration.between(clock.instant(), expiresAt);
        return left.isNegative() ? Duration.ZERO : left;
    }

    /**
     * Shows the token's text to a function. This is the only way to it.
     *
     * @param use what needs the text, and must not keep it
     * @param <T> what the function makes of it
     * @return what the function returned
     */
    public <T> T revealTo(Function<? super String, ? extends T> use) {
        return sealed.reveal(use);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AccessToken that && expiresAt.equals(that.expiresAt) && sealed.sameAs(that.sealed);
    }

    @Override
    public int hashCode() {
        return expiresAt.hashCode();
    }

    @Override
    public String toString() {
        Duration left = expiresIn();
        return left.isZero() ? "AccessToken(expired)" : "AccessToken(expires in " + DurationText.format(left) + ")";
    }
}
