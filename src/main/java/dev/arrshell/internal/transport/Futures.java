package dev.arrshell.internal.transport;

import dev.arrshell.error.ArrException;
import dev.arrshell.error.CallInterruptedException;
import dev.arrshell.error.Failure;
import dev.arrshell.error.SendState;
import dev.arrshell.model.Operation;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/** Helper for futures: unwraps failures, passes cancels on, and waits as a blocking call must. */
public final class Futures {

    private static final long IDLE_SECONDS = 10;

    /** As many daemon threads as are needed. They end when idle, so that the pool need not be shut down. */
    private static final Executor CALLERS = new ThreadPoolExecutor(
            0, Integer.MAX_VALUE, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), Futures::daemon);

    private Futures() {}

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "arr-answer");
        thread.setDaemon(true);
        return thread;
    }

    /** The threads of the library's own that code of a user may block. */
    public static Executor callers() {
        return CALLERS;
    }

    /** The threads that code of a user may block: those that were chosen, else the library's own. */
    public static Executor callers(Optional<Executor> chosen) {
        return chosen.orElse(CALLERS);
    }

    /** A value made of a call's result. Cancelling it cancels the call. */
    public static <A, B> CompletableFuture<B> map(CompletableFuture<A> call, Function<? super A, ? extends B> made) {
        return cancelling(call.thenApply(made), call);
    }

    /** Two calls, the second made of the first one's result. Cancelling the whole cancels the call that is under way. */
    public static <A, B> CompletableFuture<B> compose(
            CompletableFuture<A> first, Function<? super A, CompletableFuture<B>> next) {
        return composeOutcome(
                first,
                (value, failure) -> failure == null ? next.apply(value) : CompletableFuture.failedFuture(failure));
    }

    /** Two calls, the second made of how the first one ended. */
    public static <A, B> CompletableFuture<B> composeOutcome(
            CompletableFuture<A> first, BiFunction<? super A, Throwable, CompletableFuture<B>> next) {
        CompletableFuture<B> whole = new CompletableFuture<>();
        cancelling(whole, first);
        first.whenComplete((value, failure) -> {
            if (!whole.isDone()) {
                follow(whole, () -> next.apply(value, cause(failure)));
            }
        });
        return whole;
    }

    private static <T> void follow(CompletableFuture<T> whole, Supplier<CompletableFuture<T>> next) {
        try {
            CompletableFuture<T> call = next.get();
            cancelling(whole, call);
            call.whenComplete((value, failure) -> settle(whole, value, failure));
        } catch (RuntimeException | Error unexpected) {
            whole.completeExceptionally(unexpected);
        }
    }

    private static <T> void settle(CompletableFuture<T> future, T value, Throwable failure) {
        if (failure == null) {
            future.complete(value);
        } else {
            future.completeExceptionally(cause(failure));
        }
    }

    /** Cancels a call when the future that depends on it is cancelled. */
    public static <T> CompletableFuture<T> cancelling(CompletableFuture<T> dependent, Future<?> behind) {
        dependent.whenComplete((value, failure) -> {
            if (dependent.isCancelled()) {
                behind.cancel(true);
            }
        });
        return dependent;
    }

    /**
     * Completes a user's future on a thread that the user's code may block. If it blocked the HTTP client's few threads,
     * no thread would be left to read the answer that it waits for; the common pool may have a single thread.
     */
    public static <T> CompletableFuture<T> handOver(CompletableFuture<T> call, Executor threads) {
        CompletableFuture<T> handed = new CompletableFuture<>();
        call.whenCompleteAsync((value, failure) -> settle(handed, value, failure), threads)
                // Threads of a user may refuse; then the answer comes on this one.
                .whenComplete((value, failure) -> settle(handed, value, failure));
        return cancelling(handed, call);
    }

    /** The failure itself, without the JDK's wrapper. */
    public static Throwable cause(Throwable failure) {
        boolean wrapped = failure instanceof CompletionException || failure instanceof ExecutionException;
        return wrapped && failure.getCause() != null ? failure.getCause() : failure;
    }

    /**
     * Makes a call and waits for its result. The call may send its first request on this thread. A failure is thrown with
     * the caller's stack trace; an interrupt cancels the call and restores the flag.
     */
    public static <T> T get(Supplier<CompletableFuture<T>> begin, Operation operation) {
        CompletableFuture<T> call = CallerThread.lend(begin);
        try {
            return call.get();
        } catch (InterruptedException e) {
            call.cancel(true);
            Thread.currentThread().interrupt();
            throw new CallInterruptedException(
                    Failure.unanswered(operation, "", "interrupted", SendState.UNANSWERED), e);
        } catch (ExecutionException e) {
            throw unchecked(e);
        }
    }

    /** The failure of a future as an exception to throw, with the caller's stack trace. */
    public static RuntimeException unchecked(ExecutionException failure) {
        Throwable cause = cause(failure);
        if (cause instanceof ArrException known) {
            return known.with(known.failure());
        }
        if (cause instanceof RuntimeException unexpected) {
            return unexpected;
        }
        if (cause instanceof Error error) {
            throw error;
        }
        return new IllegalStateException(cause);
    }
}
