package dev.arrshell.internal.service.binding;

import dev.arrshell.internal.files.OwnerOnlyFiles;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;

/** A key with its certificate, in a PKCS#12 file that only its owner can read, and certificates as PEM. */
final class KeyFile {

    static final String ALIAS = "arr";

    private static final int PEM_LINE = 64;

    private KeyFile() {}

    static KeyStore load(Path file) throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            keys.load(in, Keytool.PASSWORD.toCharArray());
        }
        return keys;
    }

    /** Makes a file, or replaces it at once. */
    static void store(KeyStore keys, Path file) throws IOException, GeneralSecurityException {
        Path fresh = OwnerOnlyFiles.createFile(file.resolveSibling(file.getFileName() + ".new"));
        try (OutputStream out = Files.newOutputStream(fresh)) {
            keys.store(out, Keytool.PASSWORD.toCharArray());
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    }

    static X509Certificate certificate(KeyStore keys) throws GeneralSecurityException {
        return (X509Certificate) keys.getCertificate(ALIAS);
    }

    /** The same key with the certificates that lead to another authority. */
    static void replaceChain(KeyStore keys, Certificate... chain) throws GeneralSecurityException {
        char[] password = Keytool.PASSWORD.toCharArray();
        keys.setKeyEntry(ALIAS, keys.getKey(ALIAS, password), password, chain);
    }

    /** A store without keys that trusts a certificate and no other. */
    static KeyStore trusting(X509Certificate certificate) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry(ALIAS, certificate);
        return store;
    }

    static boolean isValidFor(X509Certificate certificate, Duration length) {
        return certificate.getNotAfter().after(Date.from(Instant.now().plus(length)));
    }

    static void writePem(X509Certificate certificate, Path file) throws IOException, GeneralSecurityException {
        String body = Base64.getMimeEncoder(PEM_LINE, new byte[] {'\n'}).encodeToString(certificate.getEncoded());
        String text = "-----BEGIN CERTIFICATE-----\n" + body + "\n-----END CERTIFICATE-----\n";
        Files.writeString(file, text, StandardCharsets.US_ASCII);
    }
}
