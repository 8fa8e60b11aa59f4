package dev.arrshell;

import dev.arrshell.internal.session.LeaseExtender;
import dev.arrshell.internal.transport.Futures;
import dev.arrshell.model.Operation;
import dev.arrshell.model.SessionId;
import java.util.concurrent.CompletableFuture;

/**
 * A lease keeper as its user sees it.
 *
 * @param extender keeps the lease
 */
record LeaseKeeperHandle(LeaseExtender extender) implements LeaseKeeper {

    /** Waits until the first look, and the extension that it leads to, is over. An interrupt ends the keeping. */
    LeaseKeeperHandle afterFirstRound() {
        Futures.get(extender::firstRound, Operation.PROPERTIES);
        return this;
    }

    @Override
    public SessionId session() {
        return extender.session();
    }

    @Override
    public boolean isActive() {
        return !extender.result().isDone();
    }

    @Override
    public CompletableFuture<Void> ended() {
        return extender.result().copy();
    }

    @Override
    public void close() {
        extender.result().complete(null);
    }

    @Override
    public String toString() {
        return "LeaseKeeper(" + session() + (isActive() ? ")" : ", ended)");
    }
}
