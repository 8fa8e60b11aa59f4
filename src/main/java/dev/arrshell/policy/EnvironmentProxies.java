package dev.arrshell.policy;

import dev.arrshell.internal.text.HttpAddress;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Selector by environment variables, in the order in which curl reads them: that of the address's scheme in lower case, for
 * https in upper case too, then {@code all_proxy} and {@code ALL_PROXY}; an empty one counts as missing. This machine is
 * never reached through a proxy, which curl would do. Immutable.
 */
final class EnvironmentProxies extends ProxySelector {

    private final @Nullable ProxyServer http;
    private final @Nullable ProxyServer https;
    private final ProxyExceptions exceptions;

    EnvironmentProxies(Map<String, String> variables) {
        // Not HTTP_PROXY: a web server sets it from a request's header for the programs that it starts.
        http = first(variables, "http_proxy", "all_proxy", "ALL_PROXY");
        https = first(variables, "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY");
        exceptions = new ProxyExceptions(Stream.of("no_proxy", "NO_PROXY")
                .flatMap(name -> value(variables, name).stream())
                .findFirst()
                .orElse(""));
    }

    private static @Nullable ProxyServer first(Map<String, String> variables, String... names) {
        return Stream.of(names)
                .filter(name -> value(variables, name).isPresent())
                .findFirst()
                .map(name -> ProxyServer.parse(variables.get(name), name))
                .orElse(null);
    }

    private static Optional<String> value(Map<String, String> variables, String name) {
        return Optional.ofNullable(variables.get(name)).filter(value -> !value.isBlank());
    }

    boolean isEmpty() {
        return http == null && https == null;
    }

    private Optional<ProxyServer> server(URI uri) {
        boolean direct = HttpAddress.isLocal(uri) || exceptions.contain(uri.getHost());
        return direct ? Optional.empty() : Optional.ofNullable("http".equalsIgnoreCase(uri.getScheme()) ? http : https);
    }

    /** The header that tells the proxy of an address who asks. */
    Optional<String> authorization(URI uri) {
        return server(uri).flatMap(ProxyServer::authorization);
    }

    @Override
    public List<Proxy> select(URI uri) {
        return List.of(server(uri)
                .map(server ->
                        new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(server.host(), server.port())))
                .orElse(Proxy.NO_PROXY));
    }

    @Override
    public void connectFailed(URI uri, SocketAddress proxy, IOException why) {
        // There is no other proxy to try, and the request itself fails with the reason.
    }
}
