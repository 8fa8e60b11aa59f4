package dev.arrshell.schedule;

import java.time.LocalTime;
import java.util.function.Consumer;

/** A schedule that has its times of start, and begins when {@link #until} sets the end. Immutable. */
public interface ScheduleDraft {

    /**
     * Names the schedule. By its name a program that is started again finds the session that it has started before, so two
     * schedules with the same times, size, account and address need two names.
     *
     * @param name any text that is not blank; unless set, the times, as in
     *     {@code weekdays 07:30 Europe/Berlin until 18:00}
     * @return a new draft
     * @throws NullPointerException if {@code name} is null
     * @throws IllegalArgumentException if {@code name} is blank. Nothing was sent
     */
    ScheduleDraft named(String name);

    /**
     * Adds a listener to what the schedule does. It is called on a thread of the library's own, one event at a time; what it
     * throws is reported as a warning.
     *
     * @param listener gets each event
     * @return a new draft
     * @throws NullPointerException if {@code listener} is null
     */
    ScheduleDraft onEvent(Consumer<? super ScheduleEvent> listener);

    /**
     * Begins the schedule. From each time of start to the next {@code end} there is a session: it is started, its lease is
     * extended so that half of it is left at any time, and it is stopped at the end. It is replaced if it fails, and not if
     * someone else stops it. A start that fails is tried again, after a second first, later each minute.
     *
     * <p>If this machine sleeps or the clock is set, the schedule looks again within a minute: a start that was missed is made
     * up for until its end, not after it. A time that a clock skips in spring is no start on that day; one that comes twice
     * in autumn is a start the first time.
     *
     * <p>A program that is started again in such a time takes the session over that it has left running, if there is a
     * ledger; after it, it stops the session.
     *
     * <pre>{@code
     * client.session().size(PREMIUM).lease(hours(1)).every("weekdays 07:30", ZoneId.of("Europe/Berlin")).until("18:00");
     * }</pre>
     *
     * @param end a time of day in the zone of the schedule; if it is skipped on a day, as much later as the clock is set. The
     *     same time as a start's is that of the next day
     * @return the schedule, to be closed
     * @throws NullPointerException if {@code end} is null
     */
    SessionSchedule until(LocalTime end);

    /**
     * The same as {@link #until(LocalTime)} with a text.
     *
     * @param end such as {@code 18:00}
     * @return the schedule, to be closed
     * @throws NullPointerException if {@code end} is null
     * @throws IllegalArgumentException if {@code end} is no time of day. Nothing was sent
     */
    SessionSchedule until(String end);
}
