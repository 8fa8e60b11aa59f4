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
 * The RSA key that signs tokens, with its key id. The key is generated once in a process, in the background, because that
 * takes longer than the rest of an emulator's start. Each emulator gives it another id, so that tokens of different
 * emulators differ.
 */
public final class SigningKey {

    private static final String ALGORITHM = "SHA256withRSA";
    private static final String FAMILY = "RSA";
    private static final int BITS = 2048;

    private final String id;
    private final CompletableFuture<KeyPair> pair;

    private SigningKey(String id, CompletableFuture<KeyPair> pair) {
        this.id = id;
        this.pair = pair;
    }

    /** The process's key under a new id. The first call starts to generate the key and does not wait for it. */
    public static SigningKey fresh() {
        return new SigningKey(UUID.randomUUID().toString(), Generated.KEY);
    }

    /** Parses the text of {@link #encoded()}. */
    public static SigningKey parse(String encoded) {
        String[] parts = encoded.split(" ");
        try {
            KeyFactory factory = KeyFactory.getInstance(FAMILY);
            KeyPair pair = new KeyPair(
                    factory.generatePublic(
                            new X509EncodedKeySpec(Base64.getDecoder().decode(parts[1]))),
                    factory.generatePrivate(
                            new PKCS8EncodedKeySpec(Base64.getDecoder().decode(parts[2]))));
            return new SigningKey(parts[0], CompletableFuture.completedFuture(pair));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the stored signing key is damaged", e);
        }
    }

    /** Id and key in one line: a secret. */
    public String encoded() {
        Base64.Encoder encoder = Base64.getEncoder();
        KeyPair known = pair.join();
        return String.join(
                " ",
                id,
                encoder.encodeToString(known.getPublic().getEncoded()),
                encoder.encodeToString(known.getPrivate().getEncoded()));
    }

    /** The key id in tokens. */
    String id() {
        return id;
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

    private static final class Generated {

        static final CompletableFuture<KeyPair> KEY = new CompletableFuture<>();

        static {
            Thread generator = new Thread(Generated::generate, "arr-emulator-key");
            generator.setDaemon(true);
            generator.start();
        }

        private Generated() {}

        private static void generate() {
            try {
                KeyPairGenerator keys = KeyPairGenerator.getInstance(FAMILY);
                keys.initialize(BITS);
                KEY.complete(keys.generateKeyPair());
            } catch (GeneralSecurityException | RuntimeException e) {
                KEY.completeExceptionally(e);
            }
        }
    }
}
