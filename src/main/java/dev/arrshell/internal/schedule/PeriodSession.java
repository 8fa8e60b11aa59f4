package dev.arrshell.internal.schedule;

import dev.arrshell.error.SessionStoppedException;
import dev.arrshell.internal.ledger.ScheduledPeriod;
import dev.arrshell.internal.pool.PoolServer;
import dev.arrshell.internal.pool.SessionKeeper;
import dev.arrshell.internal.transport.Futures;
import dev.arrshell.model.Lease;
import dev.arrshell.model.LeaseEvent;
import dev.arrshell.model.SessionId;
import dev.arrshell.model.SessionProperties;
import dev.arrshell.model.SessionStatus;
import dev.arrshell.pool.PoolSessionInfo;
import dev.arrshell.schedule.ScheduleEvent;
import dev.arrshell.schedule.ScheduleEvent.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * The session of one period of a schedule, from its start to its stop. It is replaced if it fails, not if someone else stops
 * it. Thread-safe.
 */
final class PeriodSession {

    private static final Duration STOP_AGAIN = Duration.ofSeconds(30);

    private final String schedule;
    private final ZonedDateTime until;
    private final ScheduledSessions sessions;
    private final Consumer<? super ScheduleEvent> listener;
    private SessionKeeper keeper;
    private boolean isOver;
    private boolean isStopped;
    private volatile PoolServer last;
    private Class<?> lastFailure = Void.class;

    PeriodSession(
            String schedule,
            ZonedDateTime until,
            ScheduledSessions sessions,
            Consumer<? super ScheduleEvent> listener) {
        this.schedule = schedule;
        this.until = until;
        this.sessions = sessions;
        this.listener = listener;
    }

    boolean isOf(ZonedDateTime end) {
        return until.equals(end);
    }

    void begin() {
        create().ifPresent(SessionKeeper::begin);
    }

    private synchronized Optional<SessionKeeper> create() {
        if (!isOver) {
            keeper = SessionKeeper.of(sessions.lease(), this::start, sessions.time());
        }
        return keeper();
    }

    private CompletableFuture<PoolServer> start() {
        CompletableFuture<ScheduledServer> start = sessions.start(period());
        CompletableFuture<PoolServer> server = Futures.map(start, found -> {
            last = new ObservedServer(found.server(), this);
            forgetFailures();
            report(found.isTakenOver() ? Kind.TAKEN_OVER : Kind.STARTED, Optional.of(last.id()), Optional.empty());
            return last;
        });
        server.whenComplete((started, failure) -> failed(failure));
        return server;
    }

    private ScheduledPeriod period() {
        return new ScheduledPeriod(schedule, until.toInstant());
    }

    /** A session as the schedule sees it, left as it is when the program ends. */
    private record ObservedServer(PoolServer server, PeriodSession period) implements PoolServer {

        @Override
        public SessionId id() {
            return server.id();
        }

        @Override
        public CompletableFuture<SessionProperties> awaitReady() {
            CompletableFuture<SessionProperties> wait = server.awaitReady();
            wait.whenComplete((seen, failure) -> period.onBooted(id(), Futures.cause(failure)));
            return wait;
        }

        @Override
        public CompletableFuture<SessionProperties> properties() {
            return server.properties();
        }

        @Override
        public CompletableFuture<Void> stop() {
            return server.stop();
        }

        @Override
        public Runnable keepLease(Duration keep, Duration upTo, Consumer<LeaseEvent> listener) {
            return server.keepLease(keep, upTo, event -> {
                if (!period.sessions.isEnding()) {
                    period.onLeaseEvent(event);
                    listener.accept(event);
                }
            });
        }
    }

    private void onBooted(SessionId id, Throwable failure) {
        if (failure == null) {
            report(Kind.READY, Optional.of(id), Optional.empty());
        } else if (failure instanceof SessionStoppedException) {
            stoppedByOthers(id);
        } else {
            failed(failure);
        }
    }

    private void onLeaseEvent(LeaseEvent event) {
        if (event.kind() == LeaseEvent.Kind.ENDED
                && event.seen()
                        .filter(seen -> seen.status() == SessionStatus.STOPPED)
                        .isPresent()) {
            stoppedByOthers(event.session());
        }
    }

