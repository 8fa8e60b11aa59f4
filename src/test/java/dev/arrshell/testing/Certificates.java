package dev.arrshell.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Trusts as a foreign client does that is given a file. */
public final class Certificates {

    private Certificates() {}

    /** A context that trusts the certificate in a PEM file and nobody else. */
    public static SSLContext trusting(Path pem) {
        try {
            KeyStore trusted = store(pem);
            TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            managers.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static KeyStore store(Path pem) throws IOException, GeneralSecurityException {
        try (InputStream in = Files.newInputStream(pem)) {
            Certificate certificate = CertificateFactory.getInstance("X.509").generateCertificate(in);
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            trusted.setCertificateEntry("emulator", certificate);
            return trusted;
        }
    }

    /** A file for {@code javax.net.ssl.trustStore} that trusts the certificate in a PEM file and nobody else. */
    public static Path trustStore(Path pem, Path file, String password) {
        try (OutputStream out = Files.newOutputStream(file)) {
            store(pem).store(out, password.toCharArray());
            return file;
        } catch (IOException | GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
