package dev.arrshell.internal.transport;

import dev.arrshell.error.ArrConnectionException;
import dev.arrshell.error.ArrException;
import dev.arrshell.error.ArrProtocolException;
import dev.arrshell.error.Failure;
import dev.arrshell.error.SendState;
import dev.arrshell.internal.text.CertificateFailure;
import dev.arrshell.internal.text.DurationText;
import dev.arrshell.internal.text.SecretRedactor;
import dev.arrshell.internal.wire.WireRequest;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;

/** Maps what went wrong on a connection to an exception that says why, and whether the request may have arrived. */
final class ConnectionFailureMapper {

    /** Part of the JDK's message when the server does not speak TLS. */
    private static final String NO_TLS = "nrecognized SSL message";

    private static final String ADVICE = " - trust that authority by a file: --ca-file FILE, in Java"
            + " HttpSettings.DEFAULT.withCaFile(file); arr ca prints the file of arr emulator --tls";

    /** The JDK's message when a proxy does not open a way to the server. */
    private static final Pattern NO_TUNNEL = Pattern.compile("Tunnel failed, got: (\\d{3}).*");

    private final WireRequest request;
    private final Optional<ProxyPeer> proxy;
    private final Duration atMost;

    ConnectionFailureMapper(WireRequest request, Optional<ProxyPeer> proxy, Duration atMost) {
        this.request = request;
        this.proxy = proxy;
        this.atMost = atMost;
    }

    static ArrException unsendable(WireRequest request, IllegalArgumentException why) {
        String detail = SecretRedactor.mask(String.valueOf(why.getMessage()));
        return new ArrConnectionException(Failure.unsent(request.operation(), detail), why);
    }

    /** The proxy answered in place of the server, which got nothing. */
    ArrException unauthenticated() {
        String detail = proxy.orElseThrow().unauthenticated();
        return new ArrConnectionException(facts(detail, SendState.NOTHING), new ProxyRefusedException(detail));
    }

    ArrException of(Throwable failure) {
        Throwable cause = Futures.cause(failure);
        // The blocking call puts what it does not know into an exception of its own.
        for (Throwable each : new Throwable[] {cause, cause.getCause()}) {
            if (each instanceof LimitedBodySubscriber.TooLargeException) {
                return new ArrProtocolException(facts(each.getMessage(), SendState.ANSWERED));
            }
        }
        Failure facts = facts(words(cause), sent(cause));
        return new ArrConnectionException(isClosed(cause) ? facts.withClientClosed() : facts, cause);
    }

    private static boolean isClosed(Throwable cause) {
        return cause instanceof PendingRequest.ClosedException
                || cause.getCause() instanceof PendingRequest.ClosedException;
    }

    private Failure facts(String detail, SendState sent) {
        return Failure.unanswered(request.operation(), request.line(), detail, sent);
    }

    private SendState sent(Throwable cause) {
        boolean neverConnected = cause instanceof PendingRequest.NeverSentException
                || cause instanceof ConnectException
                || cause instanceof HttpConnectTimeoutException
                || cause instanceof javax.net.ssl.SSLHandshakeException
                || refusedTunnel(cause).isPresent()
                || cause instanceof SSLException
                        && String.valueOf(cause.getMessage()).contains(NO_TLS);
        return neverConnected ? SendState.NOTHING : SendState.UNANSWERED;
    }

    private String words(Throwable cause) {
        String server = server();
        if (cause instanceof PendingRequest.NeverSentException) {
            return neverSent(cause, server);
        }
        String peer = proxy.map(ProxyPeer::toString).orElse(server);
        if (cause instanceof HttpConnectTimeoutException) {
            return "no connection to " + peer + " in time";
        }
        if (cause instanceof ConnectException) {
            return unresolved(cause) ? unknownName() + " is not known" : peer + " refused the connection";
        }
        Optional<String> status = refusedTunnel(cause);
        if (status.isPresent()) {
            return peer + " opened no way to " + server + ": it answered " + status.get();
        }
        if (cause instanceof SSLException) {
            return "TLS with " + server + " failed: "
                    + (CertificateFailure.isUntrusted(cause) ? CertificateFailure.REASON + ADVICE : reason(cause));
        }
        String way = proxy.map(through -> " through " + through).orElse("");
        return cause instanceof TimeoutException
                ? "no answer from " + server + way + " within " + DurationText.format(atMost)
                : "the connection to " + server + way + " broke: " + reason(cause);
    }

    private String neverSent(Throwable cause, String server) {
        if (cause.getCause() instanceof TrustStore.UnusableException unusable) {
            return reason(unusable);
        }
        return "it was never sent to " + server + ": "
                + (cause.getCause() instanceof TimeoutException
                        ? "no connection came free within " + DurationText.format(atMost)
                                + ", as other requests wait for their answers"
                        : reason(cause.getCause()));
    }

    /** The status with which the proxy refused to connect to the server. */
    private Optional<String> refusedTunnel(Throwable cause) {
        Matcher matcher = NO_TUNNEL.matcher(String.valueOf(cause.getMessage()));
        return proxy.isPresent() && matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private String unknownName() {
        return proxy.map(peer -> "the name of the proxy, " + peer.host() + ",")
                .orElseGet(() -> "the name " + request.uri().getHost());
    }

    private static boolean unresolved(Throwable cause) {
        for (Throwable each = cause; each != null; each = each.getCause()) {
            if (each instanceof UnresolvedAddressException) {
                return true;
            }
        }
        return false;
    }

    private String server() {
        int port = request.uri().getPort();
        return request.uri().getHost() + (port < 0 ? "" : ":" + port);
    }

    private static String reason(Throwable cause) {
        return SecretRedactor.mask(String.valueOf(cause.getMessage()));
    }
}
