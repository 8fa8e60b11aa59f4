package dev.arrshell.internal.transport;

import dev.arrshell.error.ArrConnectionException;
import dev.arrshell.error.ArrException;
import dev.arrshell.error.SendState;
import dev.arrshell.error.ServiceException;
import dev.arrshell.error.ThrottledException;
import dev.arrshell.internal.wire.WireRequest;
import dev.arrshell.model.Operation;
import java.nio.channels.UnresolvedAddressException;
import javax.net.ssl.SSLException;

/** Tells whether the same request once more can help and cannot harm. */
public final class RetryRules {

    private RetryRules() {}

    /**
     * A failure that passes, of a request that does no more when it comes twice. v1's POST that creates a session is
     * the only one that does: it is sent again only after an answer or a failure that proves that it had no effect.
     */
    static boolean helps(WireRequest request, ArrException failure) {
        return passing(failure) && (repeatable(request) || hadNoEffect(failure));
    }

    /** The service failed, asks for patience, or the connection broke: another time it may go well. */
    public static boolean passing(ArrException failure) {
        return failure instanceof ServiceException
                || failure instanceof ThrottledException
                || failure instanceof ArrConnectionException && !isLasting(failure);
    }

    private static boolean repeatable(WireRequest request) {
        return request.operation() != Operation.CREATE || request.method().equals("PUT");
    }

    /** Nothing was sent, the token was not even there, or the service turned the request away. */
    public static boolean hadNoEffect(ArrException failure) {
        return failure.operation() == Operation.TOKEN
                || failure.sent() == SendState.NOTHING
                || failure instanceof ThrottledException;
    }

    /** What was closed stays closed, a certificate wrong, and Java itself remembers for 10 s that a name is not known. */
    private static boolean isLasting(ArrException failure) {
        if (failure.failure().request().isEmpty()) {
            return true;
        }
        return isClosed(failure)
                || isCausedBy(failure, SSLException.class)
                || isCausedBy(failure, UnresolvedAddressException.class);
    }

    /** Whether the client was closed, so that no request will be sent any more. */
    public static boolean isClosed(ArrException failure) {
        return isCausedBy(failure, PendingRequest.ClosedException.class);
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
