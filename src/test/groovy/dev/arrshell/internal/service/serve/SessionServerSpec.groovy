package dev.arrshell.internal.service.serve

import static dev.arrshell.time.Durations.hours
import static dev.arrshell.time.Durations.seconds

import dev.arrshell.Arr
import dev.arrshell.ArrClient
import dev.arrshell.ArrOptions
import dev.arrshell.emulator.ArrEmulator
import dev.arrshell.error.SessionFailedException
import dev.arrshell.error.SessionNotFoundException
import dev.arrshell.error.SessionStoppedException
import dev.arrshell.model.ApiVersion
import dev.arrshell.model.Region
import dev.arrshell.model.SessionId
import dev.arrshell.model.SessionSize
import dev.arrshell.model.SessionStatus
import dev.arrshell.policy.PollPolicy
import dev.arrshell.server.ReleaseReason
import dev.arrshell.server.ServerAddress
import dev.arrshell.server.ServerListener
import dev.arrshell.server.ServerOutput
import dev.arrshell.server.ServerProvider
import dev.arrshell.server.ServerRequest
import dev.arrshell.time.Durations
import java.net.BindException
import java.nio.file.Path
import java.time.Instant
import java.util.concurrent.BlockingQueue
import java.util.concurrent.LinkedBlockingQueue
import java.util.concurrent.TimeUnit
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout

@Timeout(60)
class SessionServerSpec extends Specification {

    @TempDir
    Path data

    def provider = new WillingProvider()
    List<String> warnings = []
    SessionServer server

    @AutoCleanup
    Arr arr

    def cleanup() {
        server?.close(seconds(5))
    }

    def "a session over #version is Ready with the server's address, prints, and gives the server back"() {
        given:
        def client = start(version)

        when:
        def session = client.session().size(SessionSize.STANDARD).lease(hours(1)).start()
        def ready = session.awaitReady(seconds(20))

        then:
        ready.hostname() == 'render01.example.org'
        ready.snapshot().handshakePort().asInt == 50000
        session.log() == 'listening\n'
        session.log(4).text() == 'ening\n'
        session.log(10).with { it.text() == '' && it.next() == 10 }

        when:
        session.extendLeaseTo(hours(2))
        session.stop()

        then:
        provider.released.poll(10, TimeUnit.SECONDS) == ReleaseReason.STOPPED
        session.properties().status() == SessionStatus.STOPPED

        where:
        version << ApiVersion.values()
    }

    def "why a session is not up is its message, and why it failed"() {
        given:
        provider.answer = { listener, request -> listener.waiting(request.server(), 'the cluster is full') }
        def client = start(ApiVersion.V1)
        def session = client.session().size(SessionSize.STANDARD).lease(hours(1)).start()
        def asked = provider.requests.poll(10, TimeUnit.SECONDS)

        expect:
        session.properties().message().get() == 'the cluster is full'

        when:
        provider.listener.failed(asked.server(), 'StartupFailed', 'exit code 3: no display')
        session.awaitReady(seconds(20))

        then:
        def e = thrown(SessionFailedException)
        e.message.contains('exit code 3: no display')
    }

    def "a session that its server ends is Stopped, with the reason"() {
        given:
        def client = start(ApiVersion.V1)
        def session = client.session().size(SessionSize.STANDARD).lease(hours(1)).start()
        session.awaitReady(seconds(20))

        when:
        provider.listener.ended(provider.requests.poll().server(), 'exit code 0')
        session.awaitReady(seconds(20))

        then:
        def e = thrown(SessionStoppedException)
        e.message.contains('exit code 0')
    }

    def "the output of a session that is not there is told as such"() {
        when:
        start(ApiVersion.V1).session('none').log()

        then:
        thrown(SessionNotFoundException)
    }

    def "an output is read from its beginning on, not from before"() {
        when:
        start(ApiVersion.V1).session('none').log(-1)

        then:
        def e = thrown(IllegalArgumentException)
        e.message.contains('from 0 bytes on or more, not from -1')
    }

