package dev.arrshell.policy

import static dev.arrshell.time.Durations.minutes
import static dev.arrshell.time.Durations.seconds

import java.time.Duration
import spock.lang.Specification

class RetryPolicySpec extends Specification {

    def "after #failures failures a pause is at most #bound"() {
        expect:
        Backoff.of(seconds(1), seconds(15)).bound(failures) == bound

        where:
        failures          || bound
        1                 || seconds(1)
        2                 || seconds(2)
        4                 || seconds(8)
        5                 || seconds(15)
        Integer.MAX_VALUE || seconds(15)
    }

    def "pauses are drawn evenly from nothing to the bound, and a seed repeats them"() {
        given:
        def backoff = Backoff.of(seconds(8), seconds(8))
        def draw = { long seed -> def some = backoff.withRandom(new Random(seed)); (1..1000).collect { some.next(1) } }

        when:
        def pauses = draw(7)

        then:
        pauses == draw(7)
        pauses != draw(8)
        pauses.every { it >= Duration.ZERO && it < seconds(8) }
        (0..7).every { slot -> pauses.count { it.toSeconds() == slot } > 80 }
    }

    def "what makes no sense is refused: #why"() {
        when:
        make()

        then:
        def e = thrown(IllegalArgumentException)
        e.message.contains(why)

        where:
        why                  | make
        'must be positive'   | { Backoff.of(Duration.ZERO, seconds(1)) }
        'shorter than'       | { Backoff.of(seconds(2), seconds(1)) }
        'first failure'      | { Backoff.DEFAULT.next(0) }
        'at least once'      | { RetryPolicy.of(0, seconds(1)) }
        'must be positive'   | { RetryPolicy.of(1, seconds(-1)) }
    }

    def "the default is modest, and none is one"() {
        expect:
        RetryPolicy.DEFAULT.attempts() == 4
        RetryPolicy.DEFAULT.within() == seconds(30)
        RetryPolicy.NONE.attempts() == 1
        RetryPolicy.of(2, minutes(1)).withBackoff(Backoff.of(seconds(3), seconds(3))).backoff().bound(1) == seconds(3)
    }
}
