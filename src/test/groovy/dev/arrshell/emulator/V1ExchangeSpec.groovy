package dev.arrshell.emulator

import static dev.arrshell.time.Durations.hours
import static dev.arrshell.time.Durations.seconds

import dev.arrshell.model.AccountId
import dev.arrshell.model.AccountKey
import dev.arrshell.model.Region
import dev.arrshell.testing.RawClient
import dev.arrshell.time.VirtualClock
import java.net.http.HttpResponse
import spock.lang.AutoCleanup
import spock.lang.Specification

/** Every v1 exchange over real HTTP, as the session page and the protocol describe it. */
class V1ExchangeSpec extends Specification {

    static final NOBODY = "00000000-0000-0000-0000-000000000000"

    @AutoCleanup
    ArrEmulator emulator = ArrEmulator.builder().time(new VirtualClock()).start()

    RawClient client = RawClient.of(emulator)

    static String header(HttpResponse<?> answer, String name) {
        answer.headers().firstValue(name).orElse(null)
    }

    static void commonHeaders(HttpResponse<?> answer) {
        assert header(answer, "MS-CV") ==~ /[A-Za-z0-9+\/]{22}\.0/
        assert header(answer, "X-Content-Type-Options") == "nosniff"
        assert header(answer, "Date") != null
    }

    static void json(HttpResponse<?> answer) {
        commonHeaders(answer)
        assert header(answer, "Content-Type") == "application/json; charset=utf-8"
        assert header(answer, "Content-Length") == "${answer.body().bytes.length}"
    }

    static void empty(HttpResponse<?> answer) {
        commonHeaders(answer)
        assert answer.body() == ""
        assert header(answer, "Content-Type") == null
        assert header(answer, "Content-Length") == (answer.statusCode() == 204 ? null : "0")
    }

    static void notCached(HttpResponse<?> answer) {
        assert header(answer, "Cache-Control") == "no-store,no-cache"
        assert header(answer, "Pragma") == "no-cache"
    }

    def "create: 202, the id, a relative Location"() {
        when:
        def answer = client.create("4:0:0", "standard")
        def id = answer.body().substring(14, 50)

        then:
        answer.statusCode() == 202
        json(answer)
        answer.body() == /{"sessionId":"$id"}/
        UUID.fromString(id).toString() == id
        header(answer, "Content-Length") == "52"
        header(answer, "Location") == "accounts/11111111-1111-1111-1111-111111111111/sessions/$id"
    }

    def "create takes #what"() {
        expect:
        client.v1("POST", path, body).statusCode() == 202

        where:
        what                     | path                | body
        "the page's own body"    | "/sessions/create"  | "{ 'maxLeaseTime': '4:0:0', 'models': [], 'size': 'standard' }"
        "a slash at the end"     | "/sessions/create/" | '{"maxLeaseTime":"04:00:00","size":"premium"}'
        "no models"              | "/sessions/create"  | '{"maxLeaseTime":"04:00:00","models":null,"size":"PREMIUM"}'
        "models"                 | "/sessions/create"  | '{"maxLeaseTime":"1.00:00:00","models":["https://a.blob/m"],"size":"Standard"}'
        "unknown fields"         | "/sessions/create"  | '{"maxLeaseTime":"0:30","size":"standard","directConnectionSession":"false"}'
        "a lease of zero"        | "/sessions/create"  | '{"maxLeaseTime":"00:00:00","size":"standard"}'
    }

