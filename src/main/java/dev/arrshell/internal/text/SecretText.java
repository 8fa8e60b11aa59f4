package dev.arrshell.internal.text;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.function.Function;

/**
 * A secret whose text is in no field.
 *
 * <p>At a Groovy prompt {@code private} means nothing: {@code dump()}, {@code .@field} and JSON writers read every
 * field they reach. The text is therefore kept only as its difference from a random pad; it exists as a string just
 * while a caller looks at it.
 */
public final class SecretText {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final boolean typed;
    private final byte[] pad;
    private final byte[] masked;

    public SecretText(String secret) {
        this(secret, false);
    }

    private SecretText(String secret, boolean typed) {
        this.typed = typed;
        byte[] plain = secret.getBytes(StandardCharsets.UTF_8);
        pad = new byte[plain.length];
        RANDOM.nextBytes(pad);
        masked = xor(plain, pad);
        SecretRedactor.remember(this);
    }

    /** A secret that was typed, of which it is not known that it is the account's key. */
    public static SecretText typed(String secret) {
        return new SecretText(secret, true);
    }

    boolean isTyped() {
        return typed;
    }

    public <T> T reveal(Function<? super String, ? extends T> use) {
        return use.apply(text());
    }

    public boolean sameAs(SecretText other) {
        return MessageDigest.isEqual(xor(masked, pad), xor(other.masked, other.pad));
    }

    String text() {
        return new String(xor(masked, pad), StandardCharsets.UTF_8);
    }

    private static byte[] xor(byte[] left, byte[] right) {
        byte[] result = new byte[left.length];
        for (int i = 0; i < left.length; i++) {
            result[i] = (byte) (left[i] ^ right[i]);
        }
        return result;
    }

    @Override
    public String toString() {
        return SecretRedactor.MASK;
    }
}
