package dev.arrshell.internal.service.simulated

import static dev.arrshell.time.Durations.hours
import static dev.arrshell.time.Durations.minutes
import static dev.arrshell.time.Durations.seconds

import dev.arrshell.internal.service.session.ServerPool
import dev.arrshell.model.AccountId
import dev.arrshell.model.Region
import dev.arrshell.model.SessionId
import dev.arrshell.model.SessionSize
import dev.arrshell.server.ReleaseReason
import dev.arrshell.server.ServerAddress
import dev.arrshell.server.ServerListener
import dev.arrshell.server.ServerRequest
import dev.arrshell.testing.ServerEvents
import dev.arrshell.testing.SilencedLog
import dev.arrshell.time.TimeSource
import dev.arrshell.time.VirtualClock
import java.time.Duration
import java.time.Instant
import spock.lang.Specification
import spock.lang.Timeout

@Timeout(20)
class SimulatedProviderSpec extends Specification {

    static final ONE_TICK = Duration.ofNanos(1)

    def clock = new VirtualClock()
    def events = new TimedEvents(clock: clock)

    def "a boot is told at its moment and not a tick before: #model"() {
        given:
        def provider = open(model)
        def wanted = request()

        when:
        provider.allocate(wanted)
        clock.advance(after.minus(ONE_TICK))

        then:
        events.all.empty

        when:
        clock.advance(ONE_TICK)

        then:
        events.all == [[clock.instant(), told]]

        where:
        model                                                || after      | told
        new BootModel.Fixed(minutes(2))                      || minutes(2) | 'ready at render01'
        new BootModel.Between(minutes(3), minutes(3), 7)     || minutes(3) | 'ready at render01'
        new BootModel.Failing('no disk is free', seconds(5)) || seconds(5) | 'VmAllocationFailed: A server of size Standard in westus2 did not start: no disk is free'
    }

    def "a boot that takes no time is told before the call returns"() {
        when:
        open(new BootModel.Fixed(Duration.ZERO)).allocate(request())

        then:
        events.all == [[clock.instant(), 'ready at render01']]
    }

    def "a boot that never ends tells nothing, and its server is given back like another"() {
        given:
        def provider = open(new BootModel.Never())
        def wanted = request()

        when:
        provider.allocate(wanted)
        clock.advance(Duration.ofDays(400))
        provider.release(wanted.server(), ReleaseReason.STOPPED)

        then:
        events.all.empty
        provider.output(wanted.server(), 0).text() == 'a simulated server boots\nthe server was stopped\n'
    }

    def "long waits tell what happens in its order, and a clock does not jump to it by itself"() {
        given:
        def provider = open(new BootModel.Fixed(minutes(2)))
        def begin = clock.instant()

        when: 'one of ten hours and one that ends after its lease of an hour'
        def one = request()
        provider.allocate(one)
        provider.extend(one.server(), begin + hours(10))
        clock.advance(seconds(1))
        provider.allocate(request())

        then:
        clock.instant() == begin + seconds(1)

        when:
        clock.sleep(hours(20))

        then:
        events.all == [
            [begin + minutes(2), 'ready at render01'],
            [begin + minutes(2) + seconds(1), 'ready at render01'],
            [begin + hours(1) + minutes(2) + seconds(1), 'the server was stopped, since its lease is over'],
            [begin + hours(10), 'the server was stopped, since its lease is over'],
        ]
    }

    def "draws are those that an emulator's servers have"() {
        given:
        def model = new BootModel.Between(seconds(6), minutes(3), 20)
        def fleet = new SimulatedFleet([(SessionSize.STANDARD): model])
        def provider = open(model)
        def wanted = (1..20).collect { request() }

        when:
        wanted.each { provider.allocate(it) }
        clock.advance(minutes(4))

        then:
        events.all*.first() == wanted.collect { fleet.boot(pool(it), it.requestedAt()).readyAt() }.sort()
    }

