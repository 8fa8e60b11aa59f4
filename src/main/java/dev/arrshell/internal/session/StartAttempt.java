package dev.arrshell.internal.session;

import dev.arrshell.error.ArrConnectionException;
import dev.arrshell.error.ArrException;
import dev.arrshell.error.ArrProtocolException;
import dev.arrshell.error.ServiceException;
import dev.arrshell.error.StartUncertainException;
import dev.arrshell.internal.ledger.Ledger;
import dev.arrshell.internal.transport.Futures;
import dev.arrshell.internal.transport.RetryRules;
import dev.arrshell.model.SessionId;
import dev.arrshell.model.SessionSpec;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** One start from the ledger's first line to its last. How a lost answer is made good, each API version decides. */
abstract class StartAttempt {

    final SessionStarter with;
    final SessionSpec spec;
    final KnownSessions.UnderWay self;
    private final Ledger.Start entry;
    private final CompletableFuture<SessionId> result = new CompletableFuture<>();

    StartAttempt(SessionStarter with, SessionSpec spec) {
        this.with = with;
        this.spec = spec;
        this.entry =
                with.ledger().begin(with.calls().target(), spec, with.known().latest());
        this.self = with.known().begin(kind());
    }

    final KnownSessions.Kind kind() {
        return new KnownSessions.Kind(
                with.calls().target(), spec.size(), spec.lease().total());
    }

    /** Asks for the session, and does what can be done when the answer is lost. */
    abstract CompletableFuture<SessionId> make();

    /**
     * Begins.
     *
     * @param settled completed when it is known what became of the start, also where it was given up
     */
    final CompletableFuture<SessionId> begin(CompletableFuture<Void> settled) {
        CompletableFuture<SessionId> made;
        try {
            made = make();
        } catch (RuntimeException | Error e) {
            made = CompletableFuture.failedFuture(e);
        }
        made.handle((id, failure) -> settle(id, failure == null ? null : Futures.cause(failure)))
                .thenCompose(Function.identity())
                .whenComplete((nothing, failure) -> over(settled, failure));
        return result;
    }

    /** Whatever went wrong on the way, nobody waits for ever. */
    private void over(CompletableFuture<Void> settled, Throwable failure) {
        if (failure != null) {
            result.completeExceptionally(Futures.cause(failure));
        }
        settled.complete(null);
    }

    private CompletableFuture<Void> settle(SessionId id, Throwable failure) {
        with.known().end(self, Optional.ofNullable(id));
        return id == null ? deliver(failure) : deliver(id);
    }

    /** A ledger that fails, as by a listener to its warning, does not take the session from who asked for it. */
    private CompletableFuture<Void> deliver(SessionId id) {
        CompletableFuture<Void> written = CompletableFuture.runAsync(() -> entry.started(id), Runnable::run);
        return result.complete(id) ? written : stop(id);
    }

    private CompletableFuture<Void> deliver(Throwable failure) {
        try {
            if (failure instanceof ArrException && !(failure instanceof StartUncertainException)) {
                entry.nothing();
            }
        } finally {
            result.completeExceptionally(failure);
        }
        return CompletableFuture.completedFuture(null);
    }

    /** Nobody waits for the session any more, so nobody will stop it. */
    private CompletableFuture<Void> stop(SessionId id) {
        return with.calls().stop(id).handle((done, failure) -> {
            if (failure == null) {
                with.ledger().ended(with.calls().target(), id);
            } else {
                with.warn()
                        .accept("session " + id + " was started for a call that has been given up, and could not be"
                                + " stopped: " + Futures.cause(failure).getMessage() + " Stop it: client.session('" + id
                                + "').stop()");
            }
            return null;
        });
    }

    final boolean isGivenUp() {
        return result.isDone();
    }

    /** Whether a request may have made a session although it failed. */
    static boolean mayHaveWorked(ArrException failure) {
        boolean lost = failure instanceof ServiceException
                || failure instanceof ArrConnectionException
                || failure instanceof ArrProtocolException && saidYes(failure);
        return lost && !RetryRules.hadNoEffect(failure);
    }

    private static boolean saidYes(ArrException unreadable) {
        int status = unreadable.status().orElse(200);
        return status / 100 == 2;
    }

    final StartUncertainException uncertain(ArrException lost, List<SessionId> mayExist) {
        return new StartUncertainException(lost.failure(), mayExist, lost);
    }
}
