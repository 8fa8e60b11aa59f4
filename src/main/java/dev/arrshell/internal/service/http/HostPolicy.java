package dev.arrshell.internal.service.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The names by which a client may call the service. A web page can make its own name stand for this machine (DNS
 * rebinding), but the {@code Host} header then has that name; it cannot do that to an address.
 */
public final class HostPolicy {

    /** The values that browsers send where the user typed the address, and for the emulator's own pages. */
    private static final Set<String> OWN_SITES = Set.of("none", "same-origin");

    private final boolean isReachable;
    private final Set<String> names;

    private HostPolicy(boolean isReachable, Set<String> names) {
        this.isReachable = isReachable;
        this.names = names;
    }

    /**
     * The policy of a server that listens on an address. If other machines reach it, the machine's own names are allowed too.
     * Asks no name server.
     */
    public static HostPolicy forAddress(InetAddress address) {
        return address.isLoopbackAddress()
                ? new HostPolicy(false, Set.of())
                : new HostPolicy(true, Stream.of(named(address), machine()).collect(Collectors.toSet()));
    }

    /** The name by which an address was looked up, empty if by none. */
    private static String named(InetAddress address) {
        String text = address.toString();
        return text.substring(0, text.indexOf('/')).toLowerCase(Locale.ROOT);
    }

    private static String machine() {
        try {
            return InetAddress.getLocalHost().getHostName().toLowerCase(Locale.ROOT);
        } catch (UnknownHostException nameless) {
            return "";
        }
    }

    /**
     * Whether a request is not one that a browser sends for a page of another site. Browsers say with each request who asks
     * for it; other clients say nothing.
     */
    public boolean allowsSite(ServiceRequest request) {
        return OWN_SITES.containsAll(request.headers().getOrDefault("Sec-fetch-site", List.of()));
    }

    /** Whether a request to the service has an allowed name. */
    public boolean allowsService(ServiceRequest request) {
        Optional<HostName> host = host(request);
        return request.header("Host").orElse("").isEmpty()
                || host.filter(name -> name.isBelow(HostName.SERVICE_DOMAIN) || isOurs(name))
                        .isPresent();
    }

    /** Whether a request to an admin route has an allowed name. */
    public boolean allowsAdmin(ServiceRequest request) {
        return host(request).filter(this::isOurs).isPresent();
    }

    private static Optional<HostName> host(ServiceRequest request) {
        return request.header("Host").flatMap(HostName::parse);
    }

    private boolean isOurs(HostName host) {
        return host.isLoopback() || isReachable && (host.isAddress() || names.contains(host.text()));
    }

    /** The rule in words, for a request that was refused. */
    public String requirement() {
        return isReachable
                ? "the Host header must name this machine, or be one of its addresses"
                : "the Host header must name this machine: 127.0.0.1, localhost or [::1]";
    }
}
