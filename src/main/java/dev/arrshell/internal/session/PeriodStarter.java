package dev.arrshell.internal.session;

import dev.arrshell.error.SessionNotFoundException;
import dev.arrshell.error.StartUncertainException;
import dev.arrshell.internal.ledger.Ledger;
import dev.arrshell.internal.ledger.LedgerEntry;
import dev.arrshell.internal.ledger.OwnerProcess;
import dev.arrshell.internal.ledger.Reaper;
import dev.arrshell.internal.ledger.ScheduledPeriod;
import dev.arrshell.internal.transport.Futures;
import dev.arrshell.model.ReapResult;
import dev.arrshell.model.SessionId;
import dev.arrshell.model.SessionProperties;
import dev.arrshell.model.SessionSize;
import dev.arrshell.time.TimeSource;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Starter of the session of a schedule's period. It takes over the session that an earlier run started for the period, which it
 * finds in the ledger. Without a ledger it always starts a new one.
 *
 * @param starter starts sessions
 * @param size the size of the sessions
 * @param threads threads that may block
 */
public record PeriodStarter(SessionStarter starter, SessionSize size, Executor threads) {

    /**
     * Takes the session of the period over, or starts one.
     *
     * @param begin starts a session
     * @param takeOver makes the result of a session that is there
     */
    public <T> CompletableFuture<T> start(
            ScheduledPeriod period,
            Function<SessionStarter, CompletableFuture<T>> begin,
            Function<SessionId, T> takeOver) {
        Supplier<CompletableFuture<T>> next = () -> Futures.composeOutcome(
                begin.apply(starter.of(period)), (started, failure) -> outcome(period, started, failure));
        for (LedgerEntry entry : entries(period)) {
            Supplier<CompletableFuture<T>> otherwise = next;
            next = () -> entry.settled() ? takeOver(entry, takeOver, otherwise) : settle(entry, otherwise);
        }
        return next.get();
    }

    /**
     * Stops the sessions of the schedule's periods that are over and that no process answers for any more.
     *
     * @param schedule the schedule's name
     */
    public CompletableFuture<List<ReapResult>> stopEnded(String schedule) {
        List<LedgerEntry> over = entries(entry -> entry.period()
                        .filter(period -> period.schedule().equals(schedule) && period.isOver(now()))
                        .isPresent()
                && (entry.kept() || entry.owner().isGone()));
        return over.isEmpty() ? CompletableFuture.completedFuture(List.of()) : reap(over);
    }

    /**
     * Stops the sessions of this program's starts for a period that got no answer. Completes at once if there is none.
     *
     * @return completes with the reason if one may still run
     */
    public CompletableFuture<Void> settle(ScheduledPeriod period) {
        List<LedgerEntry> open = entries(period).stream()
                .filter(entry -> !entry.settled() && entry.owner().equals(OwnerProcess.self()))
                .toList();
        if (open.isEmpty()) {
            return CompletableFuture.completedFuture(null);
        }
        return Futures.compose(
                reap(open),
                results -> results.stream()
                        .filter(result -> !isSettled(result))
                        .findFirst()
                        .<CompletableFuture<Void>>map(result -> CompletableFuture.failedFuture(
                                new IllegalStateException("a start got no answer, and " + result.message())))
                        .orElseGet(() -> CompletableFuture.completedFuture(null)));
    }

    /** A start without an answer that is in the ledger can be tried again, since it is settled before the next. */
    private <T> CompletableFuture<T> outcome(ScheduledPeriod period, T started, Throwable failure) {
        if (failure == null) {
            return CompletableFuture.completedFuture(started);
        }
        boolean isSettledLater =
                failure instanceof StartUncertainException && !entries(period).isEmpty();
        return CompletableFuture.failedFuture(
                isSettledLater ? new IllegalStateException(failure.getMessage(), failure) : failure);
    }

    private List<LedgerEntry> entries(ScheduledPeriod period) {
        return entries(entry -> entry.period().filter(period::equals).isPresent());
    }

    private List<LedgerEntry> entries(Predicate<LedgerEntry> wanted) {
        return ledger().open().stream()
                .filter(entry -> entry.target().equals(starter.calls().target()) && entry.size() == size)
                .filter(wanted)
                .toList();
    }

    private <T> CompletableFuture<T> takeOver(
            LedgerEntry entry, Function<SessionId, T> takeOver, Supplier<CompletableFuture<T>> otherwise) {
        if (!entry.kept() && isOfAnotherProcess(entry)) {
            return CompletableFuture.failedFuture(new IllegalStateException("process "
                    + entry.owner().pid() + " runs this schedule and its session already (nothing was sent)"));
        }
        SessionId id = entry.id().orElseThrow();
        return Futures.composeOutcome(starter.calls().properties(id), (seen, failure) -> {
            if (isOver(seen, failure)) {
                ledger().ended(entry.target(), id);
                return otherwise.get();
            }
            if (failure != null) {
                return CompletableFuture.failedFuture(failure);
            }
            ledger().adopt(entry);
            return CompletableFuture.completedFuture(takeOver.apply(id));
        });
    }

    private static boolean isOver(SessionProperties seen, Throwable failure) {
        return failure == null ? seen.status().isTerminal() : failure instanceof SessionNotFoundException;
    }

    /** A start that no answer confirmed: its session is stopped, if there is one, before another is started. */
    private <T> CompletableFuture<T> settle(LedgerEntry entry, Supplier<CompletableFuture<T>> otherwise) {
        if (isOfAnotherProcess(entry)) {
            return CompletableFuture.failedFuture(new IllegalStateException(
                    "process " + entry.owner().pid() + " is starting this session already (nothing was sent)"));
        }
        return Futures.compose(
                reap(List.of(entry)),
                results -> isSettled(results.get(0))
                        ? otherwise.get()
                        : CompletableFuture.failedFuture(
                                new IllegalStateException("an earlier run has asked for this session, and "
                                        + results.get(0).message())));
    }

    private static boolean isOfAnotherProcess(LedgerEntry entry) {
        return !entry.owner().isGone() && !entry.owner().equals(OwnerProcess.self());
    }

    private static boolean isSettled(ReapResult result) {
        return result.result() == ReapResult.Result.STOPPED || result.result() == ReapResult.Result.OVER;
    }

    private CompletableFuture<List<ReapResult>> reap(List<LedgerEntry> entries) {
        TimeSource.Hold hold = time().hold();
        CompletableFuture<List<ReapResult>> results = new CompletableFuture<>();
        results.whenComplete((reaped, failure) -> hold.release(() -> {}));
        try {
            results.completeAsync(
                    () -> Reaper.reap(ledger(), entries, new ReaperCalls(starter.calls()), now(), false), threads);
        } catch (RejectedExecutionException e) {
            results.completeExceptionally(e);
        }
        return results;
    }

    private Ledger ledger() {
        return starter.ledger();
    }

    private TimeSource time() {
        return starter.time();
    }

    private Instant now() {
        return time().instant();
    }
}
