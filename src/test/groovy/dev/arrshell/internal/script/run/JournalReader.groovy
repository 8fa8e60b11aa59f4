package dev.arrshell.internal.script.run

import static dev.arrshell.model.Operation.CREATE
import static dev.arrshell.model.Operation.PROPERTIES
import static dev.arrshell.model.Operation.STOP
import static dev.arrshell.model.Operation.UPDATE

import dev.arrshell.internal.text.DotNetTimeSpan
import dev.arrshell.model.Exchange
import dev.arrshell.model.Operation
import dev.arrshell.model.SessionStatus
import java.time.Instant

/** What an emulator's journal says of sessions, read from v1's bodies and from nothing else. */
class JournalReader {

    private final List<Exchange> journal

    JournalReader(List<Exchange> journal) {
        this.journal = journal
    }

    private List<Exchange> of(Operation operation) {
        journal.findAll { it.operation().get() == operation && it.status() in 200..299 }
    }

    private static String session(Exchange exchange) {
        (exchange.uri().path =~ $//sessions/([0-9a-f-]{36})/$)[0][1]
    }

    private static String field(String body, String name) {
        (body =~ /"$name":"([^"]*)"/)[0][1]
    }

    Map<String, Instant> created() {
        of(CREATE).collectEntries { [field(it.responseBody(), 'sessionId'), it.at()] }
    }

    /** The lease that was asked for first, then those that it was extended to. */
    List<List> leases(String id) {
        def first = of(CREATE).findAll { field(it.responseBody(), 'sessionId') == id }
        def later = of(UPDATE).findAll { session(it) == id }
        (first + later).collect { [it.at(), DotNetTimeSpan.parse(field(it.requestBody(), 'maxLeaseTime'))] }
    }

    Instant stopped(String id) {
        of(STOP).find { session(it) == id }.at()
    }

    /** What each look at a session saw. */
    List<Map> sightings() {
        of(PROPERTIES).collect {
            [id: session(it), at: it.at(), status: SessionStatus.fromWire(field(it.responseBody(), 'sessionStatus'))]
        }
    }
}
