package dev.arrshell.schedule;

import static dev.arrshell.model.SessionSize.STANDARD;
import static dev.arrshell.time.Durations.days;
import static dev.arrshell.time.Durations.hours;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.arrshell.emulator.ArrEmulator;
import dev.arrshell.model.Operation;
import dev.arrshell.model.SessionHistory;
import dev.arrshell.model.SessionId;
import dev.arrshell.time.VirtualClock;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A schedule in a Java program, in virtual time from a Monday on. */
@Timeout(60)
final class SessionScheduleTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private final VirtualClock clock = new VirtualClock(Instant.parse("2019-05-06T00:00:00Z"));
    private final ArrEmulator emulator =
            ArrEmulator.builder().time(clock).withHistory().start();
    private final List<ScheduleEvent> events = Collections.synchronizedList(new ArrayList<>());

    @AfterEach
    void close() {
        emulator.close();
    }

    private SessionSchedule begin() {
        return emulator.client()
                .session()
                .size(STANDARD)
                .lease(hours(1))
                .every("weekdays 07:30", BERLIN)
                .named("studio")
                .onEvent(events::add)
                .until(LocalTime.of(18, 0));
    }

    private static ZonedDateTime berlin(String text) {
        return ZonedDateTime.parse(text + "+02:00[Europe/Berlin]");
    }

    @Test
    void aWeekHasASessionInEachPeriodAndAtNoOtherTime() throws InterruptedException {
        try (SessionSchedule schedule = begin()) {
            assertThat(schedule.name()).isEqualTo("studio");
            assertThat(schedule.session()).isEmpty();
            assertThat(schedule.until()).isEmpty();
            assertThat(schedule.nextStart()).contains(berlin("2019-05-06T07:30"));

            clock.sleep(days(7));

            assertThat(emulator.history())
                    .extracting(
                            SessionHistory::createdAt,
                            history -> history.endsAt().orElseThrow())
                    .containsExactlyElementsOf(List.of(6, 7, 8, 9, 10).stream()
                            .map(day -> tuple(
                                    Instant.parse("2019-05-%02dT05:30:00Z".formatted(day)),
                                    Instant.parse("2019-05-%02dT16:00:00Z".formatted(day))))
                            .toList());
            assertThat(events)
                    .extracting(ScheduleEvent::kind)
                    .containsExactlyElementsOf(Collections.nCopies(
                                    5,
                                    List.of(
                                            ScheduleEvent.Kind.STARTED,
                                            ScheduleEvent.Kind.READY,
                                            ScheduleEvent.Kind.STOPPED))
                            .stream()
                            .flatMap(List::stream)
                            .toList());
            assertThat(schedule.nextStart()).contains(berlin("2019-05-13T07:30"));
            assertThat(schedule.ended()).isNotDone();
        }
        assertThat(emulator.client().sessions()).isEmpty();
    }

    @Test
    void closingItWithinAPeriodStopsTheSessionAndStartsNoOther() throws InterruptedException {
        SessionSchedule schedule = begin();
        clock.sleep(hours(9));
        SessionId session = schedule.session().orElseThrow();
        assertThat(schedule.until()).contains(berlin("2019-05-06T18:00"));
        assertThat(emulator.client().session(session).properties().status().isTerminal())
                .isFalse();

        schedule.close();

        assertThat(schedule.ended()).isDone();
        assertThat(emulator.client().sessions()).isEmpty();
        ScheduleEvent last = events.get(events.size() - 1);
        assertThat(last.kind()).isEqualTo(ScheduleEvent.Kind.STOPPED);
        assertThat(last.session()).contains(session);
        assertThat(last.trouble()).isEmpty();

        clock.sleep(days(7));

        assertThat(emulator.requests(Operation.CREATE)).hasSize(1);
    }
}
