package dev.arrshell.internal.service.binding;

import dev.arrshell.internal.files.OwnerOnlyFiles;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/**
 * The key and the certificate of an emulator that speaks TLS, for this machine's own names and those of the service. They
 * are made when first needed, so no repository holds a key. A directory keeps a {@link CertificateAuthority}; emulators
 * without one that share a process share one key that signs itself, since making it takes longer than all else at their
 * start. Immutable.
 */
public final class TlsIdentity {

    private static final String DIRECTORY = "arr-emulator-";
    private static final String KEYS = "tls.p12";
    private static final String PEM = "certificate.pem";
    private static final String UNSUPPORTED = "this Java does not support TLS";
    private static final int DAYS = 397;

    /** A certificate that is valid for less time is replaced, so that none expires while it is shown. */
    private static final Duration SHORTEST_VALIDITY = Duration.ofDays(7);

    /** The key of the process, once it is made. */
    private static KeyStore shared;

    private final KeyStore keys;
    private final X509Certificate trusted;
    private final Path pem;
    private final boolean temporary;

    private TlsIdentity(KeyStore keys, X509Certificate trusted, Path pem, boolean temporary) {
        this.keys = keys;
        this.trusted = trusted;
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
            KeyStore own = sharedKeys();
            X509Certificate certificate = KeyFile.certificate(own);
            KeyFile.writePem(certificate, file);
            return new TlsIdentity(own, certificate, file, true);
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("no TLS certificate can be written (nothing was started)", e);
        }
    }

    private static synchronized KeyStore sharedKeys() throws IOException, GeneralSecurityException {
        if (shared == null || !KeyFile.isValidFor(KeyFile.certificate(shared), SHORTEST_VALIDITY)) {
            Path file = OwnerOnlyFiles.createTempDirectory(DIRECTORY).resolve(KEYS);
            String names = ServerNames.of(InetAddress.getLoopbackAddress()).extension();
            new Keytool(file, KeyFile.ALIAS).makeKey("localhost", DAYS, names, "EKU=serverAuth");
            shared = KeyFile.load(file);
            Files.delete(file);
            Files.delete(file.getParent());
        }
        return shared;
    }

    /**
     * A key that the authority in a directory signs.
     *
     * @param directory where the authority is kept, made if it is not there
     * @param address where the server listens
     * @throws IllegalStateException if none can be made
     */
    public static TlsIdentity issuedIn(Path directory, InetAddress address) {
        CertificateAuthority authority = CertificateAuthority.in(directory);
        return new TlsIdentity(
                authority.serverKeys(ServerNames.of(address)),
                authority.certificate(),
                authority.certificateFile(),
                false);
    }

    /** The certificate that a client is to trust: the authority's, or the server's if it signs itself. */
    public X509Certificate certificate() {
        return trusted;
    }

    /** The file of {@link #certificate}. */
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
            TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            managers.init(KeyFile.trusting(trusted));
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

    /** Deletes the file and its directory, unless a directory keeps them. */
    public void deleteFiles() {
        if (!temporary) {
            return;
        }
        try {
            Files.deleteIfExists(pem);
            Files.deleteIfExists(pem.getParent());
        } catch (IOException e) {
            System.getLogger(TlsIdentity.class.getName())
                    .log(System.Logger.Level.WARNING, "cannot remove " + pem.getParent(), e);
        }
    }
}
