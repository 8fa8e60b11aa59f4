package dev.arrshell.internal.wire

import static dev.arrshell.time.Durations.hours
import static dev.arrshell.time.Durations.minutes
import static dev.arrshell.time.Durations.seconds

import dev.arrshell.error.ArrException
import dev.arrshell.error.ArrProtocolException
import dev.arrshell.error.AuthenticationException
import dev.arrshell.error.ConflictException
import dev.arrshell.error.ForbiddenException
import dev.arrshell.error.LeaseNotExtendedException
import dev.arrshell.error.RequestRefusedException
import dev.arrshell.error.SendState
import dev.arrshell.error.ServiceException
import dev.arrshell.error.SessionNotFoundException
import dev.arrshell.error.ThrottledException
import dev.arrshell.model.AccountId
import dev.arrshell.model.ApiVersion
import dev.arrshell.model.Lease
import dev.arrshell.model.Operation
import dev.arrshell.model.SessionId
import dev.arrshell.model.SessionProperties
import dev.arrshell.model.SessionSize
import dev.arrshell.model.SessionSpec
import dev.arrshell.model.SessionStatus
import dev.arrshell.testing.GoldenExchange
import java.time.Duration
import java.time.Instant
import java.time.InstantSource
import spock.lang.Specification

class V20210101DialectSpec extends Specification {

    static final DIALECT = new V20210101Dialect()
    static final VERSION = '2021-01-01'
    static final GOLDEN = GoldenExchange.all(VERSION)
    static final SERVER = 'https://remoterendering.eastus2.mixedreality.azure.com'
    static final ACCOUNT = AccountId.parse('11111111-1111-1111-1111-111111111111')
    static final TARGET = new AccountEndpoint(URI.create(SERVER), ACCOUNT)
    static final ID = SessionId.parse('Sample-Session-b4a6b6a2-2a4e-4c3c-8f0a-5f6d8c1e9a70')
    static final CAVE = SessionId.parse('cave_tour-7')
    static final GUID = '[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}'
    static final SEEN = Instant.parse('2022-02-02T09:27:00Z')
    static final HOST_2022 = 'arrwu2standard0a6f2d1c9be84b3fa1d7c54e3b8f6a90' +
            '.remoterendering.vm.eastus2.mixedreality.azure.com'
    static final HOST_2021 = '3140827165-6c0f3a52-91d4-4d0b-a7be-0f2c85e1d394' +
            '.remoterendering.vm.eastus2.mixedreality.azure.com'


    def "the golden file #golden.name is whole: lengths, a correlation vector, the headers that every answer has"() {
        expect:
        golden.about()
        length(golden.requestHeaders(), '0') == golden.requestBody().bytes.length
        golden.status() == 204 || golden.headers()['Content-Length'] == golden.body().bytes.length.toString()
        golden.headers()['Content-Type'] == (golden.body() ? 'application/json; charset=utf-8' : null)
        golden.headers()['MS-CV'] ==~ '[A-Za-z0-9+/]{22}\\.\\d+'
        golden.headers()['X-Content-Type-Options'] == 'nosniff'
        golden.headers().containsKey('api-supported-versions') == (golden.operation() != 'token')
        !golden.headers().containsKey('Location')
        golden.reason() == ReasonPhrases.phrase(golden.status())

        where:
        golden << GOLDEN
    }

    def "the golden files have every status that the swagger has for #operation"() {
        expect:
        GOLDEN.findAll { it.operation() == operation }*.status().toSet().containsAll(statuses)

        where:
        operation    || statuses
        'create'     || [200, 201, 400, 401, 403, 409, 429, 500]
        'properties' || [200, 401, 403, 404, 429, 500]
        'update'     || [200, 401, 403, 404, 422, 429, 500]
        'stop'       || [204, 401, 403, 404, 429, 500]
        'list'       || [200, 401, 403, 429, 500]
        'token'      || [200, 401]
    }

    def "the client asks exactly as #name does"() {
        given:
        def golden = exchange(name)

        expect:
        request.method() == golden.method()
        request.uri() == golden.uri()
        request.body() == golden.requestBody()
        request.headers() == (golden.requestBody() ? ['Content-Type': 'application/json'] : [:])
        request.operation() == operation

        where:
        name                   | operation            | request
        'create-201'           | Operation.CREATE     | DIALECT.create(TARGET, standard(hours(4)))
        'create-409'           | Operation.CREATE     | DIALECT.create(TARGET, premium(hours(1)))
        'properties-200-ready' | Operation.PROPERTIES | DIALECT.properties(TARGET, ID)
        'properties-200-error' | Operation.PROPERTIES | DIALECT.properties(TARGET, CAVE)
        'update-200'           | Operation.UPDATE     | DIALECT.update(TARGET, ID, new Lease(hours(5)))
        'stop-204'             | Operation.STOP       | DIALECT.stop(TARGET, ID)
        'list-200-empty'       | Operation.LIST       | DIALECT.list(TARGET)
        'list-200-page-2'      | Operation.LIST       | DIALECT.nextPage(DIALECT.list(TARGET), exchange('list-200-page-1').answer()).get()
    }

