package dev.arrshell.internal.session;

import dev.arrshell.error.ArrException;
import dev.arrshell.error.SessionNotFoundException;
import dev.arrshell.internal.transport.AsyncSteps;
import dev.arrshell.internal.transport.Futures;
import dev.arrshell.internal.transport.RetryRules;
import dev.arrshell.model.Lease;
import dev.arrshell.model.LeaseEvent;
import dev.arrshell.model.SessionId;
import dev.arrshell.model.SessionProperties;
import dev.arrshell.model.SessionStatus;
import dev.arrshell.policy.Backoff;
import dev.arrshell.time.TimeSource;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * One session's lease, kept from running out: a look, an extension if less than {@code keep} is left, a pause, and so
 * on. The extension leads to {@code keep} left and no more, so that a program that is killed costs no more than that.
 * It waits in the background, see {@link TimeSource#whenPassed}.
 */
public final class LeaseExtender {

    /** A quarter of what is kept may pass between two looks; three may then fail. */
    private static final int LOOKS_PER_KEEP = 4;

    /** After a failure; doubles up to the pace of looks. */
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

    /** Until a session is ready its lease does not run; an hour is longer than any boots. */
    private static final Duration LONGEST_BOOT = Duration.ofHours(1);

    private final SessionCalls calls;
    private final TimeSource time;
    private final KeepRequest request;
    private final AsyncSteps steps;
    private final Backoff backoff;
    private final CompletableFuture<Void> result = new CompletableFuture<>();
    private final CompletableFuture<Void> firstRound = new CompletableFuture<>();
    private SessionProperties seen;
    private long leaseEnds;
    private int failures;
    private boolean toldLimit;
    private final AtomicBoolean toldEnd = new AtomicBoolean();

    /**
     * What is kept, and for whom.
     *
     * @param id the session
     * @param keep how much is to be left at any time
     * @param upTo the longest whole lease
     * @param learned told of each answer
     * @param listener told of what happens
     */
    public record KeepRequest(
            SessionId id,
            Duration keep,
            Duration upTo,
            Consumer<? super SessionProperties> learned,
            Consumer<? super LeaseEvent> listener) {}

    private LeaseExtender(SessionCalls calls, TimeSource time, KeepRequest request) {
        this.calls = calls;
        this.time = time;
        this.request = request;
        this.steps = new AsyncSteps(time, result);
        this.backoff = Backoff.of(FIRST_PAUSE, step());
        this.leaseEnds = time.nanoTime() + request.upTo().plus(LONGEST_BOOT).toNanos();
        result.whenComplete((nothing, failure) -> firstRound.complete(null));
    }

    /** Begins with a look. */
    public static LeaseExtender begin(SessionCalls calls, TimeSource time, KeepRequest request) {
        LeaseExtender keeping = new LeaseExtender(calls, time, request);
        keeping.steps.guarded(keeping::look);
        return keeping;
    }

    /** The lease of which session is kept. */
    public SessionId session() {
        return request.id();
    }

    /** Completes at the end of the keeping, whatever ends it. Completing it ends the keeping. */
    public CompletableFuture<Void> result() {
        return result;
    }

    /** Completes when the first look, and the extension that it leads to, has succeeded or failed. */
    public CompletableFuture<Void> firstRound() {
        return Futures.cancelling(firstRound, result);
    }

    private void look() {
        steps.call(calls.properties(request.id()), this::judge);
    }

    private void judge(SessionProperties properties, Throwable failure) {
        if (failure != null) {
            failed(failure);
            return;
        }
        saw(properties);
        if (seen.status().isTerminal()) {
            end(Optional.empty());
        } else if (left().compareTo(request.keep()) >= 0) {
            failures = 0;
            pause(left().minus(request.keep()));
        } else {
            extend();
        }
    }

    private void saw(SessionProperties properties) {
        seen = properties;
        request.learned().accept(properties);
        Duration boot = seen.status() == SessionStatus.READY ? Duration.ZERO : LONGEST_BOOT;
        leaseEnds = time.nanoTime() + left().plus(boot).toNanos();
    }

    /** By the service's own account, as of the look that was just taken. */
    private Duration left() {
        return seen.maxLeaseTime().minus(seen.elapsed());
    }

    private void extend() {
        Optional<Lease> longer = longer();
        if (longer.isEmpty()) {
            atLimit();
            return;
        }
        Lease total = longer.get();
        steps.call(calls.update(request.id(), total), (answer, failure) -> {
            if (failure == null) {
                extended(total);
            } else {
                failed(failure);
            }
        });
    }

    /** What the lease is to be, in what the service counts in; empty if it is as long as allowed. */
    private Optional<Lease> longer() {
        Duration wanted = calls.leaseFor(seen.elapsed().plus(request.keep()));
        Duration total = wanted.compareTo(request.upTo()) <= 0 ? wanted : calls.leaseWithin(request.upTo());
        return total.compareTo(seen.maxLeaseTime()) > 0 ? Optional.of(Lease.of(total)) : Optional.empty();
    }

    private void atLimit() {
        failures = 0;
        boolean forGood = seen.maxLeaseTime().compareTo(calls.leaseWithin(request.upTo())) >= 0;
        if (forGood && !toldLimit) {
            toldLimit = true;
            tell(LeaseEvent.Kind.AT_LIMIT, seen.maxLeaseTime(), Optional.empty());
        }
        pause(forGood ? left() : Duration.ZERO);
    }

    private void extended(Lease total) {
        failures = 0;
        leaseEnds += total.total().minus(seen.maxLeaseTime()).toNanos();
        tell(LeaseEvent.Kind.EXTENDED, total.total(), Optional.empty());
        pause(total.total().minus(seen.elapsed()).minus(request.keep()));
    }

    /**
     * Goes on while the lease lasts, whatever failed: a key may be corrected, a network come back. Only a session that
     * does not exist and a client that was closed end the keeping.
     */
    private void failed(Throwable failure) {
        if (!(failure instanceof ArrException known)) {
            steps.end(() -> result.completeExceptionally(failure));
            return;
        }
        Optional<String> trouble = Optional.of(known.getMessage());
        if (known instanceof SessionNotFoundException || RetryRules.isClosed(known) || time.nanoTime() >= leaseEnds) {
            end(trouble);
            return;
        }
        failures++;
        tell(LeaseEvent.Kind.FAILED, lease(), trouble);
        Duration wait = known.retryAfter().orElseGet(() -> backoff.next(failures));
        rest(wait);
    }

    /** Waits, at least a step: the lease is looked at again well before it ends. */
    private void pause(Duration length) {
        rest(length.compareTo(step()) > 0 ? length : step());
    }

    private void rest(Duration length) {
        steps.pause(time.whenPassed(length), this::look);
        firstRound.complete(null);
    }

    private Duration step() {
        return request.keep().dividedBy(LOOKS_PER_KEEP);
    }

    private Duration lease() {
        return seen == null ? Duration.ZERO : seen.maxLeaseTime();
    }

    private void end(Optional<String> trouble) {
        tellEnd(lease(), Optional.ofNullable(seen), trouble);
        steps.end(() -> result.complete(null));
    }

    /** Ends the keeping, as the session was stopped or another answer said that it has ended. */
    public void sessionEnded(Duration lease, Optional<SessionProperties> lastSeen) {
        if (result.complete(null)) {
            tellEnd(lease, lastSeen, Optional.empty());
        }
    }

    /** The listener hears of the end once, though an answer to a look may end the keeping in both ways. */
    private void tellEnd(Duration lease, Optional<SessionProperties> lastSeen, Optional<String> trouble) {
        if (!toldEnd.getAndSet(true)) {
            request.listener().accept(new LeaseEvent(request.id(), LeaseEvent.Kind.ENDED, lease, lastSeen, trouble));
        }
    }

    private void tell(LeaseEvent.Kind kind, Duration lease, Optional<String> trouble) {
        request.listener().accept(new LeaseEvent(request.id(), kind, lease, Optional.ofNullable(seen), trouble));
    }
}
