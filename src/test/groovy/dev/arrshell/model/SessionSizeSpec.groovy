package dev.arrshell.model

import static dev.arrshell.model.SessionSize.PREMIUM
import static dev.arrshell.model.SessionSize.STANDARD
import static dev.arrshell.model.SessionSize.UNKNOWN

import spock.lang.Specification

class SessionSizeSpec extends Specification {

    def "'#text' asks for #size"() {
        expect:
        SessionSize.parse(text) == size
        SessionSize.fromWire(text) == size

        where:
        text        || size
        'standard'  || STANDARD
        'Standard'  || STANDARD
        'PREMIUM'   || PREMIUM
        ' premium ' || PREMIUM
    }

    def 'the case rules of no language matter'() {
        given:
        def before = Locale.default
        Locale.default = Locale.forLanguageTag('tr')

        expect:
        SessionSize.fromWire('PREMIUM') == PREMIUM
        SessionSize.parse('PREMIUM') == PREMIUM

        cleanup:
        Locale.default = before
    }

    def "'#text' cannot be asked for"() {
        when:
        SessionSize.parse(text)

        then:
        def refusal = thrown(IllegalArgumentException)
        refusal.message == "unknown size '$text': ${hint}STANDARD and PREMIUM exist (nothing was sent)"

        where:
        text      || hint
        'premum'  || 'did you mean PREMIUM? '
        'Standart' || 'did you mean STANDARD? '
        'unknown' || ''
        'large'   || ''
        ''        || ''
    }

    def 'an answer may hold anything: #text'() {
        expect:
        SessionSize.fromWire(text) == UNKNOWN

        where:
        text << [null, '', 'Unknown', 'Gigantic']
    }

    def '#size is written #wire'() {
        expect:
        size.toWire() == wire

        where:
        size     || wire
        STANDARD || 'Standard'
        PREMIUM  || 'Premium'
        UNKNOWN  || 'Unknown'
    }

    def 'null is refused by name'() {
        when:
        SessionSize.parse(null)

        then:
        def refusal = thrown(NullPointerException)
        refusal.message == 'size'
    }
}
