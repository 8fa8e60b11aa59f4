package dev.arrshell.internal.service.session

import static dev.arrshell.time.Durations.days
import static dev.arrshell.time.Durations.minutes

import dev.arrshell.model.AccountId
import dev.arrshell.model.Region
import dev.arrshell.model.SessionSize
import dev.arrshell.time.VirtualClock
import spock.lang.Specification

class SessionNamespaceSpec extends Specification {

    def clock = new VirtualClock()
    def namespace = new SessionNamespace(SessionListener.NONE)
    def scope = new AccountRegion(AccountId.parse("11111111-1111-1111-1111-111111111111"), Region.parse("westus2"))
    long sequence

    SessionRecord session(String id) {
        def now = clock.instant()
        def asked = new CreateParameters(SessionSize.STANDARD, minutes(5), [])
        new SessionRecord(
                id,
                scope,
                asked,
                asked.lease(),
                new ListPosition(now, sequence++),
                BootPlan.readyAt(now),
                UUID.randomUUID(),
                Optional.empty(),
                [])
    }

    List<SessionRecord> live(ListPosition after = ListPosition.FIRST, int maximum = Integer.MAX_VALUE) {
        namespace.live(scope.region(), clock.instant(), Instant.MAX, after, maximum)
    }

    def "an id is taken once"() {
        given:
        def first = session("a")

        expect:
        namespace.add(first).is(first)
        namespace.add(session("a")).is(first)
        namespace.size() == 1
    }

    def "an id that was forgotten can be taken again, and its old place in the listing is gone"() {
        given:
        namespace.add(session("a"))
        live()
        clock.advance(days(31))
        def second = session("a")

        expect:
        namespace.add(second).is(second)
        live() == [second]
    }

    def "a listing goes on behind a place"() {
        given:
        def all = ["a", "b", "c", "d"].collect { session(it) }
        all.each { namespace.add(it) }

        expect:
        live(ListPosition.FIRST, 2)*.id() == ["a", "b"]
        live(all[1].position(), 2)*.id() == ["c", "d"]
        live(all[3].position(), 2) == []
    }

    def "sessions that are over and forgotten leave the memory as new ones come"() {
        given:
        500.times { namespace.add(session("old-$it")) }

        when: "they are over, but remembered"
        clock.advance(days(1))
        500.times { namespace.add(session("middle-$it")) }

        then:
        namespace.size() == 1000
        live()*.id() == (0..<500).collect { "middle-$it".toString() }

        when: "the first ones are forgotten"
        clock.advance(days(29) + minutes(10))
        600.times { namespace.add(session("new-$it")) }

        then:
        (0..<500).every { namespace.find("old-$it").empty }
        (0..<500).every { namespace.find("middle-$it").present }
        namespace.size() == 1100
    }
}
