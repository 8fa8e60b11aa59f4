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

/** The RSA key that signs tokens, with its key id. */
public final class SigningKey {

    private static final String ALGORITHM = "SHA256withRSA";
    static final String FAMILY = "RSA";
    static final int BITS = 2048;

    private final String id;
    private final CompletableFuture<KeyPair> pair;

    private SigningKey(String id, CompletableFuture<KeyPair> pair) {
        this.id = id;
        this.pair = pair;
    }

    /** A new key from the JDK's generator. */
    public static SigningKey generate() {
        try {
            KeyPairGenerator keys = KeyPairGenerator.getInstance(FAMILY);
            keys.initialize(BITS);
            return new SigningKey(newId(), CompletableFuture.completedFuture(keys.generateKeyPair()));
        } catch (GeneralSecurityException e) {
            throw withoutRsa(e);
        }
    }

    /**
     * The key of the emulators of this process that keep no data, under a new id, so that their tokens differ. It is generated
     * once: the first call starts that in the background, since it takes longer than the rest of an emulator's start.
     */
    public static SigningKey ofEmulator() {
        return new SigningKey(newId(), OfProcess.KEY);
    }

    private static String newId() {
        return UUID.randomUUID().toString();
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
            throw withoutRsa(e);
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

    static IllegalStateException withoutRsa(GeneralSecurityException cause) {
        return new IllegalStateException("every Java platform has RSA", cause);
    }

    private static final class OfProcess {

        static final CompletableFuture<KeyPair> KEY = EmulatorKeyPair.generate();

        private OfProcess() {}
    }
}
