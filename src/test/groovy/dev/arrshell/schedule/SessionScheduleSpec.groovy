package dev.arrshell.schedule

import static dev.arrshell.model.ApiVersion.V1
import static dev.arrshell.model.ApiVersion.V2021_01_01
import static dev.arrshell.model.Operation.CREATE
import static dev.arrshell.model.Operation.STOP
import static dev.arrshell.model.SessionSize.PREMIUM
import static dev.arrshell.model.SessionSize.STANDARD
import static dev.arrshell.schedule.ScheduleEvent.Kind.FAILED
import static dev.arrshell.schedule.ScheduleEvent.Kind.NOT_STOPPED
import static dev.arrshell.schedule.ScheduleEvent.Kind.READY
import static dev.arrshell.schedule.ScheduleEvent.Kind.STARTED
import static dev.arrshell.schedule.ScheduleEvent.Kind.STOPPED
import static dev.arrshell.schedule.ScheduleEvent.Kind.STOPPED_BY_OTHERS
import static dev.arrshell.schedule.ScheduleEvent.Kind.TAKEN_OVER
import static dev.arrshell.time.Durations.days
import static dev.arrshell.time.Durations.hours
import static dev.arrshell.time.Durations.minutes
import static java.util.concurrent.TimeUnit.SECONDS

import dev.arrshell.Arr
import dev.arrshell.ArrClient
import dev.arrshell.emulator.ArrEmulator
import dev.arrshell.error.ArrException
import dev.arrshell.model.ApiVersion
import dev.arrshell.model.SessionId
import dev.arrshell.time.VirtualClock
import java.nio.file.Files
import java.nio.file.Path
import java.time.Duration
import java.time.Instant
import java.time.LocalTime
import java.time.ZoneId
import java.time.ZoneOffset
import java.util.concurrent.CompletableFuture
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.Tag
import spock.lang.TempDir
import spock.lang.Timeout
import spock.util.concurrent.PollingConditions

/** Schedules on virtual time. Monday, 6 May 2019, is the first day. */
@Tag('long')
@Timeout(60)
class SessionScheduleSpec extends Specification {

    static final UTC = ZoneOffset.UTC

    VirtualClock clock = new VirtualClock(Instant.parse('2019-05-06T00:00:00Z'))
    @AutoCleanup
    ArrEmulator emulator = ArrEmulator.builder().time(clock).withHistory().start()
    @TempDir
    Path home

    List<ScheduleEvent> events = [].asSynchronized()
    List<String> warned = [].asSynchronized()
    List<Arr> opened = []

    def cleanup() {
        opened*.close()
    }

    private SessionSchedule begin(String times = 'weekdays 07:30', String until = '18:00', ArrClient client = emulator.client(), ZoneId zone = UTC) {
        client.session().size(STANDARD).lease(hours(1)).every(times, zone).onEvent { events << it }.until(until)
    }

    /** A client of a program of its own that writes the ledger. */
    private ArrClient program(ApiVersion version = V1) {
        def arr = Arr.create(emulator.clientOptions().apiVersion(version).ledger(home.resolve('started.jsonl')).onWarning { warned << it }.build())
        opened << arr
        arr.account(ArrEmulator.ACCOUNT_ID, ArrEmulator.ACCOUNT_KEY).region(emulator.region())
    }

    /** The program dies: nothing of it runs any more, and no process has its id. */
    private void kill() {
        opened.pop().close()
        def ledger = home.resolve('started.jsonl')
        Files.writeString(ledger, Files.readString(ledger).replaceAll(/"pid":"\d+"/, '"pid":"2147483647"'))
    }

    private void to(String moment) {
        clock.sleep(Duration.between(clock.instant(), Instant.parse(moment)))
    }

    private List<SessionId> running() {
        emulator.client().sessions()*.id()
    }

    private List<ScheduleEvent.Kind> kinds() {
        events*.kind()
    }

