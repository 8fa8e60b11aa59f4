package dev.arrshell

import static dev.arrshell.model.Operation.PROPERTIES
import static dev.arrshell.model.SessionSize.STANDARD
import static dev.arrshell.testing.FaultyService.Exchange.answer
import static dev.arrshell.time.Durations.millis
import static dev.arrshell.time.Durations.minutes
import static dev.arrshell.time.Durations.seconds

import dev.arrshell.emulator.ArrEmulator
import dev.arrshell.error.ArrConnectionException
import dev.arrshell.error.ArrException
import dev.arrshell.error.ArrProtocolException
import dev.arrshell.error.AuthenticationException
import dev.arrshell.error.ForbiddenException
import dev.arrshell.error.RequestRefusedException
import dev.arrshell.error.SessionNotFoundException
import dev.arrshell.error.WaitCancelledException
import dev.arrshell.error.WaitTimeoutException
import dev.arrshell.model.SessionEvent
import dev.arrshell.model.SessionId
import dev.arrshell.model.WaitProgress
import dev.arrshell.policy.RetryPolicy
import dev.arrshell.testing.FaultyService
import dev.arrshell.testing.FaultyService.Fault
import dev.arrshell.time.VirtualClock
import java.time.Duration
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.Timeout

/** A wait rides out what a call tries again, and ends at once where a call fails at once. */
@Timeout(60)
class AwaitReadyFailuresSpec extends Specification {

    static final ID = SessionId.parse('d31bddca-dab7-498e-9bc9-7594bc12862f')

    @AutoCleanup
    FaultyService service = new FaultyService()

    List<AutoCloseable> opened = []
    List<WaitProgress> looks = []

    def cleanup() {
        opened.reverse()*.close()
    }

    def "neither a call nor a wait tries again after #failure"() {
        given:
        service.on(PROPERTIES, *([fault as Fault] * 40))
        def session = attachedAt(service.uri())

        when:
        def call = failureOf { session.properties() }
        def afterCall = service.count(PROPERTIES)
        def wait = failureOf { session.awaitReady() }

        then:
        call.class == type
        wait.class == type
        afterCall == requests
        service.count(PROPERTIES) == 2 * requests
        wait.polls() == 1
        wait.elapsed() == Duration.ZERO
        wait.session().get() == session.id()
        looks.empty

        where:
        failure        | requests | type                     | fault
        'status 400'   | 1        | RequestRefusedException  | { it.write(answer(400, '')) }
        'two 401s'     | 2        | AuthenticationException  | { it.write(answer(401, '')) }
        'status 403'   | 1        | ForbiddenException       | { it.write(answer(403, '')) }
        'status 404'   | 1        | SessionNotFoundException | { it.write(answer(404, '')) }
        'status 302'   | 1        | ArrProtocolException     | { it.write(answer(302, '')) }
        'HTML'         | 1        | ArrProtocolException     | { it.write(answer(200, '<html>Sign in</html>')) }
        'half of JSON' | 1        | ArrProtocolException     | { it.write(answer(200, '{"sessionId":')) }
        'no status'    | 1        | ArrProtocolException     | { it.write(answer(200, "{\"sessionId\":\"$ID\"}")) }
    }

    def "neither a call nor a wait tries again where #failure"() {
        given:
        def session = attachedAt(address.call(this))

        when:
        def call = failureOf { session.properties() }
        def wait = failureOf { session.awaitReady() }

        then:
        call instanceof ArrConnectionException
        wait instanceof ArrConnectionException
        call.attempts() <= 1
        wait.polls() == 1
        wait.elapsed() == Duration.ZERO
        wait.message.contains(words)
        looks.empty

        where:
        failure                           | words                           | address
        'the certificate is not trusted'  | 'TLS with 127.0.0.1'            | { it.untrusted() }
        'the server does not speak TLS'   | 'TLS with 127.0.0.1'            | { URI.create(it.service.uri().toString().replace('http:', 'https:')) }
        'the name of the host is unknown' | 'the name no-such.invalid is'   | { URI.create('https://no-such.invalid') }
    }

    def "neither a call nor a wait tries again once the Arr is closed"() {
        given:
        def session = attachedAt(service.uri())
        opened*.close()

        when:
        def call = failureOf { session.properties() }
        def wait = failureOf { session.awaitReady() }

        then:
        call instanceof ArrConnectionException
        wait instanceof WaitCancelledException
        wait.polls() == 1
        wait.elapsed() == Duration.ZERO
        service.count(PROPERTIES) == 0
    }

    def "closing the Arr ends a wait that is under way"() {
        given:
        def arr = null
        service.on(PROPERTIES, { it.write(answer(503, '')) } as Fault, { arr.close(); it.never() } as Fault)
        def session = attachedAt(service.uri())
        arr = opened.last()

        when:
        def wait = failureOf { session.awaitReady() }

        then:
        wait instanceof WaitCancelledException
        wait.message.contains("as the client was closed")
        wait.message.contains("client.session('$ID').awaitReady() or .stop()")
        wait.polls() == 1
        service.count(PROPERTIES) == 2
    }

    def "a call and a wait try again after #failure"() {
        given:
        def made = client(service.uri(), requestTimeout).session().size(STANDARD).lease('1h').start()
        service.on(PROPERTIES, fault as Fault)

        when:
        made.properties()

        then:
        service.count(PROPERTIES) == 2

        when:
        service.on(PROPERTIES, fault as Fault)
        made.awaitReady()

        then:
        service.count(PROPERTIES) == 4
        looks*.polls() == [1, 2]
        looks[0].trouble().present

        where:
        failure                    | requestTimeout | fault
        'status 500'               | seconds(30)    | { it.write(answer(500, '')) }
        'status 503'               | seconds(30)    | { it.write(answer(503, '')) }
        'status 429'               | seconds(30)    | { it.write(answer(429, '', 'Retry-After: 7')) }
        'a connection that breaks' | seconds(30)    | { it.write('HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{') }
        'a request that times out' | millis(500)    | { it.never() }
    }

    def "a call and a wait try again as long as a connection is refused"() {
        given:
        def session = attachedAt(URI.create('http://127.0.0.1:1'))

        when:
        def call = failureOf { session.properties() }
        def wait = failureOf { session.awaitReady(minutes(10)) }

        then:
        call instanceof ArrConnectionException
        call.attempts() == RetryPolicy.DEFAULT.attempts()
        wait instanceof WaitTimeoutException
        wait.elapsed() == minutes(10)
        wait.polls() > 40
        looks.every { it.trouble().get().contains('refused the connection') }
    }

    private Session attachedAt(URI target) {
        client(target).session(ID)
    }

    private ArrClient client(URI target, Duration requestTimeout = seconds(30)) {
        def arr = Arr.create(ArrOptions.builder()
                .sts(service.uri())
                .requestTimeout(requestTimeout)
                .time(new VirtualClock())
                .onSessionEvent { if (it instanceof SessionEvent.Waiting) looks << it.progress() }
                .build())
        opened << arr
        def client = arr.account('11111111-1111-1111-1111-111111111111', 'a2V5IG9mIHRoZSB0ZXN0cw==').endpoint(target)
        client.token()
        client
    }

    private URI untrusted() {
        def emulator = ArrEmulator.builder().tls().start()
        opened << emulator
        emulator.uri()
    }

    private static ArrException failureOf(Closure<?> call) {
        try {
            call.call()
            throw new AssertionError((Object) 'it succeeded')
        } catch (ArrException e) {
            e
        }
    }
}
