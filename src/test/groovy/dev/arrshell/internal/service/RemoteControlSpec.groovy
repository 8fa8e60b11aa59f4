package dev.arrshell.internal.service

import dev.arrshell.emulator.ArrEmulator
import dev.arrshell.internal.service.http.ServiceRequest
import dev.arrshell.internal.service.rest.RestOptions
import dev.arrshell.model.AccountId
import dev.arrshell.model.AccountKey
import dev.arrshell.model.Region
import dev.arrshell.time.VirtualClock
import spock.lang.Specification

/** Who controls an emulator that other machines reach. */
class RemoteControlSpec extends Specification {

    static final BASE = URI.create("http://192.0.2.7:8080")
    static final ID = "22222222-2222-2222-2222-222222222222"

    def service(boolean anyAccount = false) {
        new RenderingService(new ServiceSettings(new VirtualClock(), InetAddress.getByName("0.0.0.0"), 8080,
                [(AccountId.parse(ID)): AccountKey.parse("the+key==")], Region.DEFAULT, [:], Optional.empty(), RestOptions.DEFAULT,
                anyAccount, false))
    }

    def status(RenderingService service, String method, String path, String credential, boolean local) {
        def headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER)
        headers.Host = ["192.0.2.7:8080"]
        if (credential) {
            headers.Authorization = ["Bearer $credential" as String]
        }
        service.handle(new ServiceRequest(method, URI.create(path), headers, "{}".bytes, Optional.empty(), BASE, local))
                .response().get().status()
    }

    def "from another machine #method #path is #withoutKey without a key, #withKey with one; from this one #local"() {
        expect:
        status(service(), method, path, "", false) == withoutKey
        status(service(), method, path, "$ID:the+key==", false) == withKey
        status(service(), method, path, "", true) == local

        where:
        method   | path                  || withoutKey | withKey | local
        "GET"    | "/__arr/health"       || 200        | 200     | 200
        "HEAD"   | "/__arr/health"       || 200        | 200     | 200
        "GET"    | "/__arr/health/"      || 401        | 200     | 200
        "GET"    | "/__arr/clock"        || 401        | 200     | 200
        "POST"   | "/__arr/clock"        || 401        | 400     | 400
        "GET"    | "/__arr/requests"     || 401        | 200     | 200
        "GET"    | "/__arr/faults"       || 401        | 200     | 200
        "DELETE" | "/__arr/faults"       || 401        | 204     | 204
        "POST"   | "/__arr/tokens/expire" || 401       | 204     | 204
        "GET"    | "/__arr"              || 401        | 200     | 200
        "GET"    | "/__arr/"             || 401        | 200     | 200
        "GET"    | "/__arr/sessions"     || 401        | 200     | 200
        "POST"   | "/__arr/sessions/one/stop" || 401   | 404     | 404
        "GET"    | "/__arr/nothing"      || 401        | 400     | 400
    }

    def "from another machine nothing but an account's whole key is enough (row #iterationIndex)"() {
        expect:
        status(service(anyAccount), "GET", "/__arr/clock", credential, false) == 401

        where:
        credential                             | anyAccount
        "the+key=="                            | false
        "$ID"                                  | false
        "$ID:"                                 | false
        "$ID:the+key="                         | false
        "$ID:the+key==="                       | false
        "${ID.replace('2', '3')}:the+key=="    | false
        ":the+key=="                           | false
        "$ID:another"                          | true
        "${ArrEmulator.ACCOUNT_ID}:${ArrEmulator.ACCOUNT_KEY.revealTo { it }}" | true
    }

    def "a token is not the key"() {
        given:
        def service = service()
        def token = service.handle(new ServiceRequest("GET", URI.create("/accounts/$ID/token"),
                [Host: ["192.0.2.7:8080"], Authorization: ["Bearer $ID:the+key==" as String]], new byte[0],
                Optional.empty(), BASE, false)).response().get()
        def text = (new String(token.body()) =~ /"AccessToken":"([^"]+)"/)[0][1]

        expect:
        status(service, "GET", "/v1/accounts/$ID/sessions", text, false) == 200
        status(service, "GET", "/__arr/clock", text, false) == 401
    }
}
