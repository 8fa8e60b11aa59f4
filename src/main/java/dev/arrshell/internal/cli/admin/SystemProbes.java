package dev.arrshell.internal.cli.admin;

import dev.arrshell.internal.cli.console.CliContext;
import dev.arrshell.internal.cli.console.ClientConnection;
import dev.arrshell.internal.config.ConfigSettings;
import dev.arrshell.internal.config.Destination;
import dev.arrshell.internal.config.doctor.DoctorProbes;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** The probes of this machine and its network. */
final class SystemProbes implements DoctorProbes {

    private static final int TIMEOUT_MILLIS = 10_000;
    private static final int HTTPS = 443;

    private final CliContext context;
    private final ConfigSettings settings;

    SystemProbes(CliContext context, ConfigSettings settings) {
        this.context = context;
        this.settings = settings;
    }

    @Override
    public Runtime.Version java() {
        return Runtime.version();
    }

    @Override
    public Optional<String> terminal() {
        return context.console().terminal()
                ? context.console().environment().value("TERM").or(() -> Optional.of("unnamed"))
                : Optional.empty();
    }

    @Override
    public Optional<String> proxy(URI server) {
        return settings.http()
                .proxy()
                .flatMap(selector -> selector.select(server).stream()
                        .filter(proxy -> proxy.type() == Proxy.Type.HTTP)
                        .map(proxy -> (InetSocketAddress) proxy.address())
                        .map(address -> address.getHostString() + ":" + address.getPort())
                        .findFirst());
    }

    @Override
    public List<String> resolve(String host) throws IOException {
        return Arrays.stream(InetAddress.getAllByName(host))
                .map(InetAddress::getHostAddress)
                .toList();
    }

    @Override
    public String tls(URI server) throws IOException {
        int port = server.getPort() < 0 ? HTTPS : server.getPort();
        try (Socket plain = new Socket()) {
            plain.connect(new InetSocketAddress(server.getHost(), port), TIMEOUT_MILLIS);
            plain.setSoTimeout(TIMEOUT_MILLIS);
            SSLSocketFactory sockets = sockets();
            try (SSLSocket secure = (SSLSocket) sockets.createSocket(plain, server.getHost(), port, true)) {
                secure.startHandshake();
                return secure.getSession().getProtocol();
            }
        }
    }

    private SSLSocketFactory sockets() {
        return settings.http().sslContext().map(SSLContext::getSocketFactory).orElseGet(() ->
                (SSLSocketFactory) SSLSocketFactory.getDefault());
    }

    @Override
    public Optional<Instant> date(URI server) throws IOException {
        HttpURLConnection call = (HttpURLConnection) server.toURL().openConnection();
        call.setConnectTimeout(TIMEOUT_MILLIS);
        call.setReadTimeout(TIMEOUT_MILLIS);
        call.setInstanceFollowRedirects(false);
        if (call instanceof HttpsURLConnection secure) {
            secure.setSSLSocketFactory(sockets());
        }
        try {
            call.getResponseCode();
            return Optional.of(call.getDate()).filter(date -> date > 0).map(Instant::ofEpochMilli);
        } finally {
            call.disconnect();
        }
    }

    @Override
    public Duration token(Destination.Service service) {
        try (ClientConnection connection = ClientConnection.to(settings, service, context)) {
            return connection.client().token().expiresIn();
        }
    }

    @Override
    public int sessions(Destination.Service service) {
        try (ClientConnection connection = ClientConnection.to(settings, service, context)) {
            return connection.client().sessions().size();
        }
    }
}
