package dev.arrshell.internal.transport;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;

/** The certificates that Java trusts unless others are chosen, by its own properties. */
final class TrustStore {

    private static final String FILE = "javax.net.ssl.trustStore";

    private TrustStore() {}

    /** The certificates cannot be used. */
    static final class UnusableException extends SSLException {

        private static final long serialVersionUID = 1L;

        UnusableException(String why, Throwable cause) {
            super("the certificates that Java trusts cannot be used: " + why, cause);
        }
    }

    /** The TLS context of the certificates. Of a file that is not there Java itself would only say that it trusts none. */
    static SSLContext context() throws UnusableException {
        String file = System.getProperty(FILE, "");
        if (!file.isEmpty() && !file.equals("NONE") && !Files.isReadable(Path.of(file))) {
            throw new UnusableException(FILE + " is " + file + ", which is no file that can be read", null);
        }
        try {
            return SSLContext.getDefault();
        } catch (NoSuchAlgorithmException e) {
            String where = file.isEmpty() ? "" : FILE + " is " + file + "; ";
            throw new UnusableException(where + root(e), e);
        }
    }

    private static String root(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage());
    }
}
