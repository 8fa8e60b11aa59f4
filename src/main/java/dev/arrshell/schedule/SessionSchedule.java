package dev.arrshell.schedule;

import dev.arrshell.model.SessionId;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A schedule that has begun. Its methods cost no request unless they say so. Thread-safe. */
public interface SessionSchedule extends AutoCloseable {

    /**
     * The name of the schedule.
     *
     * @return as it was set, else its times
     */
    String name();

    /**
     * The session of the present period.
     *
     * @return empty outside of a period, and while there is none yet
     */
    Optional<SessionId> session();

    /**
     * The end of the present period.
     *
     * @return in the zone of the schedule; empty outside of a period
     */
    Optional<ZonedDateTime> until();

    /**
     * The next start.
     *
     * @return in the zone of the schedule, later than now; empty if there is none any more
     */
    Optional<ZonedDateTime> nextStart();

    /**
     * Completes when the schedule has ended: it or its {@code Arr} was closed.
     *
     * @return a copy each time; cancelling it ends nothing
     */
    CompletableFuture<@Nullable Void> ended();

    /**
     * Ends the schedule and stops its session, and waits for that. One DELETE if there is a session. A second call does
     * nothing.
     *
     * @throws dev.arrshell.error.ArrException if the session could not be stopped and may still run
     */
    @Override
    void close();
}
