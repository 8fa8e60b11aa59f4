package dev.arrshell.internal.session;

import dev.arrshell.error.ArrException;
import dev.arrshell.error.ConflictException;
import dev.arrshell.internal.transport.Futures;
import dev.arrshell.internal.transport.RetryRules;
import dev.arrshell.model.SessionId;
import dev.arrshell.model.SessionProperties;
import dev.arrshell.model.SessionSpec;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Start of a session whose id the client chooses (2021-01-01). The calls repeat the request, which does no harm; if all
 * attempts fail, the properties of the id tell whether the session exists.
 */
final class ClientChosenIdStart extends StartAttempt {

    private final SessionId id;
    private final boolean isRandom;

    ClientChosenIdStart(SessionStarter starter, SessionSpec named, SessionSpec asked) {
        super(starter, named);
        this.id = named.id().orElseThrow();
        this.isRandom = asked.id().isEmpty();
    }

    @Override
    CompletableFuture<SessionId> create() {
        return calls().create(spec).exceptionallyCompose(failure -> recover(Futures.cause(failure)));
    }

    private CompletableFuture<SessionId> recover(Throwable failure) {
        return failure instanceof ArrException known && (RetryRules.mayHaveWorked(known) || isOwnConflict(known))
                ? lookUp(known)
                : CompletableFuture.failedFuture(failure);
    }

    /** A random id is in use already: an earlier attempt, whose answer was lost, has created the session. */
    private boolean isOwnConflict(ArrException failure) {
        return isRandom && failure instanceof ConflictException && failure.attempts() > 1;
    }

    /** A session that is not there yet may still come: the request may be on its way behind a gateway that answered for it. */
    private CompletableFuture<SessionId> lookUp(ArrException lost) {
        return calls().properties(id)
                .thenApply(SessionProperties::id)
                .exceptionallyCompose(failure -> CompletableFuture.failedFuture(
                        uncertain(lost.with(lost.failure().withSession(id)), List.of(id))));
    }
}
