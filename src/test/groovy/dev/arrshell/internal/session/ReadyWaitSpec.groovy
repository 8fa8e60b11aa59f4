package dev.arrshell.internal.session

import static dev.arrshell.time.Durations.millis
import static dev.arrshell.time.Durations.minutes
import static dev.arrshell.time.Durations.seconds

import dev.arrshell.error.ArrConnectionException
import dev.arrshell.error.AuthenticationException
import dev.arrshell.error.Failure
import dev.arrshell.error.ForbiddenException
import dev.arrshell.error.SendState
import dev.arrshell.error.SessionExpiredException
import dev.arrshell.error.SessionFailedException
import dev.arrshell.error.SessionNotFoundException
import dev.arrshell.error.SessionStoppedException
import dev.arrshell.error.WaitCancelledException
import dev.arrshell.error.WaitTimeoutException
import dev.arrshell.internal.transport.CallRateLimiter
import dev.arrshell.internal.transport.ClientClosing
import dev.arrshell.internal.transport.RetryLoop
import dev.arrshell.internal.transport.RetryingTransport
import dev.arrshell.internal.wait.StatusWait
import dev.arrshell.internal.wire.AccountEndpoint
import dev.arrshell.internal.wire.Transport
import dev.arrshell.internal.wire.V1Dialect
import dev.arrshell.internal.wire.WireResponse
import dev.arrshell.model.AccountId
import dev.arrshell.model.Operation
import dev.arrshell.model.SessionId
import dev.arrshell.model.SessionProperties
import dev.arrshell.model.SessionSize
import dev.arrshell.model.SessionStatus
import dev.arrshell.model.WaitProgress
import dev.arrshell.policy.PollPolicy
import dev.arrshell.policy.RetryPolicy
import dev.arrshell.testing.ScriptedTransport
import dev.arrshell.time.TimeSource
import dev.arrshell.time.VirtualClock
import java.time.Duration
import java.util.concurrent.CancellationException
import java.util.concurrent.CompletableFuture
import java.util.concurrent.TimeUnit
import spock.lang.Specification
import spock.lang.Timeout

@Timeout(30)
class ReadyWaitSpec extends Specification {

    static final ID = SessionId.parse('d31bddca-dab7-498e-9bc9-7594bc12862f')
    static final PACE = PollPolicy.asTheScripts()

    def clock = new VirtualClock()
    def began = clock.instant()
    def transport = new ScriptedTransport()
    List<WaitProgress> told = []

    def "#size is looked at every #interval, and the wait returns at the look that finds it ready"() {
        given:
        3.times { starting(size) }
        ready(size)

        when:
        def seen = await(size)

        then:
        seen.status() == SessionStatus.READY
        transport.requests().size() == 4
        Duration.between(began, clock.instant()) == interval.multipliedBy(3)
        told*.polls() == [1, 2, 3, 4]
        told*.next() == [interval, interval, interval, Duration.ZERO]
        told*.elapsed() == (0..3).collect { interval.multipliedBy(it) }

        where:
        size                 || interval
        SessionSize.STANDARD || seconds(2)
        SessionSize.PREMIUM  || seconds(10)
    }

    def "a session that was #age old when last seen is looked at after #interval: the wait is not its age"() {
        given:
        transport.answer(200, [:], properties('Starting', SessionSize.STANDARD, null).replace('00:00:00', age))
        ready()

        when:
        def pace = PollPolicy.DEFAULT.withJitter(0, new Random(1))
        ReadyWait.begin(calls(), clock, pace, request(SessionSize.STANDARD, minutes(10))).get()

        then:
        Duration.between(began, clock.instant()) == interval

        where:
        age        || interval
        '00:00:00' || seconds(1)
        '00:00:30' || seconds(10)
        '00:02:00' || millis(950)
        '01:00:00' || seconds(2)
    }

    def "an answer's Retry-After sets the pace instead"() {
        given:
        starting(SessionSize.STANDARD, ['Retry-After': '7'])
        transport.answer(429, ['Retry-After': '15'])
        ready()

        when:
        await()

        then:
        told*.next() == [seconds(7), seconds(15), Duration.ZERO]
    }

    def "#what is ridden out"() {
        given:
        starting()
        script(transport)
        ready()

        when:
        def seen = await()

        then:
        seen.hostname().get() == 'host.example'
        told[1].trouble().get().contains(words)
        told[1].seen().get().status() == SessionStatus.STARTING
        told[2].trouble().empty

        where:
        what                          | words                | script
        'a failing service'           | 'status 503'         | { it.answer(503, [:]) }
        'throttling'                  | 'status 429'         | { it.answer(429, [:]) }
        'a broken connection'         | 'the line went dead' | { it.fail(broken()) }
        'an error with a JSON body'   | 'on fire'            | { it.answer(500, [:], '{"error":{"code":"InternalServerError","message":"on fire"}}') }
    }

    def "an unknown status keeps the wait waiting"() {
        given:
        transport.answer(200, [:], properties('Defragmenting', SessionSize.STANDARD, null))
        ready()

        expect:
        await().status() == SessionStatus.READY
        told[0].seen().get().statusText() == 'Defragmenting'
    }

