package dev.arrshell.internal.transport;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.util.List;
import java.util.Optional;

/**
 * A proxy on the way of a request.
 *
 * @param authorization the value of {@code Proxy-Authorization}, a secret; empty if the proxy is not told who asks
 */
record ProxyPeer(String host, int port, Optional<String> authorization) {

    /** The status by which a proxy asks who sends. */
    static final int UNAUTHENTICATED = 407;

    static Optional<ProxyPeer> of(List<Proxy> selected, Optional<String> authorization) {
        return selected.stream()
                .findFirst()
                .filter(proxy -> proxy.type() == Proxy.Type.HTTP)
                .map(proxy -> (InetSocketAddress) proxy.address())
                .map(address -> new ProxyPeer(address.getHostString(), address.getPort(), authorization));
    }

    /** The words for a proxy that wants to know who sends, or does not accept it. */
    String unauthenticated() {
        return this + " answered " + UNAUTHENTICATED
                + (authorization.isPresent()
                        ? ": it does not accept user and password, or was not sent them: for https the JDK sends them only if"
                                + " jdk.http.auth.tunneling.disabledSchemes is set to nothing"
                        : ": it wants a user and a password, written http://user:password@" + host + ":" + port);
    }

    /** The proxy by host and port, for a message. */
    @Override
    public String toString() {
        return "the proxy " + host + ":" + port;
    }
}
