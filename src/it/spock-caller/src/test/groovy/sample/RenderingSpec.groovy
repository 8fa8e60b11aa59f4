package sample

import static dev.arrshell.model.Operation.CREATE
import static dev.arrshell.model.SessionSize.STANDARD
import static dev.arrshell.model.SessionStatus.READY

import dev.arrshell.ArrClient
import dev.arrshell.emulator.ArrEmulator
import dev.arrshell.junit.ArrTest
import spock.lang.Specification

@ArrTest
class RenderingSpec extends Specification {

    ArrClient arr
    ArrEmulator emulator

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

    def "text is taken where a length is, and a GString is text"() {
        given:
        def more = 5
        def session = arr.session().size(STANDARD).lease('4h').start().awaitReady('10m')

        expect:
        session.extendLeaseTo("${more}h").maxLeaseTime == 5.hours
        emulator.clock().advance('1h') == null
        session.properties.elapsed >= 1.hour
        session.properties.hostname.get() == session.hostname
        emulator.requests(CREATE).forSession("$session.id").size() == 1
    }

    def "Groovy is the one that was asked for"() {
        expect:
        GroovySystem.version == System.getProperty('groovy.version')
    }

    def "Jupiter is not here"() {
        when:
        Class.forName('org.junit.jupiter.api.Test')

        then:
        thrown(ClassNotFoundException)
    }
}
