package dev.arrshell.emulator

import static dev.arrshell.time.Durations.days
import static dev.arrshell.time.Durations.hours
import static dev.arrshell.time.Durations.minutes
import static dev.arrshell.time.Durations.seconds

import dev.arrshell.model.Region
import dev.arrshell.testing.RawClient
import dev.arrshell.testing.RawSocket
import dev.arrshell.time.VirtualClock
import java.net.http.HttpClient
import java.net.http.HttpRequest
import java.net.http.HttpResponse
import java.time.Duration
import java.time.Instant
import spock.lang.AutoCleanup
import spock.lang.Specification

class V20210101HandlerSpec extends Specification {

    static final A = ArrEmulator.ACCOUNT_ID.value()
    static final V = "api-version=2021-01-01"

    @AutoCleanup
    ArrEmulator emulator = ArrEmulator.builder().time(new VirtualClock()).pageSize(3).start()
    RawClient client = RawClient.of(emulator)

    HttpResponse<String> put(String id, int lease = 240, String size = "Standard") {
        client.raw("PUT", "/accounts/$A/sessions/$id?$V", /{"maxLeaseTimeMinutes":$lease,"size":"$size"}/)
    }

    HttpResponse<String> get(String id) {
        client.raw("GET", "/accounts/$A/sessions/$id?$V", "")
    }

    static String header(HttpResponse<?> answer, String name) {
        answer.headers().firstValue(name).orElse(null)
    }

    def "the same id and settings again are a retry, also after the lease was extended"() {
        expect:
        put("one").statusCode() == 201
        put("one").statusCode() == 200

        when:
        client.raw("PATCH", "/accounts/$A/sessions/one?$V", '{"maxLeaseTimeMinutes":300}')
        def again = put("one")

        then:
        again.statusCode() == 200
        again.body().contains('"maxLeaseTimeMinutes":300')
        put("one", 300).statusCode() == 409
        put("one", 240, "Premium").statusCode() == 409
        client.at(emulator.endpoint(Region.parse("uksouth"))).raw(
                "PUT", "/accounts/$A/sessions/one?$V", '{"maxLeaseTimeMinutes":240,"size":"standard"}').statusCode() == 409
    }

    def "the id of a session that has ended is taken for 30 days"() {
        given:
        put("one")
        client.raw("POST", "/accounts/$A/sessions/one/:stop?$V", "")

        expect:
        put("one").statusCode() == 409

        when:
        emulator.clock().advance(days(30))
        client = RawClient.of(emulator)

        then:
        get("one").statusCode() == 404
        put("one").statusCode() == 201
        client.raw("GET", "/accounts/$A/sessions?$V", "").body().count('"id"') == 1
    }

    def "ids are case sensitive, and #id is #status"() {
        expect:
        put(id).statusCode() == status

        where:
        id           || status
        "a-b_C9"     || 201
        "x" * 256    || 201
        "x" * 257    || 400
        "a.b"        || 400
        "a%20b"      || 400
        "%C3%A4"     || 400
    }

    def "A is not a"() {
        expect:
        put("A").statusCode() == 201
        put("a", 5).statusCode() == 201
        get("A").body().contains('"maxLeaseTimeMinutes":240')
    }

    def "create refuses #body with #message"() {
        when:
        def answer = client.raw("PUT", "/accounts/$A/sessions/one?$V", body)

        then:
        answer.statusCode() == 400
        answer.body() == /{"error":{"code":"BadRequest","message":"$message"}}/
        get("one").statusCode() == 404

        where:
        body                                                       || message
        ''                                                         || "The request was malformed: the body is no JSON object."
        '{"maxLeaseTimeMinutes":240'                               || "The request was malformed: the body is no JSON."
        '{"size":"Standard"}'                                      || "The maxLeaseTimeMinutes field is missing."
        '{"maxLeaseTimeMinutes":-1,"size":"Standard"}'             || "The maxLeaseTimeMinutes value cannot be negative."
        '{"maxLeaseTimeMinutes":-99999999999999999999,"size":"Standard"}' || "The maxLeaseTimeMinutes value cannot be negative."
        '{"maxLeaseTimeMinutes":1441,"size":"Standard"}'           || "The maxLeaseTimeMinutes value '1441' cannot be over 1440."
        '{"maxLeaseTimeMinutes":99999999999999999999,"size":"Standard"}' || "The maxLeaseTimeMinutes value '99999999999999999999' cannot be over 1440."
        '{"maxLeaseTimeMinutes":1.5,"size":"Standard"}'            || "The maxLeaseTimeMinutes value '1.5' is no whole number of minutes."
        '{"maxLeaseTimeMinutes":"240.0","size":"Standard"}'          || "The maxLeaseTimeMinutes value '240.0' is no whole number of minutes."
        '{"maxLeaseTimeMinutes":240,"size":"Huge"}'                || "The size value 'Huge' is unknown: Standard and Premium exist."
    }

