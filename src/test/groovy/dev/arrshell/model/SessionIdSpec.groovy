package dev.arrshell.model

import spock.lang.Specification

class SessionIdSpec extends Specification {

    def "'#text' is an id and keeps its case"() {
        expect:
        SessionId.parse(text).value() == text
        SessionId.parse(text).toString() == text

        where:
        text << ['d31bddca-dab7-498e-9bc9-7594bc12862f', 'Sample-Session-1', 'a', '_', '-', 'x' * 256]
    }

    def "'#text' is refused"() {
        when:
        SessionId.parse(text)

        then:
        def refusal = thrown(IllegalArgumentException)
        refusal.message == "session id '$text' is not valid: 1 to 256 letters, digits, '-' or '_' are allowed (nothing was sent)"

        where:
        text << ['', ' ', 'a b', 'a/b', '..', 'a?b', 'ä', 'a\n', 'x' * 257]
    }

    def 'a token in the place of an id is not repeated'() {
        when:
        SessionId.parse('fake.eyJleHAiOjIxNDc0ODM2NDd9.fake')

        then:
        def refusal = thrown(IllegalArgumentException)
        refusal.message.startsWith("session id 'fake.****' is not valid")
    }

    def 'case matters'() {
        expect:
        SessionId.parse('a') != SessionId.parse('A')
        SessionId.parse('a') == new SessionId('a')
    }

    def 'a random id is a GUID that nobody else has'() {
        given:
        def ids = (1..100).collect { SessionId.random() }

        expect:
        ids.toSet().size() == 100
        ids.every { UUID.fromString(it.value()).toString() == it.value() }
    }

    def 'null is refused by name'() {
        when:
        SessionId.parse(null)

        then:
        def refusal = thrown(NullPointerException)
        refusal.message == 'session id'
    }
}
