package dev.arrshell.internal.session;

import dev.arrshell.error.ArrException;
import dev.arrshell.error.CallInterruptedException;
import dev.arrshell.error.Failure;
import dev.arrshell.error.Sent;
import dev.arrshell.model.Operation;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** What the JDK's futures leave to their users: cancelling what stands behind one, and waiting as a caller expects. */
public final class Futures {

    private Futures() {}

    /** Lets the cancelling of a future cancel what it waits for. */
    public static <T> CompletableFuture<T> cancelling(CompletableFuture<T> dependent, Future<?> behind) {
        dependent.whenComplete((value, failure) -> {
            if (dependent.isCancelled()) {
                behind.cancel(true);
            }
        });
        return dependent;
    }

    /**
     * Hands a result over to the caller on a thread of the common pool. The HTTP client's few threads are not his: a
     * caller who blocks one would wait for an answer that nobody is left to read.
     */
    public static <T> CompletableFuture<T> handOver(CompletableFuture<T> call) {
        CompletableFuture<T> handed = new CompletableFuture<>();
        call.whenCompleteAsync((value, failure) -> {
            if (failure == null) {
                handed.complete(value);
            } else {
                handed.completeExceptionally(cause(failure));
            }
        });
        return cancelling(handed, call);
    }

    /** What really went wrong, without the JDK's wrapping. */
    public static Throwable cause(Throwable failure) {
        boolean wrapped = failure instanceof CompletionException || failure instanceof ExecutionException;
        return wrapped && failure.getCause() != null ? failure.getCause() : failure;
    }

    /**
     * Waits for a call. A failure is thrown anew, with the caller's own stack trace; an interrupt breaks the call
     * off and restores the flag.
     */
    public static <T> T get(CompletableFuture<T> call, Operation operation) {
        try {
            return call.get();
        } catch (InterruptedException e) {
            call.cancel(true);
            Thread.currentThread().interrupt();
            throw new CallInterruptedException(Failure.unanswered(operation, "", "interrupted", Sent.UNANSWERED), e);
        } catch (ExecutionException e) {
            throw thrown(e);
        }
    }

    static RuntimeException thrown(ExecutionException failure) {
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