    def "create refuses #body"() {
        when:
        def answer = client.v1("POST", "/sessions/create", body)

        then:
        answer.statusCode() == 400
        json(answer)
        answer.body() == /{"error":{"code":"BadRequest","message":"$message"}}/
        client.list().body() == '{"sessions":[]}'

        where:
        body                                                         || message
        ''                                                           || "The request was malformed: the body is no JSON object."
        '[]'                                                         || "The request was malformed: the body is no JSON object."
        '{"maxLeaseTime":'                                           || "The request was malformed: the body is no JSON."
        '{"maxLeaseTime":"1:0:0","size":"standard"} and more'        || "The request was malformed: the body is no JSON."
        '[' * 3000                                                   || "The request was malformed: the body is no JSON."
        '{"size":"standard"}'                                        || "The maxLeaseTime field is missing."
        '{"maxLeaseTime":null,"size":"standard"}'                    || "The maxLeaseTime field is missing."
        '{"maxLeaseTime":"4:0:0"}'                                   || "The size field is missing."
        '{"maxLeaseTime":"4:0:0","size":"huge"}'                     || "The size value 'huge' is unknown: Standard and Premium exist."
        '{"maxLeaseTime":"4:0:0","size":7}'                          || "The size value '7' is unknown: Standard and Premium exist."
        '{"maxLeaseTime":"-4:0:0","size":"standard"}'                || "The maxLeaseTime value '-4:0:0' cannot be negative."
        '{"maxLeaseTime":"4","size":"standard"}'                     || "The maxLeaseTime value '4' is no timespan: [d.]hh:mm:ss is needed."
        '{"maxLeaseTime":240,"size":"standard"}'                     || "The maxLeaseTime value '240' is no timespan: [d.]hh:mm:ss is needed."
        '{"maxLeaseTime":"1.00:00:01","size":"standard"}'            || "The maxLeaseTime value '1.00:00:01' cannot be over 24 hours; it reads 1.00:00:01."
        '{"maxLeaseTime":"24:00:00","size":"standard"}'              || "The maxLeaseTime value '24:00:00' cannot be over 24 hours; it reads 24.00:00:00."
        '{"maxLeaseTime":"4:0:0","models":"m","size":"standard"}'    || "The models value 'm' is no array."
        '{"maxLeaseTime":"4:0:0","models":[1],"size":"standard"}'    || "The models value '1' is no address of a container."
    }

    def "properties through a session's life"() {
        given:
        def id = client.created("4:0:0", "premium")

        expect: "neither host nor ports before Ready"
        client.properties(id).body() == /{"message":null,"sessionElapsedTime":"00:00:00","sessionHostname":null,/ +
                /"sessionId":"$id","sessionMaxLeaseTime":"04:00:00","sessionSize":"Premium","sessionStatus":"Starting"}/

        when:
        emulator.clock().advance(seconds(121))
        def ready = client.properties(id)

        then:
        json(ready)
        notCached(ready)
        ready.body() ==~ /\{"arrInspectorPort":\d{5},"handshakePort":\d{5},/ +
                /"message":null,"sessionElapsedTime":"00:00:01",/ +
                /"sessionHostname":"[0-9a-f-]{36}\.remoterenderingvm\.westus2\.mixedreality\.azure\.com",/ +
                /"sessionId":"$id","sessionMaxLeaseTime":"04:00:00","sessionSize":"Premium","sessionStatus":"Ready"}/
        client.properties(id).body() == ready.body()

        when:
        emulator.clock().advance(hours(4))

        then:
        client.properties(id).body() ==
                /{"message":"The session expired after its whole lease of 04:00:00.",/ +
                /"sessionElapsedTime":"04:00:00","sessionHostname":null,"sessionId":"$id",/ +
                /"sessionMaxLeaseTime":"04:00:00","sessionSize":"Premium","sessionStatus":"Expired"}/
    }

