package dev.arrshell.policy;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The hosts that are reached without a proxy, as curl reads {@code NO_PROXY} since 7.86: names separated by commas or blanks,
 * each with all names below it, with or without a dot before; addresses and their networks, such as {@code 10.0.0.0/8};
 * {@code *} alone for all. A port is not understood. Immutable.
 */
final class ProxyExceptions {

    private static final Pattern SEPARATORS = Pattern.compile("[,\\s]+");
    private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");

    private final boolean all;
    private final List<String> entries;

    ProxyExceptions(String text) {
        all = text.trim().equals("*");
        entries = Stream.of(SEPARATORS.split(text.trim().toLowerCase(Locale.ROOT)))
                .filter(entry -> !entry.isEmpty())
                .toList();
    }

    boolean contain(String host) {
        String name = withoutBrackets(host.toLowerCase(Locale.ROOT));
        return all
                || entries.stream()
                        .anyMatch(isAddress(name) ? entry -> covers(entry, name) : entry -> names(entry, name));
    }

    private static String withoutBrackets(String text) {
        return text.startsWith("[") && text.endsWith("]") ? text.substring(1, text.length() - 1) : text;
    }

    private static boolean isAddress(String name) {
        return name.contains(":") || IPV4.matcher(name).matches();
    }

    private static boolean names(String entry, String host) {
        String suffix = entry.replaceFirst("^\\.", "").replaceFirst("\\.$", "");
        String name = host.replaceFirst("\\.$", "");
        return !suffix.isEmpty() && (name.equals(suffix) || name.endsWith("." + suffix));
    }

    private static boolean covers(String entry, String address) {
        String[] parts = entry.split("/", 2);
        String network = withoutBrackets(parts[0]);
        if (!isAddress(network)) {
            return false;
        }
        try {
            byte[] one = InetAddress.getByName(network).getAddress();
            byte[] other = InetAddress.getByName(address).getAddress();
            int length = one.length * 8;
            int bits = parts.length == 1 ? length : Integer.parseInt(parts[1]);
            return one.length == other.length
                    && bits <= length
                    && bits >= 0
                    && prefix(one, bits).equals(prefix(other, bits));
        } catch (UnknownHostException | NumberFormatException notAnAddress) {
            return false;
        }
    }

    private static BigInteger prefix(byte[] address, int bits) {
        // With no bits at all curl compares whole addresses.
        return new BigInteger(1, address).shiftRight(bits == 0 ? 0 : address.length * 8 - bits);
    }
}