    def "ready without a host is not ready yet"() {
        given:
        transport.answer(200, [:], properties('Ready', SessionSize.STANDARD, null))
        ready()

        expect:
        await().hostname().present
        told.size() == 2
    }

    def "#what ends the wait at once with what it saw"() {
        given:
        starting(SessionSize.STANDARD, ['MS-CV': 'first.0'])
        script(transport)
        ready()

        when:
        await()

        then:
        def e = thrown(type)
        transport.requests().size() == 2
        e.polls() == 2
        e.elapsed() == seconds(2)
        e.session().get() == ID
        e.correlationVector().get().value() == 'last.0'
        e.lastSeen().get().status() == seen
        e.message.contains(words)
        e.message.contains('last.0')

        where:
        what      | type                     | seen                   | words              | script
        'Error'   | SessionFailedException   | SessionStatus.ERROR    | 'no server of size' | { it.answer(200, ['MS-CV': 'last.0'], properties('Error', SessionSize.STANDARD, null, 'no server of size')) }
        'Expired' | SessionExpiredException  | SessionStatus.EXPIRED  | 'has expired'      | { it.answer(200, ['MS-CV': 'last.0'], properties('expired', SessionSize.STANDARD, null)) }
        'Stopped' | SessionStoppedException  | SessionStatus.STOPPED  | 'was stopped'      | { it.answer(200, ['MS-CV': 'last.0'], properties('Stopped', SessionSize.STANDARD, null)) }
        '401'     | AuthenticationException  | SessionStatus.STARTING | 'status 401'       | { it.answer(401, ['MS-CV': 'last.0']) }
        '403'     | ForbiddenException       | SessionStatus.STARTING | 'status 403'       | { it.answer(403, ['MS-CV': 'last.0']) }
        '404'     | SessionNotFoundException | SessionStatus.STARTING | 'status 404'       | { it.answer(404, ['MS-CV': 'last.0']) }
    }

    def "the deadline is total, on the tick, and says what it saw"() {
        given:
        transport.answer(503, [:])
        starting(SessionSize.PREMIUM, ['MS-CV': 'cv.0'])

        when:
        await(SessionSize.PREMIUM, minutes(10))

        then:
        def e = thrown(WaitTimeoutException)
        e.elapsed() == minutes(10)
        Duration.between(began, clock.instant()) == minutes(10)
        e.lastSeen().get().status() == SessionStatus.STARTING
        e.polls() == transport.requests().size()
        e.message.contains('still Starting after 10m00s')
        e.message.contains('503 1')
        e.message.contains("client.session('$ID').awaitReady() or .stop()")
    }

    def "before a deadline that is nearer than the next look there is one last look"() {
        given:
        starting(SessionSize.PREMIUM)
        ready(SessionSize.PREMIUM)

        when:
        await(SessionSize.PREMIUM, seconds(5))

        then:
        told*.next() == [seconds(4), Duration.ZERO]
    }

    def "a retry that would cross the deadline is not begun"() {
        given:
        transport.answer(429, ['Retry-After': '600'])

        when:
        await(SessionSize.STANDARD, minutes(5))

        then:
        def e = thrown(WaitTimeoutException)
        e.polls() == 1
        clock.instant() == began
        e.message.contains('the service asks to wait 10m00s, which is past the deadline')
    }

    def "a deadline ends a wait whose request never answers"() {
        given:
        def never = new CompletableFuture<WireResponse>()
        transport.pending(never)

        when:
        ReadyWait.begin(calls(), TimeSource.system(), PACE, request(SessionSize.STANDARD, Duration.ofMillis(30))).get()

        then:
        def e = thrown(WaitTimeoutException)
        e.elapsed() >= Duration.ofMillis(30)
        never.handle { answer, broken -> broken }.get(10, TimeUnit.SECONDS) instanceof CancellationException
    }

    def "what follows from the end of a wait does not make the clock jump to its deadline: #answered"() {
        given:
        def answer = new CompletableFuture<WireResponse>()
        transport.pending(answer)
        def moved = begin(SessionSize.STANDARD, minutes(10)).future().handle { seen, failure ->
            clock.sleep(seconds(1))
            Duration.between(began, clock.instant())
        }

        when:
        answer.complete(answered)

        then:
        moved.getNow(null) == seconds(1)

        where:
        answered << [
                new WireResponse(200, [:], properties('Ready', SessionSize.STANDARD, 'host.example').bytes),
                new WireResponse(200, [:], properties('Stopped', SessionSize.STANDARD, null).bytes),
                new WireResponse(404, [:], new byte[0])]
    }

    def "an answer that comes while a wait is cancelled does not make the clock jump to the deadline"() {
        given:
        def answer = new CompletableFuture<WireResponse>()
        transport.pending(answer)
        def wait = begin(SessionSize.STANDARD, minutes(10))
        wait.future().whenComplete { seen, failure ->
            answer.complete(new WireResponse(200, [:], properties('Starting', SessionSize.STANDARD, null).bytes))
        }

        when:
        wait.future().cancel(true)

        then:
        clock.instant() == began
        transport.requests().size() == 1
    }

