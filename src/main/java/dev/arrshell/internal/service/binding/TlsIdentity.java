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
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * The key and the certificate of an emulator that speaks TLS, for {@code localhost} and {@code 127.0.0.1}. Both are made
 * when they are first needed, so that no key is in anybody's repository. An emulator that keeps its data keeps them too,
 * in a directory that only its user may read; all others of a process share one key, made once since that takes longer
 * than all else an emulator does, and not on disk any more when it is used. Immutable.
 */
public final class TlsIdentity {

    private static final String DIRECTORY = "arr-emulator-";
    private static final String KEYS = "tls.p12";
    private static final String PEM = "certificate.pem";
    private static final String ALIAS = "arr";

    /** Less than that and a new certificate is made, so that none expires while it serves. */
    private static final Duration LEFT = Duration.ofDays(7);

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
     * Has the process's key and a file of its own for the certificate; {@link #forget} removes the file.
     *
     * @throws IllegalStateException if none can be made
     */
    public static TlsIdentity fresh() {
        try {
            TlsIdentity shared = Shared.identity();
            Path file = OwnerOnlyFiles.createTempDirectory(DIRECTORY).resolve(PEM);
            return new TlsIdentity(shared.keys, file, true).writePem();
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("no TLS certificate can be written (nothing was started)", e);
        }
    }

    /** The process's own. */
    private static final class Shared {

        private static TlsIdentity identity;

        private Shared() {}

        static synchronized TlsIdentity identity() throws IOException {
            if (identity == null || !identity.isFresh()) {
                identity = in(OwnerOnlyFiles.createTempDirectory(DIRECTORY), true);
                identity.forget();
            }
            return identity;
        }
    }

    /**
     * Takes the one that is kept in a directory, or makes one and keeps it there.
     *
     * @throws IllegalStateException if none can be made
     */
    public static TlsIdentity in(Path directory) {
        return in(directory, false);
    }

    private static TlsIdentity in(Path directory, boolean temporary) {
        Path file = directory.resolve(KEYS);
        try {
            KeyStore keys = Files.exists(file) ? read(file) : made(file);
            TlsIdentity found = new TlsIdentity(keys, directory.resolve(PEM), temporary);
            return found.isFresh() ? found.writePem() : new TlsIdentity(made(file), found.pem, temporary).writePem();
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(
                    "no TLS certificate can be made in " + directory + ": " + e.getMessage() + " (nothing was started)",
                    e);
        }
    }

    private static KeyStore made(Path file) throws IOException, GeneralSecurityException {
        Files.deleteIfExists(file);
        Keytool.makeKeys(file, ALIAS);
        OwnerOnlyFiles.restrict(file);
        return read(file);
    }

    private static KeyStore read(Path file) throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            keys.load(in, Keytool.PASSWORD.toCharArray());
        }
        return keys;
    }

    private boolean isFresh() {
        return certificate.getNotAfter().after(Date.from(Instant.now().plus(LEFT)));
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

    /** The file that clients may trust. */
    public Path pem() {
        return pem;
    }

    /** For the server: proves who it is. */
    SSLContext server() {
        try {
            KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            managers.init(keys, Keytool.PASSWORD.toCharArray());
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(managers.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform can speak TLS", e);
        }
    }

    /** For clients: trusts this certificate and no other. */
    public SSLContext client() {
        try {
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            trusted.setCertificateEntry(ALIAS, certificate);
            TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            managers.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform can speak TLS", e);
        }
    }

    /** Removes the files and their directory, unless they are to be kept. */
    public void forget() {
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
