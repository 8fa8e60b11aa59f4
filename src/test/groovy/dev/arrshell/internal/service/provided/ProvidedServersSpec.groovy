package dev.arrshell.internal.service.provided

import static dev.arrshell.time.Durations.hours
import static dev.arrshell.time.Durations.minutes
import static dev.arrshell.time.Durations.seconds

import dev.arrshell.internal.service.http.ApiError
import dev.arrshell.internal.service.session.AccountRegion
import dev.arrshell.internal.service.session.CreateParameters
import dev.arrshell.internal.service.session.SessionListener
import dev.arrshell.internal.service.session.SessionService
import dev.arrshell.model.AccountId
import dev.arrshell.model.Region
import dev.arrshell.model.SessionSize
import dev.arrshell.model.SessionStatus
import dev.arrshell.server.ReleaseReason
import dev.arrshell.server.ServerAddress
import dev.arrshell.server.ServerListener
import dev.arrshell.server.ServerOutput
import dev.arrshell.server.ServerProvider
import dev.arrshell.server.ServerRequest
import dev.arrshell.time.VirtualClock
import java.time.Duration
import java.time.Instant
import java.util.concurrent.LinkedBlockingQueue
import java.util.concurrent.TimeUnit
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.Timeout

@Timeout(20)
class ProvidedServersSpec extends Specification {

    static final SCOPE = new AccountRegion(
            AccountId.parse('11111111-1111-1111-1111-111111111111'), new Region('westus2'))
    static final ELSEWHERE = new AccountRegion(SCOPE.account(), new Region('eastus'))
    static final ADDRESS = new ServerAddress('render01.example.org', 50000, 50001)

    def clock = new VirtualClock()
    def provider = new AskedProvider()
    List<String> warnings = []

    @AutoCleanup
    ProvidedServers servers
    SessionService sessions

    def setup() {
        open([])
    }

    private void open(Collection<?> restored) {
        servers?.close()
        servers = new ProvidedServers(provider, clock, SessionListener.NONE, { warnings << it })
        sessions = new SessionService(clock, servers, servers)
        sessions.restore(restored)
        servers.open(sessions)
    }

    def "a session is Starting until its server is ready, has its address, and its lease counts from then"() {
        when:
        create('one', hours(2))
        def asked = provider.next('allocate')
        clock.advance(seconds(30))

        then:
        asked.session().value() == 'one'
        asked.size() == SessionSize.STANDARD
        asked.lease() == hours(2)
        asked.models() == ['https://mine.blob.core.windows.net/a']
        status('one') == SessionStatus.STARTING

        when:
        provider.listener.waiting(asked.server(), 'the cluster is full')

        then:
        sessions.find(SCOPE, 'one').message().get() == 'the cluster is full'

        when:
        provider.listener.ready(asked.server(), ADDRESS)
        def told = provider.next('extend')
        def seen = sessions.find(SCOPE, 'one')

        then:
        seen.status() == SessionStatus.READY
        seen.message().empty
        seen.hostname().get() == 'render01.example.org'
        seen.handshakePort().asInt == 50000
        seen.inspectorPort().asInt == 50001
        told == clock.instant() + hours(2)
    }

    def "a longer lease goes to the server once, and what is told twice changes nothing"() {
        given:
        def server = readyServer('one')

        when:
        sessions.update(SCOPE, 'one', hours(3))

        then:
        provider.next('extend') == clock.instant() + hours(3)

        when:
        provider.listener.ready(server, new ServerAddress('other', 1, 2))
        sessions.update(SCOPE, 'one', hours(4))

        then:
        provider.next('extend') == clock.instant() + hours(4)
        sessions.find(SCOPE, 'one').hostname().get() == 'render01.example.org'
    }

    def "a session that is #what gives its server back: #reason"() {
        given:
        def server = readyServer('one')

        when:
        ending(this)

        then:
        provider.next('release') == [server, reason]
        status('one') == end

        where:
        what      | ending                                                   || reason                   | end
        'stopped' | { it.sessions.stop(SCOPE, 'one') }                       || ReleaseReason.STOPPED    | SessionStatus.STOPPED
        'over'    | { it.clock.advance(hours(1)) }                           || ReleaseReason.EXPIRED    | SessionStatus.EXPIRED
        'failed'  | { it.sessions.fail(SCOPE, 'one', 'VmFailed', 'by hand') } || ReleaseReason.ABANDONED | SessionStatus.ERROR
    }

    def "a lease that is extended at its last moment keeps its server"() {
        given:
        readyServer('one')

        when:
        clock.advance(minutes(59) + seconds(59))
        sessions.update(SCOPE, 'one', hours(2))
        clock.advance(seconds(2))

        then:
        provider.next('extend') == clock.instant() + minutes(60) - seconds(1)
        provider.calls.poll(600, TimeUnit.MILLISECONDS) == null
        status('one') == SessionStatus.READY
    }

    def "a session that is stopped before its server is ready gives it back too"() {
        given:
        create('one')
        def server = provider.next('allocate').server()

        when:
        sessions.stop(SCOPE, 'one')

        then:
        provider.next('release') == [server, ReleaseReason.STOPPED]

        when:
        provider.listener.ready(server, ADDRESS)

        then:
        status('one') == SessionStatus.STOPPED
    }

