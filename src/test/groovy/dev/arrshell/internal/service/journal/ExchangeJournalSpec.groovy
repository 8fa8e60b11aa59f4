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

    JournalEntry exchange(Operation operation, String path, byte[] body = new byte[0], Map headers = [:]) {
        def request = new ServiceRequest("GET", URI.create(path), headers, body, Optional.empty(), BASE, true)
        def match = new RouteMatch(request, Optional.of(operation), null, null, Region.parse("westus2"), [:])
        JournalEntry.of(match, ResponseDelivery.whole(ServiceResponse.empty(200)), clock.instant(), 1)
    }

    JournalEntry listing(String path, byte[] answer) {
        def request = new ServiceRequest("GET", URI.create(path), [:], new byte[0], Optional.empty(), BASE, true)
        def match = new RouteMatch(request, Optional.of(Operation.LIST), null, null, Region.parse("westus2"), [:])
        JournalEntry.of(match, ResponseDelivery.whole(ServiceResponse.empty(200).withJson(answer)), clock.instant(), 1)
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

    def "#what: as many are kept as fit into 32 MiB"() {
        given:
        int fitting = ExchangeJournal.MOST_BYTES.intdiv(make(this, 12_345).bytes())
        int recorded = fitting + 100

        when:
        recorded.times { journal.record(make(this, 10_000 + it)) }

        then:
        def kept = journal.all()
        kept.size() == fitting
        journal.dropped() == 100
        journal.bytes() > ExchangeJournal.MOST_BYTES - 100_000
        journal.bytes() <= ExchangeJournal.MOST_BYTES
        kept.first().uri() == URI.create("$BASE/10100")
        kept.last().uri() == URI.create("$BASE/${10_000 + recorded - 1}")

        where:
        what                   | make
        "large headers"        | { spec, i -> spec.exchange(Operation.CREATE, "/$i", new byte[0], ["X": ["y" * 30_000]]) }
        "large requests"       | { spec, i -> spec.exchange(Operation.CREATE, "/$i", new byte[1 << 20]) }
        "listings of sessions" | { spec, i -> spec.listing("/$i", new byte[60 * 330]) }
    }

    def "small ones make room for a large one, one for one"() {
        given:
        10_000.times { journal.record(exchange(Operation.LIST, "/")) }
        long small = journal.bytes()

        when:
        5_000.times { journal.record(exchange(Operation.CREATE, "/", ("x" * 16_000).bytes)) }
        10_000.times { journal.record(exchange(Operation.LIST, "/")) }

        then:
        journal.bytes() == small
        journal.all().size() == 10_000
        journal.dropped() == 15_000
    }

    def "a reader that is slower than the journal misses what was dropped meanwhile, and holds nothing"() {
        given:
        10_000.times { journal.record(exchange(Operation.LIST, "/$it")) }
        def reader = journal.stream(Optional.empty()).iterator()

        when:
        def first = reader.next()
        9_000.times { journal.record(exchange(Operation.LIST, "/later")) }

        then:
        first.uri() == URI.create("$BASE/0")
        reader.collect { it.uri().path } == (9_000..9_999).collect { "/$it" as String }
    }
}
