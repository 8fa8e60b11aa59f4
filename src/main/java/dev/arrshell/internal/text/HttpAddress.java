package dev.arrshell.internal.text;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Objects;

/** The rules for addresses of servers: http or https, with nothing but host, port and path. */
public final class HttpAddress {

    private HttpAddress() {}

    /** Whether a text starts like an address, and not like the name of a region or a domain. */
    public static boolean isHttp(String text) {
        String lower = text.trim().toLowerCase(Locale.ROOT);
        return lower.startsWith("http://") || lower.startsWith("https://");
    }

    /** Parses an address; slashes at its end are dropped. The message about a syntax error does not repeat the text. */
    public static URI parse(String text) {
        try {
            return check(new URI(text.trim().replaceFirst("/+$", "")), "the address");
        } catch (URISyntaxException e) {
            throw ValueErrors.because("not an address: %s at character %d", e.getReason(), e.getIndex() + 1);
        }
    }

    /**
     * Checks an address.
     *
     * @param name what it is, for the message
     * @return the same address
     */
    public static URI check(URI address, String name) {
        Objects.requireNonNull(address, name);
        if (address.getRawUserInfo() != null || address.getRawQuery() != null || address.getRawFragment() != null) {
            throw ValueErrors.because(
                    "%s on %s holds a user, a query or a fragment: only scheme, host, port and path belong there",
                    name, address.getHost());
        }
        if (!isHttp(address.toString()) || address.getHost() == null) {
            throw ValueErrors.because("%s '%s' is no absolute http or https address", name, address);
        }
        return address;
    }

    /** Checks that a secret may go to an address: by https, or without leaving this machine. */
    public static URI checkSecure(URI address, String name) {
        if (address.getScheme().equalsIgnoreCase("https") || isLocal(address)) {
            return address;
        }
        throw ValueErrors.because(
                "%s '%s' is plain http to another machine, where anybody on the way could read the key or token:"
                        + " use https, or say ArrOptions.builder().allowInsecure()",
                name, address);
    }

    /** Whether an address is on this machine, by its name alone: a name server would be asked over the network. */
    public static boolean isLocal(URI address) {
        String host = address.getHost().toLowerCase(Locale.ROOT);
        return host.equals("localhost")
                || host.endsWith(".localhost")
                || host.equals("[::1]")
                || host.equals("[0:0:0:0:0:0:0:1]")
                || host.matches("127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}");
    }
}
