package dev.arrshell.internal.wire

import static dev.arrshell.model.SessionSize.PREMIUM
import static dev.arrshell.model.SessionSize.STANDARD
import static dev.arrshell.model.SessionStatus.*

import com.fasterxml.jackson.databind.ObjectMapper
import dev.arrshell.error.ArrProtocolException
import dev.arrshell.error.SendState
import dev.arrshell.model.AccountId
import dev.arrshell.model.ApiVersion
import dev.arrshell.model.Lease
import dev.arrshell.model.Operation
import dev.arrshell.model.SessionId
import dev.arrshell.model.SessionProperties
import dev.arrshell.model.SessionSize
import dev.arrshell.model.SessionSpec
import dev.arrshell.testing.GoldenExchange
import java.time.Duration
import java.time.Instant
import spock.lang.Specification

/** The client's half of v1, held to exchanges that were written from the session page and the protocol. */
class V1DialectSpec extends Specification {

    static final ACCOUNT = AccountId.parse('11111111-1111-1111-1111-111111111111')
    static final TARGET = new AccountEndpoint(URI.create('https://remoterendering.westus2.mixedreality.azure.com'), ACCOUNT)
    static final ID = SessionId.parse('e13d2c44-63e0-4591-991e-f9e05e599a93')
    static final NEW = SessionId.parse('d31bddca-dab7-498e-9bc9-7594bc12862f')
    static final HOST = '5018fee8-817e-4366-9179-556af79a4240.remoterenderingvm.westeurope.mixedreality.azure.com'
    static final NOW = Instant.parse('2019-05-09T16:30:38Z')
    static final JSON = new ObjectMapper()
    static final V1 = new V1Dialect()
    static final PROPERTIES = V1.properties(TARGET, ID)

    private static SessionSpec spec(SessionSize size, String lease, String... models) {
        SessionSpec.of(size, Lease.parse(lease)).withModels(models.collect { URI.create(it) })
    }

    private static WireResponse answer(String body) {
        new WireResponse(200, ['MS-CV': ['CMXegpZRMECH4pbOW2j5GA.0']], body.getBytes('UTF-8'))
    }

    private static WireResponse answered(String name) {
        GoldenExchange.of('v1', name).answer()
    }

    private static SessionProperties properties(String name) {
        V1.propertiesIn(PROPERTIES, answered(name), NOW)
    }

    def 'the request of #name is the golden one'() {
        given:
        def golden = GoldenExchange.of('v1', name)

        expect:
        request.operation() == operation
        request.method() == golden.method()
        request.uri() == golden.uri()
        request.headers() == (golden.requestBody() ? ['Content-Type': golden.requestHeaders()['Content-Type']] : [:])
        request.body().isEmpty() == golden.requestBody().isEmpty()
        request.body().isEmpty() || JSON.readTree(request.body()) == golden.requestJson()

        where:
        name                         | operation            | request
        'create-202'                     | Operation.CREATE     | V1.create(TARGET, spec(STANDARD, '4:0:0'))
        'create-202-premium-with-models' | Operation.CREATE     | V1.create(TARGET, spec(PREMIUM, '24h', 'https://store.blob.core.windows.net/engines', 'https://store.blob.core.windows.net/cars/red'))
        'update-200'                     | Operation.UPDATE     | V1.update(TARGET, ID, Lease.parse('5h'))
        'update-422'                 | Operation.UPDATE     | V1.update(TARGET, ID, Lease.parse('4h'))
        'list-200-empty'                 | Operation.LIST       | V1.list(TARGET)
        'properties-200-ready'           | Operation.PROPERTIES | V1.properties(TARGET, ID)
        'stop-204'                       | Operation.STOP       | V1.stop(TARGET, ID)
    }

