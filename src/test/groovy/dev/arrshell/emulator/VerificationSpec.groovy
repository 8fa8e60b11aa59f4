package dev.arrshell.emulator

import static dev.arrshell.model.Operation.CREATE
import static dev.arrshell.model.Operation.LIST
import static dev.arrshell.model.Operation.PROPERTIES
import static dev.arrshell.model.Operation.UPDATE
import static dev.arrshell.model.SessionSize.PREMIUM
import static dev.arrshell.model.SessionSize.STANDARD
import static dev.arrshell.time.Durations.hours
import static dev.arrshell.time.Durations.minutes

import dev.arrshell.Session
import dev.arrshell.model.Region
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

/** What {@code verify} counts: two sessions here, one there; three reads of the first, one of the second. */
class VerificationSpec extends Specification {

    @Shared
    @AutoCleanup
    ArrEmulator emulator = ArrEmulator.start()

    @Shared
    Session one

    @Shared
    Session other

    @Shared
    Region eastus = new Region('eastus')

    def setupSpec() {
        one = emulator.client().session().size(STANDARD).lease(hours(1)).start()
        other = emulator.client().session().size(PREMIUM).lease(minutes(20)).start()
        emulator.arr().account(emulator.ACCOUNT_ID, emulator.ACCOUNT_KEY).region(eastus)
                .session().size(PREMIUM).lease(hours(4)).start()
        3.times { one.properties() }
        other.properties()
        other.extendLeaseTo(hours(2))
    }

    def "#expectation holds"() {
        when:
        check(emulator.verify(PROPERTIES))

        then:
        noExceptionThrown()

        where:
        expectation     | check
        'atLeast(1)'    | { it.atLeast(1) }
        'atLeast(5)'    | { it.atLeast(5) }
        'atMost(5)'     | { it.atMost(5) }
        'atMost(99)'    | { it.atMost(99) }
        'times(5)'      | { it.times(5) }
    }

    def "#expectation fails: #message"() {
        when:
        check(emulator.verify(PROPERTIES))

        then:
        def failure = thrown(AssertionError)
        failure.message.startsWith("expected to be asked to ${PROPERTIES.description()} $message, but was 5 times:")

        where:
        expectation  | check              || message
        'atLeast(6)' | { it.atLeast(6) }  || 'at least 6 times'
        'atMost(4)'  | { it.atMost(4) }   || 'at most 4 times'
        'atMost(0)'  | { it.atMost(0) }   || 'at most never'
        'once()'     | { it.once() }      || 'once'
        'never()'    | { it.never() }     || 'never'
    }

    def "a negative number is no number of requests: #method"() {
        when:
        emulator.verify(LIST)."$method"(-1)

        then:
        thrown(IllegalArgumentException)

        where:
        method << ['times', 'atLeast', 'atMost']
    }

    def "filters narrow what is counted"() {
        expect:
        emulator.verify(PROPERTIES).forSession(one.id()).times(3)
        emulator.verify(CREATE).forSession(one.id()).once()
        emulator.verify(CREATE).forSession(other.id()).once()
        emulator.verify(UPDATE).forSession(one.id()).never()
        emulator.verify(CREATE).inRegion(eastus).once()
        emulator.verify(CREATE).inRegion(emulator.region()).times(2)
        emulator.verify(PROPERTIES).inRegion(eastus).never()
        emulator.verify(CREATE).withBody('"size":"premium"').times(2)
        emulator.verify(CREATE).withBody('"size":"premium"').inRegion(eastus).once()
        emulator.verify(CREATE).matching { it.status() == 202 }.times(3)
        emulator.requests(CREATE).inRegion(eastus).withBody('maxLeaseTime').size() == 1
    }

    def "a filtered check that fails names its filters"() {
        when:
        emulator.verify(CREATE).inRegion(eastus).withBody('standard').once()

        then:
        def failure = thrown(AssertionError)
        failure.message == "expected to be asked to ${CREATE.description()} in eastus with 'standard' once, but was never"
    }
}
