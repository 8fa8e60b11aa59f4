package dev.arrshell.internal.pool

import static dev.arrshell.time.Durations.hours
import static dev.arrshell.time.Durations.minutes

import dev.arrshell.time.VirtualClock
import java.time.Instant
import spock.lang.Specification

class PoolBudgetSpec extends Specification {

    def "a session gives back no more than it has bought on the day"() {
        given:
        def clock = new VirtualClock(Instant.parse('2019-05-10T23:00:00Z'))
        def settings = PoolSettings.first().withLease(hours(10)).withCost(new PoolSettings.CostLimit(18.0, 1.0))
        def budget = new PoolBudget(settings, clock)
        def yesterdays = budget.start()
        yesterdays.readySince = clock.nanoTime()

        when: 'the next day another one is started, and the first is extended and ends'
        clock.advance(hours(2))
        budget.start()
        budget.extend(yesterdays, hours(10) + minutes(30))
        budget.end(yesterdays, clock.nanoTime())

        then:
        budget.refusal().get().contains('of which 10.0000 are spent')
    }
}
