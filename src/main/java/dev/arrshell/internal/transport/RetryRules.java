package dev.arrshell.internal.transport;

import dev.arrshell.error.ArrConnectionException;
import dev.arrshell.error.ArrException;
import dev.arrshell.error.ArrProtocolException;
import dev.arrshell.error.SendState;
import dev.arrshell.error.ServiceException;
import dev.arrshell.error.ThrottledException;
import dev.arrshell.internal.wire.WireRequest;
import dev.arrshell.model.Operation;
import java.nio.channels.UnresolvedAddressException;
import javax.net.ssl.SSLException;

/** Rules for failures: which of them pass, and which requests may be sent again. */
public final class RetryRules {

    private RetryRules() {}

    /**
     * Whether sending a request again can help and does no harm: the failure may pass, and the request has the same effect
     * when it arrives twice. Only v1's POST that creates a session or a conversion has not: it is sent again only after an
     * answer or a failure that proves that it had no effect.
     */
    static boolean mayRepeat(WireRequest request, ArrException failure) {
        return isPassing(failure) && (repeatable(request) || hadNoEffect(failure));
    }

    /** Whether the same call may succeed later: the service failed, throttles, or the connection broke. */
    public static boolean isPassing(ArrException failure) {
        return failure instanceof ServiceException
                || failure instanceof ThrottledException
                || failure instanceof ArrConnectionException && !isLasting(failure);
    }

    private static boolean repeatable(WireRequest request) {
        boolean creates = request.operation() == Operation.CREATE || request.operation() == Operation.CONVERSION_CREATE;
        return !creates || request.method().equals("PUT");
    }

    /** Whether a request surely changed nothing: it was not sent, there was no token, or the service throttled it. */
    static boolean hadNoEffect(ArrException failure) {
        return failure.operation() == Operation.TOKEN
                || failure.sent() == SendState.NOTHING
                || failure instanceof ThrottledException;
    }

    /** Whether a request may have taken effect although it failed: nothing but a refusal (4xx) proves the contrary. */
    public static boolean mayHaveWorked(ArrException failure) {
        boolean lost = failure instanceof ServiceException
                || failure instanceof ArrConnectionException
                || failure instanceof ArrProtocolException;
        return lost && !hadNoEffect(failure);
    }

    /** A closed client, a wrong certificate and an unknown name last; Java remembers an unknown name for 10 s itself. */
    private static boolean isLasting(ArrException failure) {
        if (failure.failure().request().isEmpty()) {
            return true;
        }
        return failure.failure().isClientClosed()
                || isCausedBy(failure, SSLException.class)
                || isCausedBy(failure, UnresolvedAddressException.class)
                || isCausedBy(failure, ProxyRefusedException.class);
    }

    private static boolean isCausedBy(Throwable failure, Class<? extends Throwable> type) {
        for (Throwable each = failure.getCause(); each != null; each = each.getCause()) {
            if (type.isInstance(each)) {
                return true;
            }
        }
        return false;
    }
}
