package dev.arrshell.emulator

import static dev.arrshell.time.Durations.minutes
import static dev.arrshell.time.Durations.seconds

import com.fasterxml.jackson.databind.JsonNode
import com.fasterxml.jackson.databind.ObjectMapper
import dev.arrshell.model.AccountId
import dev.arrshell.model.AccountKey
import dev.arrshell.model.SessionId
import dev.arrshell.testing.RawClient
import dev.arrshell.time.VirtualClock
import java.net.http.HttpResponse
import spock.lang.AutoCleanup
import spock.lang.Specification

/** Sessions over the admin routes: listed, extended, stopped. That real servers print, AdminPageIT tries. */
class SessionRoutesSpec extends Specification {

    static final JSON = new ObjectMapper()
    static final OTHER = AccountId.parse("22222222-2222-2222-2222-222222222222")
    static final KEY = AccountKey.parse("YW5vdGhlcg==")

    @AutoCleanup
    ArrEmulator emulator = ArrEmulator.builder().time(new VirtualClock()).account(OTHER, KEY).start()
    RawClient raw = RawClient.of(emulator)

    HttpResponse<String> call(String method, String path, String body = "") {
        RawClient.send(emulator.uri(), method, "/__arr/$path", body, "")
    }

    JsonNode sessions(String query = "") {
        JSON.readTree(call("GET", "sessions$query").body())
    }

    void create(RawClient client, AccountId account, String id) {
        assert client.raw("PUT", "/accounts/$account/sessions/$id?api-version=2021-01-01",
                '{"maxLeaseTimeMinutes":60,"size":"Standard"}').statusCode() == 201
    }

    void create(String id) {
        create(raw, ArrEmulator.ACCOUNT_ID, id)
    }

    def "without a session the list is empty and says of what kind the servers and the clock are"() {
        expect:
        call("GET", "sessions").body() ==
                '{"now":"2019-05-09T16:17:50Z","virtual":true,"simulated":true,"leftOut":0,"sessions":[]}'
    }

    def "a session is listed as it is, with its address while it is Ready"() {
        given:
        create("one")

        expect:
        call("GET", "sessions").body().contains('"sessions":[{"id":"one","account":"' + ArrEmulator.ACCOUNT_ID +
                '","region":"westus2","size":"Standard","status":"Starting","message":null,"hostname":null,"handshakePort":0,' +
                '"inspectorPort":0,"created":"2019-05-09T16:17:50Z","leaseSeconds":3600,"elapsedSeconds":0}]')

        when:
        emulator.clock().advance(seconds(70))
        def ready = sessions().path("sessions").get(0)

        then:
        ready.path("status").asText() == "Ready"
        ready.path("hostname").asText().endsWith(".westus2.mixedreality.azure.com")
        ready.path("handshakePort").asInt() > 0
        ready.path("inspectorPort").asInt() > 0
        ready.path("elapsedSeconds").asInt() == 60

        when:
        emulator.session(SessionId.parse("one")).fail("GPU lost")
        def failed = sessions().path("sessions").get(0)

        then:
        [failed.path("status").asText(), failed.path("message").asText()] == ["Error", "GPU lost"]
        failed.path("hostname").isNull()
    }

    def "of ended sessions the last #most are listed, of others all"() {
        given:
        (1..5).each { create("s$it") }
        ["s1", "s2", "s4"].each { emulator.session(SessionId.parse(it)).stop() }

        expect:
        sessions("?ended=$most").path("sessions")*.path("id")*.asText() == listed
        sessions("?ended=$most").path("leftOut").asInt() == 5 - listed.size()

        where:
        most || listed
        0    || ["s3", "s5"]
        1    || ["s3", "s4", "s5"]
        2    || ["s2", "s3", "s4", "s5"]
        9    || ["s1", "s2", "s3", "s4", "s5"]
    }

    def "a lease is extended to a total"() {
        given:
        create("one")

        expect:
        JSON.readTree(call("POST", "sessions/one/extend", '{"lease":"PT2H"}').body()).path("leaseSeconds").asInt() == 7200
        emulator.sessions().first().maxLeaseTime() == minutes(120)
        emulator.journal().size() == 2
    }

    def "a session is stopped, also twice"() {
        given:
        create("one")

        expect:
        call("POST", "sessions/one/stop").statusCode() == 204
        sessions().path("sessions").get(0).path("status").asText() == "Stopped"
        call("POST", "sessions/one/stop").statusCode() == 204
    }

    def "of sessions with the same id the one of the account in the query is meant"() {
        given:
        create("same")
        create(RawClient.of(emulator, OTHER, KEY), OTHER, "same")

        expect:
        call("POST", "sessions/same/stop?account=$OTHER").statusCode() == 204
        sessions().path("sessions").collectEntries { [it.path("account").asText(), it.path("status").asText()] } ==
                [(ArrEmulator.ACCOUNT_ID.value()): "Starting", (OTHER.value()): "Stopped"]
        call("POST", "sessions/same/stop?account=$OTHER&region=eastus").statusCode() == 404
        call("POST", "sessions/same/stop?region=eastus").statusCode() == 404
    }

    def "a simulated server prints nothing"() {
        given:
        create("one")

        expect:
        call("GET", "sessions/one/log").body() == '{"text":"","next":0,"ended":false}'
        call("POST", "sessions/one/stop").statusCode() == 204
        call("GET", "sessions/one/log?from=7").body() == '{"text":"","next":0,"ended":true}'
    }

    def "#method #path #body is #status: #words"() {
        given:
        create("one")
        create("over")
        emulator.session(SessionId.parse("over")).stop()

        when:
        def answer = call(method, path, body)

        then:
        answer.statusCode() == status
        (answer.body() + answer.headers().firstValue("x-arr-emulator-reason").orElse("")).contains(words)
        emulator.sessions()*.maxLeaseTime() == [minutes(60), minutes(60)]

        where:
        method | path                    | body                            || status | words
        "POST" | "sessions/none/extend"  | '{"lease":"PT2H"}'              || 404    | "no account has such a session"
        "POST" | "sessions/none/stop"    | ''                              || 404    | "no account has such a session"
        "GET"  | "sessions/none/log"     | ''                              || 404    | "no account has such a session"
        "POST" | "sessions/one/extend"   | '{"lease":"PT1H"}'              || 422    | "must be larger than the current value"
        "POST" | "sessions/one/extend"   | '{"lease":"PT24H1S"}'           || 400    | "The lease value 'PT24H1S' cannot be over 24 hours."
        "POST" | "sessions/one/extend"   | '{"lease":"2h"}'                || 400    | "ISO 8601"
        "POST" | "sessions/one/extend"   | '{}'                            || 400    | "The lease field is missing."
        "POST" | "sessions/one/extend"   | ''                              || 400    | "no JSON object"
        "POST" | "sessions/one/extend"   | '{"lease":"PT2H","more":"x"}'   || 400    | "The more field is unknown"
        "POST" | "sessions/over/extend"  | '{"lease":"PT2H"}'              || 409    | "Stopped"
        "GET"  | "sessions/one/log?from=x" | ''                            || 400    | "The from value is a number of bytes, not x."
        "GET"  | "sessions?ended=-1"     | ''                              || 400    | "The ended value '-1' is not a number"
        "GET"  | "sessions/one/stop"     | ''                              || 405    | "POST"
    }
}
