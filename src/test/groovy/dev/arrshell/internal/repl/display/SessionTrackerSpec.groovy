package dev.arrshell.internal.repl.display

import static dev.arrshell.model.SessionStatus.READY

import dev.arrshell.internal.script.state.ScriptSettings
import dev.arrshell.internal.script.state.Workspace
import dev.arrshell.model.Exchange
import dev.arrshell.model.Lease
import dev.arrshell.model.Operation
import dev.arrshell.model.SessionEvent
import dev.arrshell.model.SessionId
import dev.arrshell.model.SessionProperties
import dev.arrshell.model.SessionSize
import dev.arrshell.model.SessionSpec
import dev.arrshell.model.WaitProgress
import dev.arrshell.time.VirtualClock
import java.time.Duration
import java.time.Instant
import spock.lang.AutoCleanup
import spock.lang.Specification

class SessionTrackerSpec extends Specification {

    static final SessionId FIRST = SessionId.parse('d31bddca-dab7-498e-9bc9-7594bc12862f')
    static final SessionId SECOND = SessionId.parse('e0000000-dab7-498e-9bc9-7594bc12862f')
    static final Instant NOW = Instant.parse('2019-05-09T16:17:50Z')

    @AutoCleanup
    Workspace workspace

    SessionTracker tracker

    def setup() {
        ScriptSettings settings = ScriptSettings.of([:])
        workspace = new Workspace(settings.target(), settings, {})
        tracker = new SessionTracker(workspace, new VirtualClock(), true)
    }

    private static SessionProperties seen(SessionId id, int hours, Instant at) {
        SessionProperties.builder(id, READY).maxLeaseTime(Duration.ofHours(hours)).seenAt(at).build()
    }

    def "a session that is started with an id that was not there before is there"() {
        given:
        def address = URI.create("https://host/accounts/an-id/sessions/$FIRST")
        def spec = new SessionSpec(SessionSize.STANDARD, new Lease(Duration.ofHours(2)), [], Optional.empty())

        when:
        tracker.accept(Exchange.builder('GET', address, NOW).request([:], '').operation(Operation.PROPERTIES).status(404, 'Not Found').build())

        then:
        tracker.notFound(FIRST).present

        when:
        tracker.accept(new SessionEvent.Started(NOW, FIRST, spec, NOW))

        then:
        tracker.notFound(FIRST).empty
    }

    def "the lease of a session is the one that the last event names"() {
        expect:
        tracker.lease(FIRST).empty

        when:
        def spec = new SessionSpec(SessionSize.STANDARD, new Lease(Duration.ofHours(2)), [], Optional.empty())
        tracker.accept(new SessionEvent.Started(NOW, FIRST, spec, NOW - Duration.ofSeconds(3)))

        then:
        tracker.lease(FIRST).get() == Duration.ofHours(2)
        tracker.startedAt(FIRST).get() == NOW - Duration.ofSeconds(3)

        when:
        tracker.accept(new SessionEvent.LeaseExtended(NOW, FIRST, Duration.ofHours(2), Duration.ofHours(3)))

        then:
        tracker.lease(FIRST).get() == Duration.ofHours(3)
        tracker.leaseBefore(FIRST).get() == Duration.ofHours(2)

        when:
        tracker.accept(new SessionEvent.Seen(NOW, seen(FIRST, 4, NOW)))
        tracker.accept(new SessionEvent.Seen(NOW, seen(FIRST, 1, NOW - Duration.ofSeconds(1))))

        then:
        tracker.lease(FIRST).get() == Duration.ofHours(4)
    }

    def "the ids are those of the last listing and of the sessions seen since"() {
        when:
        tracker.accept(new SessionEvent.Listed(NOW, [seen(FIRST, 1, NOW)]))

        then:
        tracker.sessionIds() == [FIRST.value()] as Set

        when:
        tracker.accept(new SessionEvent.Listed(NOW, []))
        tracker.accept(new SessionEvent.Seen(NOW, seen(SECOND, 1, NOW)))

        then:
        tracker.sessionIds() == [SECOND.value()] as Set
    }

    def "the wait line shows the waits of a statement, but none that goes on after it"() {
        given:
        def shown = [].asSynchronized()
        def line = new WaitProgressLine({ shown << it }, { 80 })
        def waiting = new SessionEvent.Waiting(NOW, new WaitProgress(FIRST, Optional.empty(), 1, Duration.ofSeconds(1), Duration.ofMinutes(1), Optional.empty()))

        when:
        line.start()
        line.accept(waiting)
        line.stop()

        then:
        shown.last() == ''

        when:
        shown.clear()
        line.accept(waiting)
        line.stop()

        then: 'there was no line to clear'
        shown.empty
    }
}