    private void stoppedByOthers(SessionId id) {
        boolean isUnexpected = isFirstEnd();
        if (isUnexpected) {
            report(Kind.STOPPED_BY_OTHERS, Optional.of(id), Optional.empty());
            keeper().ifPresent(SessionKeeper::end);
        }
    }

    private synchronized boolean isFirstEnd() {
        boolean isFirst = !isOver;
        isOver = true;
        return isFirst;
    }

    private synchronized Optional<SessionKeeper> keeper() {
        return Optional.ofNullable(keeper);
    }

    private synchronized boolean isNewFailure(Class<?> failure) {
        boolean isNew = !isOver && !failure.equals(lastFailure);
        lastFailure = failure;
        return isNew;
    }

    private synchronized void forgetFailures() {
        lastFailure = Void.class;
    }

    /** Reports a failure, once as long as failures of the same kind follow each other. */
    private void failed(Throwable failure) {
        if (failure != null && !sessions.isEnding()) {
            Throwable cause = Futures.cause(failure);
            if (isNewFailure(cause.getClass())) {
                report(Kind.FAILED, Optional.empty(), Optional.of(String.valueOf(cause.getMessage())));
            }
        }
    }

    Optional<SessionId> id() {
        return keeper().flatMap(SessionKeeper::session).flatMap(PoolSessionInfo::id);
    }

    /** Stops the session. Completes when it has ended, or with the reason why it may still run. */
    CompletableFuture<Void> end() {
        if (!isFirstEnd() || keeper().isEmpty()) {
            return CompletableFuture.completedFuture(null);
        }
        CompletableFuture<Void> stop = Futures.compose(keeper().get().end(), done -> sessions.settle(period()));
        return stop.whenComplete((done, failure) -> ended(failure));
    }

    private void ended(Throwable failure) {
        Optional<SessionId> id = Optional.ofNullable(last).map(PoolServer::id);
        if (failure != null) {
            report(
                    Kind.NOT_STOPPED,
                    id,
                    Optional.of(String.valueOf(Futures.cause(failure).getMessage())));
        } else if (id.isPresent()) {
            report(Kind.STOPPED, id, Optional.empty());
        }
    }

    /**
     * Stops the session, and tries it again as long as its lease may last, unless the program ends. Completes with whether it
     * has ended.
     */
    CompletableFuture<Boolean> endWithRetries() {
        Instant givenUp = sessions.time().instant().plus(Lease.LONGEST);
        return Futures.composeOutcome(
                end(),
                (done, failure) -> failure == null ? CompletableFuture.completedFuture(true) : stopAgain(givenUp));
    }

    private CompletableFuture<Boolean> stopAgain(Instant givenUp) {
        return Futures.compose(sessions.time().whenPassed(STOP_AGAIN), passed -> {
            if (isStopped() || sessions.isEnding() || sessions.time().instant().isAfter(givenUp)) {
                return CompletableFuture.completedFuture(isStopped());
            }
            return Futures.composeOutcome(
                    stopNow(),
                    (done, failure) -> failure == null ? CompletableFuture.completedFuture(true) : stopAgain(givenUp));
        });
    }

    /** Tries once more to stop the session. Completes when it has ended, or with the reason why it may still run. */
    CompletableFuture<Void> stopNow() {
        PoolServer server = last;
        CompletableFuture<Void> stop =
                server == null ? CompletableFuture.completedFuture(null) : unlessOver(server.stop());
        return Futures.map(Futures.compose(stop, done -> sessions.settle(period())), done -> {
            if (isFirstStop()) {
                ended(null);
            }
            return null;
        });
    }

    private static CompletableFuture<Void> unlessOver(CompletableFuture<Void> stop) {
        return Futures.composeOutcome(
                stop,
                (done, failure) -> failure == null || SessionKeeper.isOver(failure)
                        ? CompletableFuture.completedFuture(null)
                        : CompletableFuture.failedFuture(failure));
    }

    private synchronized boolean isStopped() {
        return isStopped;
    }

    private synchronized boolean isFirstStop() {
        boolean isFirst = !isStopped;
        isStopped = true;
        return isFirst;
    }

    private void report(Kind kind, Optional<SessionId> id, Optional<String> trouble) {
        listener.accept(new ScheduleEvent(schedule, kind, sessions.time().instant(), until, id, trouble));
    }
}
