package dev.arrshell.internal.session

import static dev.arrshell.internal.session.KnownSessions.Result.FOUND
import static dev.arrshell.internal.session.KnownSessions.Result.NONE
import static dev.arrshell.internal.session.KnownSessions.Result.TOO_EARLY
import static dev.arrshell.internal.session.KnownSessions.Result.TOO_MANY
import static dev.arrshell.model.SessionSize.PREMIUM
import static dev.arrshell.model.SessionSize.STANDARD
import static dev.arrshell.time.Durations.hours

import dev.arrshell.internal.ledger.RequestedSession
import dev.arrshell.internal.wire.AccountEndpoint
import dev.arrshell.model.AccountId
import dev.arrshell.model.SessionId
import dev.arrshell.model.SessionSize
import spock.lang.Specification

/** Which of the listed sessions may be that of a lost answer. */
class KnownSessionsSpec extends Specification {

    static final TARGET = new AccountEndpoint(URI.create('https://rendering.example'), AccountId.parse('11111111-1111-1111-1111-111111111111'))

    def known = new KnownSessions()

    def "a session that was met before the start is not its, one met since may be: #what"() {
        given:
        known.met([id('before')])
        def start = lost()
        meet(known)

        when:
        def finding = known.find(start, [id('before'), id('since')], 0)

        then:
        finding.result() == FOUND
        finding.sessions() == [id('since')]

        where:
        what             | meet
        'not met'        | { }
        'met'            | { it.met([id('since')]) }
        'met twice'      | { it.met([id('since')]); it.met([id('since'), id('before')]) }
        'met with others'| { it.met([id('x'), id('since')]) }
    }

    def "a session that a start owns is no other's, and one that is found is owned"() {
        given:
        def first = lost()
        def second = lost()

        expect:
        known.find(first, [id('a'), id('b')], 0).sessions() == [id('a')]
        known.find(second, [id('a'), id('b')], 0).sessions() == [id('b')]
        known.find(lost(), [id('a'), id('b')], 0).result() == NONE
    }

    def "a session that an answer named is owned by its start, and known to later ones"() {
        given:
        def early = lost()
        known.end(begin(), Optional.of(id('a')))

        expect:
        known.find(early, [id('a')], 0).result() == NONE
        known.find(lost(), [id('a')], 0).result() == NONE
    }

    def "a start that ends without a session owns none, and is waited for no longer"() {
        given:
        def start = lost()
        def other = begin()

        expect:
        known.find(start, [id('a')], 0).result() == TOO_EARLY

        when:
        known.end(other, Optional.empty())

        then:
        known.find(start, [id('a')], 0).result() == FOUND
    }

    def "#lostOnes lost and #waiting that wait for alike, #elsewhere elsewhere and #listed listed are #result"() {
        given:
        def start = lost()
        (lostOnes - 1).times { lost() }
        waiting.times { begin() }
        lost(STANDARD)
        begin(STANDARD)
        def sessions = (0..<listed).collect { id("s$it") }

        when:
        def finding = known.find(start, sessions, elsewhere)

        then:
        finding.result() == result
        finding.sessions() == (result == FOUND ? sessions.take(1) : sessions)

        where:
        lostOnes | waiting | elsewhere | listed || result
        1        | 0       | 0         | 0      || NONE
        1        | 0       | 0         | 1      || FOUND
        1        | 0       | 0         | 2      || TOO_MANY
        2        | 0       | 0         | 2      || FOUND
        2        | 0       | 0         | 3      || TOO_MANY
        1        | 1       | 0         | 0      || NONE
        1        | 1       | 0         | 1      || TOO_EARLY
        1        | 0       | 1         | 1      || TOO_EARLY
        1        | 1       | 0         | 2      || TOO_EARLY
    }

    def "a line of the ledger gets the hundred met last that no start owns"() {
        given:
        known.met((1..100).collect { id("m$it") })

        expect:
        known.latest() == (1..100).collect { id("m$it") } as Set

        when:
        known.end(begin(), Optional.of(id('own')))
        known.met([id('m101')])

        then:
        known.latest() == (2..101).collect { id("m$it") } as Set
    }

    def "of those met the newest #most are remembered"() {
        given:
        known.met((1..most).collect { id("m$it") })
        def start = lost()

        expect:
        known.find(start, [id('m1')], 0).result() == NONE

        when:
        known.met([id('more')])

        then:
        known.find(start, [id('m2')], 0).result() == NONE
        known.find(start, [id('m1')], 0).result() == FOUND

        where:
        most = 4096
    }

    private KnownSessions.PendingStart begin(SessionSize size = PREMIUM) {
        known.begin(new RequestedSession(TARGET, size, hours(4)))
    }

    private KnownSessions.PendingStart lost(SessionSize size = PREMIUM) {
        def start = begin(size)
        known.lost(start)
        start
    }

    private static SessionId id(String text) {
        SessionId.parse(text)
    }
}
