package dev.arrshell.internal.transport;

import dev.arrshell.internal.text.HttpAddress;
import java.io.IOException;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;

/** Selector that sends nothing through a proxy that the proxy could read and that need not leave this machine. */
final class OutsideProxySelector extends ProxySelector {

    private final ProxySelector chosen;

    OutsideProxySelector(ProxySelector chosen) {
        this.chosen = chosen;
    }

    @Override
    public List<Proxy> select(URI uri) {
        boolean isReadable = uri.getScheme().equalsIgnoreCase("http");
        return isReadable && HttpAddress.isLocal(uri) ? List.of(Proxy.NO_PROXY) : chosen.select(uri);
    }

    @Override
    public void connectFailed(URI uri, SocketAddress proxy, IOException why) {
        chosen.connectFailed(uri, proxy, why);
    }
}