    def "0 and 1440 minutes are leases, and 1440 can be extended to"() {
        expect:
        put("none", 0).statusCode() == 201
        put("whole", 1440).statusCode() == 201
        put("half", 720).statusCode() == 201
        client.raw("PATCH", "/accounts/$A/sessions/half?$V", '{"maxLeaseTimeMinutes":1440}').statusCode() == 200

        when:
        emulator.clock().advance(seconds(10))

        then:
        get("none").body().contains('"status":"Expired"')
        get("whole").body().contains('"status":"Ready"')
    }

    def "both versions see one state"() {
        given:
        def old = client.created("1:30:30", "premium")
        put("mine", 60)

        expect:
        get(old).body().contains(/"id":"$old"/)
        get(old).body().contains('"maxLeaseTimeMinutes":91')
        client.properties("mine").body().contains('"sessionMaxLeaseTime":"01:00:00"')
        client.list().body().contains("mine")
        client.raw("GET", "/accounts/$A/sessions?$V", "").body().contains(old)

        when:
        client.update("mine", "2:0:0")
        client.stop("mine")

        then:
        get("mine").body().contains('"maxLeaseTimeMinutes":120')
        get("mine").body().contains('"status":"Stopped"')

        when:
        client.raw("POST", "/accounts/$A/sessions/$old/:stop?$V", "")

        then:
        client.properties(old).body().contains('"sessionStatus":"Stopped"')
    }

    def "#count sessions come in pages of #sizes, in order, whatever happens between pages"() {
        given:
        (1..count).each { put("s$it") }

        when:
        def pages = []
        def next = "/accounts/$A/sessions?$V".toString()
        while (next) {
            def body = client.raw("GET", next, "").body()
            pages << (body =~ /"id":"(\w+)"/).collect { it[1] }
            next = (body =~ /"@nextLink":"http:\/\/127\.0\.0\.1:\d+([^"]+)"/).collect { it[1] }[0]
            client.raw("POST", "/accounts/$A/sessions/${pages[-1][-1]}/:stop?$V", "")
        }

        then:
        pages*.size() == sizes
        pages.flatten() == (1..count).collect { "s$it" }

