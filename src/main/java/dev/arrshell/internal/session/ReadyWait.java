package dev.arrshell.internal.session;

import dev.arrshell.error.ArrException;
import dev.arrshell.error.SendState;
import dev.arrshell.error.SessionEndedException;
import dev.arrshell.error.WaitCancelledException;
import dev.arrshell.error.WaitTimeoutException;
import dev.arrshell.internal.text.DurationText;
import dev.arrshell.internal.transport.AsyncSteps;
import dev.arrshell.internal.transport.Futures;
import dev.arrshell.internal.transport.RetryRules;
import dev.arrshell.model.SessionId;
import dev.arrshell.model.SessionProperties;
import dev.arrshell.model.SessionSize;
import dev.arrshell.model.SessionStatus;
import dev.arrshell.model.WaitProgress;
import dev.arrshell.policy.PollPolicy;
import dev.arrshell.time.TimeSource;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;

/**
 * One wait until a session is ready: polls the properties until the session is ready or has ended, a failure lasts, or
 * the deadline passes. It holds no thread. A virtual clock stands still during a request and jumps to the next one.
 */
public final class ReadyWait {

    /** How long before the deadline the last poll is made, if the next one would come after it. */
    private static final Duration LAST_POLL = Duration.ofSeconds(1);

    private final SessionCalls calls;
    private final TimeSource time;
    private final PollPolicy policy;
    private final WaitRequest request;
    private final WaitLog log;
    private final long startedAt;
    private final CompletableFuture<SessionProperties> result = new CompletableFuture<>();
    private final AsyncSteps steps;
    private boolean isLastPoll;

    /**
     * What to wait for, and how long.
     *
     * @param id the session
     * @param size the size, if known; decides the interval until an answer tells it
     * @param atMost the deadline, more than zero
     * @param progress called after each poll
     */
    public record WaitRequest(
            SessionId id, SessionSize size, Duration atMost, Consumer<? super WaitProgress> progress) {}

    private ReadyWait(SessionCalls calls, TimeSource time, PollPolicy policy, WaitRequest request) {
        this.calls = calls;
        this.time = time;
        this.policy = policy;
        this.request = request;
        this.log = new WaitLog(request.id());
        this.startedAt = time.nanoTime();
        this.steps = new AsyncSteps(time, result);
    }

    /** Begins a wait. A virtual clock reaches its deadline by its polls, and so does not jump there when it ends before. */
    public static ReadyWait begin(SessionCalls calls, TimeSource time, PollPolicy policy, WaitRequest request) {
        ReadyWait wait = new ReadyWait(calls, time, policy, request);
        wait.begin();
        return wait;
    }

    /** The session's properties when it is ready. Cancelling the future ends the wait and leaves the session alone. */
    public CompletableFuture<SessionProperties> future() {
        return result;
    }

    /** Blocks until the wait ends. An interrupt ends the wait and sets the flag again. */
    public SessionProperties get() {
        try {
            return result.get();
        } catch (InterruptedException e) {
            result.cancel(true);
            Thread.currentThread().interrupt();
            throw new WaitCancelledException(
                    log.failure(elapsed(), "the thread was interrupted", SendState.ANSWERED), e);
        } catch (ExecutionException e) {
            throw Futures.unchecked(e);
        }
    }

    /** Ends the wait, since the client was closed. */
    public void clientClosed() {
        result.completeExceptionally(closed(null));
    }

    private WaitCancelledException closed(ArrException cause) {
        return new WaitCancelledException(log.failure(elapsed(), "the client was closed", SendState.ANSWERED), cause);
    }

    private void begin() {
        CompletableFuture<Void> deadline = time.whenPassed(request.atMost());
        deadline.thenRun(() -> result.completeExceptionally(timeout("")));
        result.whenComplete((ready, failure) -> deadline.cancel(false));
        steps.run(this::poll);
    }

    private void poll() {
        steps.call(calls.poll(request.id()), this::handle);
    }

    private void handle(SessionCalls.PollResult poll, Throwable failure) {
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

    private void handle(SessionCalls.PollResult poll) {
        SessionProperties seen = poll.properties();
        if (seen.status() == SessionStatus.READY && seen.hostname().isPresent()) {
            report(Duration.ZERO);
            steps.end(() -> result.complete(seen));
        } else if (seen.status().isTerminal()) {
            report(Duration.ZERO);
            fail(SessionEndedException.of(log.failure(elapsed(), "", SendState.ANSWERED)
                    .withStoppedHere(calls.known().isStoppedHere(request.id()))));
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
        Duration left = request.atMost().minus(elapsed());
        if (retryAfter.isPresent() && retryAfter.get().compareTo(left) > 0) {
            fail(timeout("the service asks to wait " + DurationText.format(retryAfter.get())
                    + ", which is past the deadline."));
            return;
        }
        Duration pause = retryAfter.orElseGet(() -> withinDeadline(policy.next(size(), age()), left));
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

    private SessionSize size() {
        return log.lastSeen()
                .map(SessionProperties::size)
                .filter(size -> size != SessionSize.UNKNOWN)
                .orElse(request.size());
    }

    /** The age of the session: the elapsed time that the service tells, or that of this wait if it is longer. */
    private Duration age() {
        Duration waited = elapsed();
        return log.lastSeen()
                .map(SessionProperties::elapsed)
                .filter(elapsed -> elapsed.compareTo(waited) > 0)
                .orElse(waited);
    }

    private void report(Duration next) {
        request.progress()
                .accept(new WaitProgress(
                        request.id(),
                        log.lastSeen(),
                        log.polls(),
                        elapsed(),
                        next,
                        log.trouble().map(Throwable::getMessage)));
    }

    private void fail(Throwable failure) {
        steps.end(() -> result.completeExceptionally(failure));
    }

    private WaitTimeoutException timeout(String detail) {
        ArrException trouble = log.trouble().orElse(null);
        String last = detail.isEmpty() && trouble != null ? trouble.getMessage() : detail;
        return new WaitTimeoutException(log.failure(elapsed(), last, SendState.ANSWERED), trouble);
    }

    private Duration elapsed() {
        return Duration.ofNanos(time.nanoTime() - startedAt);
    }
}
