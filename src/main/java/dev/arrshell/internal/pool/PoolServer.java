package dev.arrshell.internal.pool;

import dev.arrshell.model.LeaseEvent;
import dev.arrshell.model.SessionId;
import dev.arrshell.model.SessionProperties;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** The calls about one session that a pool needs. None blocks. */
public interface PoolServer {

    SessionId id();

    CompletableFuture<SessionProperties> awaitReady();

    CompletableFuture<SessionProperties> properties();

    CompletableFuture<Void> stop();

    /**
     * Keeps the lease from running out.
     *
     * @return ends the keeping
     */
    Runnable keepLease(Duration keep, Duration upTo, Consumer<LeaseEvent> listener);
}
