package dev.arrshell.internal.timeline

import static dev.arrshell.model.SessionSize.PREMIUM
import static dev.arrshell.model.SessionSize.STANDARD

import dev.arrshell.model.LeaseChange
import dev.arrshell.model.Operation
import dev.arrshell.model.Region
import dev.arrshell.model.SessionHistory
import dev.arrshell.model.SessionId
import dev.arrshell.model.SessionSize
import dev.arrshell.model.SessionStatus
import dev.arrshell.policy.PriceList
import java.time.Duration
import java.time.Instant

/** Timelines to look at. */
class TimelineSamples {

    static final FROM = Instant.parse('2026-11-23T20:00:00Z')
    static final PRICES = new PriceList([(STANDARD): 3.50, (PREMIUM): 12.0], 'EUR')
    static final NO_PRICES = new PriceList([:], 'USD')

    static Instant at(String length) {
        FROM + Duration.parse('PT' + length)
    }

    static Optional<Instant> maybe(String length) {
        Optional.ofNullable(length).map { at(it) }
    }

    /** Moments as lengths since the beginning; the leases as pairs of moment and total. */
    static SessionHistory history(Map life) {
        new SessionHistory(
                SessionId.parse(life.id ?: 'd31bddca-dab7-498e-9bc9-7594bc12862f'),
                Region.parse('westus2'),
                (SessionSize) life.size ?: PREMIUM,
                at(life.created ?: '0S'),
                maybe(life.ready),
                maybe(life.ends),
                (SessionStatus) life.end ?: SessionStatus.UNKNOWN,
                Optional.ofNullable(life.message),
                (life.leases ?: [[life.created ?: '0S', '4H']]).collect { new LeaseChange(at(it[0]), Duration.parse('PT' + it[1])) })
    }

    static TimelineSession life(Map life) {
        new TimelineSession(history(life), life.line ? OptionalInt.of(life.line) : OptionalInt.empty(), (TimelineSession.Outcome) life.outcome ?: TimelineSession.Outcome.OVER)
    }

    static Timeline timeline(List<TimelineSession> lives, PriceList prices = PRICES, String to = '6H', List<ThrottledRequest> throttled = []) {
        def requests = Operation.values().collectEntries { [it, 0L] } + [(Operation.TOKEN): 1L, (Operation.CREATE): (long) lives.size()]
        new Timeline('night.groovy', FROM, at(to), lives, requests, throttled, [], prices)
    }

    /** One that was extended and stopped, one that failed, one that goes on. */
    static Timeline night() {
        timeline([
            life(ready: '2M', ends: '3H2M', end: SessionStatus.STOPPED, line: 4, leases: [['0S', '2H'], ['1H', '4H']]),
            life(id: 'farm-2', size: STANDARD, created: '1H', ends: '1H1S', end: SessionStatus.ERROR, message: 'No server is free.', line: 9),
            life(id: 'farm-3', size: STANDARD, created: '5H', ready: '5H10S', ends: '7H10S', end: SessionStatus.EXPIRED, line: 12,
                    leases: [['5H', '2H']], outcome: TimelineSession.Outcome.RUNNING)
        ], PRICES, '6H', [new ThrottledRequest(at('5H'), Operation.PROPERTIES, Optional.of(Duration.ofSeconds(15)))])
    }
}
