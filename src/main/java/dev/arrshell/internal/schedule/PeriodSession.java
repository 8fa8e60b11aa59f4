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
    private volatile PoolServer last;
    private Class<?> lastTrouble = Void.class;

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

    synchronized void begin() {
        if (!isOver) {
            keeper = SessionKeeper.begin(sessions.lease(), this::start, sessions.time());
        }
    }

    private CompletableFuture<PoolServer> start() {
        CompletableFuture<ScheduledServer> start = sessions.start(new ScheduledPeriod(schedule, until.toInstant()));
        CompletableFuture<PoolServer> server = Futures.map(start, found -> {
            last = new ObservedServer(found.server(), this);
            tell(found.isTakenOver() ? Kind.TAKEN_OVER : Kind.STARTED, Optional.of(last.id()), Optional.empty());
            return last;
        });
        server.whenComplete((started, failure) -> failed(failure));
        return server;
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
            wait.whenComplete((seen, failure) -> period.booted(id(), Futures.cause(failure)));
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
                    period.heard(event);
                    listener.accept(event);
                }
            });
        }
    }

    private void booted(SessionId id, Throwable failure) {
        if (failure == null) {
            tell(Kind.READY, Optional.of(id), Optional.empty());
        } else if (failure instanceof SessionStoppedException) {
            stoppedByOthers(id);
        } else {
            failed(failure);
        }
    }

    private void heard(LeaseEvent event) {
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
            tell(Kind.STOPPED_BY_OTHERS, Optional.of(id), Optional.empty());
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

    private synchronized boolean isNews(Class<?> trouble) {
        boolean isNews = !isOver && !trouble.equals(lastTrouble);
        lastTrouble = trouble;
        return isNews;
    }

    /** A failure that comes again and again is told once. */
    private void failed(Throwable failure) {
        if (failure != null && !sessions.isEnding()) {
            Throwable cause = Futures.cause(failure);
            if (isNews(cause.getClass())) {
                tell(Kind.FAILED, Optional.empty(), Optional.of(String.valueOf(cause.getMessage())));
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
        Optional<SessionId> id = id();
        CompletableFuture<Void> stop = keeper().get().end();
        return stop.whenComplete((done, failure) -> ended(id, failure));
    }

    private void ended(Optional<SessionId> id, Throwable failure) {
        if (failure != null) {
            tell(
                    Kind.NOT_STOPPED,
                    id,
                    Optional.of(String.valueOf(Futures.cause(failure).getMessage())));
        } else if (id.isPresent()) {
            tell(Kind.STOPPED, id, Optional.empty());
        }
    }

    /** Stops the session, and tries it again as long as its lease may last, unless the client is closed. */
    void endSurely(CompletableFuture<?> closed) {
        Instant givenUp = sessions.time().instant().plus(Lease.LONGEST);
        end().whenComplete((done, failure) -> {
            if (failure != null && last != null) {
                stopAgain(closed, givenUp);
            }
        });
    }

    private void stopAgain(CompletableFuture<?> closed, Instant givenUp) {
        sessions.time().whenPassed(STOP_AGAIN).thenRun(() -> {
            if (closed.isDone() || sessions.time().instant().isAfter(givenUp)) {
                return;
            }
            last.stop().whenComplete((done, failure) -> {
                if (failure == null || SessionKeeper.isOver(Futures.cause(failure))) {
                    ended(Optional.of(last.id()), null);
                } else {
                    stopAgain(closed, givenUp);
                }
            });
        });
    }

    private void tell(Kind kind, Optional<SessionId> id, Optional<String> trouble) {
        listener.accept(new ScheduleEvent(schedule, kind, sessions.time().instant(), until, id, trouble));
    }
}
