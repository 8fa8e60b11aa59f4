package dev.arrshell.internal.transport

import static dev.arrshell.time.Durations.millis
import static dev.arrshell.time.Durations.minutes
import static dev.arrshell.time.Durations.seconds

import dev.arrshell.error.ArrConnectionException
import dev.arrshell.error.ArrException
import dev.arrshell.error.Failure
import dev.arrshell.error.SendState
import dev.arrshell.error.ServiceException
import dev.arrshell.error.ThrottledException
import dev.arrshell.internal.wire.WireRequest
import dev.arrshell.internal.wire.WireResponse
import dev.arrshell.model.Operation
import dev.arrshell.policy.Backoff
import dev.arrshell.policy.RetryPolicy
import dev.arrshell.testing.ScriptedTransport
import dev.arrshell.time.VirtualClock
import java.nio.channels.UnresolvedAddressException
import java.time.Duration
import java.util.concurrent.CompletableFuture
import java.util.concurrent.CompletionException
import javax.net.ssl.SSLHandshakeException
import spock.lang.Specification
import spock.lang.Timeout

@Timeout(30)
class RetryingTransportSpec extends Specification {

    static final AT = URI.create('http://127.0.0.1:1/x')
    static final LIST = WireRequest.of(Operation.LIST, 'GET', AT)
    static final POST = WireRequest.of(Operation.CREATE, 'POST', AT, '{}')

    def clock = new VirtualClock()
    def script = new ScriptedTransport()
    def policy = RetryPolicy.DEFAULT
    /** Draws the bound itself: pauses of 1, 2 and 4 seconds. */
    def backoff = Backoff.DEFAULT.withRandom(new Random() {
        @Override
        double nextDouble() { 1 }
    })

    def "#method of #operation is sent again after #what"() {
        given:
        fail(script)
        fail(script)
        script.answer(204, [:])

        expect:
        send(WireRequest.of(operation, method, AT)).status() == 204
        script.requests().size() == 3
        elapsed() == seconds(3)

        where:
        [[operation, method], [what, fail]] << [
            [
                [Operation.LIST, 'GET'],
                [Operation.PROPERTIES, 'GET'],
                [Operation.UPDATE, 'PATCH'],
                [Operation.STOP, 'DELETE'],
                [Operation.STOP, 'POST'],
                [Operation.CREATE, 'PUT'],
            ],
            [
                ['500', { it.answer(500, [:]) }],
                ['503', { it.answer(503, [:]) }],
                ['429', { it.answer(429, [:]) }],
                ['a broken connection', { it.fail(broken(SendState.UNANSWERED)) }],
                ['a refused connection', { it.fail(broken(SendState.NOTHING)) }],
            ],
        ].combinations()
    }

    def "#what is not sent again"() {
        given:
        fail(script)
        script.answer(200, [:])

        when:
        send(LIST)

        then:
        def e = thrown(ArrException)
        e.attempts() <= 1
        script.requests().size() == 1
        elapsed() == Duration.ZERO

        where:
        what                        | fail
        '302'                       | { it.answer(302, [:]) }
        '400'                       | { it.answer(400, [:]) }
        '401'                       | { it.answer(401, [:]) }
        '403'                       | { it.answer(403, [:]) }
        '404'                       | { it.answer(404, [:]) }
        '409'                       | { it.answer(409, [:]) }
        '422'                       | { it.answer(422, [:]) }
        'what TLS refuses'          | { it.fail(broken(SendState.NOTHING, new SSLHandshakeException('no'))) }
        'what has an unknown name'  | { it.fail(broken(SendState.NOTHING, new ConnectException().initCause(new UnresolvedAddressException()))) }
        'what HTTP does not allow'  | { it.fail(new ArrConnectionException(Failure.unsent(Operation.LIST, 'no'), null)) }
    }

    def "a POST that creates is sent again only if the first had no effect: after #what #times"() {
        given:
        fail(script)
        script.answer(202, [:])

        when:
        def failed = false
        try {
            send(POST)
        } catch (ArrException e) {
            failed = true
        }

        then:
        script.requests().size() == times
        failed == (times == 1)

        where:
        what                       | times | fail
        '500'                      | 1     | { it.answer(500, [:]) }
        '503'                      | 1     | { it.answer(503, [:]) }
        'a broken connection'      | 1     | { it.fail(broken(SendState.UNANSWERED)) }
        'a refused connection'     | 2     | { it.fail(broken(SendState.NOTHING)) }
        '429'                      | 2     | { it.answer(429, [:]) }
        'the token service failed' | 2     | { it.fail(new ServiceException(Failure.unanswered(Operation.TOKEN, 'GET /t', '', SendState.ANSWERED))) }
    }

