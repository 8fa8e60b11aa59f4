package dev.arrshell.internal.session;

import dev.arrshell.error.ArrException;
import dev.arrshell.error.SessionNotFoundException;
import dev.arrshell.internal.transport.AsyncSteps;
import dev.arrshell.internal.transport.Futures;
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
    private final Wish wish;
    private final AsyncSteps steps;
    private final Backoff backoff;
    private final CompletableFuture<Void> result = new CompletableFuture<>();
    private final CompletableFuture<Void> firstRound = new CompletableFuture<>();
    private SessionProperties seen;
    private long leaseEnds;
    private int failures;
    private boolean toldLimit;

    /**
     * What is kept, and for whom.
     *
     * @param id the session
     * @param keep how much is to be left at any time
     * @param upTo the longest whole lease
     * @param learned told of each answer
     * @param listener told of what happens
     */
    public record Wish(
            SessionId id,
            Duration keep,
            Duration upTo,
            Consumer<? super SessionProperties> learned,
            Consumer<? super LeaseEvent> listener) {}

    private LeaseExtender(SessionCalls calls, TimeSource time, Wish wish) {
        this.calls = calls;
        this.time = time;
        this.wish = wish;
        this.steps = new AsyncSteps(time, result);
        this.backoff = Backoff.of(FIRST_PAUSE, step());
        this.leaseEnds = time.nanoTime() + wish.upTo().plus(LONGEST_BOOT).toNanos();
        result.whenComplete((nothing, failure) -> firstRound.complete(null));
    }

    /** Begins with a look. */
    public static LeaseExtender begin(SessionCalls calls, TimeSource time, Wish wish) {
        LeaseExtender keeping = new LeaseExtender(calls, time, wish);
        keeping.steps.guarded(keeping::whenItsTurn);
        return keeping;
    }

    /** Completes at the end of the keeping, whatever ends it. Completing it ends the keeping. */
    public CompletableFuture<Void> result() {
        return result;
    }

    /** Completes when the first look, and the extension that it leads to, has succeeded or failed. */
    public CompletableFuture<Void> firstRound() {
        return Futures.cancelling(firstRound, result);
    }

    private void whenItsTurn() {
        CompletableFuture<Void> turn = calls.turn();
        if (turn.isDone()) {
            look();
        } else {
            steps.pause(turn, this::look);
        }
    }

    private void look() {
        CompletableFuture<SessionProperties> call = calls.properties(wish.id());
        steps.await(call);
        call.whenComplete(
                (properties, failure) -> steps.guarded(() -> judge(Optional.ofNullable(properties), failure)));
    }

    private void judge(Optional<SessionProperties> properties, Throwable failure) {
        if (properties.isEmpty()) {
            failed(Futures.cause(failure));
            return;
        }
        saw(properties.get());
        if (seen.status().isTerminal()) {
            end(Optional.empty());
        } else if (left().compareTo(wish.keep()) >= 0) {
            failures = 0;
            pause(left().minus(wish.keep()));
        } else {
            extend();
        }
    }

    private void saw(SessionProperties properties) {
        seen = properties;
        wish.learned().accept(properties);
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
        CompletableFuture<Optional<SessionProperties>> call = calls.update(wish.id(), total);
        steps.await(call);
        call.whenComplete((answer, failure) -> steps.guarded(() -> {
            if (failure == null) {
                extended(total);
            } else {
                failed(Futures.cause(failure));
            }
        }));
    }

    /** What the lease is to be, in what the service counts in; empty if it is as long as allowed. */
    private Optional<Lease> longer() {
        Duration wanted = calls.leaseFor(seen.elapsed().plus(wish.keep()));
        Duration total = wanted.compareTo(wish.upTo()) <= 0 ? wanted : calls.leaseWithin(wish.upTo());
        return total.compareTo(seen.maxLeaseTime()) > 0 ? Optional.of(Lease.of(total)) : Optional.empty();
    }

    private void atLimit() {
        failures = 0;
        boolean forGood = seen.maxLeaseTime().compareTo(calls.leaseWithin(wish.upTo())) >= 0;
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
        pause(total.total().minus(seen.elapsed()).minus(wish.keep()));
    }

    /** Whatever failed, it may go well while the lease lasts: a key may be put right, a network come back. */
    private void failed(Throwable failure) {
        if (!(failure instanceof ArrException known)) {
            steps.end(() -> result.completeExceptionally(failure));
            return;
        }
        Optional<String> trouble = Optional.of(known.getMessage());
        if (known instanceof SessionNotFoundException || time.nanoTime() >= leaseEnds) {
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
        steps.pause(time.whenPassed(length), this::whenItsTurn);
        firstRound.complete(null);
    }

    private Duration step() {
        return wish.keep().dividedBy(LOOKS_PER_KEEP);
    }

    private Duration lease() {
        return seen == null ? Duration.ZERO : seen.maxLeaseTime();
    }

    private void end(Optional<String> trouble) {
        tell(LeaseEvent.Kind.ENDED, lease(), trouble);
        steps.end(() -> result.complete(null));
    }

    private void tell(LeaseEvent.Kind kind, Duration lease, Optional<String> trouble) {
        wish.listener().accept(new LeaseEvent(wish.id(), kind, lease, Optional.ofNullable(seen), trouble));
    }
}
