package dev.arrshell.server

import dev.arrshell.model.AccountId
import dev.arrshell.model.Region
import dev.arrshell.model.SessionId
import dev.arrshell.model.SessionSize
import dev.arrshell.testing.ServerEvents
import java.time.Duration
import java.time.Instant
import java.util.concurrent.Callable
import java.util.concurrent.Executors
import java.util.concurrent.TimeUnit
import spock.lang.Specification
import spock.lang.Timeout

/** What every provider of servers does. Standard servers become ready, premium ones fail. */
@Timeout(60)
abstract class ServerProviderContract extends Specification {

    /** A server takes longer than this to begin, to be checked and to end. */
    static final AT_ONCE = Duration.ofSeconds(2)

    def events = ServerEvents.ofChanges()
    ServerProvider provider

    /** A provider that is not open yet; further ones have the same servers. */
    abstract ServerProvider create()

    /** Ends the server by itself and without a fault. */
    abstract void finish(UUID server)

    /** Whether the server has gone, at the latest after a while. */
    abstract boolean isGone(UUID server)

    /** The time of the provider. */
    Instant now() {
        Instant.now()
    }

    /** Lets the time pass that a server takes; nothing where time is the system's. */
    void letTimePass() {}

    def setup() {
        provider = create()
        provider.open(events)
    }

    def cleanup() {
        provider.close()
    }

    ServerRequest request(SessionSize size = SessionSize.STANDARD, UUID server = UUID.randomUUID()) {
        new ServerRequest(server, AccountId.parse('11111111-2222-3333-4444-555555555555'),
            SessionId.parse("s-$server"), size, Region.DEFAULT, ['a model', 'b"'], Duration.ofMinutes(10), now())
    }

    ServerRequest ready() {
        def wanted = request()
        provider.allocate(wanted)
        letTimePass()
        events.await(wanted.server(), 'ready')
        wanted
    }

    /** What is told of a server, up to all that was told of a later one. */
    List<String> kindsBesides(UUID server) {
        letTimePass()
        provider.release(ready().server(), ReleaseReason.STOPPED)
        events.kinds(server)
    }

    private ServerEvents reopened(Collection<ServerRequest> known, List<UUID> neverBegun = []) {
        provider.close()
        provider = create()
        def later = ServerEvents.ofChanges()
        provider.open(later)
        assert provider.adopt(known) as Set == neverBegun as Set
        letTimePass()
        later
    }

    def 'a server that was allocated becomes ready, with an address'() {
        given:
        def wanted = request()

        when:
        provider.allocate(wanted)
        letTimePass()

        then:
        with(events.await(wanted.server(), 'ready').address()) {
            !hostname().empty
            handshakePort() > 0
        }

        cleanup:
        provider.release(wanted.server(), ReleaseReason.STOPPED)
    }

    def 'a request that has been made already changes nothing'() {
        given:
        def wanted = ready()

        when:
        provider.allocate(wanted)

        then: 'a later server was told of, and of the first one nothing more'
        kindsBesides(wanted.server()) == ['ready']

        cleanup:
        provider.release(wanted.server(), ReleaseReason.STOPPED)
    }

    def 'a server that cannot start is told as failed once, with a reason'() {
        given:
        def wanted = request(SessionSize.PREMIUM)

        when:
        provider.allocate(wanted)
        letTimePass()

        then:
        with(events.awaitAny(wanted.server())) {
            kind() == 'failed'
            code() ==~ /[A-Za-z]+/
            !text().empty
        }

        when: 'all that could be asked of a server that runs'
        provider.extend(wanted.server(), now().plusSeconds(900))
        provider.release(wanted.server(), ReleaseReason.ABANDONED)

        then:
        kindsBesides(wanted.server()) == ['failed']
    }

    def 'a server that ends by itself is told as ended once'() {
        given:
        def wanted = ready()

        when:
        finish(wanted.server())

        then:
        !events.await(wanted.server(), 'ended').text().empty

        when:
        provider.extend(wanted.server(), now().plusSeconds(900))
        provider.release(wanted.server(), ReleaseReason.ABANDONED)

        then:
        kindsBesides(wanted.server()) == ['ready', 'ended']
    }

    def 'a release tells nothing, twice or of an unknown server neither'() {
        given:
        def wanted = ready()

        when:
        provider.release(wanted.server(), reason)
        provider.release(wanted.server(), reason)
        provider.release(UUID.randomUUID(), reason)
        provider.extend(wanted.server(), now().plusSeconds(900))
        provider.extend(UUID.randomUUID(), now().plusSeconds(900))

        then:
        isGone(wanted.server())
        kindsBesides(wanted.server()) == ['ready']

        where:
        reason << ReleaseReason.values().toList()
    }