    def "a server that is allocated anew after a restart is ready when it would have been, at the same address"() {
        given:
        def wanted = request()
        open(new BootModel.Fixed(minutes(2))).allocate(wanted)
        clock.advance(minutes(1))

        when: 'a provider that knows nothing of it'
        def other = new TimedEvents(clock: clock)
        def provider = provider(new BootModel.Fixed(minutes(2)))
        provider.open(other)
        provider.adopt([wanted]).each { provider.allocate(wanted) }
        clock.advance(minutes(1))

        then:
        other.all == [[clock.instant(), 'ready at render01']]
        other.addresses == events.addresses
    }

    def "a listener that fails does not keep a server from ending"() {
        given:
        def log = SilencedLog.of(SimulatedProvider)
        log.beforeAll(null)
        def provider = provider(new BootModel.Fixed(minutes(2)))
        def failing = Mock(ServerListener)
        provider.open(failing)
        def wanted = request()

        when:
        provider.allocate(wanted)
        clock.advance(hours(2))

        then:
        1 * failing.ready(wanted.server(), _) >> { throw new IllegalStateException('full') }
        1 * failing.ended(wanted.server(), _)
        0 * failing._

        cleanup:
        log.afterAll(null)
    }

    def "a size that is not set cannot be had, another as often as is set"() {
        given:
        def provider = new SimulatedProvider(
            new SimulatedSettings('render01', [(SessionSize.PREMIUM): new BootModel.Never()], limits), clock)

        expect:
        provider.capacity(SessionSize.STANDARD).asInt == 0
        provider.capacity(SessionSize.PREMIUM) == premium

        where:
        limits                     || premium
        [:]                        || OptionalInt.empty()
        [(SessionSize.PREMIUM): 3] || OptionalInt.of(3)
    }

    def "a boot that counts reads is refused"() {
        when:
        open(new BootModel.AfterPolls(3))

        then:
        def e = thrown(IllegalArgumentException)
        e.message == 'a provider is not told of reads: a boot cannot count them'
    }

    def "on the system's clock a boot takes its time"() {
        given:
        def told = new ServerEvents()
        def provider = new SimulatedProvider(
            new SimulatedSettings('render01', [(SessionSize.STANDARD): new BootModel.Fixed(Duration.ofMillis(50))], [:]),
            TimeSource.system())
        provider.open(told)
        def begin = System.nanoTime()
        def wanted = request(Instant.now())

        when:
        provider.allocate(wanted)

        then:
        told.await(wanted.server(), 'ready').nanos() - begin >= Duration.ofMillis(50).toNanos()

        cleanup:
        provider.close()
    }

    private SimulatedProvider provider(BootModel model) {
        new SimulatedProvider(new SimulatedSettings('render01', [(SessionSize.STANDARD): model], [:]), clock)
    }

    private SimulatedProvider open(BootModel model) {
        def made = provider(model)
        made.open(events)
        made
    }

    private static pool(ServerRequest request) {
        new ServerPool(request.size(), request.region())
    }

    private ServerRequest request(Instant at = clock.instant()) {
        def server = UUID.randomUUID()
        new ServerRequest(server, AccountId.parse('11111111-2222-3333-4444-555555555555'),
            SessionId.parse("s-$server"), SessionSize.STANDARD, Region.DEFAULT, [], hours(1), at)
    }

    /** What is told, with its moment. */
    static class TimedEvents implements ServerListener {

        VirtualClock clock
        final List<List<?>> all = []
        final List<ServerAddress> addresses = []

        @Override
        void ready(UUID server, ServerAddress address) {
            addresses << address
            all << [clock.instant(), 'ready at ' + address.hostname()]
        }

        @Override
        void waiting(UUID server, String why) {
            all << [clock.instant(), why]
        }

        @Override
        void failed(UUID server, String code, String message) {
            all << [clock.instant(), code + ': ' + message]
        }

        @Override
        void ended(UUID server, String message) {
            all << [clock.instant(), message]
        }
    }
}
