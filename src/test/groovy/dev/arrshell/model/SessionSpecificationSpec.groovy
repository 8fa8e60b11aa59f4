package dev.arrshell.model

import static dev.arrshell.model.SessionSize.PREMIUM
import static dev.arrshell.model.SessionSize.STANDARD
import static dev.arrshell.model.SessionSize.UNKNOWN

import spock.lang.Specification

class SessionSpecificationSpec extends Specification {

    static final FOUR_HOURS = Lease.parse('4h')
    static final CONTAINER = URI.create('https://store.blob.core.windows.net/models')

    def 'size and lease are enough'() {
        given:
        def spec = SessionSpec.of(PREMIUM, FOUR_HOURS)

        expect:
        spec.size() == PREMIUM
        spec.lease() == FOUR_HOURS
        spec.models().isEmpty()
        spec.id().isEmpty()
        spec.toString() == 'SessionSpec(size PREMIUM, lease 04:00:00)'
    }

    def 'the rest is added to a copy'() {
        given:
        def plain = SessionSpec.of(STANDARD, FOUR_HOURS)
        def full = plain.withModels([CONTAINER]).withId(SessionId.parse('mine'))

        expect:
        plain == SessionSpec.of(STANDARD, FOUR_HOURS)
        full.models() == [CONTAINER]
        full.id() == Optional.of(SessionId.parse('mine'))
        full.size() == STANDARD
        full.lease() == FOUR_HOURS
        full.toString() == "SessionSpec(size STANDARD, lease 04:00:00, models [$CONTAINER], id mine)"
    }

    def 'models cannot be changed afterwards, from neither side'() {
        given:
        def mine = [CONTAINER]
        def spec = SessionSpec.of(STANDARD, FOUR_HOURS).withModels(mine)

        when:
        mine << URI.create('https://other')

        then:
        spec.models() == [CONTAINER]

        when:
        spec.models() << CONTAINER

        then:
        thrown(UnsupportedOperationException)
    }

    def 'the size of an answer that names none cannot be asked for'() {
        when:
        SessionSpec.of(UNKNOWN, FOUR_HOURS)

        then:
        def refusal = thrown(IllegalArgumentException)
        refusal.message == 'a session cannot be asked for with size UNKNOWN: STANDARD and PREMIUM exist (nothing was sent)'
    }

    def 'null is refused'() {
        when:
        call()

        then:
        thrown(NullPointerException)

        where:
        call << [
            { SessionSpec.of(null, FOUR_HOURS) },
            { SessionSpec.of(STANDARD, null) },
            { SessionSpec.of(STANDARD, FOUR_HOURS).withModels(null) },
            { SessionSpec.of(STANDARD, FOUR_HOURS).withModels([null]) },
            { SessionSpec.of(STANDARD, FOUR_HOURS).withId(null) }]
    }
}
