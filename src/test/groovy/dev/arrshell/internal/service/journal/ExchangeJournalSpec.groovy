package dev.arrshell.internal.service.journal

import dev.arrshell.internal.service.http.ResponseDelivery
import dev.arrshell.internal.service.http.RouteMatch
import dev.arrshell.internal.service.http.ServiceRequest
import dev.arrshell.internal.service.http.ServiceResponse
import dev.arrshell.model.Operation
import dev.arrshell.model.Region
import dev.arrshell.time.VirtualClock
import spock.lang.Specification

class ExchangeJournalSpec extends Specification {

    static final BASE = URI.create("http://127.0.0.1:1")

    def clock = new VirtualClock()
    def journal = new ExchangeJournal()

    JournalEntry exchange(Operation operation, String path, byte[] body = new byte[0]) {
        def request = new ServiceRequest("GET", URI.create(path), [:], body, Optional.empty(), BASE)
        def match = new RouteMatch(request, Optional.of(operation), null, null, Region.parse("westus2"), [:])
        JournalEntry.of(match, ResponseDelivery.whole(ServiceResponse.empty(200)), clock.instant(), 1)
    }

    def "it keeps the last 10,000 and says how many it dropped"() {
        when:
        10_000.times { journal.record(exchange(Operation.PROPERTIES, "/$it")) }

        then:
        journal.dropped() == 0
        journal.all().size() == 10_000

        when:
        2.times { journal.record(exchange(Operation.LIST, "/last-$it")) }

        then:
        journal.dropped() == 2
        journal.all().size() == 10_000
        journal.all().first().uri() == URI.create("$BASE/2")
        journal.all().last().uri() == URI.create("$BASE/last-1")
        journal.of(Operation.LIST)*.uri()*.path == ["/last-0", "/last-1"]
    }

    def "a long body is cut, and its length told"() {
        when:
        journal.record(exchange(Operation.CREATE, "/", ("x" * 20_000).bytes))

        then:
        journal.all()[0].requestBody() == "x" * 16_384 + "… (20000 bytes)"
    }
}
