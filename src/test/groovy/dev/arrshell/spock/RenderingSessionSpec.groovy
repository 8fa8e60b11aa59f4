package dev.arrshell.spock

import static dev.arrshell.model.Operation.CREATE
import static dev.arrshell.model.SessionSize.STANDARD
import static dev.arrshell.model.SessionStatus.READY

import dev.arrshell.ArrClient
import dev.arrshell.emulator.ArrEmulator
import dev.arrshell.junit.ArrTest
import spock.lang.Specification

/** The specification that people are shown, as they would write it. */
@ArrTest
class RenderingSessionSpec extends Specification {
    ArrClient arr                    // injected
    ArrEmulator emulator             // injected

    def "walkthrough: create, extend, list, stop"() {
        given: "a 4 hour standard session"
        def session = arr.session().size(STANDARD).lease(4.hours).start()

        when: "it is ready and the lease is raised to 5 hours in total"
        session.awaitReady().extendLeaseTo(5.hours)

        then:
        with(session.properties) {
            status == READY
            maxLeaseTime == 5.hours
            hostname.get() ==~ /.+\.remoterenderingvm\.westus2\..+/
        }
        arr.sessions()*.id == [session.id]

        cleanup:
        session.stop()
    }

    def "a lease of #asked is refused (#problem) before any request is sent"() {
        when:
        arr.session().size(STANDARD).lease(asked).start()

        then:
        def e = thrown(IllegalArgumentException)
        e.message.contains problem
        emulator.requests(CREATE).empty

        where:
        asked     || problem
        '4'       || "no unit"
        '0:0:0'   || "must be positive"
        '25:0:0'  || "at most 24 hours"
        '-1:00:0' || "must be positive"
    }
}
