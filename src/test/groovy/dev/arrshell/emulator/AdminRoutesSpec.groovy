package dev.arrshell.emulator

import static dev.arrshell.time.Durations.hours

import com.fasterxml.jackson.databind.ObjectMapper
import dev.arrshell.model.Operation
import dev.arrshell.testing.RawClient
import dev.arrshell.time.VirtualClock
import java.net.http.HttpClient
import java.net.http.HttpRequest
import java.net.http.HttpResponse
import spock.lang.AutoCleanup
import spock.lang.Specification

/** Steering over HTTP. */
class AdminRoutesSpec extends Specification {

    static final HTTP = HttpClient.newHttpClient()
    static final JSON = new ObjectMapper()

    @AutoCleanup
    ArrEmulator emulator = ArrEmulator.builder().time(new VirtualClock()).start()

    HttpResponse<String> call(String method, String path, String body = "", Map<String, String> headers = [:]) {
        def request = HttpRequest.newBuilder(URI.create("${emulator.uri()}/__arr/$path"))
                .method(method, body ? HttpRequest.BodyPublishers.ofString(body) : HttpRequest.BodyPublishers.noBody())
        headers.each { name, value -> request.header(name, value) }
        HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString())
    }

    def "health: ready, in a form that never changes"() {
        when:
        def answer = call("GET", "health")

        then:
        answer.statusCode() == 200
        answer.body() == '{"status":"ready"}'
        answer.headers().firstValue("Content-Type").get() == "application/json; charset=utf-8"
    }

    def "the clock is shown and moved, and only forward"() {
        expect:
        call("GET", "clock").body() == '{"now":"2019-05-09T16:17:50Z","virtual":true,"skew":"PT0S"}'
        call("POST", "clock", '{"advance":"PT4H"}').body() == '{"now":"2019-05-09T20:17:50Z","virtual":true,"skew":"PT0S"}'
        call("POST", "clock", '{"skew":"-PT5M"}').body() == '{"now":"2019-05-09T20:17:50Z","virtual":true,"skew":"PT-5M"}'
        call("GET", "clock").headers().firstValue("Date").get() == "Thu, 09 May 2019 20:12:50 GMT"
    }

    def "a clock of real time cannot be moved"() {
        given:
        emulator.close()
        emulator = ArrEmulator.builder().realTime().start()

        expect:
        call("POST", "clock", '{"advance":"PT4H"}').statusCode() == 409
        call("GET", "clock").body().contains('"virtual":false')
    }

    def "boots: #body gives #shown"() {
        expect:
        call("POST", "boot", body).body() == shown
        call("GET", "boot").body() == shown

        where:
        body                                                         || shown
        '{"standard":{"fixed":"PT1S"}}'                              || '{"standard":{"fixed":"PT1S"},"premium":{"fixed":"PT2M"}}'
        '{"premium":{"between":["PT5S","PT1M"],"seed":7}}'           || '{"standard":{"fixed":"PT10S"},"premium":{"between":["PT5S","PT1M"],"seed":7}}'
        '{"standard":{"afterPolls":3},"premium":{"never":true}}'     || '{"standard":{"afterPolls":3},"premium":{"never":true}}'
        '{"premium":{"failing":"no image"}}'                         || '{"standard":{"fixed":"PT10S"},"premium":{"failing":"no image","after":"PT1S"}}'
    }

    def "capacity and throttle are set and lifted"() {
        expect:
        call("GET", "capacity").body() == '{"standard":null,"premium":null}'
        call("POST", "capacity", '{"premium":0}').body() == '{"standard":null,"premium":0}'
        call("POST", "capacity", '{"premium":null,"standard":5}').body() == '{"standard":5,"premium":null}'
        call("POST", "throttle", '{"callsPerMinute":2}').body() == '{"callsPerMinute":2}'

        when:
        def raw = RawClient.of(emulator)

        then:
        (1..3).collect { raw.list().statusCode() } == [200, 200, 429]
        call("POST", "throttle", '{"callsPerMinute":null}').body() == '{"callsPerMinute":null}'
        raw.list().statusCode() == 200
    }

    def "conversions: #body gives #shown"() {
        expect:
        call("GET", "conversions").body() == '{"plan":{"fixed":"PT1M14S"},"missing":[],"unlinked":[]}'
        call("POST", "conversions", body).body() == shown
        call("GET", "conversions").body() == shown

        where:
        body                                                       || shown
        '{}'                                                       || '{"plan":{"fixed":"PT1M14S"},"missing":[],"unlinked":[]}'
        '{"plan":{"fixed":"PT1S"}}'                                || '{"plan":{"fixed":"PT1S"},"missing":[],"unlinked":[]}'
        '{"plan":{"between":["PT5S","PT1M"]}}'                     || '{"plan":{"between":["PT5S","PT1M"],"seed":0},"missing":[],"unlinked":[]}'
        '{"plan":{"never":true}}'                                  || '{"plan":{"never":true},"missing":[],"unlinked":[]}'
        '{"plan":{"failing":"no mesh","code":"Bad","after":"PT2S"}}' || '{"plan":{"failing":"no mesh","code":"Bad","after":"PT2S"},"missing":[],"unlinked":[]}'
        '{"missing":["https://a.b/c/d","https://a.b/c/d"]}'        || '{"plan":{"fixed":"PT1M14S"},"missing":["https://a.b/c/d"],"unlinked":[]}'
        '{"unlinked":["https://a.b/c/"]}'                          || '{"plan":{"fixed":"PT1M14S"},"missing":[],"unlinked":["https://a.b/c"]}'
    }

    def "what is wrong about conversions changes nothing: #body"() {
        when:
        def answer = call("POST", "conversions", body)

        then:
        answer.statusCode() == 400
        answer.body().contains(message)
        !answer.body().contains("abcdefgh")
        call("GET", "conversions").body() == '{"plan":{"fixed":"PT1M14S"},"missing":[],"unlinked":[]}'

        where:
        body                                                             || message
        '{"plan":"PT1S"}'                                                || "The plan value 'PT1S' is no object such as"
        '{"plan":{"fixed":"1s"}}'                                        || "The fixed value '1s' is no duration"
        '{"plan":{}}'                                                    || "Exactly one of the fields fixed, between, never, failing is needed."
        '{"plan":{"never":false}}'                                       || "The never value 'false' is not true."
        '{"plan":{"between":["PT2S","PT1S"]}}'                           || "has the longer time first"
        '{"missing":["https://a.b/c/d"],"unlinked":"https://a.b/c"}'     || "The unlinked value 'https://a.b/c' is no array of addresses."
        '{"plan":{"never":true},"missing":[5]}'                          || "The missing value '5' is no address"
        '{"unlinked":["https://a.b/c?sig=abcdefgh12345678"]}'            || "is no address without a signature"
        '{"plans":{}}'                                                   || "The plans field is unknown: plan, missing, unlinked exist."
    }

    def "the delay of listings is set and lifted"() {
        given:
        def raw = RawClient.of(emulator)

        expect:
        call("GET", "listing").body() == '{"delay":"PT0S"}'
        call("POST", "listing", '{"delay":"PT10S"}').body() == '{"delay":"PT10S"}'
        call("GET", "listing").body() == '{"delay":"PT10S"}'
        raw.create("1:00:00", "premium").statusCode() == 202
        raw.list().body() == '{"sessions":[]}'
        call("POST", "listing", '{"delay":"PT0S"}').body() == '{"delay":"PT0S"}'
        raw.list().body().contains("sessionId")
    }

    def "faults are set, seen and removed"() {
        given:
        def raw = RawClient.of(emulator)

        when:
        def set = call("POST", "faults", '{"operation":"list","respond":503,"times":1}')
        call("POST", "faults", '{"operation":"CREATE","dropConnection":"after","probability":0.5,"seed":3,"session":"x"}')
        def statuses = (1..2).collect { raw.list().statusCode() }

        then:
        set.statusCode() == 201
        set.body() == '{"fault":1,"operation":"list","respond":503,"times":1,"fired":0}'
        statuses == [503, 200]
        call("GET", "faults").body() == '{"faults":[{"fault":1,"operation":"list","respond":503,"times":1,"fired":1},' +
                '{"fault":2,"operation":"create","dropConnection":"after","probability":0.5,"seed":3,"session":"x","fired":0}]}'
        emulator.unusedFaults().size() == 1
        call("DELETE", "faults/1").statusCode() == 204
        call("DELETE", "faults/1").statusCode() == 404
        call("DELETE", "faults").statusCode() == 204
        call("GET", "faults").body() == '{"faults":[]}'
    }

    def "a session is let fail and tokens expire"() {
        given:
        def raw = RawClient.of(emulator)
        def id = raw.created("1:0:0", "standard")

        expect:
        call("POST", "sessions/$id/fail", '{"reason":"GPU lost"}').statusCode() == 204
        raw.properties(id).body().contains('"message":"GPU lost"')
        call("POST", "sessions/nobody/fail", '{"reason":"GPU lost"}').statusCode() == 404
        call("POST", "tokens/expire").statusCode() == 204
        raw.list().statusCode() == 401
    }

    def "requests: the journal without secrets, by operation, and steering is not in it"() {
        given:
        def raw = RawClient.of(emulator)
        raw.created("1:0:0", "standard")
        raw.raw("GET", "/nowhere", "")

        when:
        def all = JSON.readTree(call("GET", "requests").body())
        def created = JSON.readTree(call("GET", "requests?operation=create").body())

        then:
        all.path("dropped").asInt() == 0
        all.path("requests")*.path("operation")*.asText() == ["token", "create", "null"]
        JSON.readTree(call("GET", "requests?last=2").body()).path("requests")*.path("operation")*.asText() == ["create", "null"]
        JSON.readTree(call("GET", "requests?last=5&operation=token").body()).path("requests").size() == 1
        JSON.readTree(call("GET", "requests?last=0").body()).path("requests").size() == 0
        created.path("requests").size() == 1
        created.path("requests").get(0).path("status").asInt() == 202
        created.path("requests").get(0).path("requestBody").asText().contains("maxLeaseTime")
        !(all.toString() =~ /eyJ[\w-]{20,}\.|\.eyJ/)
        !all.toString().contains(ArrEmulator.ACCOUNT_KEY.revealTo { it })
        emulator.journal().size() == 3
    }

    def "#method #path #body: #status #words"() {
        when:
        def answer = call(method, path, body)

        then:
        answer.statusCode() == status
        (answer.body() + answer.headers().firstValue("x-arr-emulator-reason").orElse("")).contains(words)
        emulator.clock().instant().toString() == "2019-05-09T16:17:50Z"
        emulator.unusedFaults() == []

        where:
        method   | path       | body                                              || status | words
        "GET"    | "clocks"   | ""                                                || 400    | "There is no clocks below /__arr/: boot, capacity, clock,"
        "PUT"    | ""         | '{}'                                              || 405    | "GET"
        "GET"    | "requests?last=x" | ""                                         || 400    | "The last value 'x' is not a number"
        "PUT"    | "clock"    | '{}'                                              || 405    | "GET, POST"
        "POST"   | "clock"    | ''                                                || 400    | "no JSON object"
        "POST"   | "clock"    | '{}'                                              || 400    | "advance and skew"
        "POST"   | "clock"    | '{"advance":"-PT1S"}'                             || 400    | "negative"
        "POST"   | "clock"    | '{"advance":"4h"}'                                || 400    | "ISO 8601 is needed, such as PT4H"
        "POST"   | "clock"    | '{"advance":4}'                                   || 400    | "ISO 8601"
        "POST"   | "clock"    | '{"advance":"PT-9223372036854775808S"}'           || 400    | "over 3650 days"
        "POST"   | "clock"    | '{"advance":"PT4H","to":"x"}'                     || 400    | "The to field is unknown: advance, skew exist."
        "POST"   | "boot"     | '{"huge":{"fixed":"PT1S"}}'                       || 400    | "standard, premium exist"
        "POST"   | "boot"     | '{"standard":"PT1S"}'                             || 400    | "is no object"
        "POST"   | "boot"     | '{"standard":{"fixed":"PT1S","never":true}}'      || 400    | "Exactly one of"
        "POST"   | "boot"     | '{"standard":{"between":["PT2S","PT1S"]}}'        || 400    | "longer time first"
        "POST"   | "capacity" | '{"standard":-1}'                                 || 400    | "from 0 on"
        "POST"   | "throttle" | '{"callsPerMinute":0}'                            || 400    | "from 1 on"
        "POST"   | "throttle" | '{}'                                              || 400    | "missing"
        "POST"   | "listing"  | '{"delay":"-PT1S"}'                               || 400    | "negative"
        "POST"   | "listing"  | '{}'                                              || 400    | "missing"
        "POST"   | "faults"   | '{"operation":"craete","respond":503}'            || 400    | "token, create, properties, update, list, stop, log, conversion_create, conversion_get, conversion_list exist"
        "POST"   | "faults"   | '{"operation":"create","respond":999}'            || 400    | "503"
        "POST"   | "faults"   | '{"operation":"create","explode":true}'           || 400    | "The explode field is unknown"
        "POST"   | "faults"   | '{"operation":"create"}'                          || 400    | "Exactly one of the fields respond, throttle, delay"
        "POST"   | "faults"   | '{"operation":"create","respond":503,"delay":"PT1S"}' || 400 | "Exactly one of"
        "POST"   | "faults"   | '{"operation":"create","garbage":false}'          || 400    | "is not true"
        "POST"   | "faults"   | '{"operation":"create","respond":503,"times":0}'  || 400    | "from 1 on"
        "POST"   | "faults"   | '{"operation":"create","respond":503,"probability":2}' || 400 | "above 0 and up to 1"
        "DELETE" | "faults/x" | ''                                                || 404    | "no fault of this number"
        "GET"    | "requests?operation=x" | ''                                    || 400    | "unknown"
    }

    def "a page of another site may not steer: #headers is #status"() {
        when:
        def answer = raw("GET /__arr/clock HTTP/1.1\r\n" + headers.replace("PORT", "${emulator.uri().port}") + "\r\nConnection: close\r\n\r\n")

        then:
        answer.startsWith("HTTP/1.1 $status ")

        where:
        headers                                                          || status
        "Host: 127.0.0.1:PORT"                                           || 200
        "Host: LOCALHOST:PORT"                                           || 200
        "Host: [::1]:PORT"                                               || 200
        "Host: localhost:PORT\r\nOrigin: http://localhost:PORT"          || 200
        "Host: localhost:PORT\r\nSec-Fetch-Site: same-origin"            || 200
        "Host: evil.example"                                             || 403
        "Host: 127.0.0.1.evil.example"                                   || 403
        "Host:"                                                          || 403
        "X: y"                                                           || 400
        "Host: localhost:PORT\r\nOrigin: http://evil.example"            || 403
        "Host: localhost:PORT\r\nOrigin: null"                           || 403
        "Host: localhost:PORT\r\nOrigin: http://localhost:1"             || 403
        "Host: localhost:PORT\r\nSec-Fetch-Site: cross-site"             || 403
        "Host: localhost:PORT\r\nSec-Fetch-Site: same-site"              || 403
    }

    private String raw(String request) {
        new Socket(emulator.uri().host, emulator.uri().port).withCloseable { socket ->
            socket.soTimeout = 10_000
            socket.outputStream.write(request.bytes)
            new String(socket.inputStream.readAllBytes())
        }
    }
}
