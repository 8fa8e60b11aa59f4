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
 * One wait until a session is ready. It holds no thread: each look sets off the next. While a look is under way it
 * holds the time, so that a virtual clock jumps only to the next look.
 */
public final class ReadyWait {

    /** Before a deadline that comes sooner than the next look, one last look is taken this much earlier. */
    private static final Duration LAST_LOOK = Duration.ofSeconds(1);

    private final SessionCalls calls;
    private final TimeSource time;
    private final PollPolicy pace;
    private final WaitRequest request;
    private final WaitLog log;
    private final long startedAt;
    private final CompletableFuture<SessionProperties> result = new CompletableFuture<>();
    private CompletableFuture<Void> deadline;
    private final AsyncSteps steps;
    private boolean lastLook;

    /**
     * What is waited for.
     *
     * @param id the session
     * @param size its size as far as known; decides the pace until an answer tells
     * @param atMost the deadline, more than zero
     * @param progress told after each look
     */
    public record WaitRequest(
            SessionId id, SessionSize size, Duration atMost, Consumer<? super WaitProgress> progress) {}

    private ReadyWait(SessionCalls calls, TimeSource time, PollPolicy pace, WaitRequest request) {
        this.calls = calls;
        this.time = time;
        this.pace = pace;
        this.request = request;
        this.log = new WaitLog(request.id());
        this.startedAt = time.nanoTime();
        this.steps = new AsyncSteps(time, result);
    }

    /** Begins a wait. */
    public static ReadyWait begin(SessionCalls calls, TimeSource time, PollPolicy pace, WaitRequest request) {
        ReadyWait wait = new ReadyWait(calls, time, pace, request);
        wait.begin();
        return wait;
    }

    /** The session's properties when it is ready. Cancelling the future ends the wait and leaves the session alone. */
    public CompletableFuture<SessionProperties> future() {
        return result;
    }

    /** Holds the calling thread until the wait ends; an interrupt ends it and restores the flag. */
    public SessionProperties get() {
        try {
            return result.get();
        } catch (InterruptedException e) {
            result.cancel(true);
            Thread.currentThread().interrupt();
            throw new WaitCancelledException(log.failure(elapsed(), "interrupted", SendState.ANSWERED), e);
        } catch (ExecutionException e) {
            throw Futures.thrown(e);
        }
    }

    private void begin() {
        deadline = time.after(request.atMost());
        deadline.thenRun(() -> result.completeExceptionally(timeout("")));
        result.whenComplete((ready, failure) -> deadline.cancel(false));
        steps.guarded(this::look);
    }

    private void look() {
        steps.call(calls.look(request.id()), this::judge);
    }

    private void judge(SessionCalls.Look look, Throwable failure) {
        if (failure == null) {
            log.saw(look);
            judge(look);
        } else if (failure instanceof ArrException known) {
            log.failed(known);
            judge(known);
        } else {
            end(failure);
        }
    }

    private void judge(SessionCalls.Look look) {
        SessionProperties seen = look.properties();
        if (seen.status() == SessionStatus.READY && seen.hostname().isPresent()) {
            tell(Duration.ZERO);
            finish(() -> result.complete(seen));
        } else if (seen.status().isTerminal()) {
            tell(Duration.ZERO);
            end(SessionEndedException.of(log.failure(elapsed(), "", SendState.ANSWERED)));
        } else {
            again(look.retryAfter());
        }
    }

    private void judge(ArrException failure) {
        if (RetryRules.passing(failure)) {
            again(failure.retryAfter());
        } else {
            end(log.end(failure, elapsed()));
        }
    }

    private void again(Optional<Duration> asked) {
        Duration left = request.atMost().minus(elapsed());
        if (asked.isPresent() && asked.get().compareTo(left) > 0) {
            end(timeout(
                    "the service asks to wait " + DurationText.format(asked.get()) + ", which is past the deadline."));
            return;
        }
        Duration wait = asked.orElseGet(() -> withinDeadline(pace.next(size(), age()), left));
        tell(wait);
        steps.pause(time.after(wait), this::look);
    }

    private Duration withinDeadline(Duration pause, Duration left) {
        if (pause.compareTo(left) < 0 || lastLook) {
            return pause;
        }
        lastLook = true;
        Duration before = left.dividedBy(4);
        return left.minus(before.compareTo(LAST_LOOK) < 0 ? before : LAST_LOOK);
    }

    private SessionSize size() {
        return log.lastSeen()
                .map(SessionProperties::size)
                .filter(size -> size != SessionSize.UNKNOWN)
                .orElse(request.size());
    }

    /** By the service's count, which knows of the time before this wait, unless this wait has lasted longer. */
    private Duration age() {
        Duration waited = elapsed();
        return log.lastSeen()
                .map(SessionProperties::elapsed)
                .filter(elapsed -> elapsed.compareTo(waited) > 0)
                .orElse(waited);
    }

    private void tell(Duration next) {
        request.progress()
                .accept(new WaitProgress(
                        request.id(),
                        log.lastSeen(),
                        log.polls(),
                        elapsed(),
                        next,
                        log.trouble().map(Throwable::getMessage)));
    }

    private void end(Throwable failure) {
        finish(() -> result.completeExceptionally(failure));
    }

    /**
     * The deadline goes first. Who waits for the result in a thread of his own runs the result's dependents too, so
     * their end is not known here, and a virtual clock would jump to a deadline that nobody needs any more.
     */
    private void finish(Runnable last) {
        deadline.cancel(false);
        steps.end(last);
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
