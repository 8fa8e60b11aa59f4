package dev.arrshell.internal.service.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The names an emulator may be called by. A page of the web that makes its own name stand for this machine (DNS
 * rebinding) is given away by that name in the {@code Host} header; of an address it can make nothing.
 */
public final class HostPolicy {

    private static final String PORT = "(?::\\d{1,5})?";
    private static final Pattern LOOPBACK =
            Pattern.compile("(?i)(?:127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}|(?:[\\w-]+\\.)*localhost|\\[::1])" + PORT);
    private static final Pattern ADDRESS =
            Pattern.compile("(?:\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}|\\[[0-9A-Fa-f:.]+])" + PORT);

    /** The service's own names, which nobody else can give away: a hosts file may lead them here. */
    private static final Pattern SERVICE = Pattern.compile("(?i)(?:[\\w-]+\\.)+mixedreality\\.azure\\.com" + PORT);

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

    /** Whether a request to the service may come by this name. */
    public boolean maySpeak(ServiceRequest request) {
        String host = request.header("Host").orElse("");
        return host.isEmpty() || SERVICE.matcher(host).matches() || isOurs(host);
    }

    /** Whether a request to what steers the emulator may. */
    public boolean maySteer(ServiceRequest request) {
        return isOurs(request.header("Host").orElse(""));
    }

    private boolean isOurs(String host) {
        boolean reached = open
                && !host.isEmpty()
                && (ADDRESS.matcher(host).matches()
                        || names.contains(host.replaceAll(":\\d{1,5}$", "").toLowerCase(Locale.ROOT)));
        return reached || LOOPBACK.matcher(host).matches();
    }

    /** What to say to others. */
    public String words() {
        return open
                ? "the Host header must name this machine, or be one of its addresses"
                : "the Host header must name this machine: 127.0.0.1, localhost or [::1]";
    }
}
