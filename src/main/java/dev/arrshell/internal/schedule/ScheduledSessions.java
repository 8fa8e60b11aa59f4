package dev.arrshell.internal.schedule;

import dev.arrshell.internal.ledger.ScheduledPeriod;
import dev.arrshell.model.ReapResult;
import dev.arrshell.schedule.ScheduleEvent;
import dev.arrshell.schedule.SessionSchedule;
import dev.arrshell.time.TimeSource;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** The client's part of a schedule. None of its calls blocks. */
public interface ScheduledSessions {

    /** The sessions in a few words. */
    String description();

    /** The lease that each begins with. */
    Duration lease();

    TimeSource time();

    /** Starts the session of a period, or takes over that of an earlier run. */
    CompletableFuture<ScheduledServer> start(ScheduledPeriod period);

    /**
     * Stops the sessions of starts of a period that got no answer. Completes at once if there is none, and with the reason if
     * one may still run.
     */
    CompletableFuture<Void> settle(ScheduledPeriod period);

    /** Stops what earlier runs have left of the schedule's periods that are over. */
    CompletableFuture<List<ReapResult>> stopEnded(String schedule);

    /** Tells a person what no call reports. */
    void warn(String sentence);

    /** A listener whose exceptions are reported. */
    Consumer<ScheduleEvent> guarded(Consumer<? super ScheduleEvent> listener);

    /** Adds a schedule to those of the client, until it ends. */
    void begun(SessionSchedule schedule);

    /** Whether the client is closed or starts no more sessions, since the program ends: then they are left as they are. */
    boolean isEnding();

    /** Runs an action when the client is closed, unless a future is completed before. */
    void onClose(CompletableFuture<?> before, Runnable action);
}