    def "an interrupt ends the wait, leaves the session alone and restores the flag"() {
        given:
        def never = new CompletableFuture<WireResponse>()
        transport.pending(never)

        when:
        Thread.currentThread().interrupt()
        begin(SessionSize.STANDARD, minutes(10)).get()

        then:
        def e = thrown(WaitCancelledException)
        Thread.interrupted()
        never.cancelled
        transport.requests()*.operation() == [Operation.PROPERTIES]
        e.message.contains('The session goes on')
    }

    def "cancelling the future breaks the request off and withdraws the deadline"() {
        given:
        def never = new CompletableFuture<WireResponse>()
        transport.pending(never)
        def wait = begin(SessionSize.STANDARD, minutes(10))

        when:
        wait.future().cancel(true)
        clock.advance(minutes(20))

        then:
        never.cancelled
        wait.future().cancelled
        transport.requests().size() == 1
    }

    def "asked for #asked and told #answered, a session is looked at every #interval"() {
        given:
        transport.answer(200, [:], properties('Starting', SessionSize.STANDARD, null)
                .replaceFirst(/"sessionSize":"\w+"/, '"sessionSize":"' + answered + '"'))
        ready(asked)

        when:
        await(asked)

        then:
        told*.next() == [interval, Duration.ZERO]

        where:
        asked                | answered   || interval
        SessionSize.PREMIUM  | 'huge'     || seconds(10)
        SessionSize.STANDARD | 'huge'     || seconds(2)
        SessionSize.PREMIUM  | 'standard' || seconds(2)
        SessionSize.STANDARD | 'premium'  || seconds(10)
    }

    def "the end of a session is told before it ends the wait"() {
        given:
        starting()
        transport.answer(200, [:], properties('Stopped', SessionSize.STANDARD, null))

        when:
        await()

        then:
        thrown(SessionStoppedException)
        told*.seen()*.get()*.statusText() == ['Starting', 'Stopped']
        told.last().next() == Duration.ZERO
    }

    def "what is no failure of a call ends the wait"() {
        given:
        def target = new AccountEndpoint(URI.create('http://127.0.0.1:1'), AccountId.parse('11111111-1111-1111-1111-111111111111'))
        def broken = { CompletableFuture.failedFuture(new IllegalStateException('bug')) } as Transport

        when:
        ReadyWait.begin(new SessionCalls(new V1Dialect(), broken, target, clock, new KnownSessions()), clock, PACE, request(SessionSize.STANDARD, minutes(1))).get()

        then:
        def e = thrown(IllegalStateException)
        e.message == 'bug'
    }

    def "what a listener throws ends the wait"() {
        given:
        starting()

        when:
        ReadyWait.begin(calls(), clock, PACE, new ReadyWait.WaitRequest(ID, SessionSize.STANDARD, minutes(1), {
            throw new IllegalStateException('enough')
        })).get()

        then:
        def e = thrown(IllegalStateException)
        e.message == 'enough'
    }

    private SessionProperties await(SessionSize size = SessionSize.STANDARD, Duration atMost = minutes(10)) {
        begin(size, atMost).get()
    }

    private StatusWait<SessionProperties> begin(SessionSize size, Duration atMost) {
        ReadyWait.begin(calls(), clock, PACE, request(size, atMost))
    }

    private ReadyWait.WaitRequest request(SessionSize size, Duration atMost) {
        new ReadyWait.WaitRequest(ID, size, atMost, { told << it })
    }

    private SessionCalls calls() {
        def target = new AccountEndpoint(URI.create('http://127.0.0.1:1'), AccountId.parse('11111111-1111-1111-1111-111111111111'))
        new SessionCalls(new V1Dialect(), once(transport), target, clock, new KnownSessions())
    }

    private Transport once(Transport next) {
        new RetryingTransport(next, new RetryLoop(RetryPolicy.NONE, new CallRateLimiter(0, clock), clock, new ClientClosing()))
    }

    private static RuntimeException broken() {
        new ArrConnectionException(
                Failure.unanswered(Operation.PROPERTIES, 'GET /', 'the line went dead', SendState.UNANSWERED), null)
    }

    private void starting(SessionSize size = SessionSize.STANDARD, Map<String, String> headers = [:]) {
        transport.answer(200, headers, properties('Starting', size, null))
    }

    private void ready(SessionSize size = SessionSize.STANDARD) {
        transport.answer(200, [:], properties('Ready', size, 'host.example'))
    }

    private static String properties(String status, SessionSize size, String host, String message = null) {
        def text = { it == null ? 'null' : '"' + it + '"' }
        """{"message":${text(message)},"sessionElapsedTime":"00:00:00","sessionHostname":${text(host)},
            "sessionId":"$ID","sessionMaxLeaseTime":"04:00:00","sessionSize":"${size.toWire()}",
            "sessionStatus":"$status"}"""
    }
}
