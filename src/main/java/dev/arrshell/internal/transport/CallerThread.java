package dev.arrshell.internal.transport;

import java.util.function.Supplier;

/**
 * Lets a caller that waits for an answer lend its thread to the request, which then needs no other: two changes of
 * threads, each of them dearer than all else that a call costs here. Only the next request takes it, since what follows
 * may be somebody else's, whose request the caller's interrupt would break off.
 */
public final class CallerThread {

    private static final ThreadLocal<Boolean> LENT = new ThreadLocal<>();

    private CallerThread() {}

    /** Begins a call that this thread is going to wait for. */
    public static <T> T lent(Supplier<T> call) {
        LENT.set(true);
        try {
            return call.get();
        } finally {
            LENT.remove();
        }
    }

    /** Whether this thread is free to be blocked; true once. */
    static boolean take() {
        boolean lent = LENT.get() != null;
        LENT.remove();
        return lent;
    }
}
