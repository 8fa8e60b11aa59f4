package dev.arrshell.internal.wait;

import dev.arrshell.error.ArrException;
import dev.arrshell.error.WaitCancelledException;
import dev.arrshell.error.WaitTimeoutException;
import dev.arrshell.internal.text.DurationText;
import dev.arrshell.internal.transport.AsyncSteps;
import dev.arrshell.internal.transport.Futures;
import dev.arrshell.internal.transport.RetryRules;
import dev.arrshell.time.TimeSource;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * One wait for a status: polls until it is reached, nothing can follow the present one, a failure lasts, or the deadline
 * passes. It holds no thread. A virtual clock stands still during a request and jumps to the next one.
 *
 * @param <T> the type of the properties that a poll gives
 */
public final class StatusWait<T> {

    /** How long before the deadline the last poll is made, if the next one would come after it. */
    private static final Duration LAST_POLL = Duration.ofSeconds(1);

    private final WaitSubject<T> subject;
    private final TimeSource time;
    private final Duration atMost;
    private final WaitLog<T> log;
    private final long startedAt;
    private final CompletableFuture<T> result = new CompletableFuture<>();

    /**
     * The result for a thread that blocks. It is complete after all that ends with the wait: a thread that blocks on the result
     * itself runs a part of that, and a virtual clock could go on before it has.
     */
    private final CompletableFuture<T> settled = result.copy();

    private final AsyncSteps steps;
    private boolean isLastPoll;

    private StatusWait(WaitSubject<T> subject, TimeSource time, Duration atMost) {
        this.subject = subject;
        this.time = time;
        this.atMost = atMost;
        this.log = new WaitLog<>(subject);
        this.startedAt = time.nanoTime();
        this.steps = new AsyncSteps(time, result);
    }

    /**
     * Begins a wait. A virtual clock reaches its deadline by its polls, and so does not jump there when it ends before.
     *
     * @param atMost the deadline, more than zero
     */
    public static <T> StatusWait<T> begin(WaitSubject<T> subject, TimeSource time, Duration atMost) {
        StatusWait<T> wait = new StatusWait<>(subject, time, atMost);
        wait.begin();
        return wait;
    }

    /** The properties when the status is reached. Cancelling the future ends the wait and nothing else. */
    public CompletableFuture<T> future() {
        return result;
    }

    /** Blocks until the wait ends. An interrupt ends the wait and sets the flag again. */
    public T get() {
        try {
            return settled.get();
        } catch (InterruptedException e) {
            result.cancel(true);
            Thread.currentThread().interrupt();
            throw new WaitCancelledException(log.failure(elapsed(), "the thread was interrupted"), e);
        } catch (ExecutionException e) {
            throw Futures.unchecked(e);
        }
    }

    /** Ends the wait, since the client was closed. */
    public void clientClosed() {
        result.completeExceptionally(closed(null));
    }

    private WaitCancelledException closed(ArrException cause) {
        return new WaitCancelledException(log.failure(elapsed(), "the client was closed"), cause);
    }

    private void begin() {
        CompletableFuture<Void> deadline = time.whenPassed(atMost);
        deadline.thenRun(() -> result.completeExceptionally(timeout("")));
        result.whenComplete((reached, failure) -> deadline.cancel(false));
        steps.run(this::poll);
    }

    private void poll() {
        steps.call(subject.poll(), this::handle);
    }

    private void handle(PollResult<T> poll, Throwable failure) {
        if (failure == null) {
            log.saw(poll);
            handle(poll);
        } else if (failure instanceof ArrException known) {
            log.failed(known);
            handle(known);
        } else {
            fail(failure);
        }
    }

    private void handle(PollResult<T> poll) {
        T seen = poll.properties();
        if (subject.isReached(seen)) {
            report(Duration.ZERO);
            steps.end(() -> result.complete(seen));
            return;
        }
        Optional<ArrException> ended = subject.ended(seen, log.failure(elapsed(), ""));
        if (ended.isPresent()) {
            report(Duration.ZERO);
            fail(ended.get());
        } else {
            pollLater(poll.retryAfter());
        }
    }

    private void handle(ArrException failure) {
        if (RetryRules.isPassing(failure)) {
            pollLater(failure.retryAfter());
        } else {
            fail(failure.failure().isClientClosed() ? closed(failure) : log.end(failure, elapsed()));
        }
    }

    private void pollLater(Optional<Duration> retryAfter) {
        Duration left = atMost.minus(elapsed());
        if (retryAfter.isPresent() && retryAfter.get().compareTo(left) > 0) {
            fail(timeout("the service asks to wait " + DurationText.format(retryAfter.get())
                    + ", which is past the deadline."));
            return;
        }
        Duration pause = retryAfter.orElseGet(() -> withinDeadline(subject.pause(log.lastSeen(), elapsed()), left));
        report(pause);
        steps.pause(time.after(pause), this::poll);
    }

    private Duration withinDeadline(Duration pause, Duration left) {
        if (pause.compareTo(left) < 0 || isLastPoll) {
            return pause;
        }
        isLastPoll = true;
        Duration before = left.dividedBy(4);
        return left.minus(before.compareTo(LAST_POLL) < 0 ? before : LAST_POLL);
    }

    private void report(Duration next) {
        subject.report(log.state(elapsed(), next));
    }

    private void fail(Throwable failure) {
        steps.end(() -> result.completeExceptionally(failure));
    }

    private WaitTimeoutException timeout(String detail) {
        ArrException trouble = log.trouble().orElse(null);
        String last = detail.isEmpty() && trouble != null ? trouble.getMessage() : detail;
        return new WaitTimeoutException(log.failure(elapsed(), last), trouble);
    }

    private Duration elapsed() {
        return Duration.ofNanos(time.nanoTime() - startedAt);
    }
}
