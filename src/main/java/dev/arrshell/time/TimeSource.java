package dev.arrshell.time;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Clock and timer. All code of this library that reads a clock or waits uses one, so that hours can pass in a
 * millisecond with a {@link VirtualClock}. Implementations are thread-safe.
 */
public interface TimeSource extends InstantSource {

    /**
     * The time of this machine: the wall clock for moments, the monotonic clock for lengths.
     *
     * @return a shared instance
     */
    static TimeSource system() {
        return SystemTime.INSTANCE;
    }

    /**
     * A clock for measuring lengths of time, which is never set.
     *
     * @return nanoseconds since an arbitrary moment
     */
    long nanoTime();

    /**
     * Waits without holding a thread.
     *
     * @param delay how long; zero and negative complete at once
     * @return completes with null when the time has passed; cancelling it withdraws the wait
     * @throws NullPointerException if {@code delay} is null
     */
    CompletableFuture<@Nullable Void> after(Duration delay);

    /**
     * Waits without holding a thread, for work in the background, such as extending a lease. A virtual clock does
     * not jump to the end of such a wait; it is reached when time passes for another reason. On the system's clock it
     * is the same as {@link #after(Duration)}.
     *
     * @param delay how long; zero and negative complete at once
     * @return completes with null when the time has passed; cancelling it withdraws the wait
     * @throws NullPointerException if {@code delay} is null
     */
    default CompletableFuture<@Nullable Void> whenPassed(Duration delay) {
        return after(delay);
    }

    /**
     * Holds the calling thread for a while.
     *
     * @param length how long; zero and negative return at once
     * @throws InterruptedException if the thread is or gets interrupted
     * @throws NullPointerException if {@code length} is null
     */
    void sleep(Duration length) throws InterruptedException;

    /**
     * Begins work whose end decides what is waited for next, such as a request on the wire. A virtual
     * clock does not skip ahead while it is held; the system's clock goes on.
     *
     * @return to be released once
     */
    default Hold hold() {
        return Runnable::run;
    }

    /** Work under way, see {@link #hold()}. */
    @FunctionalInterface
    interface Hold {

        /**
         * Ends the work. Called once; a further call only runs {@code last}.
         *
         * @param last runs before time goes on by itself; what it waits for or starts counts again
         */
        void release(Runnable last);
    }
}
