package dev.arrshell.internal.service.binding;

import dev.arrshell.internal.files.OwnerOnlyFiles;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;

/**
 * A certificate authority of the user's own, made once and kept in a directory: clients are made to trust it once, and then
 * trust each certificate that it signs for an emulator. Its key is for its owner only. Processes that use one directory at
 * the same time wait for each other.
 *
 * @param directory where it is kept
 * @param keys its key
 * @param certificate its certificate, which clients are to trust
 */
public record CertificateAuthority(Path directory, KeyStore keys, X509Certificate certificate) {

    private static final String AUTHORITY = "authority.p12";
    private static final String PEM = "authority.pem";
    private static final String SERVER = "server.p12";
    private static final String LOCK = "authority.lock";

    /** Ten years. */
    private static final int AUTHORITY_DAYS = 3650;

    /** The most that clients accept of a server. */
    private static final int SERVER_DAYS = 397;

    /** An authority that is valid for less time is replaced; its servers would outlive it. */
    private static final Duration SHORTEST_AUTHORITY = Duration.ofDays(SERVER_DAYS);

    private static final Duration SHORTEST_SERVER = Duration.ofDays(7);

    /** Threads of this process; a file lock is for processes. */
    private static final Object THREADS = new Object();

    @FunctionalInterface
    private interface Step<T> {
        T run() throws IOException, GeneralSecurityException;
    }

    /**
     * The authority that a directory keeps, or a new one that it keeps from now on.
     *
     * @throws IllegalStateException if none can be made
     */
    public static CertificateAuthority in(Path directory) {
        return locked(directory, () -> {
            Path file = directory.resolve(AUTHORITY);
            KeyStore keys = Files.exists(file) ? KeyFile.load(file) : null;
            if (keys == null || !KeyFile.isValidFor(KeyFile.certificate(keys), SHORTEST_AUTHORITY)) {
                keys = fresh(
                        "arr emulator authority of " + user(),
                        AUTHORITY_DAYS,
                        "bc:critical=ca:true,pathlen:0",
                        "ku:critical=keyCertSign,cRLSign");
                KeyFile.store(keys, file);
            }
            X509Certificate certificate = KeyFile.certificate(keys);
            KeyFile.writePem(certificate, directory.resolve(PEM));
            return new CertificateAuthority(directory, keys, certificate);
        });
    }

    /** The user's name without what a distinguished name would read as its own. */
    private static String user() {
        return System.getProperty("user.name").replaceAll("[^\\p{Alnum}._-]", "_");
    }

    private static KeyStore fresh(String name, int days, String... extensions)
            throws IOException, GeneralSecurityException {
        Path temporary = OwnerOnlyFiles.createTempDirectory("arr-keys-");
        Path file = temporary.resolve(SERVER);
        try {
            new Keytool(file, KeyFile.ALIAS).makeKey(name, days, extensions);
            return KeyFile.load(file);
        } finally {
            Files.deleteIfExists(file);
            Files.deleteIfExists(temporary);
        }
    }

    /** The file of its certificate. */
    public Path certificateFile() {
        return directory.resolve(PEM);
    }

    /**
     * Writes a trust store for Java that trusts this authority alone.
     *
     * @throws IllegalStateException if the file cannot be written
     */
    public void writeTrustStore(Path file, String password) {
        try (OutputStream out = Files.newOutputStream(file)) {
            KeyFile.trusting(certificate).store(out, password.toCharArray());
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("the trust store " + file + " cannot be written: " + e.getMessage(), e);
        }
    }

    /**
     * A key for a server, signed by this authority. It is kept too, and made anew when it is about to expire or lacks a name.
     *
     * @throws IllegalStateException if none can be made
     */
    KeyStore serverKeys(ServerNames wanted) {
        return locked(directory, () -> {
            Path file = directory.resolve(SERVER);
            ServerNames names = wanted;
            if (Files.exists(file)) {
                KeyStore kept = KeyFile.load(file);
                X509Certificate last = KeyFile.certificate(kept);
                names = wanted.and(ServerNames.in(last));
                if (isGood(last, wanted)) {
                    return kept;
                }
            }
            KeyStore made = sign(names);
            KeyFile.store(made, file);
            return made;
        });
    }

    private boolean isGood(X509Certificate server, ServerNames wanted) {
        return KeyFile.isValidFor(server, SHORTEST_SERVER)
                && ServerNames.in(server).containsAll(wanted)
                && signed(server);
    }

    private boolean signed(X509Certificate server) {
        try {
            server.verify(certificate.getPublicKey());
            return true;
        } catch (GeneralSecurityException anotherDid) {
            return false;
        }
    }

    private KeyStore sign(ServerNames names) throws IOException, GeneralSecurityException {
        Path temporary = OwnerOnlyFiles.createTempDirectory("arr-keys-");
        Path file = temporary.resolve(SERVER);
        try {
            Keytool server = new Keytool(file, KeyFile.ALIAS);
            server.makeKey("localhost", SERVER_DAYS);
            byte[] pem = new Keytool(directory.resolve(AUTHORITY), KeyFile.ALIAS)
                    .sign(server.request(), SERVER_DAYS, names.extension(), "EKU=serverAuth");
            KeyStore keys = KeyFile.load(file);
            KeyFile.replaceChain(
                    keys,
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(pem)),
                    certificate);
            return keys;
        } finally {
            Files.deleteIfExists(file);
            Files.deleteIfExists(temporary);
        }
    }

    private static <T> T locked(Path directory, Step<T> step) {
        synchronized (THREADS) {
            try {
                OwnerOnlyFiles.createDirectories(directory);
                Path file = OwnerOnlyFiles.createFile(directory.resolve(LOCK));
                try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                    // Given back with the channel.
                    channel.lock();
                    return step.run();
                }
            } catch (IOException | GeneralSecurityException e) {
                throw new IllegalStateException(
                        "no TLS certificate can be made in " + directory + ": " + e.getMessage()
                                + " (nothing was started)",
                        e);
            }
        }
    }
}
