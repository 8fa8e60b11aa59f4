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

    def 'by default #size is looked at every #pace at the age of #age, a tenth more or less'() {
        given:
        def policy = PollPolicy.DEFAULT.withJitter(0.1, always(draw))

        expect:
        policy.next(size, age) == expected
        (1..200).every { PollPolicy.DEFAULT.next(size, age) >= pace.multipliedBy(9).dividedBy(10) }
        (1..200).every { PollPolicy.DEFAULT.next(size, age) <= pace.multipliedBy(11).dividedBy(10) }

        where:
        size     | age            | pace        | draw || expected
        STANDARD | seconds(0)     | seconds(1)  | 0.0d || millis(900)
        STANDARD | millis(10_999) | seconds(1)  | 0.5d || seconds(1)
        STANDARD | seconds(11)    | seconds(10) | 0.5d || seconds(10)
        STANDARD | millis(94_999) | seconds(10) | 1.0d || seconds(11)
        STANDARD | seconds(95)    | millis(950) | 0.5d || millis(950)
        STANDARD | seconds(184)   | millis(950) | 0.5d || millis(950)
        STANDARD | seconds(185)   | seconds(2)  | 0.5d || seconds(2)
        PREMIUM  | seconds(5)     | seconds(10) | 0.0d || seconds(9)
        PREMIUM  | seconds(100)   | seconds(10) | 1.0d || seconds(11)
        UNKNOWN  | seconds(100)   | seconds(10) | 0.5d || seconds(10)
    }

    def 'over the recorded starts it notices in half the time of the scripts, with no more requests'() {
        given: 'when a session was last seen starting and first seen ready, in seconds'
        def recorded = [[143, 153], [101, 111], [153, 163], [176, 181], [161, 172], [6, 8], [0, 10], [0, 10]]
        def random = new Random(seed)
        def ready = (1..4000).collect { recorded[it % 8] }.collect { from, to -> millis((from + random.nextDouble() * (to - from)) * 1000 as long) }

        when:
        def ours = ready.collect { looks(PollPolicy.DEFAULT.withJitter(0.1, random), it) }
        def theirs = ready.collect { looks(PollPolicy.asTheScripts(), it) }

        then:
        ours*.late.sum(Duration.ZERO) <= theirs*.late.sum(Duration.ZERO).dividedBy(2)
        ours*.number.sum() <= theirs*.number.sum()

        where:
        seed << [1, 2, 3, 4, 5]
    }

    /** How many looks it takes until a session is seen that was ready at a time, and how long after that time. */
    private static Map looks(PollPolicy policy, Duration ready) {
        def now = Duration.ZERO
        int number = 1
        while (now < ready) {
            now += policy.next(STANDARD, now)
            number++
        }
        [late: now - ready, number: number]
    }

    def 'by default two waits do not keep step'() {
        expect:
        (1..50).collect { PollPolicy.DEFAULT.next(STANDARD, seconds(1)) }.toSet().size() > 1
    }

    def 'a fixed pace is the same for #size at #age'() {
        expect:
        PollPolicy.every(millis(250)).next(size, age) == millis(250)

        where:
        [size, age] << [[STANDARD, PREMIUM, UNKNOWN], [seconds(0), seconds(50), seconds(500)]].combinations()
    }

    def 'the scripts look at #size every #pace at #age'() {
        expect:
        PollPolicy.asTheScripts().next(size, age) == pace

        where:
        size     | age          || pace
        STANDARD | seconds(0)   || seconds(2)
        STANDARD | seconds(100) || seconds(2)
        PREMIUM  | seconds(100) || seconds(10)
        UNKNOWN  | seconds(0)   || seconds(10)
    }

    def 'a seeded spread repeats itself'() {
        given:
        def one = PollPolicy.every(seconds(1)).withJitter(0.5, new Random(7))
        def other = PollPolicy.every(seconds(1)).withJitter(0.5, new Random(7))

        expect:
        (1..20).every { one.next(PREMIUM, seconds(1)) == other.next(PREMIUM, seconds(1)) }
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
        call << [{ PollPolicy.every(null) }, { PollPolicy.DEFAULT.withJitter(0.1, null) }, { PollPolicy.DEFAULT.next(null, seconds(1)) },
                 { PollPolicy.DEFAULT.next(STANDARD, null) }]
    }
}
