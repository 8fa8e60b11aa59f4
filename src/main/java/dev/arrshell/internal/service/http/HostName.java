package dev.arrshell.internal.service.http;

import java.util.Locale;
import java.util.Optional;

/**
 * The name or address of a server in a {@code Host} header, without its port. Read character by character and limited in
 * length, since anyone can send anything.
 *
 * @param text the name in small letters, an IPv6 address in brackets
 */
record HostName(String text) {

    /** The domain of the service's own names, which belong to no attacker: a hosts file may lead them here. */
    static final String SERVICE_DOMAIN = ".mixedreality.azure.com";

    /** The longest name that the DNS knows. */
    private static final int LONGEST = 253;

    private static final int LONGEST_PORT = 5;
    private static final int OCTETS = 4;
    private static final int LONGEST_OCTET = 3;

    /** Reads the value of a header; nothing if it is not {@code NAME}, {@code ADDRESS} or either with {@code :PORT}. */
    static Optional<HostName> parse(String header) {
        int end = header.startsWith("[") ? header.indexOf(']') + 1 : nameEnd(header);
        boolean valid = end > 0
                && end <= LONGEST
                && isPort(header, end)
                && (header.charAt(0) == '[' ? isHexadecimal(header, end) : isName(header, end));
        return valid ? Optional.of(new HostName(header.substring(0, end).toLowerCase(Locale.ROOT))) : Optional.empty();
    }

    private static int nameEnd(String header) {
        int colon = header.indexOf(':');
        return colon < 0 ? header.length() : colon;
    }

    private static boolean isPort(String header, int from) {
        return from == header.length()
                || header.charAt(from) == ':' && isNumber(header.substring(from + 1), LONGEST_PORT);
    }

    private static boolean isNumber(String text, int longest) {
        return !text.isEmpty()
                && text.length() <= longest
                && text.chars().allMatch(character -> character >= '0' && character <= '9');
    }

    /** Whether the text in brackets consists of hexadecimal digits, colons and dots. No name looks like that. */
    private static boolean isHexadecimal(String header, int end) {
        return end > 2
                && header.substring(1, end - 1)
                        .chars()
                        .allMatch(character -> ":.".indexOf(character) >= 0 || Character.digit(character, 16) >= 0);
    }

    private static boolean isName(String header, int end) {
        return header.substring(0, end)
                .chars()
                .allMatch(character -> character >= 'a' && character <= 'z'
                        || character >= 'A' && character <= 'Z'
                        || character >= '0' && character <= '9'
                        || "-._".indexOf(character) >= 0);
    }

    /** Whether it is this machine's address for itself, or a name that stands for it by definition (RFC 6761). */
    boolean isLoopback() {
        return text.equals("[::1]")
                || text.equals("localhost")
                || isBelow(".localhost")
                || isIpv4() && text.startsWith("127.");
    }

    /** Whether it is an address and not a name. */
    boolean isAddress() {
        return text.startsWith("[") || isIpv4();
    }

    private boolean isIpv4() {
        String[] octets = text.split("\\.", -1);
        if (octets.length != OCTETS) {
            return false;
        }
        for (String octet : octets) {
            if (!isNumber(octet, LONGEST_OCTET)) {
                return false;
            }
        }
        return true;
    }

    /** The label before the service's domain, which is that of a region in {@code remoterendering.eastus.…}; empty if none. */
    String serviceLabel() {
        if (!isBelow(SERVICE_DOMAIN)) {
            return "";
        }
        String labels = text.substring(0, text.length() - SERVICE_DOMAIN.length());
        return labels.substring(labels.lastIndexOf('.') + 1);
    }

    /** Whether it is a name below a domain, which begins with a dot. */
    boolean isBelow(String domain) {
        return text.endsWith(domain)
                && text.length() > domain.length()
                && !text.startsWith(".")
                && !text.contains("..");
    }
}
