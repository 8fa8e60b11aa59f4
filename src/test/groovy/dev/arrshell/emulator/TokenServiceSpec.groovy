package dev.arrshell.emulator

import com.fasterxml.jackson.databind.ObjectMapper
import dev.arrshell.model.AccessToken
import dev.arrshell.model.Operation
import dev.arrshell.testing.RawClient
import dev.arrshell.time.VirtualClock
import java.net.http.HttpResponse
import java.time.Duration
import java.time.Instant
import spock.lang.AutoCleanup
import spock.lang.Specification

class TokenServiceSpec extends Specification {

    static final JSON = new ObjectMapper()
    static final ID = ArrEmulator.ACCOUNT_ID.value()
    static final KEY = ArrEmulator.ACCOUNT_KEY.revealTo { it }

    @AutoCleanup
    ArrEmulator emulator = ArrEmulator.builder().time(new VirtualClock()).start()

    HttpResponse<String> ask(String path, String credential) {
        RawClient.send(emulator.sts(), "GET", path, "", credential)
    }

    static String header(HttpResponse<?> answer, String name) {
        answer.headers().firstValue(name).orElse(null)
    }

    def "#path gives a token that no cache keeps"() {
        when:
        def answer = ask(path, credential)

        then:
        answer.statusCode() == 200
        answer.body() ==~ /\{"AccessToken":"[\w-]+\.[\w-]+\.[\w-]+"}/
        header(answer, "Cache-Control") == "no-store,no-cache"
        header(answer, "Pragma") == "no-cache"
        header(answer, "X-Content-Type-Options") == "nosniff"
        header(answer, "MS-CV") ==~ /[A-Za-z0-9+\/]{22}\.0/
        header(answer, "Content-Type") == "application/json; charset=utf-8"

        where:
        path                                                  | credential
        "/accounts/$ID/token"                                 | "$ID:$KEY"
        "/Accounts/$ID/token/"                                | "$ID:$KEY"
        "/accounts/$ID/token?api-version=2019-02-28-preview"  | "$ID:$KEY"
    }

    def "a token is a JWT signed with RS256, for this account, for 24 hours of the emulator's clock"() {
        when:
        def jwt = JSON.readValue(ask("/accounts/$ID/token", "$ID:$KEY").body(), Map).AccessToken
        def (head, claims) = jwt.tokenize(".")[0..1].collect {
            JSON.readValue(Base64.urlDecoder.decode(it), Map)
        }

        then:
        head.alg == "RS256"
        claims.sub == ID
        claims.iat == Instant.parse("2019-05-09T16:17:50Z").epochSecond
        claims.nbf == claims.iat
        claims.exp == claims.iat + 24 * 3600
        claims.iss && claims.aud
        AccessToken.parse(jwt, emulator.time()).expiresIn().toHours() == 24
        Base64.urlDecoder.decode(jwt.tokenize(".")[2]).length == 256
    }

    def "a token is valid from the moment on when it was issued: #skew later, then #later: #status"() {
        given:
        emulator.clockSkew(Duration.parse(skew))
        def client = RawClient.of(emulator)
        emulator.clockSkew(Duration.ZERO)

        when:
        emulator.clock().advance(Duration.parse(later))
        def answer = client.list()

        then:
        answer.statusCode() == status
        header(answer, "WWW-Authenticate") == (status == 401 ? 'Bearer error="invalid_token"' : null)
        (header(answer, "x-arr-emulator-reason") ?: "").startsWith(reason)

        where:
        skew    | later         || status | reason
        "PT0S"  | "PT0S"        || 200    | ""
        "PT1S"  | "PT0S"        || 401    | "the token is valid from 2019-05-09T16:17:51Z on, now it is 2019-05-09T16:17:50Z"
        "PT1S"  | "PT0.999999S" || 401    | "the token is valid from"
        "PT1S"  | "PT1S"        || 200    | ""
        "PT7M"  | "PT6M59S"     || 401    | "the token is valid from"
        "P300D" | "P299D"       || 401    | "the token is valid from"
        "P300D" | "P300D"       || 200    | ""
        "P300D" | "P301D"       || 401    | "the token expired at"
        "-PT7M" | "PT0S"        || 200    | ""
    }

    def "#what: 401, nothing in the body and no challenge"() {
        when:
        def answer = ask("/accounts/$account/token", credential)

        then:
        answer.statusCode() == 401
        answer.body() == ""
        header(answer, "Content-Length") == "0"
        header(answer, "WWW-Authenticate") == null
        header(answer, "MS-CV") != null
        header(answer, "X-Content-Type-Options") == "nosniff"
        header(answer, "x-arr-emulator-reason") == reason

        where:
        what                    | account                                | credential              || reason
        "a wrong key"           | ID                                     | "$ID:${KEY[0..-3]}x="   || "this is not the account's key"
        "an empty key"          | ID                                     | "$ID:"                  || "this is not the account's key"
        "another account's key" | ID                                     | "${ID.replace('1', '2')}:$KEY" || "the Authorization header names another account than the path"
        "a key alone"           | ID                                     | KEY                     || "the Authorization header names another account than the path"
        "no header"             | ID                                     | ""                      || "a header Authorization: Bearer <accountId>:<accountKey> is needed"
        "an unknown account"    | "00000000-0000-0000-0000-000000000000" | "$ID:$KEY"              || "this emulator has no such account"
        "no GUID"               | "me"                                   | "me:$KEY"               || "this emulator has no such account"
    }

    def "the well-known account can be left out"() {
        given:
        def empty = ArrEmulator.builder().withoutWellKnownAccount().start()

        expect:
        RawClient.send(empty.sts(), "GET", "/accounts/$ID/token", "", "$ID:$KEY").statusCode() == 401
        empty.accounts().isEmpty()
        empty.requests(Operation.TOKEN).size() == 1

        cleanup:
        empty.close()
    }
}