    def "attempts are bounded, and the exception counts all requests"() {
        given:
        script.answer(503, ['MS-CV': 'x.0'])

        when:
        send(LIST)

        then:
        def e = thrown(ServiceException)
        e.attempts() == 4
        e.message.contains('4 requests')
        script.requests().size() == 4
        elapsed() == seconds(1 + 2 + 4)
    }

    def "what an earlier attempt may have done is not forgotten: #first, then #second leaves #whole"() {
        given:
        script.fail(broken(first)).fail(broken(second))
        policy = RetryPolicy.of(2, minutes(1))

        when:
        send(LIST)

        then:
        def e = thrown(ArrConnectionException)
        e.sent() == whole
        e.attempts() == 2

        where:
        first           | second          || whole
        SendState.NOTHING    | SendState.NOTHING    || SendState.NOTHING
        SendState.UNANSWERED | SendState.NOTHING    || SendState.UNANSWERED
        SendState.NOTHING    | SendState.UNANSWERED || SendState.UNANSWERED
    }

    def "Retry-After decides instead of chance"() {
        given:
        script.answer(429, ['Retry-After': '15']).answer(200, [:])

        expect:
        send(LIST).status() == 200
        elapsed() == seconds(15)
    }

    def "a retry that would cross the deadline is not begun: Retry-After #after"() {
        given:
        script.answer(429, ['Retry-After': after.toString()]).answer(200, [:])

        when:
        send(LIST)

        then:
        def e = thrown(ThrottledException)
        e.retryAfter().get() == seconds(after)
        e.failure().retriesWithin().get() == seconds(30)
        e.message.contains('but the retry policy allows 30s for all attempts: nothing was repeated')
        script.requests().size() == 1
        elapsed() == Duration.ZERO

        where:
        after << [30, 600]
    }

    def "a 4xx after a retry counts the requests: what the first one did may be why"() {
        given:
        script.fail(broken(SendState.UNANSWERED)).answer(422, [:])

        when:
        send(WireRequest.of(Operation.UPDATE, 'PATCH', AT))

        then:
        def e = thrown(ArrException)
        e.status().asInt == 422
        e.attempts() == 2
        e.sent() == SendState.UNANSWERED
    }

    def "cancelling breaks off #what"() {
        given:
        def never = new CompletableFuture<WireResponse>()
        pause ? script.answer(503, [:]) : script.pending(never)
        script.answer(200, [:])
        def hold = clock.hold()
        def call = transport().send(LIST)

        when:
        call.cancel(true)
        hold.release { }
        clock.advance(minutes(1))

        then:
        never.cancelled == !pause
        script.requests().size() == 1

        where:
        what                | pause
        'the request'       | false
        'the pause'         | true
    }

    def "two calls pause side by side, each on the tick"() {
        given:
        script.answer(503, [:]).answer(503, [:]).answer(200, [:])
        def hold = clock.hold()
        def calls = (1..2).collect { transport().send(LIST).thenApply { elapsed() } }

        when:
        hold.release { }

        then:
        calls*.join() == [seconds(1), seconds(1)]
    }

    def "a transport that throws fails the call and leaves the clock free"() {
        given:
        def throwing = new RetryingTransport({ throw new IllegalStateException('no') }, attempts())

        expect:
        throwing.send(LIST).completedExceptionally
        clock.after(millis(1)).done
    }

    private Duration elapsed() {
        Duration.ofNanos(clock.nanoTime())
    }

    private RetryLoop attempts() {
        new RetryLoop(policy.withBackoff(backoff), new CallRateLimiter(0, clock), clock, new ClientClosing())
    }

    private RetryingTransport transport() {
        new RetryingTransport(script, attempts())
    }

    private WireResponse send(WireRequest request) {
        try {
            transport().send(request).join()
        } catch (CompletionException e) {
            throw e.cause
        }
    }

    private static ArrConnectionException broken(SendState sent, Throwable cause = null) {
        new ArrConnectionException(Failure.unanswered(Operation.LIST, 'GET /x', 'the line went dead', sent), cause)
    }
}