    def 'what the client writes means the same as what the page writes: #name'() {
        given:
        def page = GoldenExchange.of('v1', "$name-as-on-the-page")
        def written = JSON.readValue(request.body(), Map)
        def meant = JSON.readValue(page.requestBody().replace("'", '"'), Map)

        expect:
        request.uri() == page.uri()
        Lease.parse(written.maxLeaseTime) == Lease.parse(meant.maxLeaseTime)
        written - [maxLeaseTime: written.maxLeaseTime] == meant - [maxLeaseTime: meant.maxLeaseTime]

        where:
        name     | request
        'create-202' | V1.create(TARGET, spec(STANDARD, '4:0:0'))
        'update-200' | V1.update(TARGET, ID, Lease.parse('5:0:0'))
    }

    def 'an endpoint with a path, with or without a slash at its end, keeps it: #endpoint'() {
        expect:
        V1.list(new AccountEndpoint(URI.create(endpoint), ACCOUNT)).uri() == URI.create("$base/v1/accounts/$ACCOUNT/sessions")

        where:
        endpoint                         || base
        'http://127.0.0.1:8080/westus2'  || 'http://127.0.0.1:8080/westus2'
        'http://127.0.0.1:8080/westus2/' || 'http://127.0.0.1:8080/westus2'
        'http://127.0.0.1:8080//'        || 'http://127.0.0.1:8080'
    }

    def 'the id of a new session is read'() {
        given:
        def request = V1.create(TARGET, spec(STANDARD, '4h'))

        expect:
        V1.idIn(request, answered('create-202')) == NEW
    }

    def 'an update tells nothing'() {
        expect:
        V1.updatedPropertiesIn(V1.update(TARGET, ID, Lease.parse('5h')), answered('update-200'), NOW).isEmpty()
    }

    def 'the answer of #name is read: #status'() {
        given:
        def seen = properties(name)

        expect:
        seen.id() == ID
        seen.status() == status
        seen.statusText() == text
        seen.size() == size
        seen.elapsed() == Duration.parse(elapsed)
        seen.maxLeaseTime() == Duration.parse(lease)
        seen.hostname() == Optional.ofNullable(host)
        seen.handshakePort() == (handshake == 0 ? OptionalInt.empty() : OptionalInt.of(handshake))
        seen.inspectorPort() == (inspector == 0 ? OptionalInt.empty() : OptionalInt.of(inspector))
        seen.message() == Optional.ofNullable(message)
        seen.teraflops().isEmpty()
        seen.creationTime().isEmpty()
        seen.errorCode().isEmpty()
        seen.seenAt() == NOW

        where:
        name                              | status   | text          | size                | elapsed     | lease           | host | handshake | inspector | message
        'properties-200-ready-as-on-the-page' | READY    | 'Ready'       | SessionSize.UNKNOWN | 'PT1S'      | 'PT4H'          | HOST | 0         | 0         | null
        'properties-200-ready'                | READY    | 'Ready'       | STANDARD            | 'PT1S'      | 'PT4H'          | HOST | 50052     | 50051     | null
        'properties-200-ready-lower-case'     | READY    | 'ready'       | PREMIUM             | 'PT1S'      | 'PT4H'          | HOST | 0         | 0         | null
        'properties-200-starting'             | STARTING | 'Starting'    | STANDARD            | 'PT0S'      | 'PT4H'          | null | 0         | 0         | null
        'properties-200-starting-nulls'       | STARTING | 'Starting'    | SessionSize.UNKNOWN | 'PT0S'      | 'PT0S'          | null | 0         | 0         | null
        'properties-200-starting-zeros'       | STARTING | 'Starting'    | SessionSize.UNKNOWN | 'PT0S'      | 'PT0S'          | null | 0         | 0         | null
        'properties-200-starting-absent'      | STARTING | 'Starting'    | SessionSize.UNKNOWN | 'PT0S'      | 'PT0S'          | null | 0         | 0         | null
        'properties-200-starting-without-ports' | STARTING | 'Starting'  | STANDARD            | 'PT0S'      | 'PT4H'          | null | 0         | 0         | null
        'properties-200-stopping'             | STOPPING | 'Stopping'    | STANDARD            | 'PT14M53S'  | 'PT4H'          | null | 0         | 0         | null
        'properties-200-stopped'              | STOPPED  | 'Stopped'     | STANDARD            | 'PT14M53S'  | 'PT4H'          | null | 0         | 0         | null
        'properties-200-expired'              | EXPIRED  | 'Expired'     | STANDARD            | 'PT4H'      | 'PT4H'          | null | 0         | 0         | 'The lease has ended.'
        'properties-200-error'                | ERROR    | 'Error'       | STANDARD            | 'PT0S'      | 'PT4H'          | null | 0         | 0         | 'No Standard server is free in westus2.'
        'properties-200-later-version'        | UNKNOWN  | 'Hibernating' | SessionSize.UNKNOWN | 'PT0S'      | 'PT26H30M0.5S'  | null | 0         | 0         | null
    }

