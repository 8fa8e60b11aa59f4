package sample

import static dev.arrshell.model.SessionSize.STANDARD
import static dev.arrshell.model.SessionStatus.READY

import dev.arrshell.ArrClient
import dev.arrshell.junit.ArrTest
import spock.lang.Specification

@ArrTest
class RenderingSpec extends Specification {

    ArrClient arr

    def "a lease of #asked is a total of #total"() {
        given:
        def session = arr.session().size(STANDARD).lease(asked).start().awaitReady()

        expect:
        session.properties.status == READY
        session.properties.maxLeaseTime == total

        where:
        asked    || total
        '4:0:0'  || 4.hours
        1.5.hours || 90.minutes
    }

    def "Jupiter is not here"() {
        when:
        Class.forName('org.junit.jupiter.api.Test')

        then:
        thrown(ClassNotFoundException)
    }
}
