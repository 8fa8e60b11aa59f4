package dev.arrshell.internal.auth

import static dev.arrshell.time.Durations.hours
import static dev.arrshell.time.Durations.minutes
import static dev.arrshell.time.Durations.seconds

import dev.arrshell.error.ArrConnectionException
import dev.arrshell.error.AuthenticationException
import dev.arrshell.error.SendState
import dev.arrshell.internal.session.KnownSessions
import dev.arrshell.internal.session.ReadyWait
import dev.arrshell.internal.session.SessionCalls
import dev.arrshell.internal.transport.CallRateLimiter
import dev.arrshell.internal.transport.ClientClosing
import dev.arrshell.internal.transport.RetryLoop
import dev.arrshell.internal.transport.RetryingTransport
import dev.arrshell.internal.wire.AccountEndpoint
import dev.arrshell.internal.wire.V1Dialect
import dev.arrshell.internal.wire.WireRequest
import dev.arrshell.internal.wire.WireResponse
import dev.arrshell.model.AccountId
import dev.arrshell.model.AccountKey
import dev.arrshell.model.Operation
import dev.arrshell.model.SessionId
import dev.arrshell.model.SessionSize
import dev.arrshell.policy.PollPolicy
import dev.arrshell.policy.RetryPolicy
import dev.arrshell.testing.ScriptedTransport
import dev.arrshell.testing.Tokens
import dev.arrshell.time.VirtualClock
import java.time.Duration
import java.time.Instant
import java.time.ZoneOffset
import java.time.format.DateTimeFormatter
import java.util.concurrent.CompletionException
import spock.lang.Specification
import spock.lang.Timeout

/** Clocks that disagree, keys that change, addresses that are not ours. */
@Timeout(30)
class TokenTroubleSpec extends Specification {

    static final ACCOUNT = AccountId.parse('11111111-1111-1111-1111-111111111111')
    static final KEY = AccountKey.parse('c29tZSBhY2NvdW50IGtleSBvZiB0aGUgdGVzdHM=')
    static final STS = URI.create('https://sts.example')
    static final ENDPOINT = URI.create('https://rendering.example/base')
    static final LIST = WireRequest.of(Operation.LIST, 'GET', URI.create("$ENDPOINT/v1/x"))

    def clock = new VirtualClock()
    def sts = new ScriptedTransport()
    def service = new ScriptedTransport()
    def tokens = new TokenCache(new StsClient(STS, ACCOUNT, KEY, sts, clock), clock)
    def transport = new AuthorizedTransport(service, tokens, ENDPOINT, clock)

    def "a laptop that sleeps 30 hours in the middle of a wait gets a new token and keeps its deadline"() {
        given:
        issue(clock.instant())
        issue(clock.instant() + hours(30))
        def looks = 0
        service.answer(200, [:], starting())
        def attempts = new RetryLoop(RetryPolicy.NONE, new CallRateLimiter(0, clock), clock, new ClientClosing())
        def waiting = new SessionCalls(new V1Dialect(), new RetryingTransport(transport, attempts), new AccountEndpoint(ENDPOINT, ACCOUNT), clock, new KnownSessions())
        def request = new ReadyWait.WaitRequest(SessionId.parse('a'), SessionSize.STANDARD, minutes(10), {
            if (++looks == 3) {
                clock.shiftWall(hours(30))
            }
            if (looks == 6) {
                service.answer(200, [:], ready())
            }
        })

        when:
        def seen = ReadyWait.begin(waiting, clock, PollPolicy.every(minutes(1)), request).get()

        then:
        seen.hostname().get() == 'host.example'
        sts.requests().size() == 2
        service.requests()*.headers()*.get('Authorization').toSet().size() == 2
        clock.nanoTime() < minutes(10).toNanos()
    }

    def "our clock is #skew from the service's: one token lasts until five minutes before its end, no more and no less"() {
        given:
        issue(clock.instant() + skew)
        issue(clock.instant() + skew + hours(24))

        when:
        tokens.token().join()
        clock.advance(hours(24) - minutes(5) - seconds(1))
        def token = tokens.token().join()

        then:
        sts.requests().size() == 1
        token.expiresIn() == minutes(5) + seconds(1)

        when:
        clock.advance(seconds(1))
        tokens.token().join()

        then:
        sts.requests().size() == 2

        where:
        skew << [Duration.ZERO, hours(6), hours(-6), hours(30), hours(-30), Duration.ofDays(-4000)]
    }

