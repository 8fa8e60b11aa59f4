package dev.arrshell.internal.session;

import dev.arrshell.error.ArrException;
import dev.arrshell.error.SessionEndedException;
import dev.arrshell.error.SessionFailedException;
import dev.arrshell.error.StartUncertainException;
import dev.arrshell.error.ThrottledException;
import dev.arrshell.error.WaitTimeoutException;
import dev.arrshell.internal.text.DurationText;
import dev.arrshell.internal.transport.AsyncSteps;
import dev.arrshell.internal.transport.Futures;
import dev.arrshell.internal.transport.RetryRules;
import dev.arrshell.model.Operation;
import dev.arrshell.model.SessionProperties;
import dev.arrshell.time.TimeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A start with alternatives: one attempt after another, each until its session is ready, never two at once. The next one
 * is made only after a failure that may not hold elsewhere, and after the session of the one before has ended.
 *
 * @param <S> a handle on a session
 * @param <R> a handle on a ready session
 */
public final class FallbackStart<S, R> {

    private final TimeSource time;
    private final List<PossibleSession<S, R>> attempts;
    private final List<String> tried = new ArrayList<>();
    private final CompletableFuture<R> result = new CompletableFuture<>();

    /**
     * One of the possible sessions.
     *
     * @param description its size and place
     * @param start starts it
     * @param awaitReady waits until it is ready
     * @param stop stops it
     */
    public record PossibleSession<S, R>(
            String description,
            Supplier<CompletableFuture<S>> start,
            Function<S, CompletableFuture<R>> awaitReady,
            Function<S, CompletableFuture<Void>> stop) {}

    private FallbackStart(TimeSource time, List<PossibleSession<S, R>> attempts) {
        this.time = time;
        this.attempts = attempts;
    }

    /**
     * Begins with the first attempt.
     *
     * @param time does not go on by itself while a step is taken
     * @return the session that is ready. Cancelling it stops the session of the attempt under way
     */
    public static <S, R> CompletableFuture<R> begin(TimeSource time, List<PossibleSession<S, R>> attempts) {
        FallbackStart<S, R> start = new FallbackStart<>(time, attempts);
        start.guarded(() -> start.start(0));
        return start.result;
    }

    private void guarded(Runnable step) {
        try {
            AsyncSteps.held(time, step);
        } catch (RuntimeException | Error unexpected) {
            result.completeExceptionally(unexpected);
        }
    }

    private void start(int number) {
        PossibleSession<S, R> attempt = attempts.get(number);
        CompletableFuture<S> start = attempt.start().get();
        Futures.cancelling(result, start);
        start.whenComplete((session, failure) -> guarded(() -> {
            if (failure != null) {
                failed(number, Futures.cause(failure));
            } else if (result.isDone()) {
                attempt.stop().apply(session);
            } else {
                awaitReady(number, session);
            }
        }));
    }

    private void awaitReady(int number, S session) {
        PossibleSession<S, R> attempt = attempts.get(number);
        CompletableFuture<R> wait = attempt.awaitReady().apply(session);
        Futures.cancelling(result, wait);
        wait.whenComplete((ready, failure) -> guarded(() -> {
            if (failure != null) {
                notReady(number, session, Futures.cause(failure));
            } else if (!result.complete(ready)) {
                attempt.stop().apply(session);
            }
        }));
    }

    /** A session that has ended needs no stop. Any other is stopped, since only this start has a handle on it. */
    private void notReady(int number, S session, Throwable failure) {
        if (failure instanceof SessionEndedException) {
            failed(number, failure);
            return;
        }
        attempts.get(number)
                .stop()
                .apply(session)
                .whenComplete((done, unstopped) -> guarded(() -> {
                    boolean isStopped = unstopped == null;
                    if (isStopped && failure instanceof ArrException known) {
                        failed(number, known.with(known.failure().withStoppedHere(true)));
                    } else {
                        fail(number, failure);
                    }
                }));
    }

    private void failed(int number, Throwable failure) {
        if (number + 1 < attempts.size() && !result.isDone() && mayPassElsewhere(failure)) {
            note(number, failure);
            start(number + 1);
        } else {
            fail(number, failure);
        }
    }

    private void fail(int number, Throwable failure) {
        note(number, failure);
        result.completeExceptionally(
                failure instanceof ArrException known
                        ? known.with(known.failure().withTried(tried))
                        : failure);
    }

    private void note(int number, Throwable failure) {
        tried.add(attempts.get(number).description() + ": " + reason(failure));
    }

    private static String reason(Throwable failure) {
        if (failure instanceof WaitTimeoutException late) {
            return "not ready after " + DurationText.format(late.elapsed());
        }
        if (failure instanceof ThrottledException) {
            return "too many calls";
        }
        return failure instanceof ArrException known
                ? known.lastSeen()
                        .flatMap(SessionProperties::message)
                        .map(text -> text.replaceAll("\\.$", ""))
                        .orElseGet(() -> known.code().orElse(known.page().replaceAll(".*/", "")))
                : failure.toString();
    }

    /** Whether another size or region may help: no server is left, the quota is used up, throttled, or no start-up in time. */
    private static boolean mayPassElsewhere(Throwable failure) {
        return failure instanceof SessionFailedException
                || failure instanceof WaitTimeoutException late
                        && late.failure().isStoppedHere()
                || failure instanceof ThrottledException throttled && throttled.operation() == Operation.CREATE
                || failure instanceof ArrException refused && isFull(refused);
    }

    private static boolean isFull(ArrException refused) {
        String code = refused.code().orElse("").toLowerCase(Locale.ROOT);
        return (code.contains("quota") || code.contains("capacity"))
                && !(refused instanceof StartUncertainException)
                && !RetryRules.mayHaveWorked(refused);
    }
}
