package dev.arrshell.internal.service.token;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.spec.RSAKeyGenParameterSpec;
import java.security.spec.RSAPrivateCrtKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.concurrent.CompletableFuture;

/**
 * The RSA key of the emulators of a process that keep no data. The JDK's generator looks for one prime after the other, and
 * longer than all else in a short run takes; here each prime has a thread. What is kept, or guards real machines, has the
 * JDK's.
 */
final class EmulatorKeyPair {

    private static final BigInteger EXPONENT = RSAKeyGenParameterSpec.F4;

    /** The product of two has at least 2,048 bits, as RS256 demands (RFC 7518, section 3.3). */
    private static final int PRIME_BITS = 1025;

    private EmulatorKeyPair() {}

    /** Starts two daemon threads that generate a pair, and does not wait for them. */
    static CompletableFuture<KeyPair> generate() {
        return prime().thenCombine(prime(), EmulatorKeyPair::of);
    }

    private static CompletableFuture<BigInteger> prime() {
        return CompletableFuture.supplyAsync(EmulatorKeyPair::findPrime, task -> {
            Thread generator = new Thread(task, "arr-emulator-key");
            generator.setDaemon(true);
            generator.start();
        });
    }

    private static BigInteger findPrime() {
        SecureRandom random = new SecureRandom();
        BigInteger prime;
        do {
            prime = BigInteger.probablePrime(PRIME_BITS, random);
        } while (less(prime).mod(EXPONENT).signum() == 0);
        return prime;
    }

    private static KeyPair of(BigInteger p, BigInteger q) {
        BigInteger modulus = p.multiply(q);
        BigInteger secret = EXPONENT.modInverse(less(p).multiply(less(q)));
        try {
            KeyFactory factory = KeyFactory.getInstance(SigningKey.FAMILY);
            return new KeyPair(
                    factory.generatePublic(new RSAPublicKeySpec(modulus, EXPONENT)),
                    factory.generatePrivate(new RSAPrivateCrtKeySpec(
                            modulus,
                            EXPONENT,
                            secret,
                            p,
                            q,
                            secret.mod(less(p)),
                            secret.mod(less(q)),
                            q.modInverse(p))));
        } catch (GeneralSecurityException e) {
            throw SigningKey.withoutRsa(e);
        }
    }

    private static BigInteger less(BigInteger number) {
        return number.subtract(BigInteger.ONE);
    }
}
