package dev.arrshell.internal.service.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
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

    /** The domain of the service's own names, which nobody else can give away: a hosts file may lead them here. */
    private static final String SERVICE = ".mixedreality.azure.com";

    private final boolean open;
    private final Set<String> names;

    private HostPolicy(boolean open, Set<String> names) {
        this.open = open;
        this.names = names;
    }

    /** Of an emulator that listens there: beyond this machine it has the machine's names too. Asks no name server. */
    public static HostPolicy at(InetAddress address) {
        return address.isLoopbackAddress()
                ? new HostPolicy(false, Set.of())
                : new HostPolicy(true, Stream.of(named(address), machine()).collect(Collectors.toSet()));
    }

    /** The name it was found by, if so. */
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

    /** Whether a request to the service may come by its name. */
    public boolean maySpeak(ServiceRequest request) {
        Optional<HostName> host = host(request);
        return request.header("Host").orElse("").isEmpty()
                || host.filter(name -> name.isBelow(SERVICE) || isOurs(name)).isPresent();
    }

    /** Whether a request to what steers the emulator may come by its name. */
    public boolean maySteer(ServiceRequest request) {
        return host(request).filter(this::isOurs).isPresent();
    }

    private static Optional<HostName> host(ServiceRequest request) {
        return request.header("Host").flatMap(HostName::parse);
    }

    private boolean isOurs(HostName host) {
        return host.isLoopback() || open && (host.isAddress() || names.contains(host.text()));
    }

    /** What to say to others. */
    public String words() {
        return open
                ? "the Host header must name this machine, or be one of its addresses"
                : "the Host header must name this machine: 127.0.0.1, localhost or [::1]";
    }
}
