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
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
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
            SSLSocketFactory sockets = (SSLSocketFactory) SSLSocketFactory.getDefault();
            try (SSLSocket secure = (SSLSocket) sockets.createSocket(plain, server.getHost(), port, true)) {
                secure.startHandshake();
                return secure.getSession().getProtocol();
            }
        }
    }

    @Override
    public Optional<Instant> date(URI server) throws IOException {
        HttpURLConnection call = (HttpURLConnection) server.toURL().openConnection();
        call.setConnectTimeout(TIMEOUT_MILLIS);
        call.setReadTimeout(TIMEOUT_MILLIS);
        call.setInstanceFollowRedirects(false);
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
