package dev.arrshell.internal.transport;

import dev.arrshell.time.TimeSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;

/**
 * Work in steps, with waits between them, that holds no thread. A step under way holds the time, so that a virtual clock
 * jumps only to the next one. When the result is complete, however that happened, the pending wait or call is cancelled.
 * Steps follow one another, so that no method is called by two threads at once.
 */
public final class AsyncSteps {

    private final TimeSource time;
    private final CompletableFuture<?> result;
    private volatile Future<?> pending = CompletableFuture.completedFuture(null);
    private volatile TimeSource.Hold hold;

    /** Takes one step while the time is held: the call that it begins may be over before the step is. */
    public static void held(TimeSource time, Runnable step) {
        TimeSource.Hold hold = time.hold();
        try {
            step.run();
        } finally {
            hold.release(() -> {});
        }
    }

    /** Begins with a step under way. */
    public AsyncSteps(TimeSource time, CompletableFuture<?> result) {
        this.time = time;
        this.result = result;
        this.hold = time.hold();
        result.whenComplete((value, failure) -> pending.cancel(true));
    }

    /** Cancels a call or wait when the work ends, or at once if it has ended. */
    public void cancelAtEnd(Future<?> step) {
        pending = step;
        if (result.isDone()) {
            step.cancel(true);
        }
    }

    /** Lets time go on until the wait is over, then takes the next step. */
    public void pause(CompletableFuture<Void> wait, Runnable next) {
        if (wait.isDone() && !wait.isCompletedExceptionally()) {
            run(next);
            return;
        }
        TimeSource.Hold done = hold;
        cancelAtEnd(wait);
        wait.thenRun(() -> {
            hold = time.hold();
            run(next);
        });
        done.release(() -> {});
    }

    /** Makes a call, which holds the time itself while it must, then takes the next step with its outcome. */
    public <T> void call(CompletableFuture<T> call, BiConsumer<? super T, ? super Throwable> next) {
        TimeSource.Hold done = hold;
        cancelAtEnd(call);
        call.whenComplete((value, failure) -> {
            hold = time.hold();
            run(() -> next.accept(value, Futures.cause(failure)));
        });
        done.release(() -> {});
    }

    /** Takes a step; what it throws ends the work. */
    public void run(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException | Error unexpected) {
            end(() -> result.completeExceptionally(unexpected));
        }
    }

    /** Ends the work. What its result sets off counts as new work. */
    public void end(Runnable last) {
        hold.release(last);
    }
}
