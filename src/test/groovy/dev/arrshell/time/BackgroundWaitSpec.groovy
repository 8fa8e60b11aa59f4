package dev.arrshell.time

import static dev.arrshell.time.Durations.hours
import static dev.arrshell.time.Durations.minutes

import java.time.Duration
import spock.lang.Specification
import spock.lang.Timeout

@Timeout(30)
class BackgroundWaitSpec extends Specification {

    def clock = new VirtualClock()
    def began = clock.instant()
    List<Object> happened = []

    def "a background wait does not make the clock jump"() {
        when:
        note('background', clock.whenPassed(minutes(1)))

        then:
        happened.empty
        clock.instant() == began
    }

    def "a background wait happens at its own moment when others let time pass: #how"() {
        given:
        note('background', clock.whenPassed(minutes(1)))

        when:
        pass(clock)

        then:
        happened == [['background', minutes(1)]]
        Duration.between(began, clock.instant()) == minutes(2)

        where:
        how                   | pass
        'somebody waits'      | { it.after(minutes(2)) }
        'somebody sleeps'     | { it.sleep(minutes(2)) }
        'the clock is moved'  | { it.advance(minutes(2)) }
    }

    def "background and foreground happen in order, and the clock stops with the last who drives it"() {
        given:
        note('later', clock.whenPassed(hours(1)))
        note('soon', clock.whenPassed(minutes(1)))

        when:
        note('awaited', clock.after(minutes(30)))

        then:
        happened == [['soon', minutes(1)], ['awaited', minutes(30)]]
        clock.instant() == began + minutes(30)
    }

    def "a background wait that follows itself keeps pace with the one who drives"() {
        given:
        def again
        again = { clock.whenPassed(minutes(10)).thenRun { happened << elapsed(); again() } }
        again()

        when:
        clock.sleep(minutes(35))

        then:
        happened == [minutes(10), minutes(20), minutes(30)]
    }

    def "a cancelled wait of either kind leaves nothing that drives"() {
        given:
        def hold = clock.hold()
        def foreground = clock.after(minutes(5))
        note('background', clock.whenPassed(minutes(1)))

        when:
        foreground.cancel(false)
        hold.release { }

        then:
        happened.empty
        clock.instant() == began
    }

    def "no time at all has passed already"() {
        expect:
        clock.whenPassed(length).done

        where:
        length << [Duration.ZERO, minutes(-1)]
    }

    def "the wall clock moves alone: waits and lengths do not notice"() {
        given:
        def nanos = clock.nanoTime()
        note('wait', clock.whenPassed(minutes(1)))

        when:
        clock.shiftWall(by)

        then:
        clock.instant() == began + by
        clock.nanoTime() == nanos
        happened.empty

        when:
        clock.advance(minutes(1))

        then:
        clock.instant() == began + by + minutes(1)
        happened == [['wait', minutes(1)]]

        where:
        by << [hours(30), hours(-2)]
    }

    def "on the system's clock it is a wait like any other"() {
        expect:
        TimeSource.system().whenPassed(Duration.ofMillis(1)).get() == null
    }

    private void note(String what, wait) {
        wait.thenRun { happened << [what, elapsed()] }
    }

    private Duration elapsed() {
        Duration.ofNanos(clock.nanoTime())
    }
}
