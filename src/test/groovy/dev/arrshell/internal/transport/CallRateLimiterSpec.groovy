package dev.arrshell.internal.transport

import static dev.arrshell.time.Durations.minutes
import static dev.arrshell.time.Durations.seconds

import dev.arrshell.time.VirtualClock
import java.time.Duration
import spock.lang.Specification
import spock.lang.Timeout

@Timeout(30)
class CallRateLimiterSpec extends Specification {

    def clock = new VirtualClock()
    List<List<Object>> served = []

    def "without a limit it is always everybody's turn"() {
        given:
        def limiter = new CallRateLimiter(0, clock)

        expect:
        (1..1000).every { limiter.turn().done }
    }

    def "no minute sees more calls than allowed, first come first served"() {
        given:
        def limiter = new CallRateLimiter(3, clock)
        def hold = clock.hold()

        when:
        (1..8).each { number -> limiter.turn().thenRun { served << [number, elapsed().toSeconds()] } }

        then:
        served*.get(0) == [1, 2, 3]

        when:
        hold.release { }

        then:
        served == [[1, 0], [2, 0], [3, 0], [4, 60], [5, 60], [6, 60], [7, 120], [8, 120]]
    }

    def "the minute is counted back from each call, not from the full minute"() {
        given:
        def limiter = new CallRateLimiter(2, clock)

        when:
        limiter.turn()
        clock.advance(seconds(50))
        limiter.turn()
        def third = limiter.turn().thenApply { elapsed() }
        def fourth = limiter.turn().thenApply { elapsed() }

        then:
        third.join() == seconds(60)
        fourth.join() == seconds(110)
    }

    def "who gives up lets the next one in"() {
        given:
        def limiter = new CallRateLimiter(1, clock)
        def hold = clock.hold()
        limiter.turn()
        def impatient = limiter.turn()
        def patient = limiter.turn().thenApply { elapsed() }

        when:
        impatient.cancel(false)
        hold.release { }

        then:
        patient.join() == minutes(1)
    }

    private Duration elapsed() {
        Duration.ofNanos(clock.nanoTime())
    }
}
