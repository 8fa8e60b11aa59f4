package dev.arrshell.internal.transport;

import dev.arrshell.error.ArrException;
import dev.arrshell.error.SendState;
import dev.arrshell.policy.RetryPolicy;
import dev.arrshell.time.TimeSource;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Repeats a call while it fails, as a retry policy allows; each attempt waits for its turn at the limiter. Once the client is
 * closed nothing waits any more: the next attempt is refused. Thread-safe.
 */
public final class RetryLoop {

    private final RetryPolicy policy;
    private final CallRateLimiter limiter;
    private final TimeSource time;
    private final ClientClosing closing;

    public RetryLoop(RetryPolicy policy, CallRateLimiter limiter, TimeSource time, ClientClosing closing) {
        this.policy = policy;
        this.limiter = limiter;
        this.time = time;
        this.closing = closing;
    }

    /**
     * Makes a call until it succeeds, fails for good, or the policy allows no further attempt. A retry that would cross the
     * deadline is not begun: the call then fails at once with what it has.
     *
     * @param call one attempt
     * @param check throws an exception if the result is not a success
     * @param again whether another attempt makes sense after a failure
     * @param settled told after each attempt whether there will be another
     */
    public <T> CompletableFuture<T> run(
            Supplier<CompletableFuture<T>> call,
            UnaryOperator<T> check,
            Predicate<ArrException> again,
            Consumer<Boolean> settled) {
        Run<T> run = new Run<>(call, check, again, settled);
        run.steps.run(run::whenItsTurn);
        return run.result;
    }

    private final class Run<T> {

        private final Supplier<CompletableFuture<T>> call;
        private final UnaryOperator<T> check;
        private final Predicate<ArrException> again;
        private final Consumer<Boolean> settled;
        private final CompletableFuture<T> result = new CompletableFuture<>();
        private final AsyncSteps steps = new AsyncSteps(time, result);
        private final long startedAt = time.nanoTime();
        private int begun;
        private int requests;
        private SendState sent = SendState.NOTHING;

        Run(
                Supplier<CompletableFuture<T>> call,
                UnaryOperator<T> check,
                Predicate<ArrException> again,
                Consumer<Boolean> settled) {
            this.call = call;
            this.check = check;
            this.again = again;
            this.settled = settled;
        }

        void whenItsTurn() {
            steps.pause(closing.endEarly(limiter.turn()), this::attempt);
        }

        private void attempt() {
            begun++;
            CompletableFuture<T> underWay = call.get();
            steps.cancelAtEnd(underWay);
            underWay.whenComplete((value, failure) -> steps.run(() -> judge(value, failure)));
        }

        private void judge(T value, Throwable failure) {
            if (failure != null) {
                failed(Futures.cause(failure));
                return;
            }
            T checked;
            try {
                checked = check.apply(value);
            } catch (ArrException refused) {
                failed(refused);
                return;
            }
            settled.accept(false);
            steps.end(() -> result.complete(checked));
        }

        private void failed(Throwable failure) {
            if (!(failure instanceof ArrException known)) {
                settled.accept(false);
                steps.end(() -> result.completeExceptionally(failure));
                return;
            }
            requests += known.attempts();
            sent = sent.and(known.sent());
            Duration pause = known.retryAfter().orElseGet(() -> policy.backoff().next(begun));
            boolean mayRepeat = begun < policy.attempts() && again.test(known);
            boolean repeats = mayRepeat && inTime(pause);
            settled.accept(repeats);
            if (repeats) {
                steps.pause(closing.endEarly(time.after(pause)), this::whenItsTurn);
            } else {
                boolean askedTooMuch = mayRepeat && known.retryAfter().isPresent();
                steps.end(() -> result.completeExceptionally(asWhole(askedTooMuch ? tooLong(known) : known)));
            }
        }

        private ArrException tooLong(ArrException last) {
            return last.with(last.failure().withRetriesWithin(policy.within()));
        }

        private boolean inTime(Duration pause) {
            Duration passed = Duration.ofNanos(time.nanoTime() - startedAt);
            return passed.plus(pause).compareTo(policy.within()) < 0;
        }

        /** The last failure as that of the whole call. If an attempt before was not answered, it may have worked. */
        private ArrException asWhole(ArrException last) {
            return begun == 1
                    ? last
                    : last.with(last.failure().withAttempts(requests).withSent(sent));
        }
    }
}