    def "in a week there is a session from each start to each end, and at no other time"() {
        given:
        def schedule = begin()

        when:
        clock.sleep(days(7))

        then:
        def days = emulator.history().toSorted { it.createdAt() }
        days.collect { [it.createdAt().toString(), it.endsAt().get().toString(), it.endStatus().toWire()] } ==
                (6..10).collect { [String.format('2019-05-%02dT07:30:00Z', it), String.format('2019-05-%02dT18:00:00Z', it), 'Stopped'] }
        kinds() == [STARTED, READY, STOPPED] * 5
        running() == []

        cleanup:
        schedule?.close()
    }

    def "it says when it starts, until when, and with what"() {
        given:
        def schedule = begin('weekdays 07:30', '18:00', emulator.client(), ZoneId.of('Europe/Berlin'))

        expect:
        schedule.name() == 'weekdays 07:30 Europe/Berlin until 18:00'
        schedule.session().empty
        schedule.until().empty
        schedule.nextStart().get().toString() == '2019-05-06T07:30+02:00[Europe/Berlin]'
        schedule.toString().contains('next start 2019-05-06T07:30+02:00[Europe/Berlin]')

        when:
        to('2019-05-06T06:00:00Z')

        then:
        [schedule.session().get()] == running()
        schedule.until().get().toString() == '2019-05-06T18:00+02:00[Europe/Berlin]'
        schedule.nextStart().get().toString() == '2019-05-07T07:30+02:00[Europe/Berlin]'
        schedule.toString().contains("session ${running()[0]}  until 18:00")
        events[1].toString() == "schedule weekdays 07:30 Europe/Berlin until 18:00: session ${running()[0]} is ready until 18:00"

        cleanup:
        schedule?.close()
    }

    def "a schedule that begins within a period starts at once, and its end stops the session"() {
        given:
        to('2019-05-06T12:00:00Z')
        def schedule = begin()
        clock.sleep(minutes(1))

        expect:
        running().size() == 1

        when:
        schedule.close()

        then:
        running() == []
        kinds() == [STARTED, READY, STOPPED]
        schedule.ended().done
        schedule.toString().endsWith('ended')

        when:
        schedule.close()
        clock.sleep(days(2))

        then:
        emulator.requests(CREATE).size() == 1
    }

    def "a start that was missed by #sleep is made up for: #isMadeUp"() {
        given:
        def schedule = begin()
        to('2019-05-06T07:00:00Z')

        when: 'the machine sleeps: the clock jumps and no wait has ended'
        clock.shiftWall(sleep)
        clock.sleep(minutes(1))

        then:
        running().size() == (isMadeUp ? 1 : 0)

        cleanup:
        schedule?.close()

        where:
        sleep              || isMadeUp
        Duration.ofHours(2) || true
        Duration.ofHours(10) || true
        Duration.ofHours(11) || false
        Duration.ofHours(25) || true
    }

    def "an end that was missed is made up for within a minute"() {
        given:
        def schedule = begin()
        to('2019-05-06T12:00:00Z')

        when:
        clock.shiftWall(hours(8))
        clock.sleep(minutes(1))

        then:
        running() == []

        cleanup:
        schedule?.close()
    }

    def "a clock that is set back begins no second session in a period, nor one before its start"() {
        given:
        def schedule = begin()
        to('2019-05-06T07:31:00Z')

        when:
        clock.shiftWall(hours(-1))
        clock.sleep(minutes(1))

        then:
        running() == []

        when:
        clock.sleep(hours(2))

        then:
        running().size() == 1

        cleanup:
        schedule?.close()
    }

    def "a start that fails is tried again until it succeeds, and told once"() {
        given:
        emulator.on(CREATE).respond(403).times(40)
        def schedule = begin()

        when:
        to('2019-05-06T09:00:00Z')

        then:
        running().size() == 1
        kinds() == [FAILED, STARTED, READY]
        events[0].session().empty
        events[0].toString().startsWith('schedule weekdays 07:30 Z until 18:00: its session could not be started; it is tried again until 18:00: ')

        cleanup:
        schedule?.close()
    }