    def "a server that #what leaves its session #status, with the reason"() {
        given:
        def server = starting ? startingServer('one') : readyServer('one')

        when:
        telling(provider.listener, server)
        def seen = sessions.find(SCOPE, 'one')

        then:
        seen.status() == status
        seen.message().get() == message
        seen.failure().map { it.code() }.orElse(null) == code

        where:
        what                | starting | telling                                                      || status               | code             | message
        'does not start'    | true     | { to, id -> to.failed(id, 'StartupTimeout', 'not up in 5m') } || SessionStatus.ERROR   | 'StartupTimeout' | 'not up in 5m'
        'fails while ready' | false    | { to, id -> to.failed(id, 'ServerFailed', 'exit code 3') }    || SessionStatus.ERROR   | 'ServerFailed'   | 'exit code 3'
        'ends by itself'    | false    | { to, id -> to.ended(id, 'exit code 0') }                     || SessionStatus.STOPPED | null             | 'exit code 0'
    }

    def "where a machine has so many servers, the next session gets the answer for a full one, in any region"() {
        given:
        provider.most = 1
        create('one')
        provider.next('allocate')

        when:
        create('two', hours(1), ELSEWHERE)
        clock.advance(minutes(2))

        then:
        sessions.find(ELSEWHERE, 'two').status() == SessionStatus.ERROR
        sessions.find(ELSEWHERE, 'two').failure().get().code() == 'VmAllocationFailed'
        provider.calls.empty

        when: 'the first one ends'
        sessions.stop(SCOPE, 'one')
        provider.next('release')
        create('three', hours(1), ELSEWHERE)

        then:
        provider.next('allocate').session().value() == 'three'
    }

    def "a provider that throws fails the session and not the service"() {
        given:
        provider.refusal = 'no disk'

        when:
        create('one')
        provider.next('allocate')
        def told = waitUntil { sessions.find(SCOPE, 'one').failure().orElse(null) }

        then:
        told.code() == 'VmAllocationFailed'
        told.message().contains('no disk')
    }

    def "after a restart the servers that go on are adopted, those never begun are allocated, and ends are told"() {
        given:
        def ready = readyServer('ready')
        def starting = startingServer('starting')
        def never = startingServer('never')
        readyServer('stopped')
        sessions.stop(SCOPE, 'stopped')
        provider.next('release')
        def left = sessions.all()
        provider.never = [never]
        provider.calls.clear()

        when:
        open(left)

        then:
        provider.adopted*.server() as Set == [ready, starting, never] as Set
        provider.next('extend') == clock.instant() + hours(1)
        provider.next('allocate').server() == never

        when:
        provider.listener.ended(starting, 'exit code 0')

        then:
        status('starting') == SessionStatus.STOPPED
        status('ready') == SessionStatus.READY
    }

    private void create(String id, Duration lease = hours(1), AccountRegion scope = SCOPE) {
        sessions.create(scope, id, new CreateParameters(
                SessionSize.STANDARD, lease, ['https://mine.blob.core.windows.net/a']))
    }

    private UUID startingServer(String id) {
        create(id)
        provider.next('allocate').server()
    }

    private UUID readyServer(String id) {
        def server = startingServer(id)
        provider.listener.ready(server, ADDRESS)
        assert provider.next('extend') == clock.instant() + hours(1)
        server
    }

    private SessionStatus status(String id) {
        sessions.find(SCOPE, id).status()
    }

    private static <T> T waitUntil(Closure<T> found) {
        while (true) {
            def value = found()
            if (value != null) {
                return value
            }
            Thread.onSpinWait()
        }
    }

    /** Keeps what it is asked for, and starts nothing. */

    def "a Ready session of whose server nothing is known keeps its state and says so"() {
        given:
        create('one', hours(2))
        def asked = provider.next('allocate')
        provider.listener.ready(asked.server(), ADDRESS)

        when:
        provider.listener.waiting(asked.server(), 'no answer since noon')

        then:
        with(sessions.find(SCOPE, 'one')) {
            status() == SessionStatus.READY
            message().get() == 'no answer since noon'
            hostname().get() == 'render01.example.org'
        }

        when:
        provider.listener.waiting(asked.server(), '')

        then:
        sessions.find(SCOPE, 'one').message().empty
    }

    def "a lease over the longest that servers have is refused, at the start and later"() {
        given:
        provider.longest = hours(2)
        create('one', hours(1))

        when:
        create('two', hours(2).plusSeconds(1))

        then:
        def refused = thrown(ApiError)
        refused.message == 'The longest lease here is 120 minutes (max-lease).'

        when:
        sessions.update(SCOPE, 'one', hours(3))

        then:
        thrown(ApiError)
        sessions.update(SCOPE, 'one', hours(2)).session().lease() == hours(2)
    }

    static class AskedProvider implements ServerProvider {

        final calls = new LinkedBlockingQueue<List<?>>()
        ServerListener listener
        Collection<ServerRequest> adopted = []
        List<UUID> never = []
        Integer most
        Duration longest
        String refusal

        /** The next call, which must be this one. */
        Object next(String name) {
            def call = calls.poll(10, TimeUnit.SECONDS)
            assert call?.first() == name
            call[1]
        }

        @Override
        Optional<Duration> longestLease() {
            Optional.ofNullable(longest)
        }

        @Override
        void open(ServerListener told) {
            listener = told
        }

        @Override
        Collection<UUID> adopt(Collection<ServerRequest> known) {
            adopted = known
            never
        }

        @Override
        void allocate(ServerRequest request) {
            calls << ['allocate', request]
            if (refusal) {
                throw new IllegalStateException(refusal)
            }
        }

        @Override
        void extend(UUID server, Instant end) {
            calls << ['extend', end]
        }

        @Override
        void release(UUID server, ReleaseReason reason) {
            calls << ['release', [server, reason]]
        }

        @Override
        OptionalInt capacity(SessionSize size) {
            most == null ? OptionalInt.empty() : OptionalInt.of(most)
        }

        @Override
        ServerOutput output(UUID server, long from) {
            ServerOutput.NONE
        }

        @Override
        void close() {}
    }
}
