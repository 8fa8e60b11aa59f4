package dev.arrshell.internal.wire;

import dev.arrshell.model.AccountId;
import java.net.URI;
import java.util.Objects;

/**
 * The address to which requests go, and the account that they are for.
 *
 * @param endpoint the base address of a region, with or without a path, without a trailing slash
 * @param account the account
 */
public record AccountEndpoint(URI endpoint, AccountId account) {

    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    public AccountEndpoint {
        Objects.requireNonNull(endpoint, "endpoint");
        Objects.requireNonNull(account, "account");
        endpoint = withoutSlash(endpoint);
    }

    /** The address without slashes at its end, so that a path can be put behind it. */
    public static URI withoutSlash(URI base) {
        String text = base.toString();
        return text.endsWith("/") ? URI.create(text.replaceAll("/+$", "")) : base;
    }

    /** Whether a token for one address may be sent to another: same scheme, host and port, and no user in the first. */
    static boolean sameServer(URI one, URI other) {
        return one.getHost() != null
                && one.getHost().equalsIgnoreCase(other.getHost())
                && one.getScheme().equalsIgnoreCase(other.getScheme())
                && port(one) == port(other)
                && one.getRawUserInfo() == null;
    }

    private static int port(URI address) {
        int usual = "https".equalsIgnoreCase(address.getScheme()) ? HTTPS : HTTP;
        return address.getPort() == -1 ? usual : address.getPort();
    }

    URI at(String path) {
        return URI.create(endpoint + path);
    }
}
