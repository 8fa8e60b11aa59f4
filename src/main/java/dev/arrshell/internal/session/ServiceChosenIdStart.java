package dev.arrshell.internal.session;

import dev.arrshell.error.ArrException;
import dev.arrshell.internal.ledger.LedgerEntry;
import dev.arrshell.internal.transport.Futures;
import dev.arrshell.internal.transport.RetryRules;
import dev.arrshell.model.SessionId;
import dev.arrshell.model.SessionProperties;
import dev.arrshell.model.SessionSpec;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Start of a session whose id the service chooses (v1). Each request that arrives creates a session, so it is never sent
 * again once it may have arrived: a listing that shows no session proves nothing, as it may be late. The request is only
 * repeated, by the transport, after a failure that proves that it had no effect ({@link RetryRules#hadNoEffect}). After a
 * lost answer the listing is looked at, as often as the retry policy allows; what is not found by then is uncertain, and
 * the ledger keeps the start for the reaper.
 *
 * <p>v1 tells no creation time and stores no mark of the client, so the session of a lost answer is found in the listing
 * by exclusion: it {@linkplain dev.arrshell.internal.ledger.RequestedSession#matches matches the request}; no answer to
 * this process named it before the request; no other start of this process or, by the ledger, of this machine has it or
 * still waits for an answer that may name it; and there are no more such sessions than lost answers. What remains is a
 * session that someone on another machine started in the same account and region with the same size and lease at about
 * the same time. A listing before each start would not tell that one apart either, and would cost every start a
 * request.
 */
final class ServiceChosenIdStart extends StartAttempt {

    /** Elapsed times are rounded, and clocks run at their own pace. */
    private static final Duration SLACK = Duration.ofSeconds(5);

    private final long startedAt;
    private int listings;

    ServiceChosenIdStart(SessionStarter starter, SessionSpec spec) {
        super(starter, spec);
        this.startedAt = starter.time().nanoTime();
    }

    @Override
    CompletableFuture<SessionId> create() {
        return calls().create(spec).exceptionallyCompose(failure -> recover(Futures.cause(failure)));
    }

    private CompletableFuture<SessionId> recover(Throwable failure) {
        if (!(failure instanceof ArrException lost) || !RetryRules.mayHaveWorked(lost)) {
            return CompletableFuture.failedFuture(failure);
        }
        known().lost(start);
        return findAfterPause(lost);
    }

    private CompletableFuture<SessionId> findAfterPause(ArrException lost) {
        listings++;
        Duration pause = lost.retryAfter()
                .filter(this::isInTime)
                .orElseGet(() -> starter.retries().backoff().next(listings));
        return starter.closing()
                .endEarly(starter.time().after(pause))
                .thenCompose(passed -> calls().list())
                .handle((listed, failure) -> failure == null
                        ? find(lost, listed)
                        : CompletableFuture.<SessionId>failedFuture(uncertain(lost, List.of())))
                .thenCompose(Function.identity());
    }

    private CompletableFuture<SessionId> find(ArrException lost, List<SessionProperties> listed) {
        List<LedgerEntry> others = starter.ledger().others();
        KnownSessions.Finding finding = known().find(start, matching(listed, others), pendingAmong(others));
        return switch (finding.result()) {
            case FOUND -> CompletableFuture.completedFuture(finding.sessions().get(0));
            case NONE -> lookAgain(lost, finding, listings < starter.retries().attempts());
            case TOO_EARLY -> lookAgain(lost, finding, true);
            case TOO_MANY -> CompletableFuture.failedFuture(uncertain(lost, finding.sessions()));
        };
    }

    private CompletableFuture<SessionId> lookAgain(ArrException lost, KnownSessions.Finding finding, boolean allowed) {
        return allowed && isInTime(Duration.ZERO)
                ? findAfterPause(lost)
                : CompletableFuture.failedFuture(uncertain(lost, finding.sessions()));
    }

    private boolean isInTime(Duration pause) {
        return age().plus(pause).compareTo(starter.retries().within()) < 0;
    }

    private Duration age() {
        return Duration.ofNanos(starter.time().nanoTime() - startedAt);
    }

    private List<SessionId> matching(List<SessionProperties> listed, List<LedgerEntry> others) {
        Set<SessionId> ofOthers =
                others.stream().flatMap(entry -> entry.id().stream()).collect(Collectors.toSet());
        Duration longestReady = age().plus(SLACK);
        return listed.stream()
                .filter(seen -> !ofOthers.contains(seen.id()) && requested.matches(seen, longestReady))
                .map(SessionProperties::id)
                .toList();
    }

    private long pendingAmong(List<LedgerEntry> others) {
        return others.stream()
                .filter(entry -> entry.id().isEmpty() && entry.requested().equals(requested))
                .filter(entry -> entry.mayBeUp(starter.time().instant()))
                .count();
    }
}
