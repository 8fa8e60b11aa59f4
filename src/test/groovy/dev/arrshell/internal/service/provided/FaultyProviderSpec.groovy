package dev.arrshell.internal.service.provided

import static dev.arrshell.time.Durations.hours

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
import dev.arrshell.testing.ScriptedProvider
import dev.arrshell.time.VirtualClock
import java.util.concurrent.Callable
import java.util.concurrent.CopyOnWriteArrayList
import java.util.concurrent.Executors
import java.util.concurrent.TimeUnit
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.Timeout

/** What the service stands of a provider that breaks its contract. */
@Timeout(30)
class FaultyProviderSpec extends Specification {

    static final SCOPE = new AccountRegion(
            AccountId.parse('11111111-1111-1111-1111-111111111111'), new Region('westus2'))
    static final ADDRESS = new ServerAddress('render01', 50000, 50001)
    static final OTHER = new ServerAddress('render02', 50002, 50003)

    /** Checked ones, errors of loading and null pointers too. */
    static final THROWN = [
        new IllegalStateException('no disk'), new IOException('no network'), new NoClassDefFoundError('cloud/Api'),
        new NullPointerException(),
    ]

    def clock = new VirtualClock()
    def provider = new ScriptedProvider()
    def warnings = new CopyOnWriteArrayList<String>()

    @AutoCleanup
    ProvidedServers servers
    SessionService sessions

    def setup() {
        provider.answer { told, request -> }
    }

    private void open(Collection<?> restored = []) {
        servers = new ProvidedServers(provider, clock, SessionListener.NONE, { warnings << it.toString() })
        sessions = new SessionService(clock, servers, servers)
        sessions.restore(restored)
        servers.open(sessions)
    }

    def "events that come #what leave a session #status"() {
        given:
        open()
        def server = starting('one')

        when:
        telling(provider.service(), server)

        then:
        sessions.find(SCOPE, 'one').status() == status
        sessions.find(SCOPE, 'one').hostname().orElse(null) == hostname
        othersWork()

        where:
        what                         | telling                                                                             || status               | hostname
        'twice'                      | { to, id -> 2.times { to.ready(id, ADDRESS) } }                                       || SessionStatus.READY   | 'render01'
        'twice, each time otherwise' | { to, id -> to.ready(id, ADDRESS); to.ready(id, OTHER) }                            || SessionStatus.READY   | 'render01'
        'late: waits when ready'     | { to, id -> to.ready(id, ADDRESS); to.waiting(id, 'full') }                         || SessionStatus.READY   | 'render01'
        'as ready after a failure'   | { to, id -> to.failed(id, 'A', 'b'); to.ready(id, ADDRESS) }                        || SessionStatus.ERROR   | null
        'as ended after a failure'   | { to, id -> to.failed(id, 'A', 'b'); to.ended(id, 'c') }                            || SessionStatus.ERROR   | null
        'as failed after the end'    | { to, id -> to.ended(id, 'c'); to.failed(id, 'A', 'b') }                            || SessionStatus.STOPPED | null
        'as ended before ready'      | { to, id -> to.ended(id, 'c'); to.ready(id, ADDRESS); to.waiting(id, 'x') }         || SessionStatus.STOPPED | null
        'without an address'         | { to, id -> to.ready(id, null) }                                                    || SessionStatus.ERROR   | null
        'without a reason to fail'   | { to, id -> to.failed(id, null, null) }                                             || SessionStatus.ERROR   | null
        'without a reason to end'    | { to, id -> to.ended(id, null) }                                                    || SessionStatus.STOPPED | null
        'without a reason to wait'   | { to, id -> to.waiting(id, null) }                                                  || SessionStatus.STARTING | null
        'about unknown servers'      | { to, id -> def o = UUID.randomUUID(); to.ready(o, ADDRESS); to.failed(o, 'A', 'b') } || SessionStatus.STARTING | null
    }

    def "what is told after a release changes nothing"() {
        given:
        open()
        def server = starting('one')
        sessions.stop(SCOPE, 'one')
        provider.next('release')

        when:
        provider.service().with {
            ready(server, ADDRESS)
            waiting(server, 'full')
            failed(server, 'A', 'b')
            ended(server, 'c')
        }

        then:
        sessions.find(SCOPE, 'one').status() == SessionStatus.STOPPED
        sessions.find(SCOPE, 'one').message().empty
        othersWork()
    }

    def "of many events at once, from many threads, one way to end remains"() {
        given:
        open()
        def told = (1..20).collect { starting("s$it") }
        def threads = Executors.newFixedThreadPool(8)
        def events = [
            { ServerListener to, UUID id -> to.ready(id, ADDRESS) },
            { ServerListener to, UUID id -> to.waiting(id, 'full') },
            { ServerListener to, UUID id -> to.failed(id, 'A', 'b') },
            { ServerListener to, UUID id -> to.ended(id, 'c') },
        ]

        when:
        threads.invokeAll(told.collectMany { id ->
            events.collect { event -> { event(provider.service(), id) } as Callable }
        }.shuffled(new Random(7)))*.get(20, TimeUnit.SECONDS)

        then:
        (1..20).every { sessions.find(SCOPE, "s$it").status() in [SessionStatus.ERROR, SessionStatus.STOPPED] }
        told.collect { provider.next('release').server() } as Set == told as Set
        othersWork()

        cleanup:
        threads.shutdownNow()
    }

