package dev.arrshell.policy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** Reader of the certificates in a PEM file, and the TLS context that trusts them beside the platform's. */
final class CertificateFile {

    private static final int LONGEST = 4 << 20;
    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\\s]*)-----END CERTIFICATE-----");
    private static final String UNSENT = " (nothing was sent)";

    private CertificateFile() {}

    /** Reads all certificates of a file, at least one. Other text and other blocks are ignored. */
    static List<X509Certificate> read(Path file) {
        List<String> blocks =
                BLOCK.matcher(text(file)).results().map(MatchResult::group).toList();
        if (blocks.isEmpty()) {
            throw refused(
                    file, "holds no certificate in PEM form, which begins with -----BEGIN CERTIFICATE-----", null);
        }
        return blocks.stream().map(block -> parse(block, file)).toList();
    }

    private static String text(Path file) {
        try {
            if (Files.size(file) > LONGEST) {
                throw refused(file, "is longer than 4 MiB: it cannot be a file of certificates", null);
            }
            String text = Files.readString(file, StandardCharsets.ISO_8859_1);
            if (text.isBlank()) {
                throw refused(file, "is empty", null);
            }
            return text;
        } catch (NoSuchFileException e) {
            throw refused(file, "does not exist", e);
        } catch (AccessDeniedException e) {
            throw refused(file, "cannot be read: access denied", e);
        } catch (IOException e) {
            throw refused(file, Files.isDirectory(file) ? "is a directory" : "cannot be read: " + e.getMessage(), e);
        }
    }

    private static X509Certificate parse(String block, Path file) {
        try {
            return (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(block.getBytes(StandardCharsets.US_ASCII)));
        } catch (CertificateException e) {
            throw refused(file, "holds a certificate that cannot be read", e);
        }
    }

    private static IllegalArgumentException refused(Path file, String why, Throwable cause) {
        return new IllegalArgumentException("the CA file " + file + " " + why + UNSENT, cause);
    }

    /** A context that trusts what the platform trusts, and these. */
    static SSLContext trusting(Collection<X509Certificate> more) {
        try {
            KeyStore anchors = KeyStore.getInstance(KeyStore.getDefaultType());
            anchors.load(null, null);
            int number = 0;
            for (X509Certificate certificate : platform()) {
                anchors.setCertificateEntry("platform-" + number++, certificate);
            }
            for (X509Certificate certificate : more) {
                anchors.setCertificateEntry("file-" + number++, certificate);
            }
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers(anchors), null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("this Java cannot trust more certificates" + UNSENT, e);
        }
    }

    private static List<X509Certificate> platform() throws GeneralSecurityException {
        for (TrustManager manager : managers(null)) {
            if (manager instanceof X509TrustManager certificates) {
                return List.of(certificates.getAcceptedIssuers());
            }
        }
        return List.of();
    }

    private static TrustManager[] managers(KeyStore anchors) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(anchors);
        return factory.getTrustManagers();
    }
}
