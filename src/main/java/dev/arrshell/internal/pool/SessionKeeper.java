package dev.arrshell.internal.pool;

import dev.arrshell.internal.transport.Futures;
import dev.arrshell.pool.PoolSessionInfo;
import dev.arrshell.time.TimeSource;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Keeper of one session: starts it, extends its lease and replaces it if it fails, until it is ended. It is a pool of one that
 * lends nothing.
 */
public final class SessionKeeper {

    private final PoolEngine engine;

    private SessionKeeper(PoolEngine engine) {
        this.engine = engine;
    }

    /** A keeper that has not begun. */
    public static SessionKeeper of(Duration lease, Supplier<CompletableFuture<PoolServer>> starter, TimeSource time) {
        PoolSettings settings = PoolSettings.first().withNumbers(1, 1).withLease(lease);
        return new SessionKeeper(new PoolEngine(settings, starter, time));
    }

    /** Begins with a start, in the background. It has no effect after the end. */
    public void begin() {
        engine.update();
    }

    /** The session; empty while there is none. */
    public Optional<PoolSessionInfo> session() {
        return engine.sessions().stream().findFirst();
    }

    /**
     * Stops the session and starts no other.
     *
     * @return completes when the session has ended, or with the reason why it may still run
     */
    public CompletableFuture<Void> end() {
        List<CompletableFuture<Void>> ends =
                engine.close().stream().map(member -> member.ended).toList();
        CompletableFuture<Void> all = CompletableFuture.allOf(ends.toArray(CompletableFuture[]::new));
        return all.exceptionallyCompose(failure -> CompletableFuture.failedFuture(Futures.cause(failure)));
    }

    /** Whether a stop that failed with this failure is over nevertheless, as there is no such session. */
    public static boolean isOver(Throwable failure) {
        return PoolLifecycle.hasEnded(failure);
    }
}
