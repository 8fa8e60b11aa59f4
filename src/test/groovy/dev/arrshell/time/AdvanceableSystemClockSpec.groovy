package dev.arrshell.time

import static dev.arrshell.time.Durations.hours
import static dev.arrshell.time.Durations.minutes
import static dev.arrshell.time.Durations.seconds

import java.time.Duration
import java.time.Instant
import java.util.concurrent.CompletableFuture
import java.util.concurrent.CountDownLatch
import java.util.concurrent.TimeUnit
import spock.lang.Specification
import spock.lang.Timeout

@Timeout(20)
class AdvanceableSystemClockSpec extends Specification {

    HandClock wall = new HandClock()
    AdvanceableSystemClock clock = new AdvanceableSystemClock(wall)

    def "it shows what it ticks with, and what it was moved on top"() {
        expect:
        clock.instant() == wall.instant()

        when:
        clock.advance(hours(4))
        wall.tick(seconds(3))

        then:
        clock.instant() == HandClock.START + hours(4) + seconds(3)
        clock.nanoTime() == wall.nanoTime() + hours(4).toNanos()
        clock.ahead() == hours(4)
    }

    def "a wait ends when its moment is ticked to"() {
        given:
        def wait = clock.after(seconds(3))

        expect:
        !wait.done

        when:
        wall.tick(seconds(2))

        then:
        !wait.done

        when:
        wall.tick(seconds(1))

        then:
        wait.done
        clock.ahead() == Duration.ZERO
    }

    def "a wait ends when its moment is moved to, each at its own and in order"() {
        given:
        List<List> woken = []
        ['late': minutes(20), 'soon': seconds(8), 'never': hours(9)].each { name, delay ->
            clock.after(delay).thenRun { woken << [name, Duration.between(HandClock.START, clock.instant())] }
        }

        when:
        clock.advance(hours(4))

        then:
        woken == [['soon', seconds(8)], ['late', minutes(20)]]
        clock.instant() == HandClock.START + hours(4)
    }

    def "what a woken one waits for on the way is woken too"() {
        given:
        List<Duration> woken = []
        Closure again = null
        again = {
            woken << Duration.between(HandClock.START, clock.instant())
            clock.after(minutes(1)).thenRun(again)
        }
        clock.after(minutes(1)).thenRun(again)

        when:
        clock.advance(minutes(3))

        then:
        woken == [minutes(1), minutes(2), minutes(3)]
    }

    def "a sleeping thread wakes up when the clock is moved, and when it is interrupted"() {
        given:
        CountDownLatch asleep = new CountDownLatch(1)
        wall.onWait = { asleep.countDown() }
        def outcome = new CompletableFuture<String>()
        Thread sleeper = Thread.start {
            try {
                clock.sleep(hours(1))
                outcome.complete('woke')
            } catch (InterruptedException ignored) {
                outcome.complete('interrupted')
            }
        }
        assert asleep.await(10, TimeUnit.SECONDS)

        when:
        result == 'woke' ? clock.advance(hours(2)) : sleeper.interrupt()

        then:
        outcome.get(10, TimeUnit.SECONDS) == result

        where:
        result << ['woke', 'interrupted']
    }

    def "a withdrawn wait leaves nothing behind"() {
        given:
        def wait = clock.after(hours(1))

        when:
        wait.cancel(false)

        then:
        wall.waiting() == 0

        when:
        clock.advance(hours(2))

        then:
        wait.cancelled
    }

    def "it does not go back"() {
        when:
        clock.advance(seconds(-1))

        then:
        thrown(IllegalArgumentException)
    }

    def "unless told, it ticks with the machine"() {
        given:
        Instant before = Instant.now()

        expect:
        !new AdvanceableSystemClock().instant().isBefore(before)
        new AdvanceableSystemClock().after(Duration.ofMillis(1)).get(10, TimeUnit.SECONDS) == null
    }

    /** Time that a test ticks by hand. */
    static final class HandClock implements TimeSource {

        static final Instant START = Instant.parse('2019-05-09T16:17:50Z')

        private Duration passed = Duration.ZERO
        private final Map<CompletableFuture<Void>, Duration> waits = new LinkedHashMap<>()
        Closure onWait = {}

        synchronized void tick(Duration length) {
            passed += length
            def due = waits.findAll { it.value <= passed }.keySet()
            due.each { it.complete(null) }
        }

        synchronized int waiting() {
            waits.keySet().count { !it.done }
        }

        @Override
        Instant instant() { START + passed }

        @Override
        long nanoTime() { passed.toNanos() }

        @Override
        synchronized CompletableFuture<Void> after(Duration delay) {
            def wait = new CompletableFuture<Void>()
            waits[wait] = passed + delay
            onWait()
            wait
        }

        @Override
        void sleep(Duration length) { throw new UnsupportedOperationException() }
    }
}
