package dev.arrshell.internal.service.session

import static dev.arrshell.model.SessionSize.PREMIUM
import static dev.arrshell.model.SessionSize.STANDARD
import static dev.arrshell.model.SessionStatus.ERROR
import static dev.arrshell.model.SessionStatus.EXPIRED
import static dev.arrshell.model.SessionStatus.READY
import static dev.arrshell.model.SessionStatus.STARTING
import static dev.arrshell.model.SessionStatus.STOPPED
import static dev.arrshell.time.Durations.days
import static dev.arrshell.time.Durations.hours
import static dev.arrshell.time.Durations.minutes
import static dev.arrshell.time.Durations.seconds

import dev.arrshell.internal.service.http.ApiError
import dev.arrshell.internal.service.simulated.BootModel
import dev.arrshell.internal.service.simulated.SimulatedFleet
import dev.arrshell.model.AccountId
import dev.arrshell.model.Region
import dev.arrshell.time.VirtualClock
import java.time.Duration
import spock.lang.Specification

class SessionServiceSpec extends Specification {

    static final TICK = Duration.ofNanos(1)

    def clock = new VirtualClock()
    def sessions = new SessionService(clock, new SimulatedFleet([:]), SessionListener.NONE)
    def scope = new AccountRegion(AccountId.parse("11111111-1111-1111-1111-111111111111"), Region.parse("westus2"))

    String created(size = STANDARD, Duration lease = hours(1)) {
        sessions.create(scope, new CreateParameters(size, lease, [])).session().id()
    }

    String inState(status) {
        def id = created()
        switch (status) {
            case READY -> clock.advance(seconds(10))
            case EXPIRED -> clock.advance(seconds(10) + hours(1))
            case STOPPED -> sessions.stop(scope, id)
            case ERROR -> sessions.fail(scope, id, "GpuLost", "the GPU is gone")
        }
        assert sessions.find(scope, id).status() == status
        id
    }

    def "a #size session is ready exactly #boot after its creation"() {
        given:
        def id = created(size)

        when:
        clock.advance(boot - TICK)

        then:
        sessions.find(scope, id).status() == STARTING

        when:
        clock.advance(TICK)

        then:
        sessions.find(scope, id).status() == READY
        sessions.find(scope, id).elapsed() == Duration.ZERO

        where:
        size     | boot
        STANDARD | seconds(10)
        PREMIUM  | seconds(120)
    }

    def "a lease is over exactly its length after Ready, and elapsed never exceeds it"() {
        given:
        def id = created(STANDARD, hours(4))
        clock.advance(seconds(10))

        when:
        clock.advance(hours(4) - TICK)

        then:
        sessions.find(scope, id).status() == READY
        sessions.find(scope, id).elapsed() == hours(4) - TICK

        when:
        clock.advance(TICK)

        then:
        sessions.find(scope, id).status() == EXPIRED
        sessions.find(scope, id).elapsed() == hours(4)

        when:
        clock.advance(days(3))

        then:
        sessions.find(scope, id).elapsed() == hours(4)
    }

    def "a lease of zero is over as soon as the session is ready"() {
        given:
        def id = created(STANDARD, Duration.ZERO)

        expect:
        sessions.find(scope, id).status() == STARTING

        when:
        clock.advance(seconds(10))

        then:
        sessions.find(scope, id).status() == EXPIRED
        sessions.find(scope, id).elapsed() == Duration.ZERO
    }

    def "while #status: update #updated, stop leaves it #stopped, listed: #listed, host and ports: #hosted"() {
        given:
        def id = inState(status)
        def before = sessions.find(scope, id)

        expect:
        sessions.list(scope)*.session()*.id().contains(id) == listed
        [before.hostname().present, before.handshakePort().present, before.inspectorPort().present] == [hosted] * 3

        when:
        def outcome = attempt { sessions.update(scope, id, hours(2)) }

        then:
        outcome == updated
        sessions.find(scope, id).session().lease() == (updated == 200 ? hours(2) : hours(1))

        when:
        def after = sessions.stop(scope, id)

        then:
        after.status() == stopped
        after.elapsed() == before.elapsed()
        sessions.list(scope).empty

        where:
        status   | updated | stopped | listed | hosted
        STARTING | 200     | STOPPED | true   | false
        READY    | 200     | STOPPED | true   | true
        STOPPED  | 409     | STOPPED | false  | false
        EXPIRED  | 409     | EXPIRED | false  | false
        ERROR    | 409     | ERROR   | false  | false
    }

    def "a lease of one hour cannot become #total"() {
        given:
        def id = created()

        expect:
        attempt { sessions.update(scope, id, total) } == 422
        sessions.find(scope, id).session().lease() == hours(1)

        where:
        total << [Duration.ZERO, minutes(59), hours(1)]
    }

    def "an extension moves the expiry, on the total and not on top"() {
        given:
        def id = created(STANDARD, hours(1))
        clock.advance(seconds(10) + minutes(50))
        sessions.update(scope, id, hours(2))

        when:
        clock.advance(minutes(70) - TICK)

        then:
        sessions.find(scope, id).status() == READY

        when:
        clock.advance(TICK)

        then:
        sessions.find(scope, id).status() == EXPIRED
    }

