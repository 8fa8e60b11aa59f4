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

    private static final int PRIME_BITS = SigningKey.BITS / 2;

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
            // Both begin with two ones, so that their product has as many bits as is wanted.
            prime = new BigInteger(PRIME_BITS, random)
                    .setBit(PRIME_BITS - 1)
                    .setBit(PRIME_BITS - 2)
                    .nextProbablePrime();
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
