package dev.arrshell.internal.service.token;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/**
 * The RSA key that an emulator signs with, and its name. The key itself is made once in a process, in the background,
 * since that takes longer than all else an emulator does to start; each emulator gives it another name, by which tokens
 * of different emulators are told apart.
 */
public final class SigningKey {

    private static final String ALGORITHM = "SHA256withRSA";
    private static final String FAMILY = "RSA";
    private static final int BITS = 2048;

    private final String name;
    private final CompletableFuture<KeyPair> pair;

    private SigningKey(String name, CompletableFuture<KeyPair> pair) {
        this.name = name;
        this.pair = pair;
    }

    /** The process's key under a new name; begins to make the key if nobody has, and returns at once. */
    public static SigningKey fresh() {
        return new SigningKey(UUID.randomUUID().toString(), Made.KEY);
    }

    /** A key that was kept as {@link #kept()}. */
    public static SigningKey of(String kept) {
        String[] parts = kept.split(" ");
        try {
            KeyFactory factory = KeyFactory.getInstance(FAMILY);
            KeyPair pair = new KeyPair(
                    factory.generatePublic(
                            new X509EncodedKeySpec(Base64.getDecoder().decode(parts[1]))),
                    factory.generatePrivate(
                            new PKCS8EncodedKeySpec(Base64.getDecoder().decode(parts[2]))));
            return new SigningKey(parts[0], CompletableFuture.completedFuture(pair));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the key that was kept is none", e);
        }
    }

    /** Name and key in one line, to be kept where only this user may read. */
    public String kept() {
        Base64.Encoder encoder = Base64.getEncoder();
        KeyPair known = pair.join();
        return String.join(
                " ",
                name,
                encoder.encodeToString(known.getPublic().getEncoded()),
                encoder.encodeToString(known.getPrivate().getEncoded()));
    }

    /** What it is called in tokens. */
    String name() {
        return name;
    }

    byte[] sign(byte[] content) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(pair.join().getPrivate());
            signature.update(content);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform can sign with RSA", e);
        }
    }

    boolean isSignature(byte[] signature, byte[] content) {
        try {
            Signature check = Signature.getInstance(ALGORITHM);
            check.initVerify(pair.join().getPublic());
            check.update(content);
            return check.verify(signature);
        } catch (GeneralSecurityException malformed) {
            return false;
        }
    }

    private static final class Made {

        static final CompletableFuture<KeyPair> KEY = new CompletableFuture<>();

        static {
            Thread maker = new Thread(Made::make, "arr-emulator-key");
            maker.setDaemon(true);
            maker.start();
        }

        private Made() {}

        private static void make() {
            try {
                KeyPairGenerator generator = KeyPairGenerator.getInstance(FAMILY);
                generator.initialize(BITS);
                KEY.complete(generator.generateKeyPair());
            } catch (GeneralSecurityException | RuntimeException e) {
                KEY.completeExceptionally(e);
            }
        }
    }
}
