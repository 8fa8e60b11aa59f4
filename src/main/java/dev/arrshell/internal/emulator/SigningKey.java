package dev.arrshell.internal.emulator;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.concurrent.CompletableFuture;

/**
 * The RSA key that all emulators of a process sign with. It is made once, in the background, since that takes longer
 * than all else an emulator does to start; tokens of different emulators are told apart by their key id.
 */
final class SigningKey {

    private static final String ALGORITHM = "SHA256withRSA";
    private static final int BITS = 2048;

    private SigningKey() {}

    /** Begins to make the key if nobody has; returns at once. */
    static void prepare() {
        Made.KEY.isDone();
    }

    static byte[] sign(byte[] content) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(Made.KEY.join().getPrivate());
            signature.update(content);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform can sign with RSA", e);
        }
    }

    static boolean isSignature(byte[] signature, byte[] content) {
        try {
            Signature check = Signature.getInstance(ALGORITHM);
            check.initVerify(Made.KEY.join().getPublic());
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
                KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
                generator.initialize(BITS);
                KEY.complete(generator.generateKeyPair());
            } catch (GeneralSecurityException | RuntimeException e) {
                KEY.completeExceptionally(e);
            }
        }
    }
}
