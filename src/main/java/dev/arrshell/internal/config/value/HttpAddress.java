package dev.arrshell.internal.config.value;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/** Reads a server's address. */
public final class HttpAddress {

    private HttpAddress() {}

    static boolean isOne(String text) {
        String lower = text.trim().toLowerCase(Locale.ROOT);
        return lower.startsWith("http://") || lower.startsWith("https://");
    }

    /** An absolute http or https address with nothing but host, port and path, without a trailing slash. */
    public static URI of(String text) {
        URI read = parsed(text.trim());
        if (read.getRawUserInfo() != null || read.getRawQuery() != null || read.getRawFragment() != null) {
            throw new IllegalArgumentException("the address on " + read.getHost()
                    + " holds a user, a query or a fragment: only scheme, host, port and path belong there");
        }
        if (!isOne(text) || read.getHost() == null) {
            throw new IllegalArgumentException("'" + text + "' is no absolute http or https address");
        }
        return read;
    }

    /** What cannot be read is not repeated: it may hold a password. */
    private static URI parsed(String text) {
        try {
            return new URI(text.replaceFirst("/+$", ""));
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(
                    "no address: " + e.getReason() + " at character " + (e.getIndex() + 1), e);
        }
    }

    public static boolean isLocal(URI address) {
        String host = String.valueOf(address.getHost());
        return host.equalsIgnoreCase("localhost") || host.startsWith("127.") || host.equals("[::1]");
    }
}