    def "a lease of #lease is sent as #sent minutes: nobody gets less than asked"() {
        expect:
        DIALECT.create(TARGET, standard(lease)).body() == /{"maxLeaseTimeMinutes":$sent,"size":"Standard"}/
        DIALECT.update(TARGET, ID, new Lease(lease)).body() == /{"maxLeaseTimeMinutes":$sent}/

        where:
        lease                              || sent
        hours(4)                           || 240
        seconds(1)                         || 1
        Duration.ofNanos(100)              || 1
        minutes(1).plusNanos(100)          || 2
        minutes(90).plusSeconds(59)        || 91
        hours(24).minusSeconds(1)          || 1440
        hours(24)                          || 1440
    }

    def "the version is told, and so is what it lacks"() {
        expect:
        DIALECT.version() == ApiVersion.V2021_01_01
        DIALECT.unsupported(standard(hours(1))).empty
        with(DIALECT.unsupported(standard(hours(1)).withModels([URI.create('https://a.example/b')])).get()) {
            contains('2021-01-01')
            contains('models')
            contains('v1')
        }
    }

    def "an id is made up where none is given, and kept where one is"() {
        given:
        def spec = SessionSpec.of(SessionSize.STANDARD, new Lease(hours(1)))

        expect:
        DIALECT.withClientId(spec).id().get().value() ==~ GUID
        DIALECT.withClientId(spec).id().get() != DIALECT.withClientId(spec).id().get()
        DIALECT.withClientId(spec.withId(ID)).id().get() == ID
        DIALECT.create(TARGET, DIALECT.withClientId(spec.withId(ID))).uri().path.endsWith("/sessions/$ID")
        DIALECT.create(TARGET, spec).uri().path ==~ ".*/sessions/$GUID"
    }

    def "#name gives the id"() {
        expect:
        DIALECT.idIn(request(exchange(name)), WireResponseReader.successful(request(exchange(name)), exchange(name).answer())) == ID

        where:
        name << ['create-201', 'create-201-full', 'create-200']
    }

    def "#name is read alike in both null styles: #status"() {
        when:
        def seen = DIALECT.propertiesIn(request(exchange(name)), exchange(name).answer(), SEEN)

        then:
        seen == SessionProperties.builder(id, status)
                .size(id == CAVE ? SessionSize.PREMIUM : SessionSize.STANDARD)
                .maxLeaseTime(minutes(lease)).elapsed(minutes(elapsed))
                .hostname(host).ports(host ? 50051 : 0, host ? 51902 : 0)
                .teraflops(teraflops).creationTime(Instant.parse(created))
                .error(code, message).seenAt(SEEN).build()

        where:
        name                           | id   | status                 | lease | elapsed | host      | teraflops | created                        | code                 | message
        'properties-200-starting'      | ID   | SessionStatus.STARTING | 240   | 0       | null      | 0         | '2022-02-02T09:14:23.2147873Z' | null                 | null
        'properties-200-starting-full' | ID   | SessionStatus.STARTING | 240   | 0       | null      | 0         | '2021-02-10T13:05:41.930215Z'  | null                 | null
        'properties-200-ready'         | ID   | SessionStatus.READY    | 240   | 12      | HOST_2022 | 10.6f     | '2022-02-02T09:14:23.2147873Z' | null                 | null
        'properties-200-ready-full'    | ID   | SessionStatus.READY    | 240   | 12      | HOST_2021 | 10.6f     | '2021-02-10T13:05:41.930215Z'  | null                 | null
        'properties-200-stopped'       | ID   | SessionStatus.STOPPED  | 240   | 37      | null      | 10.6f     | '2022-02-02T09:14:23.2147873Z' | null                 | null
        'properties-200-stopped-full'  | ID   | SessionStatus.STOPPED  | 240   | 37      | null      | 10.6f     | '2021-02-10T13:05:41.930215Z'  | null                 | null
        'properties-200-expired'       | ID   | SessionStatus.EXPIRED  | 240   | 240     | null      | 10.6f     | '2022-02-02T09:14:23.2147873Z' | null                 | null
        'properties-200-expired-full'  | ID   | SessionStatus.EXPIRED  | 240   | 240     | null      | 10.6f     | '2021-02-10T13:05:41.930215Z'  | null                 | null
        'properties-200-error'         | CAVE | SessionStatus.ERROR    | 60    | 0       | null      | 0         | '2022-02-02T10:02:41.074512Z'  | 'VmAllocationFailed' | 'No server of size Premium is free in eastus2.'
        'properties-200-error-full'    | CAVE | SessionStatus.ERROR    | 60    | 0       | null      | 0         | '2021-02-10T15:21:08.4417029Z' | 'VmAllocationFailed' | 'No server of size Premium is free in eastus2.'
    }

