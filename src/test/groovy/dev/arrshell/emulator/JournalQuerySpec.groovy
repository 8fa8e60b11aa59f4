package dev.arrshell.emulator

import static dev.arrshell.model.Operation.CREATE
import static dev.arrshell.model.Operation.LIST
import static dev.arrshell.model.Operation.STOP

import dev.arrshell.testing.RawClient
import dev.arrshell.time.VirtualClock
import spock.lang.AutoCleanup
import spock.lang.Specification

class JournalQuerySpec extends Specification {

    @AutoCleanup
    ArrEmulator emulator = ArrEmulator.builder().time(new VirtualClock()).start()
    RawClient raw = RawClient.of(emulator)

    def "the last request and the first are at hand"() {
        given:
        raw.create("1:0:0", "standard")
        raw.create("2:0:0", "standard")

        expect:
        emulator.requests(CREATE).first().requestBody().contains("1:0:0")
        emulator.requests(CREATE).last().requestBody().contains("2:0:0")
        emulator.requests(CREATE)*.status() == [202, 202]

        when:
        emulator.requests(STOP).last()

        then:
        def e = thrown(NoSuchElementException)
        e.message == "the emulator was not asked: to stop the session"
    }

    def "a body is read as values"() {
        given:
        raw.create("4:0:0", "premium")
        raw.list()

        expect:
        emulator.requests(CREATE).last().requestJson().maxLeaseTime == "4:0:0"
        emulator.requests(CREATE).last().responseJson().keySet() == ["sessionId"] as Set
        emulator.requests(LIST).last().responseJson().sessions[0].sessionStatus == "Starting"

        when:
        emulator.requests(LIST).last().requestJson()

        then:
        def e = thrown(IllegalStateException)
        e.message == "the request's body is no JSON object: it is empty"
    }

    def "counts are verified, and a failure shows what there was"() {
        given:
        raw.list()
        raw.list()
        emulator.verify(LIST).times(2)
        emulator.verify(STOP).never()
        raw.create("1:0:0", "standard")
        emulator.verify(CREATE).once()

        when:
        emulator.verify(LIST).once()

        then:
        def e = thrown(AssertionError)
        def path = "/v1/accounts/${ArrEmulator.ACCOUNT_ID}/sessions"
        e.message == "expected to be asked to list the sessions once, but was 2 times:" +
                "\n  2019-05-09T16:17:50Z GET $path -> 200 OK" * 2

        when:
        emulator.verify(STOP).times(3)

        then:
        def none = thrown(AssertionError)
        none.message == "expected to be asked to stop the session 3 times, but was never"
    }

    def "what no route led to names the nearest"() {
        given:
        raw.v1("POST", "/session/create", "{}")
        raw.v1("PUT", "/sessions", "{}")
        raw.list()

        expect:
        emulator.unmatched()*.responseHeader("x-arr-emulator-reason")*.get() == [
                "no such path; the nearest is POST /v1/accounts/{accountId}/sessions/create", "this path takes GET"]
    }
}
