package dev.arrshell.internal.transport;

import dev.arrshell.time.TimeSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;

/**
 * Work in steps, with waits between them and no thread held. While a step is under way it holds the time, so that a
 * virtual clock jumps only to the next one; when the result is there, by whatever way, what is pending is broken off.
 * Steps follow one another, so nothing here is called twice at once.
 */
public final class AsyncSteps {

    private final TimeSource time;
    private final CompletableFuture<?> result;
    private volatile Future<?> pending = CompletableFuture.completedFuture(null);
    private volatile TimeSource.Hold hold;

    /** Begins with a step under way. */
    public AsyncSteps(TimeSource time, CompletableFuture<?> result) {
        this.time = time;
        this.result = result;
        this.hold = time.hold();
        result.whenComplete((value, failure) -> pending.cancel(true));
    }

    /** Remembers what to break off when the work ends, which may just have happened. */
    public void await(Future<?> step) {
        pending = step;
        if (result.isDone()) {
            step.cancel(true);
        }
    }

    /** Lets time go on until the wait is over, then takes the next step. */
    public void pause(CompletableFuture<Void> wait, Runnable next) {
        if (wait.isDone() && !wait.isCompletedExceptionally()) {
            guarded(next);
            return;
        }
        TimeSource.Hold done = hold;
        await(wait);
        wait.thenRun(() -> {
            hold = time.hold();
            guarded(next);
        });
        done.release(() -> {});
    }

    /** Makes a call, which holds the time itself while it must, then takes the next step with its outcome. */
    public <T> void call(CompletableFuture<T> call, BiConsumer<? super T, ? super Throwable> next) {
        TimeSource.Hold done = hold;
        await(call);
        call.whenComplete((value, failure) -> {
            hold = time.hold();
            guarded(() -> next.accept(value, Futures.cause(failure)));
        });
        done.release(() -> {});
    }

    /** Takes a step; what it throws ends the work. */
    public void guarded(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException | Error unexpected) {
            end(() -> result.completeExceptionally(unexpected));
        }
    }

    /** Ends the work. What follows from its result counts as new. */
    public void end(Runnable last) {
        hold.release(last);
    }
}