    def "#name tells of the session with its new lease"() {
        when:
        def seen = DIALECT.updatedPropertiesIn(request(exchange(name)), exchange(name).answer(), SEEN).get()

        then:
        seen.id() == ID
        seen.status() == status
        seen.maxLeaseTime() == hours(5)
        seen.hostname().present == (status == SessionStatus.READY)
        seen.seenAt() == SEEN

        where:
        name              || status
        'update-200'      || SessionStatus.STARTING
        'update-200-full' || SessionStatus.READY
    }

    def "#name has the sessions #ids and #follows"() {
        given:
        def golden = exchange(name)

        expect:
        DIALECT.sessionsIn(request(golden), golden.answer(), SEEN)*.id()*.value() == ids
        DIALECT.sessionsIn(request(golden), golden.answer(), SEEN)*.status() == statuses
        DIALECT.nextPage(request(golden), golden.answer()).present == (follows == 'a next page')

        where:
        name              || ids                      | statuses                                       | follows
        'list-200-empty'  || []                       | []                                             | 'no other page'
        'list-200'        || [ID.value(), CAVE.value()] | [SessionStatus.READY, SessionStatus.STARTING] | 'no other page'
        'list-200-full'   || [ID.value(), CAVE.value()] | [SessionStatus.READY, SessionStatus.STARTING] | 'no other page'
        'list-200-page-1' || [ID.value(), CAVE.value()] | [SessionStatus.READY, SessionStatus.STARTING] | 'a next page'
        'list-200-page-2' || ['Z']                    | [SessionStatus.STARTING]                       | 'no other page'
    }

    def "#golden.name is the exception of its status, with all that the answer tells"() {
        when:
        WireResponseReader.successful(request(golden), golden.answer())

        then:
        def e = thrown(ArrException)
        e.class == [400: RequestRefusedException, 401: AuthenticationException, 403: ForbiddenException,
                    404: SessionNotFoundException, 409: ConflictException, 422: LeaseNotExtendedException,
                    429: ThrottledException, 500: ServiceException][golden.status()]
        e.status().asInt == golden.status()
        e.operation() == Operation.valueOf(golden.operation().toUpperCase(Locale.ROOT))
        e.code().orElse(null) == (golden.operation() == 'list' && golden.status() == 400 ? 'UnsupportedApiVersion' :
                [400: 'BadRequest', 409: 'Conflict', 422: 'UnprocessableEntity', 500: 'InternalServerError'][golden.status()])
        e.correlationVector().get().toString() == golden.headers()['MS-CV']
        e.retryAfter().orElse(null) == (golden.status() == 429 ? seconds(15) : null)
        e.sent() == SendState.ANSWERED
        e.message.contains(golden.headers()['MS-CV'])

        where:
        golden << GOLDEN.findAll { it.status() >= 400 }
    }

    def "#name is told in the service's words"() {
        when:
        WireResponseReader.successful(request(exchange(name)), exchange(name).answer())

        then:
        def e = thrown(ArrException)
        e.message.contains(words)

        where:
        name                             || words
        'create-400-negative-lease'      || 'The maxLeaseTimeMinutes value cannot be negative.'
        'create-400-negative-lease-full' || 'The maxLeaseTimeMinutes value cannot be negative.'
        'create-409'                     || 'A resource already exists under the given ID.'
        'create-409-nested'              || 'A resource already exists under the given ID.'
        'update-422'                     || 'must be larger than the current value of 240'
        'update-409-stopped'             || 'The session is Stopped.'
        'list-400-api-version'           || "does not support the API version '2020-01-01'"
        'stop-500'                       || 'An internal server error occurred.'
    }