    def "a session that fails is replaced, one that someone stops is not before the next period"() {
        given:
        def schedule = begin()
        to('2019-05-06T08:00:00Z')
        def first = running()[0]

        when:
        emulator.session(first).fail('broken')
        to('2019-05-06T09:00:00Z')

        then:
        running().size() == 1
        running() != [first]

        when:
        emulator.client().session(running()[0]).stop()
        to('2019-05-06T17:00:00Z')

        then:
        running() == []
        kinds() == [STARTED, READY, STARTED, READY, STOPPED_BY_OTHERS]

        when:
        to('2019-05-07T08:00:00Z')

        then:
        running().size() == 1

        cleanup:
        schedule?.close()
    }

    def "a session that cannot be stopped at the end is stopped later"() {
        given:
        def schedule = begin()
        to('2019-05-06T17:59:00Z')
        emulator.on(STOP).respond(403).times(3)

        when:
        to('2019-05-06T18:10:00Z')

        then:
        running() == []
        kinds() == [STARTED, READY, NOT_STOPPED, STOPPED]

        cleanup:
        schedule?.close()
    }

    def "a session that could not be stopped at the end is stopped when the schedule is closed"() {
        given:
        def schedule = begin()
        to('2019-05-06T17:59:00Z')
        emulator.on(STOP).respond(403)
        to('2019-05-06T18:00:10Z')

        expect:
        running().size() == 1

        when:
        emulator.clearFaults()
        schedule.close()

        then:
        running() == []
        kinds() == [STARTED, READY, NOT_STOPPED, STOPPED]
    }

    def "a close says that a session may still run"() {
        given:
        def schedule = begin()
        to('2019-05-06T08:00:00Z')
        emulator.on(STOP).respond(403)

        when:
        schedule.close()

        then:
        thrown(ArrException)
        kinds() == [STARTED, READY, NOT_STOPPED]
        events[2].toString().contains('could not be stopped and may still run; its period ends at 18:00: ')
    }

    def "a listener may close the schedule"() {
        given:
        def begun = new CompletableFuture<SessionSchedule>()
        begun.complete(emulator.client().session().size(STANDARD).lease(hours(1)).every('weekdays 07:30', UTC).onEvent {
            events << it
            if (it.kind() == READY) {
                begun.join().close()
            }
        }.until('18:00'))

        when:
        to('2019-05-06T08:00:00Z')
        begun.join().ended().get(30, SECONDS)

        then:
        running() == []
        new PollingConditions(timeout: 30).eventually {
            assert kinds() == [STARTED, READY, STOPPED]
        }
    }

    def "#version: a start without an answer is stopped at the end of its period"() {
        given:
        emulator.on(CREATE).dropConnectionAfter().times(20)
        def schedule = begin('weekdays 07:30', '07:31', program(version))
        to('2019-05-06T07:31:00Z')
        emulator.clearFaults()

        when:
        to('2019-05-06T07:45:00Z')

        then:
        running() == []

        cleanup:
        schedule?.close()

        where:
        version << [V1, V2021_01_01]
    }

    def "#version: a program that is started again within the period takes its session over"() {
        given:
        begin('weekdays 07:30', '18:00', program(version))
        to('2019-05-06T09:00:00Z')
        def session = running()
        kill()

        when:
        to('2019-05-06T09:10:00Z')
        def schedule = begin('weekdays 07:30', '18:00', program(version))
        clock.sleep(minutes(1))

        then:
        session.size() == 1
        running() == session
        kinds() == [STARTED, READY, TAKEN_OVER, READY]

        and: 'it answers for it: nothing of it is left behind, and the lease is extended'
        program(version).leftovers().list() == []
        to('2019-05-06T17:00:00Z')
        running() == session

        when:
        to('2019-05-06T18:01:00Z')

        then:
        running() == []
        emulator.requests(CREATE).size() == 1

        cleanup:
        schedule?.close()

        where:
        version << [V1, V2021_01_01]
    }

