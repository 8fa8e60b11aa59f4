package dev.arrshell.internal.pool;

import dev.arrshell.error.ArrException;
import dev.arrshell.internal.language.LanguageStep;
import dev.arrshell.internal.language.UsageErrors;
import dev.arrshell.internal.transport.Futures;
import dev.arrshell.model.SessionId;
import dev.arrshell.model.SessionProperties;
import dev.arrshell.pool.PoolException;
import dev.arrshell.pool.PoolMetrics;
import dev.arrshell.pool.PoolSessionInfo;
import dev.arrshell.pool.PooledSession;
import dev.arrshell.pool.SessionPool;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A pool as its user sees it. */
final class PoolHandle extends LanguageStep implements SessionPool {

    private final PoolEngine engine;
    private final PoolSettings settings;
    private final PoolStages.Client client;
    private final AtomicBoolean closed = new AtomicBoolean();

    PoolHandle(PoolEngine engine, PoolSettings settings, PoolStages.Client client) {
        this.engine = engine;
        this.settings = settings;
        this.client = client;
    }

    @Override
    public PooledSession acquire() {
        return acquire(settings.acquireWithin());
    }

    @Override
    public PooledSession acquire(Duration atMost) {
        Call call = call(atMost);
        try {
            return call.session().get();
        } catch (InterruptedException e) {
            call.giveUpBut(null);
            Thread.currentThread().interrupt();
            throw new PoolException(
                    PoolException.Kind.INTERRUPTED,
                    "the thread was interrupted while it waited for a session of the pool; its interrupt flag is set",
                    e);
        } catch (ExecutionException e) {
            Throwable cause = Futures.cause(e);
            throw cause instanceof PoolException pool
                    ? new PoolException(pool.kind(), pool.getMessage(), pool.getCause())
                    : Futures.unchecked(e);
        }
    }

    @Override
    public CompletableFuture<PooledSession> acquireAsync() {
        return acquireAsync(settings.acquireWithin());
    }

    @Override
    public CompletableFuture<PooledSession> acquireAsync(Duration atMost) {
        Call call = call(atMost);
        CompletableFuture<PooledSession> handed =
                Futures.handOver(call.session().copy(), client.callers());
        handed.whenComplete((taken, failure) -> call.giveUpBut(taken));
        return handed;
    }

    /**
     * A call that waits.
     *
     * @param waiting the call, which may be cancelled
     * @param session its session
     */
    private record Call(CompletableFuture<PoolMember> waiting, CompletableFuture<PooledSession> session) {

        /** Withdraws the call; a session that has come or still comes goes back, unless it was taken. */
        void giveUpBut(@Nullable PooledSession taken) {
            waiting.cancel(true);
            session.thenAccept(arrived -> {
                if (arrived != taken) {
                    arrived.close();
                }
            });
        }
    }

    private Call call(Duration atMost) {
        long since = client.time().nanoTime();
        CompletableFuture<PoolMember> waiting = engine.acquire(UsageErrors.positive(atMost, "a deadline"));
        return new Call(waiting, waiting.thenApply(member -> lend(member, since)));
    }

    private PooledSession lend(PoolMember member, long since) {
        PooledSession session = new PooledSessionHandle(member);
        client.onLent().accept(session.id(), Duration.ofNanos(client.time().nanoTime() - since));
        return session;
    }

    @Override
    public PoolMetrics metrics() {
        return engine.metrics();
    }

    @Override
    public List<PoolSessionInfo> sessions() {
        return engine.sessions();
    }

    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        List<String> left = new ArrayList<>();
        Throwable why = null;
        for (PoolMember member : engine.close()) {
            try {
                member.ended.get();
            } catch (ExecutionException e) {
                why = Futures.cause(e);
                left.add(member.id().map(SessionId::value).orElse("one whose id is not known"));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new PoolException(
                        PoolException.Kind.NOT_STOPPED,
                        "the thread was interrupted while the pool stopped its sessions; those that still"
                                + " run end with their leases, or: arr reap",
                        e);
            }
        }
        if (!left.isEmpty()) {
            throw new PoolException(
                    PoolException.Kind.NOT_STOPPED,
                    "the pool could not stop " + String.join(", ", left) + ", billed until the lease ends: "
                            + (why instanceof ArrException known ? known.getMessage() : String.valueOf(why))
                            + " To stop it: client.session(id).stop(); to find a session without an id: arr reap",
                    why);
        }
    }

    @Override
    protected Map<String, Supplier<Object>> nouns() {
        return Map.of("metrics", this::metrics, "sessions", this::sessions);
    }

    @Override
    public String toString() {
        PoolMetrics now = metrics();
        return "SessionPool(" + client.size() + ", " + now.size() + " of " + settings.max() + ": " + now.idle()
                + " idle, " + now.lent() + " lent, " + now.starting() + " starting, " + now.waiting() + " waiting)";
    }

    /** A session that is lent. */
    private final class PooledSessionHandle extends LanguageStep implements PooledSession {

        private final PoolMember member;
        private final SessionProperties snapshot;

        PooledSessionHandle(PoolMember member) {
            this.member = member;
            this.snapshot = member.seen;
        }

        private boolean isReturned;

        @Override
        public SessionId id() {
            return snapshot.id();
        }

        @Override
        public String hostname() {
            return snapshot.hostname().orElseThrow();
        }

        @Override
        public SessionProperties snapshot() {
            return snapshot;
        }

        @Override
        public void close() {
            giveBack(false);
        }

        @Override
        public void discard() {
            giveBack(true);
        }

        /** Once only: afterwards the session may be lent to someone else. */
        private void giveBack(boolean isUnfit) {
            synchronized (this) {
                if (isReturned) {
                    return;
                }
                isReturned = true;
            }
            engine.giveBack(member, isUnfit);
        }

        @Override
        protected Map<String, Supplier<Object>> nouns() {
            return Map.of("id", this::id, "hostname", this::hostname, "snapshot", this::snapshot);
        }

        @Override
        public String toString() {
            return "PooledSession(" + id() + ", " + hostname() + ")";
        }
    }
}
