package dev.arrshell.internal.session;

import dev.arrshell.error.ArrException;
import dev.arrshell.error.ConflictException;
import dev.arrshell.error.SendState;
import dev.arrshell.error.SessionNotFoundException;
import dev.arrshell.internal.transport.Futures;
import dev.arrshell.model.SessionId;
import dev.arrshell.model.SessionSpec;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * A start whose session bears a name of ours (2021-01-01). The request may be repeated, which the calls do; if all of
 * them fail, a look at the name tells.
 */
final class ClientIdStart extends StartAttempt {

    private final SessionId name;
    private final boolean madeUp;

    ClientIdStart(SessionStarter with, SessionSpec named, SessionSpec asked) {
        super(with, named);
        this.name = named.id().orElseThrow();
        this.madeUp = asked.id().isEmpty();
    }

    @Override
    CompletableFuture<SessionId> make() {
        return with.calls()
                .create(spec)
                .handle((id, failure) ->
                        failure == null ? CompletableFuture.completedFuture(id) : failed(Futures.cause(failure)))
                .thenCompose(Function.identity());
    }

    private CompletableFuture<SessionId> failed(Throwable failure) {
        if (failure instanceof ArrException e && (mayHaveWorked(e) || mayBeOurOwn(e))) {
            return look(e);
        }
        return CompletableFuture.failedFuture(failure);
    }

    /** A name that nobody else can have made up is taken: by an earlier attempt whose answer was lost. */
    private boolean mayBeOurOwn(ArrException failure) {
        return madeUp && failure instanceof ConflictException && failure.attempts() > 1;
    }

    private CompletableFuture<SessionId> look(ArrException lost) {
        return with.calls()
                .properties(name)
                .handle((seen, failure) -> failure == null
                        ? CompletableFuture.completedFuture(seen.id())
                        : CompletableFuture.<SessionId>failedFuture(verdict(lost, Futures.cause(failure))))
                .thenCompose(Function.identity());
    }

    /** An answered request that left no trace had no effect; one without an answer may still arrive. */
    private Throwable verdict(ArrException lost, Throwable look) {
        boolean surelyNothing = look instanceof SessionNotFoundException && lost.sent() != SendState.UNANSWERED;
        return surelyNothing ? lost : uncertain(lost.with(lost.failure().about(name)), List.of(name));
    }
}
