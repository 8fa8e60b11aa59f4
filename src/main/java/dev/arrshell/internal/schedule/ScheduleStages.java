package dev.arrshell.internal.schedule;

import dev.arrshell.internal.language.LanguageStep;
import dev.arrshell.internal.language.UsageErrors;
import dev.arrshell.internal.pool.PoolStages;
import dev.arrshell.internal.transport.Futures;
import dev.arrshell.model.Operation;
import dev.arrshell.model.SessionId;
import dev.arrshell.schedule.ScheduleDraft;
import dev.arrshell.schedule.ScheduleEvent;
import dev.arrshell.schedule.SessionSchedule;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The stages of a schedule. */
public final class ScheduleStages {

    private ScheduleStages() {}

    /** A draft of a schedule. */
    public static ScheduleDraft of(ScheduledSessions sessions, String times, ZoneId zone) {
        StartTimes starts = StartTimes.parse(times, zone);
        PoolStages.requireLease(sessions.lease(), "the lease of a schedule's sessions");
        return new WithoutEnd(sessions, starts, Optional.empty(), event -> {});
    }

    /** The first stage: the end is missing. */
    private static final class WithoutEnd extends LanguageStep implements ScheduleDraft {

        private final ScheduledSessions sessions;
        private final StartTimes starts;
        private final Optional<String> name;
        private final Consumer<ScheduleEvent> listener;

        WithoutEnd(
                ScheduledSessions sessions,
                StartTimes starts,
                Optional<String> name,
                Consumer<ScheduleEvent> listener) {
            this.sessions = sessions;
            this.starts = starts;
            this.name = name;
            this.listener = listener;
        }

        @Override
        public ScheduleDraft named(String chosen) {
            if (chosen.isBlank()) {
                throw UsageErrors.argument("the name of a schedule must not be blank: named('studio')");
            }
            return new WithoutEnd(sessions, starts, Optional.of(chosen), listener);
        }

        @Override
        public ScheduleDraft onEvent(Consumer<? super ScheduleEvent> more) {
            return new WithoutEnd(
                    sessions,
                    starts,
                    name,
                    listener.andThen(sessions.guarded(Objects.requireNonNull(more, "listener"))));
        }

        @Override
        public SessionSchedule until(LocalTime end) {
            SchedulePeriods periods = new SchedulePeriods(starts, Objects.requireNonNull(end, "end"));
            String called = name.orElseGet(periods::toString);
            ScheduleRunner runner = new ScheduleRunner(called, periods, sessions, new EventQueue(listener));
            ScheduleHandle schedule = new ScheduleHandle(called, sessions, runner);
            sessions.begun(schedule);
            runner.begin();
            return schedule;
        }

        @Override
        public SessionSchedule until(String end) {
            return until(StartTimes.timeOfDay(end));
        }

        @Override
        public String toString() {
            return "ScheduleDraft  " + sessions.description() + "  every " + starts + "  until -  (until(…) begins it)";
        }
    }

    /**
     * Listener that passes one event at a time on, in their order. It holds no lock meanwhile, so that the listener may close
     * the schedule.
     */
    private static final class EventQueue implements Consumer<ScheduleEvent> {

        private final Consumer<? super ScheduleEvent> listener;
        private final Queue<ScheduleEvent> events = new ArrayDeque<>();
        private boolean isDelivering;

        EventQueue(Consumer<? super ScheduleEvent> listener) {
            this.listener = listener;
        }

        @Override
        public void accept(ScheduleEvent event) {
            if (isDeliveredByThisThread(event)) {
                for (Optional<ScheduleEvent> next = next(); next.isPresent(); next = next()) {
                    listener.accept(next.get());
                }
            }
        }

        /** Adds the event. Another thread that is delivering delivers it too. */
        private synchronized boolean isDeliveredByThisThread(ScheduleEvent event) {
            events.add(event);
            boolean isFirst = !isDelivering;
            isDelivering = true;
            return isFirst;
        }

        private synchronized Optional<ScheduleEvent> next() {
            Optional<ScheduleEvent> next = Optional.ofNullable(events.poll());
            isDelivering = next.isPresent();
            return next;
        }
    }

    /** A schedule as its user sees it. */
    private static final class ScheduleHandle extends LanguageStep implements SessionSchedule {

        private final String name;
        private final ScheduledSessions sessions;
        private final ScheduleRunner runner;

        ScheduleHandle(String name, ScheduledSessions sessions, ScheduleRunner runner) {
            this.name = name;
            this.sessions = sessions;
            this.runner = runner;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public Optional<SessionId> session() {
            return runner.present().flatMap(PeriodSession::id);
        }

        @Override
        public Optional<ZonedDateTime> until() {
            return runner.view().until();
        }

        @Override
        public Optional<ZonedDateTime> nextStart() {
            return runner.view().next();
        }

        @Override
        public CompletableFuture<Void> ended() {
            return runner.ended().copy();
        }

        @Override
        public void close() {
            Futures.get(runner::close, Operation.STOP);
        }

        @Override
        protected Map<String, Supplier<Object>> nouns() {
            return Map.of(
                    "name", this::name,
                    "session", this::session,
                    "until", this::until,
                    "nextStart", this::nextStart);
        }

        @Override
        public String toString() {
            String now = runner.ended().isDone()
                    ? "ended"
                    : until().map(end -> session().map(id -> "session " + id).orElse("no session yet") + "  until "
                                    + end.toLocalTime())
                            .orElseGet(() -> "next start "
                                    + nextStart().map(ZonedDateTime::toString).orElse("never"));
            return "SessionSchedule  " + name + "  " + sessions.description() + "  " + now;
        }
    }
}