    def 'zero, null and absent are the same'() {
        expect:
        ['nulls', 'zeros', 'absent'].collect { properties("properties-200-starting-$it") }.toSet().size() == 1
    }

    def 'a list of no sessions is empty'() {
        expect:
        V1.sessionsIn(V1.list(TARGET), answered('list-200-empty'), NOW) == []
    }

    def 'a list keeps its order'() {
        given:
        def sessions = V1.sessionsIn(V1.list(TARGET), answered('list-200-sessions'), NOW)

        expect:
        sessions*.id() == [ID, NEW]
        sessions*.status() == [READY, STARTING]
        sessions*.size() == [STANDARD, PREMIUM]
        sessions*.maxLeaseTime() == [Duration.ofHours(4), Duration.ofHours(2)]
        sessions*.seenAt() == [NOW, NOW]
        sessions[0].hostname() == Optional.of(HOST)
        sessions[1].hostname().isEmpty()
    }

    def "a proxy's page is no answer"() {
        when:
        properties('properties-200-from-a-proxy')

        then:
        def failure = thrown(ArrProtocolException)
        failure.message == "could not read the session's properties: the answer is not what the protocol allows: no JSON object but HTML or XML: " +
                '"<!DOCTYPE html> <html> <head><title>Sign in</title></head> <body>Welcome to the guest network. Please sign in.</body> </…". ' +
                'Is there a proxy in between, or another server at this address? ' +
                "(GET /v1/accounts/$ACCOUNT/sessions/$ID/properties, status 200, the service answered; see errors/arr-protocol)"
        failure.operation() == Operation.PROPERTIES
        failure.status().asInt == 200
        failure.sent() == SendState.ANSWERED
    }

    def 'an answer that cannot be read is refused, with the reason and an excerpt: #body'() {
        when:
        V1.propertiesIn(PROPERTIES, answer(body), NOW)

        then:
        def failure = thrown(ArrProtocolException)
        failure.failure().detail() == detail
        failure.correlationVector().get().value() == 'CMXegpZRMECH4pbOW2j5GA.0'

        where:
        body                                                                    || detail
        ''                                                                      || 'no JSON object but an empty body'
        'null'                                                                  || 'no JSON object but something else: "null"'
        '[]'                                                                    || 'no JSON object but something else: "[]"'
        '"Ready"'                                                               || 'no JSON object but something else: ""Ready""'
        '{"sessionId":'                                                         || 'no JSON object but something else: "{"sessionId":"'
        "{ 'sessionId': 'a' }"                                                  || "no JSON object but something else: \"{ 'sessionId': 'a' }\""
        '{}'                                                                    || 'the field sessionStatus is missing: "{}"'
        '{"sessionStatus":"Ready"}'                                             || 'the field sessionId is missing: "{"sessionStatus":"Ready"}"'
        '{"sessionId":"a","sessionStatus":null}'                                || 'the field sessionStatus is missing: "{"sessionId":"a","sessionStatus":null}"'
        '{"sessionId":"a","sessionStatus":{"name":"Ready"}}'                    || 'the field sessionStatus is missing: "{"sessionId":"a","sessionStatus":{"name":"Ready"}}"'
        '{"sessionId":"a b","sessionStatus":"Ready"}'                           || 'the field sessionId holds no id: "{"sessionId":"a b","sessionStatus":"Ready"}"'
        '{"sessionId":"../x","sessionStatus":"Ready"}'                          || 'the field sessionId holds no id: "{"sessionId":"../x","sessionStatus":"Ready"}"'
        '{"sessionId":"a","sessionStatus":"Ready","sessionMaxLeaseTime":240}'   || 'the field sessionMaxLeaseTime holds no timespan: "{"sessionId":"a","sessionStatus":"Ready","sessionMaxLeaseTime":240}"'
        '{"sessionId":"a","sessionStatus":"Ready","sessionElapsedTime":"soon"}' || 'the field sessionElapsedTime holds no timespan: "{"sessionId":"a","sessionStatus":"Ready","sessionElapsedTime":"soon"}"'
    }

