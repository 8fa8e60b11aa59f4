package dev.arrshell.model

import dev.arrshell.time.VirtualClock
import java.time.Duration
import java.time.Instant
import spock.lang.Specification

class AccessTokenSpec extends Specification {

    static final NOW = Instant.parse('2026-01-01T00:00:00Z')

    final clock = new VirtualClock(NOW)

    private static String jwt(String payload) {
        def part = { String json -> Base64.urlEncoder.withoutPadding().encodeToString(json.getBytes('UTF-8')) }
        "${part('{"alg":"RS256"}')}.${part(payload)}.c2lnbmF0dXJl"
    }

    private static String expiring(Instant moment) {
        jwt("{\"sub\":\"someone\",\"exp\":$moment.epochSecond}")
    }

    def 'reads when the token of a recording expires'() {
        expect:
        AccessToken.parse('fake.eyJleHAiOjIxNDc0ODM2NDd9.fake').expiresAt() == Instant.ofEpochSecond(2147483647)
    }

    def 'reads the expiry of #payload'() {
        expect:
        AccessToken.parse(jwt(payload)).expiresAt() == Instant.ofEpochSecond(seconds)

        where:
        payload                                    || seconds
        '{"exp":1767312000}'                       || 1767312000
        '{"iss":"x","exp" : 1767312000,"nbf":1}'   || 1767312000
        '{"name":"ÿþ~~??ü","exp":1767312000}'      || 1767312000
        '{"exp":0}'                                || 0
    }

    def 'tells how long it lives by the clock it was made with'() {
        given:
        def token = AccessToken.parse(expiring(NOW + Duration.ofHours(24)), clock)

        expect:
        token.expiresIn() == Duration.ofHours(24)
        token.toString() == 'AccessToken(expires in 24h00m)'

        when:
        clock.advance(Duration.ofHours(23).plusMinutes(59))

        then:
        token.expiresIn() == Duration.ofMinutes(1)
        token.toString() == 'AccessToken(expires in 1m00s)'

        when:
        clock.advance(Duration.ofMinutes(2))

        then:
        token.expiresIn() == Duration.ZERO
        token.toString() == 'AccessToken(expired)'
    }

    def 'without a clock it lives by the time of this machine'() {
        expect:
        AccessToken.parse(expiring(Instant.now() + Duration.ofHours(2))).expiresIn() <= Duration.ofHours(2)
        AccessToken.parse(expiring(Instant.now() + Duration.ofHours(2))).expiresIn() > Duration.ofHours(1)
        AccessToken.parse(expiring(Instant.now() - Duration.ofHours(2))).expiresIn() == Duration.ZERO
    }

    def 'prints nothing of itself'() {
        given:
        def text = expiring(NOW + Duration.ofHours(1))
        def token = AccessToken.parse(text, clock)
        def parts = text.split('\\.').findAll { it.length() > 8 }

        expect:
        token.revealTo { it } == text
        [token.toString(), token.dump(), token.inspect(), token.properties.toString(), token.@sealed.dump(), *ReachableTexts.texts(token)].every { shown ->
            parts.every { !shown.contains(it) }
        }
    }

    def 'two tokens are equal when their text is'() {
        given:
        def text = expiring(NOW)

        expect:
        AccessToken.parse(text) == AccessToken.parse(text, clock)
        AccessToken.parse(text).hashCode() == AccessToken.parse(text, clock).hashCode()
        AccessToken.parse(text) != AccessToken.parse(text + 'x')
        AccessToken.parse(text) != AccessToken.parse(expiring(NOW.plusSeconds(1)))
    }

    def 'what is no token is refused and not repeated: #what'() {
        when:
        AccessToken.parse(text)

        then:
        def refusal = thrown(IllegalArgumentException)
        refusal.message == 'this is no access token: a JWT of three parts with an expiry time is needed (nothing was sent)'

        where:
        what                     | text
        'nothing'                | ''
        'a word'                 | 'token'
        'two parts'              | 'fake.eyJleHAiOjIxNDc0ODM2NDd9'
        'four parts'             | 'fake.eyJleHAiOjIxNDc0ODM2NDd9.fake.fake'
        'a payload not base64'   | 'fake.*.fake'
        'a payload not JSON'     | 'fake.aGVsbG8.fake'
        'no exp'                 | jwt('{"sub":"someone"}')
        'exp as text'            | jwt('{"exp":"1767312000"}')
        'exp in milliseconds'    | jwt('{"exp":1767312000000}')
        'a line break at the end' | 'fake.eyJleHAiOjIxNDc0ODM2NDd9.fake\r\n'
        'a blank in the signature' | 'fake.eyJleHAiOjIxNDc0ODM2NDd9.fa ke'
        'a letter no header takes' | 'fakeü.eyJleHAiOjIxNDc0ODM2NDd9.fake'
    }

    def 'null is refused by name'() {
        when:
        call()

        then:
        def refusal = thrown(NullPointerException)
        refusal.message == name

        where:
        name    | call
        'token' | { AccessToken.parse(null) }
        'clock' | { AccessToken.parse('fake.eyJleHAiOjIxNDc0ODM2NDd9.fake', null) }
    }
}
