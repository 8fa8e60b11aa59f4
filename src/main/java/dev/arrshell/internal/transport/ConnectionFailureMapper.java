package dev.arrshell.internal.transport;

import dev.arrshell.error.ArrConnectionException;
import dev.arrshell.error.ArrException;
import dev.arrshell.error.ArrProtocolException;
import dev.arrshell.error.Failure;
import dev.arrshell.error.SendState;
import dev.arrshell.internal.text.DurationText;
import dev.arrshell.internal.text.SecretRedactor;
import dev.arrshell.internal.wire.WireRequest;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/** Maps what went wrong on a connection to an exception that says why, and whether the request may have arrived. */
final class ConnectionFailureMapper {

    /** Part of the JDK's message when the server does not speak TLS. */
    private static final String NO_TLS = "nrecognized SSL message";

    private ConnectionFailureMapper() {}

    static ArrException unsendable(WireRequest request, IllegalArgumentException why) {
        String detail = SecretRedactor.mask(String.valueOf(why.getMessage()));
        return new ArrConnectionException(Failure.unsent(request.operation(), detail), why);
    }

    static ArrException of(WireRequest request, Throwable failure, Duration atMost) {
        Throwable cause = Futures.cause(failure);
        // The blocking call puts what it does not know into an exception of its own.
        for (Throwable each : new Throwable[] {cause, cause.getCause()}) {
            if (each instanceof LimitedBodySubscriber.TooLargeException) {
                return new ArrProtocolException(facts(request, each.getMessage(), SendState.ANSWERED));
            }
        }
        Failure facts = facts(request, words(request, cause, atMost), sent(cause));
        return new ArrConnectionException(isClosed(cause) ? facts.withClientClosed() : facts, cause);
    }

    private static boolean isClosed(Throwable cause) {
        return cause instanceof PendingRequest.ClosedException
                || cause.getCause() instanceof PendingRequest.ClosedException;
    }

    private static Failure facts(WireRequest request, String detail, SendState sent) {
        return Failure.unanswered(request.operation(), request.line(), detail, sent);
    }

    private static SendState sent(Throwable cause) {
        boolean neverConnected = cause instanceof PendingRequest.NeverSentException
                || cause instanceof ConnectException
                || cause instanceof HttpConnectTimeoutException
                || cause instanceof javax.net.ssl.SSLHandshakeException
                || cause instanceof SSLException
                        && String.valueOf(cause.getMessage()).contains(NO_TLS);
        return neverConnected ? SendState.NOTHING : SendState.UNANSWERED;
    }

    private static String words(WireRequest request, Throwable cause, Duration atMost) {
        String server = server(request);
        if (cause instanceof PendingRequest.NeverSentException) {
            return "it was never sent to " + server + ": "
                    + (cause.getCause() instanceof TimeoutException
                            ? "no connection came free within " + DurationText.format(atMost)
                                    + ", as other requests wait for their answers"
                            : reason(cause.getCause()));
        }
        if (cause instanceof HttpConnectTimeoutException) {
            return "no connection to " + server + " in time";
        }
        if (cause instanceof ConnectException) {
            return unresolved(cause)
                    ? "the name " + request.uri().getHost() + " is not known"
                    : server + " refused the connection";
        }
        if (cause instanceof SSLException) {
            return "TLS with " + server + " failed: " + reason(cause);
        }
        if (cause instanceof TimeoutException) {
            return "no answer from " + server + " within " + DurationText.format(atMost);
        }
        return "the connection to " + server + " broke: " + reason(cause);
    }

    private static boolean unresolved(Throwable cause) {
        for (Throwable each = cause; each != null; each = each.getCause()) {
            if (each instanceof UnresolvedAddressException) {
                return true;
            }
        }
        return false;
    }

    private static String server(WireRequest request) {
        int port = request.uri().getPort();
        return request.uri().getHost() + (port < 0 ? "" : ":" + port);
    }

    private static String reason(Throwable cause) {
        return SecretRedactor.mask(String.valueOf(cause.getMessage()));
    }
}
