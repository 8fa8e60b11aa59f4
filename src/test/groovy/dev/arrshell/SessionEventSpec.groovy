package dev.arrshell

import static dev.arrshell.model.SessionSize.STANDARD
import static dev.arrshell.time.Durations.hours
import static dev.arrshell.time.Durations.minutes

import dev.arrshell.emulator.ArrEmulator
import dev.arrshell.error.SessionStoppedException
import dev.arrshell.model.Exchange
import dev.arrshell.model.LeaseEvent
import dev.arrshell.model.Operation
import dev.arrshell.model.SessionEvent
import dev.arrshell.model.SessionEvent.LeaseExtended
import dev.arrshell.model.SessionEvent.Listed
import dev.arrshell.model.SessionEvent.Seen
import dev.arrshell.model.SessionEvent.StartSent
import dev.arrshell.model.SessionEvent.Started
import dev.arrshell.model.SessionEvent.Stopped
import dev.arrshell.model.SessionEvent.Waiting
import dev.arrshell.model.SessionStatus
import dev.arrshell.time.VirtualClock
import java.util.concurrent.LinkedBlockingQueue
import java.util.concurrent.TimeUnit
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.Timeout

@Timeout(60)
class SessionEventSpec extends Specification {

    def clock = new VirtualClock()

    @AutoCleanup
    ArrEmulator emulator = ArrEmulator.builder().time(clock).start()

    List<Object> told = [].asSynchronized()
    ArrClient client

    @AutoCleanup
    Arr arr

    def setup() {
        arr = Arr.create(ArrOptions.builder()
                .sts(emulator.sts())
                .endpoints { emulator.endpoint(it) }
                .time(clock)
                .onExchange { told << it }
                .onSessionEvent { told << it }
                .build())
        client = arr.account(ArrEmulator.ACCOUNT_ID, ArrEmulator.ACCOUNT_KEY).region('westus2')
    }

    def "a start is told before its request, and again with the id of the answer"() {
        given:
        client.token()
        told.clear()
        def asked = clock.instant()

        when:
        def session = start()

        then:
        told*.class == [StartSent, Exchange, Started]
        told[0] == new StartSent(asked, session.spec)
        told[1].operation().get() == Operation.CREATE
        told[2] == new Started(clock.instant(), session.handle.id(), session.spec, asked)
    }

    def "a start that fails is told before its request only"() {
        given:
        emulator.on(Operation.CREATE).respond(400)

        when:
        start()

        then:
        thrown(Exception)
        events()*.class == [StartSent]
    }

    def "properties and listings are told as they were answered"() {
        given:
        def session = start().handle
        told.clear()

        when:
        def seen = session.properties()
        def listed = client.sessions()

        then:
        events() == [new Seen(clock.instant(), seen), new Listed(clock.instant(), listed)]
    }

    def "each look of a wait is told with its progress, and what it saw"() {
        given:
        def session = start().handle
        told.clear()

        when:
        session.awaitReady()

        then:
        def looks = events().findAll { it instanceof Waiting }*.progress()
        looks*.polls() == (1..looks.size())
        looks.last().seen().get().status() == SessionStatus.READY
        events().findAll { it instanceof Seen }*.properties() == looks*.seen()*.get()
    }

    def "a look that failed is told as part of the wait, without properties"() {
        given:
        def session = start().handle
        emulator.on(Operation.PROPERTIES).respond(503).times(1)
        told.clear()

        when:
        session.awaitReady()

        then:
        events()[0] instanceof Waiting
        events()[0].progress().trouble().present
        events()[1] instanceof Seen
    }

    def "an extended lease is told with the total before and after"() {
        given:
        def session = start().handle.awaitReady()
        told.clear()

        when:
        session.extendLeaseTo(hours(5))
        session.extendLeaseBy(hours(1))

        then:
        leases() == [[hours(4), hours(5)], [hours(5), hours(6)]]
    }

    def "the total before is zero for a session whose lease no answer has told"() {
        given:
        def id = start().handle.awaitReady().id()
        told.clear()

        when:
        client.session(id).extendLeaseTo(hours(5))

        then:
        leases() == [[hours(0), hours(5)]]
    }

    def "waits on a virtual clock look at the same moments in each run"() {
        given: 'jitter that adds up differently would be seen within a few runs'
        def runs = (1..5).collect {
            def time = new VirtualClock()
            def looks = [].asSynchronized()
            def service = ArrEmulator.builder().time(time).start()
            def options = arr.options().toBuilder()
                    .endpoints { service.endpoint(it) }
                    .sts(service.sts())
                    .time(time)
                    .onSessionEvent { if (it instanceof Seen) looks << it.at() }
                    .build()
            try (service; def other = Arr.create(options)) {
                other.account(ArrEmulator.ACCOUNT_ID, ArrEmulator.ACCOUNT_KEY).region('westus2')
                        .session().size(STANDARD).lease(hours(1)).start().awaitReady()
            }
            looks
        }

        expect:
        runs.first().size() > 5
        runs.toSet().size() == 1
    }

    def "an extension by a keeper is told like any other"() {
        given:
        def session = start(minutes(20)).handle.awaitReady()
        def kept = new LinkedBlockingQueue<LeaseEvent>()
        told.clear()

        when:
        session.keepAlive(minutes(30), hours(8)) { kept << it }

        then:
        kept.poll(20, TimeUnit.SECONDS).kind() == LeaseEvent.Kind.EXTENDED
        leases() == [[minutes(20), minutes(30)]]
    }

    def "a stop is told once, after its answer, and none where nothing was sent"() {
        given:
        def session = start().handle.awaitReady()
        told.clear()

        when:
        session.stop()
        session.stop()

        then:
        told*.class == [Exchange, Stopped]
        told[1] == new Stopped(clock.instant(), session.id())
    }

    def "a session that ended otherwise is told by what an answer says of it"() {
        given:
        def session = start().handle.awaitReady()
        emulator.session(session.id()).stop()
        told.clear()

        when:
        session.extendLeaseTo(hours(5))

        then:
        thrown(SessionStoppedException)
        events()*.class == [Seen]
        events()[0].properties().status() == SessionStatus.STOPPED
    }

    def "what a listener throws is warned about once, and the call goes on"() {
        given:
        def session = start().handle
        def warned = []
        def strict = Arr.create(arr.options().toBuilder()
                .onSessionEvent { throw new IllegalStateException('enough') }
                .onWarning { warned << it }
                .build())
        def other = strict.account(ArrEmulator.ACCOUNT_ID, ArrEmulator.ACCOUNT_KEY).region('westus2')

        when:
        other.sessions()
        other.session(session.id()).awaitReady()
        other.session(session.id()).extendLeaseTo(hours(5))
        other.session(session.id()).stop()

        then:
        session.properties().status() == SessionStatus.STOPPED
        warned.size() == 1
        warned[0].startsWith('the listener onSessionEvent failed: java.lang.IllegalStateException: enough. ')

        cleanup:
        strict.close()
    }

    private Map start(lease = hours(4)) {
        def draft = client.session().size(STANDARD).lease(lease)
        [spec: draft.spec(), handle: draft.start()]
    }

    private List<SessionEvent> events() {
        told.findAll { it instanceof SessionEvent }
    }

    private List<List> leases() {
        events().findAll { it instanceof LeaseExtended }.collect { [it.before(), it.after()] }
    }
}