    def "the first start makes an account, and the next one continues with it and with the sessions"() {
        given:
        def client = start(ApiVersion.V2021_01_01)
        def account = server.account()
        def session = client.session().size(SessionSize.STANDARD).lease(hours(1)).id(new SessionId('night')).start()
        session.awaitReady(seconds(20))

        expect:
        server.hasNewAccount()
        server.servers() == 1
        account.value() != '11111111-1111-1111-1111-111111111111'

        when:
        server.close(seconds(5))
        arr.close()
        def again = start(ApiVersion.V2021_01_01)

        then:
        !server.hasNewAccount()
        server.account() == account
        provider.adopted*.session()*.value() == ['night']
        again.session('night').properties().hostname().get() == 'render01.example.org'

        when:
        server.stopSessions()

        then:
        provider.released.poll(10, TimeUnit.SECONDS) == ReleaseReason.STOPPED
        again.session('night').properties().status() == SessionStatus.STOPPED
    }

    def "a provider that cannot work here ends the start, and the directory is free again"() {
        given:
        provider.refusal = 'setsid is missing'

        when:
        start(ApiVersion.V1)

        then:
        def e = thrown(IllegalStateException)
        e.message == 'setsid is missing'

        when:
        provider.refusal = null
        start(ApiVersion.V1)

        then:
        noExceptionThrown()
    }

    def "the directory of an emulator is refused: everyone knows its key"() {
        given:
        ArrEmulator.builder().realTime().data(data).start().close()

        when:
        start(ApiVersion.V1)

        then:
        def e = thrown(IllegalStateException)
        e.message.contains("is an emulator's, with the key that everyone knows: name another by --data")
    }

    def "a port that is taken ends the start, and the directory is free again"() {
        given:
        def holder = new ServerSocket(0, 1, InetAddress.loopbackAddress)

        when:
        start(ApiVersion.V1, holder.localPort)

        then:
        def e = thrown(IllegalStateException)
        e.cause instanceof BindException
        provider.isClosed

        when:
        start(ApiVersion.V1)

        then:
        noExceptionThrown()

        cleanup:
        holder.close()
    }

    private ArrClient start(ApiVersion version, int port = 0) {
        def settings = new ServeSettings(
                data, InetAddress.loopbackAddress, port, new Region('westus2'), [:], Optional.empty(), ArrEmulator.ACCOUNT_KEY, false)
        server = SessionServer.start(settings, provider, { warnings << it })
        arr = Arr.create(ArrOptions.builder()
                .apiVersion(version)
                .sts(server.uri())
                .polls(PollPolicy.every(Durations.millis(50)))
                .build())
        arr.account(server.account(), server.key()).endpoint(server.uri())
    }

    /** Its servers are ready at once, unless it is told to answer in another way. */
    static class WillingProvider implements ServerProvider {

        final BlockingQueue<ServerRequest> requests = new LinkedBlockingQueue<>()
        final BlockingQueue<ReleaseReason> released = new LinkedBlockingQueue<>()
        ServerListener listener
        Collection<ServerRequest> adopted = []
        String refusal
        boolean isClosed
        Closure<?> answer = { to, request ->
            to.ready(request.server(), new ServerAddress('render01.example.org', 50000, 50001))
        }

        @Override
        void open(ServerListener told) {
            if (refusal) {
                throw new IllegalStateException(refusal)
            }
            listener = told
        }

        @Override
        Collection<UUID> adopt(Collection<ServerRequest> known) {
            adopted = known
            []
        }

        @Override
        void allocate(ServerRequest request) {
            answer(listener, request)
            requests << request
        }

        @Override
        void extend(UUID server, Instant end) {}

        @Override
        void release(UUID server, ReleaseReason reason) {
            released << reason
        }

        @Override
        OptionalInt capacity(SessionSize size) {
            OptionalInt.empty()
        }

        @Override
        ServerOutput output(UUID server, long from) {
            def all = 'listening\n'
            new ServerOutput(all.substring((int) Math.min(from, all.length())), all.length())
        }

        @Override
        void close() {
            isClosed = true
        }
    }
}