    def "elapsed stands still from the stop on"() {
        given:
        def id = created()
        clock.advance(seconds(10) + minutes(7))
        sessions.stop(scope, id)

        when:
        clock.advance(hours(5))

        then:
        sessions.find(scope, id).elapsed() == minutes(7)
        sessions.find(scope, id).status() == STOPPED
    }

    def "a session that #status is remembered for 30 days"() {
        given:
        def id = inState(status)

        when:
        clock.advance(days(30) - TICK)

        then:
        sessions.find(scope, id).status() == status

        when:
        clock.advance(TICK)

        then:
        attempt { sessions.find(scope, id) } == 404
        attempt { sessions.update(scope, id, hours(2)) } == 404
        attempt { sessions.stop(scope, id) } == 404

        where:
        status << [STOPPED, EXPIRED, ERROR]
    }

    def "where servers are limited, one is found exactly if fewer are taken, seed #seed"() {
        given:
        def random = new Random(seed)
        def fleet = new SimulatedFleet([(STANDARD): new BootModel.Fixed(seconds(30)), (PREMIUM): new BootModel.AfterPolls(1)])
        def service = new SessionService(clock, fleet, SessionListener.NONE)
        def ids = []
        def full = 0

        expect:
        600.times {
            def size = random.nextBoolean() ? STANDARD : PREMIUM
            switch (random.nextInt(9)) {
                case 0 -> fleet.capacity(size, random.nextInt(5) == 0 ? OptionalInt.empty() : OptionalInt.of(random.nextInt(6)))
                case 1 -> clock.advance(minutes(random.nextInt(40)))
                case 2 -> ids.shuffled(random).take(2).each { service.stop(scope, it) }
                case 3 -> ids.shuffled(random).take(1).each { service.fail(scope, it, 'VmFailed', 'lost') }
                case 4 -> ids.shuffled(random).take(3).each { service.find(scope, it) }
                case 5 -> ids.shuffled(random).take(3).each { extend(service, it) }
                default -> {
                    def limit = fleet.capacity(size)
                    def taken = service.all().count { it.parameters().size() == size && it.occupiesServerAt(clock.instant()) }
                    def made = service.create(scope, new CreateParameters(size, minutes(random.nextInt(90)), [])).session()
                    ids << made.id()
                    def refused = limit.present && taken >= limit.asInt
                    full += refused ? 1 : 0
                    assert made.boot().failure().present == refused
                }
            }
        }
        full > 20

        where:
        seed << [1, 2, 3, 4, 5]
    }

    def "an id that comes to another size takes up no server of the size that it had"() {
        given:
        def fleet = new SimulatedFleet([:])
        def service = new SessionService(clock, fleet, SessionListener.NONE)
        fleet.capacity(STANDARD, OptionalInt.of(1))
        service.create(scope, "again", new CreateParameters(STANDARD, hours(1), []))
        service.stop(scope, "again")
        clock.advance(days(31))

        when:
        service.create(scope, "again", new CreateParameters(PREMIUM, hours(1), []))

        then:
        service.create(scope, "next", new CreateParameters(STANDARD, hours(1), [])).session().session().boot().failure().empty
    }

    private void extend(SessionService service, String id) {
        def seen = service.find(scope, id)
        if (!seen.status().terminal && seen.session().lease() < hours(23)) {
            service.update(scope, id, seen.session().lease() + minutes(7))
        }
    }

    def "a session shows in its own account and region only"() {
        given:
        def id = created()

        expect:
        attempt { sessions.find(elsewhere, id) } == 404
        attempt { sessions.update(elsewhere, id, hours(2)) } == 404
        attempt { sessions.stop(elsewhere, id) } == 404
        sessions.list(elsewhere).empty
        sessions.find(scope, id).status() == STARTING

        where:
        elsewhere << [
            new AccountRegion(AccountId.parse("11111111-1111-1111-1111-111111111111"), Region.parse("eastus")),
            new AccountRegion(AccountId.parse("22222222-2222-2222-2222-222222222222"), Region.parse("westus2")),
        ]
    }

    def "a listing is in the order of creation, also within one tick"() {
        given:
        def early = (1..20).collect { created() }
        clock.advance(seconds(1))
        def late = (1..20).collect { created(PREMIUM) }

        expect:
        sessions.list(scope)*.session()*.id() == early + late
    }

    def "why a session failed or expired is told"() {
        expect:
        sessions.find(scope, inState(status)).message().orElse(null) == message

        where:
        status   || message
        READY    || null
        STOPPED  || null
        ERROR    || "the GPU is gone"
        EXPIRED  || "The session expired after its whole lease of 01:00:00."
    }

    static int attempt(Closure<?> call) {
        try {
            call()
            200
        } catch (ApiError refused) {
            refused.toResponse(false).status()
        }
    }
}