    def "a program that is started again after the period stops the session that was left"() {
        given:
        begin('weekdays 07:30', '09:10', program())
        to('2019-05-06T09:00:00Z')
        kill()

        when:
        to('2019-05-06T09:20:00Z')
        def schedule = begin('weekdays 07:30', '09:10', program())
        clock.sleep(minutes(1))

        then:
        running() == []
        warned.size() == 1
        warned[0].contains('was up and has been stopped')

        cleanup:
        schedule?.close()
    }

    def "a session that was left running on purpose is taken over too, and another name is another schedule"() {
        given:
        def first = program().session().size(STANDARD).lease(hours(1)).every('daily 07:30', UTC).named('studio').until(LocalTime.of(18, 0))
        to('2019-05-06T08:00:00Z')
        def session = first.session().get()
        opened[0].account(ArrEmulator.ACCOUNT_ID, ArrEmulator.ACCOUNT_KEY).region(emulator.region()).session(session).leaveRunning()
        kill()

        when:
        def draft = program().session().size(STANDARD).lease(hours(1)).every('daily 07:30', UTC)
        def again = draft.named('studio').until('18:00')
        def other = draft.named('atelier').until('18:00')
        clock.sleep(minutes(1))

        then:
        again.session().get() == session
        other.session().get() != session
        again.name() == 'studio'
        opened[-1].schedules() == [again, other]

        cleanup:
        again?.close()
        other?.close()
    }

    def "#version: a start without an answer is settled before another, by the #who program: never two sessions"() {
        given: 'a request that is answered by nothing but takes effect or not'
        fault(emulator.on(CREATE)).times(20)
        def schedule = begin('weekdays 07:30', '18:00', program(version))
        to('2019-05-06T07:31:00Z')
        emulator.clearFaults()

        when:
        if (who == 'next') {
            kill()
            schedule = begin('weekdays 07:30', '18:00', program(version))
        }
        to('2019-05-06T08:00:00Z')

        then:
        running().size() == 1
        [schedule.session().get()] == running()

        cleanup:
        schedule?.close()

        where:
        version     | who    | fault
        V1          | 'same' | { it.respond(503) }
        V1          | 'same' | { it.dropConnectionAfter() }
        V1          | 'next' | { it.respond(503) }
        V1          | 'next' | { it.dropConnectionAfter() }
        V2021_01_01 | 'same' | { it.respond(503) }
        V2021_01_01 | 'same' | { it.dropConnectionAfter() }
        V2021_01_01 | 'next' | { it.dropConnectionAfter() }
    }

    def "closing the Arr ends the schedule and leaves the session"() {
        given:
        def client = program()
        def schedule = begin('weekdays 07:30', '18:00', client)
        to('2019-05-06T08:00:00Z')

        when:
        opened.pop().close()

        then:
        schedule.ended().done
        running().size() == 1
    }

    def "a draft with #what has no schedule: #message"() {
        when:
        draft(program(version).session().size(PREMIUM)).every('daily 07:30', UTC)

        then:
        def refused = thrown(RuntimeException)
        refused.message.contains(message)

        where:
        what            | version     | draft                                                               || message
        'an id'         | V2021_01_01 | { it.lease(hours(1)).id(SessionId.parse('mine')) }                  || 'an id is for one session'
        'a short lease' | V1          | { it.lease(minutes(4)) }                                            || "the lease of a schedule's sessions must be at least 5 minutes"
    }

    def "a blank name and '#end' as an end are refused"() {
        given:
        def draft = emulator.client().session().size(STANDARD).lease(hours(1)).every('daily 07:30', UTC)

        when:
        draft.named(' ')

        then:
        thrown(IllegalArgumentException)

        when:
        draft.until(end)

        then:
        def refused = thrown(IllegalArgumentException)
        refused.message == "'$end' is not a time of day: write '18:00' (nothing was sent)"

        where:
        end << ['noon', '25:00', '']
    }
}