        where:
        count || sizes
        1     || [1]
        3     || [3]
        4     || [3, 1]
        7     || [3, 3, 1]
    }

    def "the next page is where the client said the server is"() {
        given:
        (1..4).each { put("s$it") }
        def other = URI.create("http://localhost:${emulator.uri().port}/westus2")

        expect:
        client.at(other).raw("GET", "/accounts/$A/sessions?api-version=2021-01-01-preview", "").body().contains(
                /"@nextLink":"http:\/\/localhost:${emulator.uri().port}\/westus2\/accounts\/$A\/sessions?api-version=2021-01-01-preview&/)
    }

    def "a token of nobody's is refused"() {
        expect:
        client.raw("GET", "/accounts/$A/sessions?$V&continuationToken=$token", "").statusCode() == 400

        where:
        token << ["x", "", "MQ", "YS5iLmM", "OTk5OTk5OTk5OTk5OTk5OTk5LjAuMQ", "%20"]
    }

    def "api-version #query: #code, in a warning, or as an error when strict"() {
        given:
        def strict = ArrEmulator.builder().strict().start()

        when:
        def answer = client.raw("GET", "/accounts/$A/sessions$query", "")
        def strictly = RawClient.of(strict).raw("GET", "/accounts/$A/sessions$query", "")

        then:
        answer.statusCode() == 200
        header(answer, "x-arr-warning") == (code ? "$code; served as 2021-01-01" : null)
        header(answer, "api-supported-versions") == "2021-01-01-preview, 2021-01-01, 2021-08-01-preview"
        strictly.statusCode() == (code ? 400 : 200)
        (strictly.body() =~ /"code":"(\w+)"/).collect { it[1] } == (code ? [code] : [])
        header(strictly, "x-arr-warning") == null

        cleanup:
        strict.close()

        where:
        query                                                 || code
        ""                                                    || "ApiVersionUnspecified"
        "?api-version="                                       || "ApiVersionUnspecified"
        "?version=2021-01-01"                                 || "ApiVersionUnspecified"
        "?api-version=2019-02-28-preview"                     || "UnsupportedApiVersion"
        "?api-version=2.0"                                    || "UnsupportedApiVersion"
        "?api-version=latest"                                 || "InvalidApiVersion"
        "?api-version=2021-01-01%0D%0AX-Injected:%20yes"      || "InvalidApiVersion"
        "?api-version=2021-01-01&api-version=2021-08-01-preview" || "AmbiguousApiVersion"
        "?api-version=2021-01-01&API-VERSION=2021-01-01"      || null
        "?api-version=2021-01-01"                             || null
        "?api-version=2021-01-01-preview"                     || null
        "?API-Version=2021-08-01-preview"                     || null
        "?x=1&api-version=2021%2D01-01"                       || null
    }

    def "a body is read as the service's framework read it: #body is #minutes minutes"() {
        when:
        def answer = client.raw("PUT", "/accounts/$A/sessions/x?$V", body)

        then:
        answer.statusCode() == 201
        answer.body().contains(/"maxLeaseTimeMinutes":$minutes,"size":"Standard"/)

        where:
        body                                                   || minutes
        '{"maxLeaseTimeMinutes":5,"size":"Standard"}'          || 5
        '{"MAXLEASETIMEMINUTES":5,"Size":"STANDARD"}'          || 5
        '{"maxLeaseTimeMinutes":"5","size":"standard"}'        || 5
        '{"maxleasetimeminutes":"005","SIZE":"Standard"}'      || 5
        '{"maxLeaseTimeMinutes":7,"maxleasetimeminutes":5,"size":"Standard"}' || 7
    }

    def "a fault of an update's lease is 422: #lease"() {
        given:
        put("x")

        when:
        def answer = client.raw("PATCH", "/accounts/$A/sessions/x?$V", /{"maxLeaseTimeMinutes":$lease}/)

        then:
        answer.statusCode() == 422
        answer.body().contains('"code":"UnprocessableEntity"')

        where:
        lease << ['1', '0', '-4', '1441', '5.5', '"soon"', '"5.5"', 'null', 'true', '[]', '99999999999999999999999']
    }

    def "a body as the session page writes it is taken, and a strict service takes JSON alone: #body"() {
        given:
        def strict = ArrEmulator.builder().strict().start()

        when:
        def leniently = client.raw("PUT", "/accounts/$A/sessions/one?$V", body)
        def strictly = HttpRequest.newBuilder(URI.create("${strict.uri()}/accounts/$A/sessions/one?$V"))
                .header('Authorization', "Bearer ${RawClient.of(strict).token()}")
                .header('Content-Type', 'application/json')
                .PUT(HttpRequest.BodyPublishers.ofString(body))
                .build()
        def refused = HttpClient.newHttpClient().send(strictly, HttpResponse.BodyHandlers.ofString())

        then:
        leniently.statusCode() == 201
        refused.statusCode() == 400
        refused.body().contains('The request was malformed: the body is no JSON.')

        cleanup:
        strict.close()

        where:
        body << [
            "{ 'maxLeaseTimeMinutes': 240, 'size': 'standard' }",
            '{ maxLeaseTimeMinutes: 240, "size": "standard" }',
            '{ "maxLeaseTimeMinutes": 240, "size": "standard", }',
        ]
    }

    def "a strict service takes JSON that says so: #type is #status"() {
        given:
        def strict = ArrEmulator.builder().strict().start()
        def token = RawClient.of(strict).token()
        def header = type ? "Content-Type: $type\r\n" : ''
        def body = '{"maxLeaseTimeMinutes":5,"size":"Standard"}'

        expect:
        RawSocket.exchange(strict.uri(), "PUT /accounts/$A/sessions/x?$V HTTP/1.1\r\nHost: localhost\r\n" +
                "Authorization: Bearer $token\r\nConnection: close\r\n${header}Content-Length: ${body.length()}\r\n\r\n$body")
                .startsWith("HTTP/1.1 $status ")

        cleanup:
        strict.close()

        where:
        type                              || status
        'application/json'                || 201
        'application/json; charset=utf-8' || 201
        'Application/JSON'                || 201
        'application/problem+json'        || 201
        'text/json'                       || 201
        'text/plain'                      || 415
        'application/jsonp'               || 415
        'application/x-www-form-urlencoded' || 415
        ''                                || 415
    }

    def "the moment of creation #at is written #text"() {
        given:
        def early = ArrEmulator.builder().time(new VirtualClock(Instant.parse(at))).start()

        expect:
        RawClient.of(early).raw("PUT", "/accounts/$A/sessions/x?$V", '{"maxLeaseTimeMinutes":5,"size":"standard"}').body()
                .contains(/"creationTime":"$text"/)

        cleanup:
        early.close()

        where:
        at                                || text
        "2021-03-22T17:11:23.214787Z"     || "2021-03-22T17:11:23.214787+00:00"
        "2021-03-22T17:11:23.123456789Z"  || "2021-03-22T17:11:23.1234567+00:00"
        "2021-03-22T17:11:23.5Z"          || "2021-03-22T17:11:23.5+00:00"
        "2021-03-22T17:11:00Z"            || "2021-03-22T17:11:00+00:00"
    }

    def "the Date header is the emulator's time, with and without a body"() {
        when:
        emulator.clock().advance(hours(2) + Duration.ofMillis(900))

        then:
        header(put("x"), "Date") == "Thu, 09 May 2019 18:17:50 GMT"
        header(client.raw("POST", "/accounts/$A/sessions/x/:stop?$V", ""), "Date") == "Thu, 09 May 2019 18:17:50 GMT"
        header(client.raw("GET", "/nowhere", ""), "Date") == "Thu, 09 May 2019 18:17:50 GMT"
    }

    def "elapsed minutes are rounded down"() {
        given:
        put("x")

        when:
        emulator.clock().advance(seconds(10) + minutes(3) - seconds(1))

        then:
        get("x").body().contains('"elapsedTimeMinutes":2,')

        when:
        emulator.clock().advance(seconds(1))

        then:
        get("x").body().contains('"elapsedTimeMinutes":3,')
    }
}
