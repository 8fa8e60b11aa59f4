package dev.arrshell.policy

import static dev.arrshell.model.SessionSize.PREMIUM
import static dev.arrshell.model.SessionSize.STANDARD
import static dev.arrshell.model.SessionSize.UNKNOWN
import static dev.arrshell.time.Durations.millis
import static dev.arrshell.time.Durations.seconds

import java.time.Duration
import java.util.random.RandomGenerator
import spock.lang.Specification

class PollPolicySpec extends Specification {

    /** Draws the same number again and again. */
    private static RandomGenerator always(double number) {
        new RandomGenerator() {

            @Override
            long nextLong() {
                0
            }

            @Override
            double nextDouble() {
                number
            }
        }
    }

    def 'by default #size is looked at every #pace, a tenth more or less'() {
        given:
        def policy = PollPolicy.DEFAULT.withJitter(0.1, always(draw))

        expect:
        policy.next(size) == expected
        (1..200).every { PollPolicy.DEFAULT.next(size) >= pace.multipliedBy(9).dividedBy(10) }
        (1..200).every { PollPolicy.DEFAULT.next(size) <= pace.multipliedBy(11).dividedBy(10) }

        where:
        size     | pace        | draw || expected
        STANDARD | seconds(2)  | 0.0d || millis(1800)
        STANDARD | seconds(2)  | 0.5d || seconds(2)
        PREMIUM  | seconds(10) | 0.0d || seconds(9)
        PREMIUM  | seconds(10) | 1.0d || seconds(11)
        UNKNOWN  | seconds(10) | 0.5d || seconds(10)
    }

    def 'by default two waits do not keep step'() {
        expect:
        (1..50).collect { PollPolicy.DEFAULT.next(STANDARD) }.toSet().size() > 1
    }

    def 'a fixed pace is the same for #size'() {
        expect:
        PollPolicy.every(millis(250)).next(size) == millis(250)

        where:
        size << [STANDARD, PREMIUM, UNKNOWN]
    }

    def 'a seeded spread repeats itself'() {
        given:
        def one = PollPolicy.every(seconds(1)).withJitter(0.5, new Random(7))
        def other = PollPolicy.every(seconds(1)).withJitter(0.5, new Random(7))

        expect:
        (1..20).every { one.next(PREMIUM) == other.next(PREMIUM) }
    }

    def 'a pace of #interval is refused'() {
        when:
        PollPolicy.every(interval)

        then:
        def refusal = thrown(IllegalArgumentException)
        refusal.message == "an interval must be positive, not $interval"

        where:
        interval << [Duration.ZERO, seconds(-1)]
    }

    def 'a spread of #share is refused'() {
        when:
        PollPolicy.DEFAULT.withJitter(share, new Random(1))

        then:
        def refusal = thrown(IllegalArgumentException)
        refusal.message == "jitter is a share of 0 to 1, not $share"

        where:
        share << [-0.1d, 1.1d, Double.NaN]
    }

    def 'null is refused'() {
        when:
        call()

        then:
        thrown(NullPointerException)

        where:
        call << [{ PollPolicy.every(null) }, { PollPolicy.DEFAULT.withJitter(0.1, null) }]
    }
}