    def "the next page #link is asked for at #uri"() {
        expect:
        nextPage(link).get().uri() == URI.create(uri)
        nextPage(link).get().method() == 'GET'
        nextPage(link).get().body().empty
        nextPage(link).get().headers().isEmpty()

        where:
        link                                            || uri
        "$SERVER/accounts/$ACCOUNT/sessions?page=2"     || "$SERVER/accounts/$ACCOUNT/sessions?page=2"
        "$SERVER:443/x"                                 || "$SERVER:443/x"
        "${SERVER.toUpperCase(Locale.ROOT)}/x"          || "${SERVER.toUpperCase(Locale.ROOT)}/x"
        "/accounts/$ACCOUNT/sessions?page=2"            || "$SERVER/accounts/$ACCOUNT/sessions?page=2"
        'sessions?page=2'                               || "$SERVER/accounts/$ACCOUNT/sessions?page=2"
        '?api-version=2021-01-01&page=2'                || "$SERVER/accounts/$ACCOUNT/sessions?api-version=2021-01-01&page=2"
    }

    def "a next page #where is refused, for the token would go there"() {
        when:
        nextPage(link)

        then:
        def e = thrown(ArrProtocolException)
        e.message.contains('another server')
        e.operation() == Operation.LIST

        where:
        where                       | link
        'on another host'           | 'https://remoterendering.eastus2.mixedreality.azure.com.evil.example/x'
        'on another port'           | "$SERVER:8443/x"
        'without TLS'               | SERVER.replace('https', 'http') + '/x'
        'without a scheme'          | '//evil.example/x'
        "with somebody's name"      | SERVER.replace('https://', 'https://user@') + '/x'
        'behind a name that looks'  | SERVER.replace('https://', 'https://remoterendering.eastus2.mixedreality.azure.com@evil.example/')
        'that is no place'          | 'mailto:a@b.example'
        'without a host'            | 'https:x'
        'in a file'                 | 'file:///etc/passwd'
    }

    def "a next page that is no address is refused: #link"() {
        when:
        DIALECT.nextPage(DIALECT.list(TARGET), answer(/{"sessions":[],"@nextLink":$link}/))

        then:
        def e = thrown(ArrProtocolException)
        e.message.contains('@nextLink')

        where:
        link << ['"http://[::"', '"a b"', '7', '{"href":"/x"}', '["/x"]', 'true']
    }

    def "no next page: #link"() {
        expect:
        DIALECT.nextPage(DIALECT.list(TARGET), answer(/{"sessions":[],"@nextLink":$link}/)).empty

        where:
        link << ['null', '""', '"  "']
    }

    def "unknown fields, statuses and sizes are no trouble"() {
        when:
        def seen = read('{"id":"a","status":"Defragmenting","size":"Huge","tags":{"a":[1,{}]},"priority":7,' +
                '"error":{"code":"C","message":"M","severity":9,"innerError":{"innerError":{}}}}')

        then:
        seen.status() == SessionStatus.UNKNOWN
        seen.statusText() == 'Defragmenting'
        seen.size() == SessionSize.UNKNOWN
        seen.errorCode().get() == 'C'
        seen.message().get() == 'M'
        seen.maxLeaseTime() == Duration.ZERO
    }

    def "status and size are read in any case"() {
        expect:
        read('{"id":"a","status":"READY","size":"premium"}').status() == SessionStatus.READY
        read('{"id":"a","status":"ready","size":"premium"}').size() == SessionSize.PREMIUM
    }

    def "what must be right and is not makes the answer unreadable, and the message names it: #body"() {
        when:
        read(body)

        then:
        def e = thrown(ArrProtocolException)
        e.message.contains(named)
        e.status().asInt == 200

        where:
        body                                                                    || named
        '{"status":"Ready"}'                                                    || 'id'
        '{"id":null,"status":"Ready"}'                                          || 'id'
        '{"id":{"v":"a"},"status":"Ready"}'                                     || 'id'
        '{"id":"../x","status":"Ready"}'                                        || 'id'
        '{"id":"a"}'                                                            || 'status'
        '{"id":"a","status":["Ready"]}'                                         || 'status'
        '{"id":"a","status":"Ready","maxLeaseTimeMinutes":"04:00:00"}'          || 'maxLeaseTimeMinutes'
        '{"id":"a","status":"Ready","maxLeaseTimeMinutes":4294967536}'          || 'maxLeaseTimeMinutes'
        '{"id":"a","status":"Ready","maxLeaseTimeMinutes":true}'                || 'maxLeaseTimeMinutes'
        '{"id":"a","status":"Ready","elapsedTimeMinutes":{}}'                   || 'elapsedTimeMinutes'
        '[]'                                                                    || 'JSON object'
        '"Ready"'                                                               || 'JSON object'
        '{"id":"a",'                                                            || 'JSON object'
        '<html>Bad gateway</html>'                                              || 'JSON object'
        ''                                                                      || 'empty body'
    }

