package dev.arrshell.internal.schedule;

import dev.arrshell.internal.transport.AsyncSteps;
import dev.arrshell.internal.transport.Futures;
import dev.arrshell.model.ReapResult;
import dev.arrshell.schedule.ScheduleEvent;
import dev.arrshell.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Runner of a schedule: keeps a session within each period and none outside. It checks the clock at each start and end and once a
 * minute, since the clock may be set and the machine may sleep. It blocks no thread; its waits do not move a virtual clock.
 * Thread-safe.
 */
final class ScheduleRunner {

    private static final Duration LOOK_EVERY = Duration.ofMinutes(1);

    /** Timers may fire slightly early, and a wait of zero would return at once. */
    private static final Duration SHORTEST_WAIT = Duration.ofMillis(1);

    private final String name;
    private final SchedulePeriods periods;
    private final ScheduledSessions sessions;
    private final TimeSource time;
    private final Consumer<? super ScheduleEvent> listener;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private SchedulePeriods.View view;
    private PeriodSession present;

    /** Those of earlier periods that could not be stopped yet. */
    private final Set<PeriodSession> ending = ConcurrentHashMap.newKeySet();

    private boolean isClosed;
    private volatile Future<?> wait = CompletableFuture.completedFuture(null);

    ScheduleRunner(
            String name,
            SchedulePeriods periods,
            ScheduledSessions sessions,
            Consumer<? super ScheduleEvent> listener) {
        this.name = name;
        this.periods = periods;
        this.sessions = sessions;
        this.time = sessions.time();
        this.listener = listener;
    }

    /** Begins the schedule, and stops the sessions that earlier runs left behind after their period. */
    void begin() {
        sessions.onClose(ended, this::abandon);
        AsyncSteps.held(time, () -> sessions.stopEnded(name).whenComplete(this::reportLeftovers));
        look();
    }

    private void reportLeftovers(List<ReapResult> results, Throwable failure) {
        if (failure == null) {
            results.forEach(result -> sessions.warn("schedule " + name + ": " + result.message()));
        } else if (!sessions.isEnding()) {
            sessions.warn("schedule " + name + ": what an earlier run has left could not be stopped: "
                    + Futures.cause(failure).getMessage());
        }
    }

    private void look() {
        AsyncSteps.held(time, () -> {
            Optional<Runnable> change = change(time.instant());
            change.ifPresent(Runnable::run);
        });
        await();
    }

    private synchronized Optional<Runnable> change(Instant now) {
        Optional<ZonedDateTime> until = view(now).until();
        PeriodSession before = present;
        if (isClosed || before != null && until.filter(before::isOf).isPresent()) {
            return Optional.empty();
        }
        present = until.map(end -> new PeriodSession(name, end, sessions, listener))
                .orElse(null);
        PeriodSession next = present;
        return Optional.of(() -> {
            if (before != null) {
                end(before);
            }
            if (next != null) {
                next.begin();
            }
        });
    }

    private void end(PeriodSession before) {
        ending.add(before);
        before.endWithRetries().whenComplete((stopped, failure) -> ending.remove(before));
    }

    /** The times around now, which are computed when they change. */
    private synchronized SchedulePeriods.View view(Instant now) {
        if (view == null || !view.isValidAt(now)) {
            view = periods.at(now);
        }
        return view;
    }

    SchedulePeriods.View view() {
        return view(time.instant());
    }

    private void await() {
        Instant now = time.instant();
        Duration left = view(now).untilChange(now);
        Duration length = left.compareTo(LOOK_EVERY) < 0 ? left : LOOK_EVERY;
        CompletableFuture<Void> passed = time.whenPassed(length.compareTo(SHORTEST_WAIT) < 0 ? SHORTEST_WAIT : length);
        wait = passed;
        if (closed()) {
            passed.cancel(false);
        }
        passed.thenRun(this::look);
    }

    private synchronized boolean closed() {
        return isClosed;
    }

    Optional<PeriodSession> present() {
        synchronized (this) {
            return Optional.ofNullable(present);
        }
    }

    CompletableFuture<Void> ended() {
        return ended;
    }

    /** Ends the schedule. Completes when its sessions have ended, or with the reason why one may still run. */
    CompletableFuture<Void> close() {
        Stream<CompletableFuture<Void>> stops = Stream.concat(
                closeNow().stream().map(PeriodSession::end),
                List.copyOf(ending).stream().map(PeriodSession::stopNow));
        CompletableFuture<Void> all = CompletableFuture.allOf(stops.toArray(CompletableFuture[]::new));
        all.whenComplete((done, failure) -> ended.complete(null));
        return all;
    }

    /** The session that is to be stopped. */
    private synchronized Optional<PeriodSession> closeNow() {
        isClosed = true;
        wait.cancel(false);
        Optional<PeriodSession> last = Optional.ofNullable(present);
        present = null;
        return last;
    }

    /** The client was closed: sessions are left as they are. */
    private void abandon() {
        closeNow();
        ended.complete(null);
    }
}
