package dev.arrshell.policy;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/**
 * A proxy as curl writes it: {@code [http://][user:password@]host[:port]}.
 *
 * @param port 1080 unless written
 * @param authorization the value of {@code Proxy-Authorization}, a secret
 */
record ProxyServer(String host, int port, Optional<String> authorization) {

    private static final int DEFAULT_PORT = 1080;

    /**
     * Parses a proxy. No message repeats the text, which may hold a password.
     *
     * @param name what it is the value of, for the message
     */
    static ProxyServer parse(String text, String name) {
        String written = text.trim();
        String scheme = written.contains("://") ? written.substring(0, written.indexOf("://")) : "http";
        if (!scheme.toLowerCase(Locale.ROOT).equals("http")) {
            throw refused(name, "only proxies that are reached by http are supported, not by " + scheme);
        }
        try {
            URI uri = new URI(written.contains("://") ? written : "http://" + written);
            if (uri.getHost() != null && uri.getRawPath().replace("/", "").isEmpty()) {
                return new ProxyServer(
                        uri.getHost(),
                        uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort(),
                        Optional.ofNullable(uri.getRawUserInfo()).map(ProxyServer::basic));
            }
        } catch (URISyntaxException | IllegalArgumentException e) {
            // refused below; the message of the exception repeats the text
        }
        throw refused(
                name,
                "not a proxy: write http://host:port or http://user:password@host:port, special characters"
                        + " of the password as %40");
    }

    private static IllegalArgumentException refused(String name, String why) {
        return new IllegalArgumentException(name + ": " + why + " (nothing was sent)");
    }

    private static String basic(String userInfo) {
        // A plus is a plus here, other than in a form.
        String pair = URLDecoder.decode(userInfo.replace("+", "%2B"), StandardCharsets.UTF_8);
        return "Basic "
                + Base64.getEncoder()
                        .encodeToString((pair.contains(":") ? pair : pair + ":").getBytes(StandardCharsets.UTF_8));
    }

    /** Host and port. */
    @Override
    public String toString() {
        return host + ":" + port;
    }
}