    def "a wall clock set back does not make a token live longer"() {
        given:
        issue(clock.instant())
        issue(clock.instant() + hours(24))
        tokens.token().join()

        when:
        clock.shiftWall(hours(-12))
        clock.advance(hours(24))
        tokens.token().join()

        then:
        sts.requests().size() == 2
    }

    def "an answer without a date is believed to be of our time"() {
        given:
        sts.answer(200, [:], body(clock.instant() + hours(24)))

        expect:
        tokens.token().join().expiresIn() == hours(24)
    }

    def "a date that makes a new token look #what is not believed, if our own clock makes sense of it"() {
        given:
        sts.answer(200, ['Date': http(clock.instant() + dated)], body(clock.instant() + hours(24)))

        expect:
        tokens.token().join().expiresIn() == hours(24)
        tokens.token().join().expiresIn() == hours(24)
        sts.requests().size() == 1

        where:
        what           | dated
        'expired'      | Duration.ofDays(2600)
        'everlasting'  | Duration.ofDays(-2600)
    }

    def "a key rolled over while running costs one 401 and one renewal, then the error names both keys"() {
        given:
        issue(clock.instant())
        sts.answer(401, ['MS-CV': 'sts.0'])
        service.answer(200, [:]).answer(401, [:])
        send()

        when:
        send()

        then:
        def e = thrown(AuthenticationException)
        e.operation() == Operation.TOKEN
        e.message.contains('primary and secondary key')
        e.message.contains('sts.0')
        service.requests().size() == 2
        sts.requests().size() == 2
    }

    def "fifty calls that are refused at once renew the token once"() {
        given:
        issue(clock.instant())
        issue(clock.instant() + seconds(1))
        def answers = (1..50).collect { new java.util.concurrent.CompletableFuture<WireResponse>() }
        answers.each { service.pending(it) }
        service.answer(200, [:])

        when:
        def calls = answers.collect { transport.send(LIST) }
        answers.each { it.complete(new WireResponse(401, [:], new byte[0])) }

        then:
        calls.every { it.join().status() == 200 }
        sts.requests().size() == 2
        service.requests().size() == 100
    }

    def "a fresh token refused because of the clock says how far it is off"() {
        given:
        issue(clock.instant())
        issue(clock.instant())
        service.answer(401, ['Date': http(clock.instant() + hours(3))])

        when:
        send()

        then:
        def e = thrown(AuthenticationException)
        e.attempts() == 2
        e.message.contains("this machine's clock is 3h00m behind the service's")
    }

    def "a token goes to #where only if that is the endpoint's origin"() {
        given:
        issue(clock.instant())
        service.answer(200, [:])

        when:
        def call = transport.send(WireRequest.of(Operation.LIST, 'GET', URI.create(where)))

        then:
        call.completedExceptionally == !ours
        service.requests().size() == (ours ? 1 : 0)
        ours || failure(call) instanceof ArrConnectionException
        ours || failure(call).sent() == SendState.NOTHING
        ours || failure(call).message.contains('nothing was sent')

        where:
        where                             || ours
        'https://rendering.example/other' || true
        'HTTPS://Rendering.Example/x'     || true
        'http://rendering.example/x'      || false
        'https://rendering.example:444/x' || false
        'https://evil.example/x'          || false
        'https://rendering.example@evil.example/x' || false
    }

    def "the key goes to the token service alone"() {
        given:
        issue(clock.instant())
        service.answer(200, [:])

        when:
        send()

        then:
        sts.requests()*.uri() == [URI.create("$STS/accounts/$ACCOUNT/token")]
        sts.requests()[0].headers()['Authorization'] == KEY.revealTo { "Bearer $ACCOUNT:$it".toString() }
        !service.requests()[0].headers().toString().contains(KEY.revealTo { it })
    }

    private WireResponse send() {
        try {
            transport.send(LIST).join()
        } catch (CompletionException e) {
            throw e.cause
        }
    }

    private static Throwable failure(call) {
        call.handle { value, failure -> failure }.join()
    }

    /** The token service's answer at a moment of its own clock, with a token of 24 hours. */
    private void issue(Instant theirs) {
        sts.answer(200, ['Date': http(theirs)], body(theirs + hours(24)))
    }

    private static String body(Instant expiry) {
        """{"AccessToken":"${Tokens.jwt(expiry)}"}"""
    }

    private static String http(Instant moment) {
        DateTimeFormatter.RFC_1123_DATE_TIME.format(moment.atZone(ZoneOffset.UTC))
    }

    private static String starting() {
        '{"sessionId":"a","sessionStatus":"Starting"}'
    }

    private static String ready() {
        '{"sessionId":"a","sessionStatus":"Ready","sessionHostname":"host.example"}'
    }
}