    def "what is nice to know counts as not told when it cannot be read: #field #value"() {
        when:
        def seen = read(/{"id":"a","status":"Ready","$field":$value}/)

        then:
        seen == SessionProperties.builder(SessionId.parse('a'), SessionStatus.READY).seenAt(SEEN).build()

        where:
        field                | value
        'handshakePort'      | '"50051x"'
        'handshakePort'      | '4295017347'
        'handshakePort'      | 'true'
        'arrInspectorPort'   | '-1'
        'arrInspectorPort'   | '65536'
        'arrInspectorPort'   | '[50051]'
        'teraflops'          | '1e300'
        'teraflops'          | '"fast"'
        'teraflops'          | '{}'
        'creationTime'       | '"yesterday"'
        'creationTime'       | '1644000000'
        'hostname'           | '{}'
        'hostname'           | '" "'
        'error'              | '"on fire"'
        'error'              | '[]'
        'size'               | '{}'
        'maxLeaseTimeMinutes' | '-4'
    }

    def "a moment is read with any number of fraction digits, and by its offset"() {
        expect:
        read(/{"id":"a","status":"Ready","creationTime":"$text"}/).creationTime().get() == Instant.parse(moment)

        where:
        text                                || moment
        '2021-03-22T17:11:23.214787+00:00'  || '2021-03-22T17:11:23.214787Z'
        '2021-03-22T17:11:23.2147873+00:00' || '2021-03-22T17:11:23.214787300Z'
        '2021-03-22T17:11:23+00:00'         || '2021-03-22T17:11:23Z'
        '2021-03-22T19:11:23.5+02:00'       || '2021-03-22T17:11:23.5Z'
        '2021-03-22T17:11:23.5Z'            || '2021-03-22T17:11:23.5Z'
    }

    def "a list with something else in it is refused: #body"() {
        when:
        DIALECT.sessionsIn(DIALECT.list(TARGET), answer(body), SEEN)

        then:
        def e = thrown(ArrProtocolException)
        e.message.contains(named)

        where:
        body                                || named
        '{}'                                || 'sessions'
        '{"sessions":null}'                 || 'sessions'
        '{"sessions":{"id":"a"}}'           || 'sessions'
        '{"sessions":["a"]}'                || 'status'
        '{"sessions":[{"status":"Ready"}]}' || 'id'
    }

    def "an answer without a readable id is no created session: #body"() {
        when:
        DIALECT.idIn(DIALECT.create(TARGET, standard(hours(1))), answer(body))

        then:
        thrown(ArrProtocolException)

        where:
        body << ['', '{}', '{"id":""}', '{"id":"a/b"}', '{"sessionId":"d31bddca-dab7-498e-9bc9-7594bc12862f"}']
    }

    def "the token of the SDKs' form is read, with its expiry"() {
        given:
        def golden = exchange('token-200')

        when:
        def token = StsDialect.tokenIn(request(golden), golden.answer(), InstantSource.fixed(SEEN))

        then:
        token.expiresAt() == Instant.ofEpochSecond(2147483647)
        token.revealTo { it } == 'fake.eyJleHAiOjIxNDc0ODM2NDd9.fake'
        golden.uri().path.equalsIgnoreCase(StsDialect.tokenRequest(URI.create('https://sts.example/'), ACCOUNT).uri().path)
    }

    private static SessionSpec standard(Duration lease) {
        SessionSpec.of(SessionSize.STANDARD, new Lease(lease)).withId(ID)
    }

    private static SessionSpec premium(Duration lease) {
        SessionSpec.of(SessionSize.PREMIUM, new Lease(lease)).withId(ID)
    }

    private static GoldenExchange exchange(String name) {
        GoldenExchange.of(VERSION, name)
    }

    /** The golden request as the client has it while it reads the answer. */
    private static WireRequest request(GoldenExchange golden) {
        def operation = Operation.valueOf(golden.operation().toUpperCase(Locale.ROOT))
        WireRequest.of(operation, golden.method(), golden.uri(), golden.requestBody())
    }

    private static WireResponse answer(String body) {
        new WireResponse(200, [:], body.getBytes('UTF-8'))
    }

    private SessionProperties read(String body) {
        DIALECT.propertiesIn(DIALECT.properties(TARGET, ID), answer(body), SEEN)
    }

    private Optional<WireRequest> nextPage(String link) {
        DIALECT.nextPage(DIALECT.list(TARGET), answer(/{"sessions":[],"@nextLink":"$link"}/))
    }

    private static int length(Map<String, String> headers, String otherwise) {
        headers.getOrDefault('Content-Length', otherwise).toInteger()
    }
}
