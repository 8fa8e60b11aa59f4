package dev.arrshell.internal.session;

import dev.arrshell.internal.ledger.Ledger;
import dev.arrshell.model.SessionId;
import dev.arrshell.model.SessionSpec;
import dev.arrshell.policy.RetryPolicy;
import dev.arrshell.time.TimeSource;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * Starts sessions so that none is made twice and none is lost, whatever becomes of the answers. Thread-safe.
 *
 * @param calls the calls, tried again as their idempotence allows
 * @param ledger where starts are written down first
 * @param underWay the starts whose outcome is not known yet
 * @param known what this process knows of the account's sessions
 * @param policy how often and how long
 * @param time the waits' clock
 * @param warn told of what needs a person's eye and is no failure of the call
 */
public record SessionStarter(
        SessionCalls calls,
        Ledger ledger,
        PendingStarts underWay,
        KnownSessions known,
        RetryPolicy policy,
        TimeSource time,
        Consumer<? super String> warn) {

    /**
     * Starts a session. Giving the future up does not take the request back: the session is stopped as soon as its id
     * is known. Where no more starts are allowed it fails at once, and nothing was sent.
     */
    public CompletableFuture<SessionId> start(SessionSpec spec) {
        CompletableFuture<Void> settled = underWay.enter();
        if (settled == null) {
            return CompletableFuture.failedFuture(new IllegalStateException(
                    "this program is ending, so no session is started any more (nothing was sent)"));
        }
        try {
            return of(spec).begin(settled);
        } catch (RuntimeException | Error e) {
            settled.complete(null);
            return CompletableFuture.failedFuture(e);
        }
    }

    private StartAttempt of(SessionSpec spec) {
        SessionSpec named = calls.named(spec);
        return named.id().isPresent() ? new ClientIdStart(this, named, spec) : new ServiceIdStart(this, spec);
    }
}