    def "a provider that tells everything at once, in its own calls, is stood"() {
        given:
        provider.answer { told, request ->
            told.ready(request.server(), ADDRESS)
            told.ended(request.server(), 'c')
            told.ready(request.server(), OTHER)
        }
        open()

        when:
        create('one')

        then:
        provider.next('release')
        sessions.find(SCOPE, 'one').status() == SessionStatus.STOPPED

        when:
        provider.answer { told, request -> }

        then:
        othersWork()
    }

    def "a start that throws #fault fails its session and gives the server back"() {
        given:
        open()
        provider.breakMethod('allocate', fault)

        when:
        create('one')
        def server = provider.next('allocate').server()

        then: 'it may have been begun all the same'
        with(provider.next('release')) {
            it.server() == server
            value() == ReleaseReason.ABANDONED
        }
        sessions.find(SCOPE, 'one').failure().get().code() == 'VmAllocationFailed'
        sessions.find(SCOPE, 'one').message().get().startsWith('the provider failed: ')

        when:
        provider.mend()

        then:
        othersWork()

        where:
        fault << THROWN
    }

    def "a release that throws #fault is told once, and tried until it succeeds"() {
        given:
        open()
        def server = ready('one')
        provider.breakMethod('release', fault)

        when:
        sessions.stop(SCOPE, 'one')
        def tries = (1..3).collect { provider.next('release') }

        then:
        tries*.server().toSet() == [server] as Set
        tries*.value().toSet() == [ReleaseReason.STOPPED] as Set
        warnings.size() == 1
        warnings[0].startsWith('the provider of servers failed: ')

        when:
        provider.mend()

        then:
        othersWork()

        where:
        fault << THROWN
    }

    def "a longer lease that throws #fault is told again until the server knows it"() {
        given:
        open()
        ready('one')
        provider.breakMethod('extend', fault)

        when:
        sessions.update(SCOPE, 'one', hours(3))
        def tries = (1..3).collect { provider.next('extend').value() }
        provider.mend()

        then:
        tries.toSet() == [clock.instant() + hours(3)] as Set
        othersWork()

        where:
        fault << THROWN
    }

    def "a capacity that throws #fault is what it was, and none if it was never told"() {
        given:
        open()
        if (known) {
            provider.capacity(known)
            servers.capacity(SessionSize.STANDARD)
        }
        provider.breakMethod('capacity', fault)

        when:
        create('one')

        then:
        servers.capacity(SessionSize.STANDARD).asInt == known
        (sessions.find(SCOPE, 'one').session().boot().failure().present) == (known == 0)

        where:
        [fault, known] << [THROWN, [0, 1]].combinations()
    }

    def "an output that throws #fault is empty"() {
        given:
        open()
        ready('one')
        provider.breakMethod('output', fault)

        expect:
        servers.output(sessions.find(SCOPE, 'one').session(), 7) == new ServerOutput('', 7)
        warnings.size() == 1
        othersWork()

        where:
        fault << THROWN
    }

    def "a service whose provider throws #fault from #method does not begin, and says why"() {
        given:
        provider.breakMethod(method, fault)

        when:
        open()

        then:
        def e = thrown(IllegalStateException)
        e.message =~ problem
        provider.next('close')

        where:
        [method, fault] << [['open', 'adopt'], THROWN].combinations()
        problem = fault instanceof IllegalStateException ? 'no disk' : '(cannot begin|cannot be taken over): .*\\(nothing was started\\)'
    }

    def "a close that throws #fault is told, and nothing else is"() {
        given:
        open()
        ready('one')
        provider.breakMethod('close', fault)

        when:
        servers.close()
        provider.service().ended(servers.held()[0].serverId(), 'after the close')

        then:
        warnings.size() == 1
        sessions.find(SCOPE, 'one').status() == SessionStatus.STOPPED

        where:
        fault << THROWN
    }

    private void create(String id) {
        sessions.create(SCOPE, id, new CreateParameters(SessionSize.STANDARD, hours(1), []))
    }

    private UUID starting(String id) {
        create(id)
        provider.next('allocate').server()
    }

    private UUID ready(String id) {
        def server = starting(id)
        provider.service().ready(server, ADDRESS)
        assert provider.next('extend').value() == clock.instant() + hours(1)
        server
    }

    /** Whether another session still gets its server, and gives it back. */
    private boolean othersWork() {
        def id = 'other-' + UUID.randomUUID()
        def server = starting(id)
        provider.service().ready(server, OTHER)
        assert sessions.find(SCOPE, id).status() == SessionStatus.READY
        sessions.stop(SCOPE, id)
        while (provider.next('release').server() != server) {
            // an earlier one is tried again
        }
        true
    }
}
