package dev.arrshell.internal.text;

import java.security.SignatureException;
import java.security.cert.CertPathBuilderException;

/** The words for a certificate that is not trusted. */
public final class CertificateFailure {

    /** The reason, as a part of a sentence. */
    public static final String REASON = "no authority that is trusted here has signed its certificate";

    private CertificateFailure() {}

    /**
     * Whether a TLS connection failed as no trusted authority has signed the server's certificate; one of the same name with
     * another key is none.
     */
    public static boolean isUntrusted(Throwable failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof CertPathBuilderException || each instanceof SignatureException) {
                return true;
            }
        }
        return false;
    }
}