    def 'fields of another type that are not needed do no harm'() {
        given:
        def seen = V1.propertiesIn(PROPERTIES, answer('{"sessionId":"a","sessionStatus":"Ready","sessionHostname":["x"],"message":{},"sessionSize":[],' +
                '"handshakePort":"none","arrInspectorPort":{},"sessionMaxLeaseTime":[]}'), NOW)

        expect:
        seen.hostname().isEmpty()
        seen.message().isEmpty()
        seen.size() == SessionSize.UNKNOWN
        seen.handshakePort().isEmpty()
        seen.inspectorPort().isEmpty()
        seen.maxLeaseTime() == Duration.ZERO
    }

    def 'an answer that is nested to exhaust its reader is refused'() {
        when:
        V1.propertiesIn(PROPERTIES, answer('{"a":' * depth + '1' + '}' * depth), NOW)

        then:
        def failure = thrown(ArrProtocolException)
        failure.failure().detail().startsWith(detail)

        where:
        depth  || detail
        50     || 'the field sessionStatus is missing'
        51     || 'no JSON object but something else'
        100000 || 'no JSON object but something else'
    }

    def 'a created session without an id, or a list without sessions, is refused: #body'() {
        when:
        reader(answer(body))

        then:
        def failure = thrown(ArrProtocolException)
        failure.failure().detail().startsWith(detail)

        where:
        body                   | reader                                                             || detail
        '{}'                   | { V1.idIn(V1.create(TARGET, spec(STANDARD, '4h')), it) }        || 'the field sessionId is missing'
        '{"sessionId":null}'   | { V1.idIn(V1.create(TARGET, spec(STANDARD, '4h')), it) }        || 'the field sessionId is missing'
        '{}'                   | { V1.sessionsIn(V1.list(TARGET), it, NOW) }                            || 'the field sessions is missing'
        '{"sessions":{}}'      | { V1.sessionsIn(V1.list(TARGET), it, NOW) }                            || 'the field sessions is missing'
        '{"sessions":[1]}'     | { V1.sessionsIn(V1.list(TARGET), it, NOW) }                            || 'the field sessionStatus is missing'
        '{"sessions":[{}]}'    | { V1.sessionsIn(V1.list(TARGET), it, NOW) }                            || 'the field sessionStatus is missing'
    }

    def 'an excerpt is short, one line, without secrets and without anything that steers a terminal'() {
        when:
        V1.propertiesIn(PROPERTIES, answer("Bearer eyJhbGciOiJSUzI1NiJ9.eyJleHAiOjF9.c2ln\r\n\u001b[2J\u0007${'x' * 500}"), NOW)

        then:
        def failure = thrown(ArrProtocolException)
        failure.failure().detail().startsWith('no JSON object but something else: "Bearer **** [2J xxx')
        failure.failure().detail().endsWith('x…"')
        failure.failure().detail().length() < 200
    }

    def 'v1 knows no id of our own, and says so'() {
        expect:
        V1.version() == ApiVersion.V1
        V1.unsupported(spec(STANDARD, '4h')).isEmpty()
        V1.unsupported(spec(STANDARD, '4h', 'https://container')).isEmpty()
        V1.unsupported(spec(STANDARD, '4h').withId(SessionId.parse('mine'))) == Optional.of("in v1 the service chooses the id: leave id('mine') out")
    }
}
