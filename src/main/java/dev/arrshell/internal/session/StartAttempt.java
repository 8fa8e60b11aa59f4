package dev.arrshell.internal.session;

import dev.arrshell.error.ArrException;
import dev.arrshell.error.StartUncertainException;
import dev.arrshell.internal.ledger.Ledger;
import dev.arrshell.internal.ledger.RequestedSession;
import dev.arrshell.internal.transport.Futures;
import dev.arrshell.model.SessionId;
import dev.arrshell.model.SessionSpec;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** One start, from the first line in the ledger to the last. Each API version has its own way to recover a lost answer. */
abstract class StartAttempt {

    final SessionStarter starter;
    final SessionSpec spec;
    final RequestedSession requested;
    final KnownSessions.PendingStart start;
    private final Ledger.Start entry;
    private final CompletableFuture<SessionId> result = new CompletableFuture<>();

    StartAttempt(SessionStarter starter, SessionSpec spec) {
        this.starter = starter;
        this.spec = spec;
        this.requested =
                new RequestedSession(calls().target(), spec.size(), spec.lease().total());
        this.entry = starter.ledger().begin(calls().target(), spec, known().latest());
        this.start = known().begin(requested);
    }

    final SessionCalls calls() {
        return starter.calls();
    }

    final KnownSessions known() {
        return calls().known();
    }

    /** Asks for the session, and recovers it where the answer was lost. */
    abstract CompletableFuture<SessionId> create();

    /**
     * Begins.
     *
     * @param settled completed when the outcome is known, also of a start that was given up
     */
    final CompletableFuture<SessionId> begin(CompletableFuture<Void> settled) {
        CompletableFuture<SessionId> created;
        try {
            created = create();
        } catch (RuntimeException | Error e) {
            created = CompletableFuture.failedFuture(e);
        }
        created.handle(this::settle).thenCompose(Function.identity()).whenComplete((nothing, failure) -> {
            if (failure != null) {
                result.completeExceptionally(Futures.cause(failure));
            }
            settled.complete(null);
        });
        return result;
    }

    private CompletableFuture<Void> settle(SessionId id, Throwable failure) {
        known().end(start, Optional.ofNullable(id));
        if (id == null) {
            fail(Futures.cause(failure));
            return CompletableFuture.completedFuture(null);
        }
        return deliver(id);
    }

    private void fail(Throwable failure) {
        try {
            if (failure instanceof ArrException && !(failure instanceof StartUncertainException)) {
                entry.nothing();
            }
        } finally {
            result.completeExceptionally(failure);
        }
    }

    /** The caller gets the session even if the ledger fails, as by a listener that throws at a warning. */
    private CompletableFuture<Void> deliver(SessionId id) {
        CompletableFuture<Void> written = CompletableFuture.runAsync(() -> entry.started(id), Runnable::run);
        return result.complete(id) ? written : stopUnwanted(id);
    }

    private CompletableFuture<Void> stopUnwanted(SessionId id) {
        return calls().stop(id).handle((done, failure) -> {
            if (failure == null) {
                starter.ledger().ended(calls().target(), id);
            } else {
                starter.warnings()
                        .accept("session " + id + " was started for a call that has been given up, and could not be"
                                + " stopped: " + Futures.cause(failure).getMessage() + " Stop it: client.session('" + id
                                + "').stop()");
            }
            return null;
        });
    }

    static StartUncertainException uncertain(ArrException lost, List<SessionId> mayExist) {
        return new StartUncertainException(lost.failure(), mayExist, lost);
    }
}