    def 'the ends of servers that were released can be awaited, those of others are not'() {
        given:
        def stays = ready()
        def released = (1..3).collect { ready() }

        when:
        released.each { provider.release(it.server(), ReleaseReason.STOPPED) }

        then:
        provider.awaitReleased(Duration.ofSeconds(60))
        released.every { isGone(it.server()) }
        events.kinds(stays.server()) == ['ready']

        cleanup:
        provider.release(stays.server(), ReleaseReason.STOPPED)
    }

    def 'a server that is released before it is ready tells nothing any more'() {
        given:
        def wanted = request()

        when:
        provider.allocate(wanted)
        provider.release(wanted.server(), ReleaseReason.STOPPED)
        def before = events.kinds(wanted.server())

        then: 'a provider may have been ready at once'
        isGone(wanted.server())
        kindsBesides(wanted.server()) == before
    }

    def 'a server whose lease is over ends, whatever the service does'() {
        given:
        def wanted = ready()

        when:
        provider.extend(wanted.server(), now())

        then:
        isGone(wanted.server())
        events.await(wanted.server(), 'ended')
    }

    def 'servers that are asked for at once, from many threads, are told of once each'() {
        given:
        def wanted = (1..8).collect { request() }
        def threads = Executors.newFixedThreadPool(8)

        when:
        threads.invokeAll(wanted.collectMany { asked ->
            [{ provider.allocate(asked) } as Callable, { provider.allocate(asked) } as Callable]
        })*.get(20, TimeUnit.SECONDS)
        letTimePass()
        def addresses = wanted.collect { events.await(it.server(), 'ready').address() }

        then:
        addresses.toSet().size() == wanted.size()
        kindsBesides(wanted[0].server()) == ['ready']
        wanted.every { events.kinds(it.server()) == ['ready'] }

        cleanup:
        wanted*.server().each { provider.release(it, ReleaseReason.STOPPED) }
        threads.shutdownNow()
    }

    def 'every call returns at once'() {
        given:
        def wanted = request()
        def server = wanted.server()

        expect:
        [
            allocate: { provider.allocate(wanted) },
            extend: { provider.extend(server, now().plusSeconds(900)) },
            capacity: { provider.capacity(SessionSize.STANDARD) },
            output: { provider.output(server, 0) },
            release: { provider.release(server, ReleaseReason.STOPPED) },
        ].findAll { timeOf(it.value) > AT_ONCE }.keySet().empty
    }

    private static Duration timeOf(Closure<?> call) {
        long begin = System.nanoTime()
        call()
        Duration.ofNanos(System.nanoTime() - begin)
    }

    def 'a server that was never begun is given back by adopt'() {
        given:
        def never = request()

        expect:
        provider.adopt([never]) as Set == [never.server()] as Set
    }

    def 'a provider that is opened later takes over what is ready'() {
        given:
        def wanted = ready()
        def address = events.of(wanted.server())[0].address()

        when:
        def later = reopened([wanted])

        then:
        later.await(wanted.server(), 'ready').address() == address
        events.kinds(wanted.server()) == ['ready']

        cleanup:
        provider.release(wanted.server(), ReleaseReason.STOPPED)
    }

    def 'a provider that is opened later ends the servers that the service does not know'() {
        given:
        def stray = ready()
        def known = ready()

        when:
        def later = reopened([known])

        then:
        isGone(stray.server())
        later.await(known.server(), 'ready')
        later.of(stray.server()).empty

        cleanup:
        provider.release(known.server(), ReleaseReason.STOPPED)
    }

    def 'what has happened to a server while the service was not there is told'() {
        given:
        def wanted = ready()

        when:
        provider.close()
        finish(wanted.server())
        assert isGone(wanted.server())
        def later = reopened([wanted])

        then:
        later.await(wanted.server(), 'ended')
        later.kinds(wanted.server()).last() == 'ended'
    }

    def 'what a server prints is read from an offset on'() {
        given:
        def server = ready().server()
        def all = provider.output(server, 0)

        expect:
        !all.text().empty
        all.next() == all.text().bytes.length
        provider.output(server, 1).text() == all.text().substring(1)
        provider.output(server, all.next()) == new ServerOutput('', all.next())
        provider.output(server, all.next() + 100) == new ServerOutput('', all.next())

        cleanup:
        provider.release(server, ReleaseReason.STOPPED)
    }

    def 'nothing was printed by an unknown server'() {
        expect:
        provider.output(UUID.randomUUID(), 0) == ServerOutput.NONE
    }

    def 'a capacity is the same however many servers there are, and not negative'() {
        given:
        def before = provider.capacity(size)
        def taken = ready().server()

        expect:
        before.orElse(0) >= 0
        provider.capacity(size) == before

        cleanup:
        provider.release(taken, ReleaseReason.STOPPED)

        where:
        size << [SessionSize.STANDARD, SessionSize.PREMIUM]
    }
}
