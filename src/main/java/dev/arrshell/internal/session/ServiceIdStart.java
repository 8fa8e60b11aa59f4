package dev.arrshell.internal.session;

import dev.arrshell.error.ArrException;
import dev.arrshell.error.SendState;
import dev.arrshell.internal.ledger.LedgerEntry;
import dev.arrshell.internal.transport.Futures;
import dev.arrshell.model.SessionId;
import dev.arrshell.model.SessionProperties;
import dev.arrshell.model.SessionSize;
import dev.arrshell.model.SessionSpec;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A start whose session the service names (v1). Its request makes a machine each time it arrives, so after a lost
 * answer it is not sent again before a listing shows that the first one came to nothing.
 *
 * <p>v1 tells no creation time and takes no mark of ours, so a session of the listing is taken for the one asked for by
 * exclusion: it has the size and the lease asked for; it is not longer Ready than the request is old; this process had
 * not met it before the request, in whatever answer; no other start of this process or, by the ledger, of this machine
 * has it or still waits for an answer that may name it; and there are no more such sessions than lost answers. What
 * remains is a session that someone else on another machine asked for in the same account and region with the same size
 * and lease at about the same time. Listing before each start would not tell that one apart either, and would cost
 * every start a request; who shares an account and wants to be surer calls {@code client.sessions()} before it starts.
 *
 * <p>For the same reason a surplus session, which appears after the request was sent again, cannot be proven ours: it is
 * told, not stopped.
 */
final class ServiceIdStart extends StartAttempt {

    /** Elapsed times are rounded, and clocks run at their own pace. */
    private static final Duration SLACK = Duration.ofSeconds(5);

    private final long startedAt;
    private int requests;
    private int looks;
    private boolean everLost;

    ServiceIdStart(SessionStarter with, SessionSpec spec) {
        super(with, spec);
        this.startedAt = with.time().nanoTime();
    }

    @Override
    CompletableFuture<SessionId> make() {
        if (isGivenUp()) {
            return CompletableFuture.failedFuture(new CancellationException());
        }
        requests++;
        with.known().sent(self);
        return with.calls()
                .create(spec)
                .handle((id, failure) -> failure == null ? made(id) : failed(Futures.cause(failure)))
                .thenCompose(Function.identity());
    }

    private CompletableFuture<SessionId> made(SessionId id) {
        with.known().end(self, Optional.of(id));
        return everLost ? afterTellingOfSurplus(id) : CompletableFuture.completedFuture(id);
    }

    private CompletableFuture<SessionId> failed(Throwable failure) {
        if (!(failure instanceof ArrException e) || !mayHaveWorked(e)) {
            return CompletableFuture.failedFuture(failure);
        }
        everLost = true;
        with.known().lost(self);
        return lookAfterAPause(e);
    }

    private CompletableFuture<SessionId> lookAfterAPause(ArrException lost) {
        looks++;
        return with.time()
                .after(lost.retryAfter().filter(this::isInTime).orElseGet(this::pause))
                .thenCompose(passed -> with.calls().list())
                .handle((listed, failure) -> failure == null
                        ? judge(lost, listed)
                        : CompletableFuture.<SessionId>failedFuture(uncertain(lost, List.of())))
                .thenCompose(Function.identity());
    }

    private Duration pause() {
        return with.policy().backoff().next(looks);
    }

    private boolean isInTime(Duration pause) {
        return age().plus(pause).compareTo(with.policy().within()) < 0;
    }

    private Duration age() {
        return Duration.ofNanos(with.time().nanoTime() - startedAt);
    }

    private CompletableFuture<SessionId> judge(ArrException lost, List<SessionProperties> listed) {
        List<LedgerEntry> others = with.ledger().others();
        KnownSessions.Verdict verdict = with.known().judge(self, fitting(listed, others), underWay(others));
        return switch (verdict.find()) {
            case IT -> CompletableFuture.completedFuture(verdict.sessions().get(0));
            case NOTHING -> nothing(lost);
            case TOO_EARLY ->
                isInTime(Duration.ZERO)
                        ? lookAfterAPause(lost)
                        : CompletableFuture.failedFuture(uncertain(lost, verdict.sessions()));
            case TOO_MANY -> CompletableFuture.failedFuture(uncertain(lost, verdict.sessions()));
        };
    }

    private CompletableFuture<SessionId> nothing(ArrException lost) {
        if (requests < with.policy().attempts() && isInTime(Duration.ZERO)) {
            return make();
        }
        ArrException whole = lost.with(lost.failure().withAttempts(requests));
        return CompletableFuture.failedFuture(
                lost.sent() == SendState.UNANSWERED ? uncertain(whole, List.of()) : whole);
    }

    private List<SessionProperties> fitting(List<SessionProperties> listed, List<LedgerEntry> others) {
        Set<SessionId> theirs =
                others.stream().flatMap(entry -> entry.id().stream()).collect(Collectors.toSet());
        return listed.stream()
                .filter(seen -> !theirs.contains(seen.id()) && fits(seen))
                .toList();
    }

    /** What an answer leaves out cannot speak against a session. */
    private boolean fits(SessionProperties seen) {
        boolean sameSize = seen.size() == spec.size() || seen.size() == SessionSize.UNKNOWN;
        boolean sameLease = seen.maxLeaseTime().isZero()
                || seen.maxLeaseTime().equals(spec.lease().total());
        boolean newer = seen.elapsed().compareTo(age().plus(SLACK)) <= 0;
        return sameSize && sameLease && newer && !seen.status().isTerminal();
    }

    private long underWay(List<LedgerEntry> others) {
        return others.stream()
                .filter(entry ->
                        entry.id().isEmpty() && entry.mayBeUp(with.time().instant()))
                .filter(entry -> entry.target().equals(kind().target())
                        && entry.size() == spec.size()
                        && entry.lease().equals(spec.lease().total()))
                .count();
    }

    private CompletableFuture<SessionId> afterTellingOfSurplus(SessionId id) {
        return with.calls().list().handle((listed, failure) -> {
            if (failure == null) {
                tell(with.known().fresh(self, fitting(listed, with.ledger().others())));
            }
            return id;
        });
    }

    private void tell(List<SessionId> surplus) {
        surplus.forEach(id -> with.warn()
                .accept("session " + id + " may be a surplus of ours: a first request for a session got no answer, the"
                        + " listing showed none, and after the second there is one more. Whose it is cannot be told, so"
                        + " it was not stopped: client.session('" + id + "').stop()"));
    }
}