    def "ports are in the dynamic range and differ"() {
        given:
        def ids = (1..30).collect { client.created("1:0:0", "standard") }
        emulator.clock().advance(seconds(10))

        expect:
        ids.every { id ->
            def ports = (client.properties(id).body() =~ /Port":(\d+)/).collect { it[1] as int }
            ports.size() == 2 && ports[0] != ports[1] && ports.every { 49152 <= it && it <= 65534 }
        }
    }

    def "update: 200 and nothing else, and the new lease shows at once"() {
        given:
        def id = client.created("4:0:0", "standard")

        when:
        def answer = client.v1("PATCH", "/sessions/$id", "{ 'maxLeaseTime': '5:0:0' }")

        then:
        answer.statusCode() == 200
        empty(answer)
        client.properties(id).body().contains('"sessionMaxLeaseTime":"05:00:00"')
    }

    def "update to #lease of a session with four hours: #status"() {
        given:
        def id = client.created("4:0:0", "standard")

        when:
        def answer = client.update(id, lease)

        then:
        answer.statusCode() == status
        json(answer)
        answer.body() == /{"error":{"code":"$code","message":"$message"}}/

        where:
        lease        || status | code                  | message
        "4:0:0"      || 422    | "UnprocessableEntity" | "The maxLeaseTimeMinutes value must be larger than the current value of 240."
        "3:0:0"      || 422    | "UnprocessableEntity" | "The maxLeaseTimeMinutes value must be larger than the current value of 240."
        "-1:0:0"     || 400    | "BadRequest"          | "The maxLeaseTime value '-1:0:0' cannot be negative."
        "1.0:0:1"    || 400    | "BadRequest"          | "The maxLeaseTime value '1.0:0:1' cannot be over 24 hours; it reads 1.00:00:01."
    }

    def "update of a stopped session: 409"() {
        given:
        def id = client.created("4:0:0", "standard")
        client.stop(id)

        when:
        def answer = client.update(id, "5:0:0")

        then:
        answer.statusCode() == 409
        json(answer)
        answer.body() == '{"error":{"code":"Conflict","message":"The session is Stopped and cannot be updated."}}'
    }

    def "list: what is Starting or Ready, in order of creation"() {
        expect:
        client.list().body() == '{"sessions":[]}'

        when:
        def starting = client.created("4:0:0", "premium")
        def ready = client.created("4:0:0", "standard")
        def stopped = client.created("4:0:0", "standard")
        client.stop(stopped)
        emulator.clock().advance(seconds(10))
        def answer = client.list()

        then:
        json(answer)
        notCached(answer)
        answer.body() == /{"sessions":[${client.properties(starting).body()},${client.properties(ready).body()}]}/
    }

    def "stop: 204 and nothing else, the second time too"() {
        given:
        def id = client.created("4:0:0", "standard")

        when:
        def first = client.stop(id)
        def second = client.stop(id)

        then:
        [first, second]*.statusCode() == [204, 204]
        empty(first)
        client.properties(id).body().contains('"sessionStatus":"Stopped"')
    }

    def "#what of a session nobody made: 404 with an empty body and a reason"() {
        when:
        def answer = client.v1(method, path, body)

        then:
        answer.statusCode() == 404
        empty(answer)
        header(answer, "x-arr-emulator-reason") == "the account has no such session in westus2"

        where:
        what         | method   | path                            | body
        "properties" | "GET"    | "/sessions/$NOBODY/properties"  | ""
        "update"     | "PATCH"  | "/sessions/$NOBODY"             | '{"maxLeaseTime":"4:0:0"}'
        "stop"       | "DELETE" | "/sessions/$NOBODY"             | ""
        "an odd id"  | "DELETE" | "/sessions/%20%C3%A4"           | ""
    }

    def "each region shows its own sessions"() {
        given:
        def europe = client.at(emulator.endpoint(Region.parse("westeurope")))
        def here = client.created("4:0:0", "standard")
        def there = europe.created("4:0:0", "standard")
        emulator.clock().advance(seconds(10))

        expect:
        client.list().body().contains(here) && !client.list().body().contains(there)
        europe.list().body().contains(there) && !europe.list().body().contains(here)
        europe.properties(there).body().contains(".remoterenderingvm.westeurope.mixedreality.azure.com")
        client.at(emulator.endpoint(Region.parse("westus2"))).list().body() == client.list().body()
        client.properties(there).statusCode() == 404
        header(client.properties(there), "x-arr-emulator-reason") == "the session is in another region than westus2"
    }

    def "#what: 401 with an empty body and a challenge"() {
        when:
        def answer = RawClient.send(
                emulator.uri(), "GET", "/v1/accounts/${ArrEmulator.ACCOUNT_ID}/sessions", "", token(client.token()))

        then:
        answer.statusCode() == 401
        empty(answer)
        header(answer, "WWW-Authenticate") == 'Bearer error="invalid_token"'
        header(answer, "x-arr-emulator-reason") == reason

        where:
        what                     | token                                 || reason
        "no token"               | { "" }                                || "a header Authorization: Bearer <token> is needed"
        "nonsense"               | { "abc" }                             || "the token was not issued by this emulator"
        "a token cut short"      | { String t -> t[0..-10] }             || "the token was not issued by this emulator"
        "another signature"      | { String t -> t[0..-5] + "AAAA" }     || "the token was not issued by this emulator"
        "no signature"           | { String t -> t.tokenize(".")[0..1].join(".") + "." } || "the token was not issued by this emulator"
        "the SDKs' test token"   | { "fake.eyJleHAiOjIxNDc0ODM2NDd9.fake" } || "the token was not issued by this emulator"
    }

    def "a token is good for 24 hours of the emulator's clock, to the second"() {
        when:
        emulator.clock().advance(hours(24) - seconds(1))

        then:
        client.list().statusCode() == 200

        when:
        emulator.clock().advance(seconds(1))
        def answer = client.list()

        then:
        answer.statusCode() == 401
        header(answer, "x-arr-emulator-reason") ==
                "the token expired at 2019-05-10T16:17:50Z, now it is 2019-05-10T16:17:50Z"
        RawClient.of(emulator).list().statusCode() == 200
    }

    def "a token opens its own account only"() {
        given:
        def other = AccountId.parse("22222222-2222-2222-2222-222222222222")

        when:
        def answer = client.on(other).list()

        then:
        answer.statusCode() == 403
        empty(answer)
        header(answer, "x-arr-emulator-reason").contains("another account")
    }

    def "a token of another emulator is not good here"() {
        given:
        def other = ArrEmulator.start()

        expect:
        RawClient.of(other).at(emulator.uri()).list().statusCode() == 401

        cleanup:
        other.close()
    }

    def "accounts do not see each other's sessions"() {
        given:
        def id = AccountId.parse("22222222-2222-2222-2222-222222222222")
        def key = AccountKey.parse("c2Vjb25kIGtleQ==")
        def two = ArrEmulator.builder().account(id, key).start()
        def first = RawClient.of(two)
        def second = RawClient.of(two, id, key)

        when:
        def session = first.created("4:0:0", "standard")

        then:
        first.list().body().contains(session)
        second.list().body() == '{"sessions":[]}'
        second.stop(session).statusCode() == 404
        first.list().body().contains(session)

        cleanup:
        two.close()
    }

    def "a wrong method: 405 with Allow"() {
        when:
        def answer = client.v1("PUT", "/sessions", "{}")

        then:
        answer.statusCode() == 405
        empty(answer)
        header(answer, "Allow") == "GET"
    }

    def "an unknown path: 404 that names the nearest route"() {
        when:
        def answer = client.v1("POST", "/session/create", "{}")

        then:
        answer.statusCode() == 404
        empty(answer)
        header(answer, "x-arr-emulator-reason") ==
                "no such path; the nearest is POST /v1/accounts/{accountId}/sessions/create"
    }

    def "a body of #size bytes: #status"() {
        given:
        def body = '{"maxLeaseTime":"4:0:0","size":"standard"}'

        when:
        def answer = client.v1("POST", "/sessions/create", body + " " * (size - body.length()))

        then:
        answer.statusCode() == status
        commonHeaders(answer)

        where:
        size          || status
        (1 << 20)     || 202
        (1 << 20) + 1 || 413
        (4 << 20)     || 413
    }
}
