package dev.arrshell.internal.transport;

import java.util.function.Supplier;

/**
 * The thread of a caller that waits for an answer, on which the next request may be sent. That saves two context
 * switches, which cost more than the rest of a call. Only one request uses it: later ones may belong to other callers,
 * and an interrupt of this caller must not break them off.
 */
final class CallerThread {

    private static final ThreadLocal<Boolean> LENT = new ThreadLocal<>();

    private CallerThread() {}

    /** Begins a call for whose result this thread is going to wait. */
    static <T> T lend(Supplier<T> call) {
        LENT.set(true);
        try {
            return call.get();
        } finally {
            LENT.remove();
        }
    }

    /** Whether this thread may be blocked by a request; true once for each call. */
    static boolean take() {
        boolean lent = LENT.get() != null;
        LENT.remove();
        return lent;
    }
}
