package dev.arrshell.internal.repl.eval;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Thread of one input. A stop lasts: the thread is interrupted, and the checks in the compiled code throw from then on,
 * whatever the code catches. Where there is no check, as in Java's own methods, a second stop leaves the thread behind,
 * and the prompt goes on with all its state. Thread-safe.
 *
 * @param <T> the type of the outcome
 */
public final class StatementThread<T> extends Thread {

    /** How long a thread may take to end after the second stop. */
    private static final long GRACE_MILLIS = 500;

    /** How long a thread may take to end after the first stop before the user is warned. */
    private static final long PATIENCE_SECONDS = 2;

    private final Supplier<T> work;
    private final Runnable onSlowEnd;
    private final CompletableFuture<Optional<T>> outcome = new CompletableFuture<>();
    private volatile boolean stopped;

    /** The end of a stopped statement. An error, since {@code catch (e)} catches exceptions. */
    private static final class StoppedError extends Error {

        private static final long serialVersionUID = 1L;

        StoppedError() {
            super("the statement was interrupted", null, false, false);
        }
    }

    /**
     * Makes a thread that is not started.
     *
     * @param work runs the input
     * @param onSlowEnd called if the input goes on for some time after it was stopped
     */
    public StatementThread(Supplier<T> work, Runnable onSlowEnd) {
        super("arr-statement");
        this.work = work;
        this.onSlowEnd = onSlowEnd;
        setDaemon(true);
    }

    /** Runs the input; returns its outcome, or nothing if the thread was left behind. */
    public Optional<T> runToEnd() {
        start();
        try {
            return outcome.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) e.getCause();
        }
    }

    @Override
    public void run() {
        try {
            outcome.complete(Optional.of(work.get()));
        } catch (RuntimeException | Error e) {
            outcome.completeExceptionally(e);
        }
    }

    /** Stops the input. The second call leaves the thread behind if it does not end soon. */
    public synchronized void stopInput() {
        if (stopped) {
            outcome.completeOnTimeout(Optional.empty(), GRACE_MILLIS, TimeUnit.MILLISECONDS);
        } else {
            outcome.copy().orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).whenComplete((ended, failure) -> {
                if (failure instanceof TimeoutException) {
                    onSlowEnd.run();
                }
            });
        }
        stopped = true;
        interrupt();
    }

    /** Throws if the input of the calling thread was stopped, or the thread is interrupted. Compiled code calls it. */
    public static void check() throws InterruptedException {
        if (isStopped()) {
            throw new StoppedError();
        }
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedException("the statement was interrupted");
        }
    }

    /** Whether the input of the calling thread was stopped. */
    static boolean isStopped() {
        return Thread.currentThread() instanceof StatementThread<?> statement && statement.stopped;
    }

    /** Whether the calling thread was left behind. */
    static boolean isLeftBehind() {
        return Thread.currentThread() instanceof StatementThread<?> statement && statement.outcome.isDone();
    }
}
