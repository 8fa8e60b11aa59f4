package dev.arrshell.internal.pool;

import dev.arrshell.model.SessionId;
import dev.arrshell.model.SessionProperties;
import dev.arrshell.pool.PoolSessionInfo;
import dev.arrshell.pool.PoolSessionInfo.Use;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** A session of a pool. All but {@link #ended} is guarded by the pool's lock. */
final class PoolMember {

    /** Completes when the session has ended, or exceptionally if it could not be stopped at the pool's end. */
    final CompletableFuture<Void> ended = new CompletableFuture<>();

    MemberState state = MemberState.STARTING;
    PoolServer server;
    SessionProperties seen;
    CompletableFuture<?> wait = CompletableFuture.completedFuture(null);
    Runnable keeping = () -> {};
    long idleSince;
    long readySince = Long.MIN_VALUE;
    Duration lease;
    LocalDate boughtOn;

    /** The part of the lease that was bought on that day. */
    Duration boughtToday;

    final LocalDate startedOn;

    /** Whether the budget allows to extend its lease. */
    boolean isExtendable;

    /** Whether its lease is as long as the service allows. */
    boolean isAtLimit;

    /** The failure of a start of which it is not known whether there is a session. */
    Throwable uncertain;

    PoolMember(Duration lease, LocalDate boughtOn, boolean isExtendable) {
        this.lease = lease;
        this.boughtOn = boughtOn;
        this.boughtToday = lease;
        this.startedOn = boughtOn;
        this.isExtendable = isExtendable;
    }

    boolean is(MemberState wanted) {
        return state == wanted;
    }

    Optional<SessionId> id() {
        return Optional.ofNullable(server).map(PoolServer::id);
    }

    /** The rest of the lease, which is whole until the session is ready. */
    Duration unused(long now) {
        Duration left = readySince == Long.MIN_VALUE ? lease : lease.minusNanos(now - readySince);
        return left.isNegative() ? Duration.ZERO : left;
    }

    PoolSessionInfo info(long now) {
        Use use = switch (state) {
            case STARTING -> Use.STARTING;
            case IDLE, CHECKED -> Use.IDLE;
            case LENT -> Use.LENT;
            case STOPPING, ENDED -> Use.STOPPING;
        };
        return new PoolSessionInfo(
                id(), use, Optional.ofNullable(seen).flatMap(SessionProperties::hostname), unused(now));
    }
}
