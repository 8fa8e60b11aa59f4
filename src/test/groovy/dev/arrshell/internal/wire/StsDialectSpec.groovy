package dev.arrshell.internal.wire

import dev.arrshell.error.ArrProtocolException
import dev.arrshell.model.AccountId
import dev.arrshell.model.Operation
import dev.arrshell.testing.GoldenExchange
import dev.arrshell.time.VirtualClock
import java.time.Duration
import java.time.Instant
import spock.lang.Specification

class StsDialectSpec extends Specification {

    static final ACCOUNT = AccountId.parse('11111111-1111-1111-1111-111111111111')
    static final REQUEST = StsDialect.tokenRequest(URI.create('https://sts.mixedreality.azure.com'), ACCOUNT)
    static final TOKEN = 'fake.eyJleHAiOjIxNDc0ODM2NDd9.fake'

    private static WireResponse answer(String body) {
        new WireResponse(200, [:], body.getBytes('UTF-8'))
    }

    def 'the request is the golden one'() {
        given:
        def golden = GoldenExchange.of('v1', 'token-200')

        expect:
        REQUEST.operation() == Operation.TOKEN
        REQUEST.method() == golden.method()
        REQUEST.uri() == golden.uri()
        REQUEST.body() == golden.requestBody()
        golden.requestHeaders().Authorization.startsWith("Bearer $ACCOUNT:")
    }

    def 'an address with a slash or a path keeps it: #sts'() {
        expect:
        StsDialect.tokenRequest(URI.create(sts), ACCOUNT).uri() == URI.create(uri)

        where:
        sts                           || uri
        'http://127.0.0.1:8080/sts'   || "http://127.0.0.1:8080/sts/accounts/$ACCOUNT/token"
        'http://127.0.0.1:8080/'      || "http://127.0.0.1:8080/accounts/$ACCOUNT/token"
    }

    def 'the token is read, and lives by the given clock'() {
        given:
        def clock = new VirtualClock(Instant.ofEpochSecond(2147483647) - Duration.ofHours(24))
        def token = StsDialect.tokenIn(REQUEST, GoldenExchange.of('v1', 'token-200').answer(), clock)

        expect:
        token.revealTo { it } == TOKEN
        token.expiresAt() == Instant.ofEpochSecond(2147483647)
        token.expiresIn() == Duration.ofHours(24)
    }

    def 'an answer without a token is refused, and nothing of it is repeated: #body'() {
        when:
        StsDialect.tokenIn(REQUEST, answer(body), new VirtualClock())

        then:
        def failure = thrown(ArrProtocolException)
        failure.failure().detail() == detail
        failure.message == "could not request a token: the answer is not what the protocol allows: ${detail}. " +
                "Is there a proxy in between, or another server at this address? (GET /accounts/$ACCOUNT/token, status 200, the service answered; see errors/arr-protocol)"

        where:
        body                                  || detail
        ''                                    || 'no JSON object but an empty body'
        '<html>secret</html>'                 || 'no JSON object but HTML or XML'
        'secret'                              || 'no JSON object but something else'
        '{}'                                  || 'the field AccessToken is missing'
        '{"accessToken":"secret"}'            || 'the field AccessToken is missing'
        '{"AccessToken":null}'                || 'the field AccessToken is missing'
        '{"AccessToken":{"value":"secret"}}'  || 'the field AccessToken is missing'
        '{"AccessToken":"secret"}'            || 'the field AccessToken holds no token'
        '{"AccessToken":"a.b.c"}'             || 'the field AccessToken holds no token'
        "{\"AccessToken\":\"${TOKEN}\\r\\n\"}" || 'the field AccessToken holds no token'
    }
}
