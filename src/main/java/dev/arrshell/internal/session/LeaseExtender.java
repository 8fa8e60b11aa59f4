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
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Keeps the lease of one session from running out: polls the properties, extends the lease if less than {@code keep} is
 * left, pauses, and begins again. An extension leaves {@code keep} and no more, so that a program that is killed costs
 * no more than that. Its pauses do not move a virtual clock, see {@link TimeSource#whenPassed}.
 */
public final class LeaseExtender {

    /** A quarter of {@code keep} passes between two polls, so three in a row may fail. */
    private static final int POLLS_PER_KEEP = 4;

    /** The pause after a first failure; it doubles up to the pause between two polls. */
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

    /** The lease does not run before the session is ready; no session boots for longer than this. */
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
     * The lease to keep.
     *
     * @param id the session
     * @param keep how much of the lease is to be left at any time
     * @param upTo the longest whole lease
     * @param onProperties called with each answer
     * @param listener called with each event
     */
    public record KeepRequest(
            SessionId id,
            Duration keep,
            Duration upTo,
            Consumer<? super SessionProperties> onProperties,
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

    /** Begins with a poll. */
    public static LeaseExtender begin(SessionCalls calls, TimeSource time, KeepRequest request) {
        LeaseExtender extender = new LeaseExtender(calls, time, request);
        extender.steps.run(extender::poll);
        return extender;
    }

    /** The session whose lease is kept. */
    public SessionId session() {
        return request.id();
    }

    /** Completes when the keeping ends, for whatever reason. Completing it ends the keeping. */
    public CompletableFuture<Void> result() {
        return result;
    }

    /** Completes when the first poll, and the extension that it leads to, has succeeded or failed. */
    public CompletableFuture<Void> firstRound() {
        return Futures.cancelling(firstRound, result);
    }

    private void poll() {
        steps.call(calls.properties(request.id()), this::handle);
    }

    private void handle(SessionProperties properties, Throwable failure) {
        if (failure != null) {
            failed(failure);
            return;
        }
        remember(properties);
        if (seen.status().isTerminal()) {
            end(Optional.empty());
        } else if (left().compareTo(request.keep()) >= 0) {
            failures = 0;
            pause(left().minus(request.keep()));
        } else {
            extend();
        }
    }

    private void remember(SessionProperties properties) {
        seen = properties;
        request.onProperties().accept(properties);
        Duration boot = seen.status() == SessionStatus.READY ? Duration.ZERO : LONGEST_BOOT;
        leaseEnds = time.nanoTime() + left().plus(boot).toNanos();
    }

    /** The rest of the lease by the last answer. */
    private Duration left() {
        return seen.maxLeaseTime().minus(seen.elapsed());
    }

    private void extend() {
        Optional<Lease> needed = neededLease();
        if (needed.isEmpty()) {
            atLimit();
            return;
        }
        Lease total = needed.get();
        steps.call(calls.update(request.id(), total), (answer, failure) -> {
            if (failure == null) {
                extended(total);
            } else {
                failed(failure);
            }
        });
    }

    /** The lease to ask for, in what the service counts in; empty if it is as long as allowed. */
    private Optional<Lease> neededLease() {
        Duration wanted = calls.leaseFor(seen.elapsed().plus(request.keep()));
        Duration total = wanted.compareTo(request.upTo()) <= 0 ? wanted : calls.leaseWithin(request.upTo());
        return total.compareTo(seen.maxLeaseTime()) > 0 ? Optional.of(new Lease(total)) : Optional.empty();
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
        boolean isClosed = known.failure().isClientClosed();
        Optional<String> trouble = Optional.of(isClosed ? closed() : known.getMessage());
        if (known instanceof SessionNotFoundException || isClosed || time.nanoTime() >= leaseEnds) {
            end(trouble);
            return;
        }
        failures++;
        tell(LeaseEvent.Kind.FAILED, lease(), trouble);
        Duration wait = known.retryAfter().orElseGet(() -> backoff.next(failures));
        rest(wait);
    }

    /** Pauses for a length, or until the next poll is due if that is later. */
    private void pause(Duration length) {
        rest(length.compareTo(step()) > 0 ? length : step());
    }

    private void rest(Duration length) {
        steps.pause(time.whenPassed(length), this::poll);
        firstRound.complete(null);
    }

    private Duration step() {
        return request.keep().dividedBy(POLLS_PER_KEEP);
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
        endNow(lease, lastSeen, Optional.empty());
    }

    /** Ends the keeping, since the client was closed. */
    public void clientClosed(Duration lease, Optional<SessionProperties> lastSeen) {
        endNow(lease, lastSeen, Optional.of(closed()));
    }

    private String closed() {
        return "the client was closed. The session goes on and is billed until its lease ends: client.session('"
                + request.id() + "').stop()";
    }

    private void endNow(Duration lease, Optional<SessionProperties> lastSeen, Optional<String> trouble) {
        if (result.complete(null)) {
            tellEnd(lease, lastSeen, trouble);
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
