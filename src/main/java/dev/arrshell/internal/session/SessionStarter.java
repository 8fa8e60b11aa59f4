package dev.arrshell.internal.session;

import dev.arrshell.internal.ledger.Ledger;
import dev.arrshell.internal.ledger.ScheduledPeriod;
import dev.arrshell.internal.transport.ClientClosing;
import dev.arrshell.model.SessionId;
import dev.arrshell.model.SessionSpec;
import dev.arrshell.policy.RetryPolicy;
import dev.arrshell.time.TimeSource;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * Starts sessions so that none is created twice and none is lost, whatever happens to the answers. Thread-safe.
 *
 * @param calls the calls, retried as their idempotence allows
 * @param ledger the file that each start is written to before its request is sent
 * @param pending the starts whose outcome is not known yet
 * @param retries how often and how long the session of a lost answer is looked for
 * @param time the clock of the pauses
 * @param closing the signal that the client was closed
 * @param warnings told of what a person should know although no call failed
 */
public record SessionStarter(
        SessionCalls calls,
        Ledger ledger,
        PendingStarts pending,
        RetryPolicy retries,
        TimeSource time,
        ClientClosing closing,
        Consumer<? super String> warnings) {

    /** The same with other calls. */
    public SessionStarter with(SessionCalls others) {
        return new SessionStarter(others, ledger, pending, retries, time, closing, warnings);
    }

    /** The same, whose starts are written down as those of a schedule. */
    SessionStarter of(ScheduledPeriod period) {
        return new SessionStarter(calls, ledger.of(period), pending, retries, time, closing, warnings);
    }

    /**
     * Starts a session. Cancelling the future does not take the request back: the session is stopped as soon as its id
     * is known. Fails at once, with nothing sent, if no more starts are allowed.
     */
    public CompletableFuture<SessionId> start(SessionSpec spec) {
        CompletableFuture<Void> settled = pending.enter();
        if (settled == null) {
            return CompletableFuture.failedFuture(new IllegalStateException(
                    "this program is ending, so no session is started any more (nothing was sent)"));
        }
        try {
            return attempt(spec).begin(settled);
        } catch (RuntimeException | Error e) {
            settled.complete(null);
            return CompletableFuture.failedFuture(e);
        }
    }

    private StartAttempt attempt(SessionSpec spec) {
        SessionSpec named = calls.withClientId(spec);
        return named.id().isPresent()
                ? new ClientChosenIdStart(this, named, spec)
                : new ServiceChosenIdStart(this, spec);
    }
}
