package dev.arrshell.internal.service.binding;

import dev.arrshell.internal.files.OwnerOnlyFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/**
 * The key and the certificate of an emulator that speaks TLS, for {@code localhost} and {@code 127.0.0.1}. They are made
 * when first needed, so no repository holds a key. An emulator that keeps its data keeps them too, in its directory; all
 * others of a process share one key, since making it takes longer than all else at their start, and its file is deleted
 * before it is used. Immutable.
 */
public final class TlsIdentity {

    private static final String DIRECTORY = "arr-emulator-";
    private static final String KEYS = "tls.p12";
    private static final String PEM = "certificate.pem";
    private static final String ALIAS = "arr";
    private static final String UNSUPPORTED = "this Java does not support TLS";

    /** A certificate that is valid for less time is replaced, so that none expires while it is shown. */
    private static final Duration SHORTEST_VALIDITY = Duration.ofDays(7);

    /** That of the process, once it is made. */
    private static TlsIdentity shared;

    private final KeyStore keys;
    private final X509Certificate certificate;
    private final Path pem;
    private final boolean temporary;

    private TlsIdentity(KeyStore keys, Path pem, boolean temporary) throws GeneralSecurityException {
        this.keys = keys;
        this.certificate = (X509Certificate) keys.getCertificate(ALIAS);
        this.pem = pem;
        this.temporary = temporary;
    }

    /**
     * Returns the process's key with a file of its own for the certificate; {@link #deleteFiles} removes the file.
     *
     * @throws IllegalStateException if none can be made
     */
    public static TlsIdentity createTemporary() {
        try {
            Path file = OwnerOnlyFiles.createTempDirectory(DIRECTORY).resolve(PEM);
            return new TlsIdentity(sharedKeys(), file, true).writePem();
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("no TLS certificate can be written (nothing was started)", e);
        }
    }

    private static synchronized KeyStore sharedKeys() throws IOException {
        if (shared == null || !shared.isValidLongEnough()) {
            shared = loadOrCreate(OwnerOnlyFiles.createTempDirectory(DIRECTORY), true);
            shared.deleteFiles();
        }
        return shared.keys;
    }

    /**
     * Loads the key that a directory keeps, or makes one and keeps it there.
     *
     * @throws IllegalStateException if none can be made
     */
    public static TlsIdentity loadOrCreate(Path directory) {
        return loadOrCreate(directory, false);
    }

    private static TlsIdentity loadOrCreate(Path directory, boolean temporary) {
        Path file = directory.resolve(KEYS);
        Path pem = directory.resolve(PEM);
        try {
            TlsIdentity identity = new TlsIdentity(Files.exists(file) ? load(file) : create(file), pem, temporary);
            return (identity.isValidLongEnough() ? identity : new TlsIdentity(create(file), pem, temporary)).writePem();
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(
                    "no TLS certificate can be made in " + directory + ": " + e.getMessage() + " (nothing was started)",
                    e);
        }
    }

    private static KeyStore create(Path file) throws IOException, GeneralSecurityException {
        Files.deleteIfExists(file);
        Keytool.makeKeys(file, ALIAS);
        OwnerOnlyFiles.restrict(file);
        return load(file);
    }

    private static KeyStore load(Path file) throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            keys.load(in, Keytool.PASSWORD.toCharArray());
        }
        return keys;
    }

    private boolean isValidLongEnough() {
        return certificate.getNotAfter().after(Date.from(Instant.now().plus(SHORTEST_VALIDITY)));
    }

    private TlsIdentity writePem() throws IOException, GeneralSecurityException {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded());
        String text = "-----BEGIN CERTIFICATE-----\n" + body + "\n-----END CERTIFICATE-----\n";
        Files.writeString(pem, text, StandardCharsets.US_ASCII);
        return this;
    }

    /** The certificate. */
    public X509Certificate certificate() {
        return certificate;
    }

    /** The file of the certificate, which clients can be told to trust. */
    public Path certificateFile() {
        return pem;
    }

    /** The TLS of a server that shows this certificate. */
    SSLContext serverContext() {
        try {
            KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            managers.init(keys, Keytool.PASSWORD.toCharArray());
            return context(managers.getKeyManagers(), null);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(UNSUPPORTED, e);
        }
    }

    /** The TLS of a client that trusts this certificate and no other. */
    public SSLContext clientContext() {
        try {
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            trusted.setCertificateEntry(ALIAS, certificate);
            TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            managers.init(trusted);
            return context(null, managers.getTrustManagers());
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(UNSUPPORTED, e);
        }
    }

    private static SSLContext context(KeyManager[] keys, TrustManager[] trust) throws GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys, trust, null);
        return context;
    }

    /** Deletes the files and their directory, unless a directory keeps them. */
    public void deleteFiles() {
        if (!temporary) {
            return;
        }
        try {
            Files.deleteIfExists(pem);
            Files.deleteIfExists(pem.resolveSibling(KEYS));
            Files.deleteIfExists(pem.getParent());
        } catch (IOException e) {
            System.getLogger(TlsIdentity.class.getName())
                    .log(System.Logger.Level.WARNING, "cannot remove " + pem.getParent(), e);
        }
    }
}
