package dev.arrshell.time

import static dev.arrshell.time.Durations.hours
import static dev.arrshell.time.Durations.millis
import static dev.arrshell.time.Durations.minutes
import static dev.arrshell.time.Durations.seconds

import java.time.Duration
import java.time.Instant
import java.util.concurrent.CompletableFuture
import java.util.concurrent.CountDownLatch
import java.util.concurrent.CyclicBarrier
import java.util.concurrent.Executors
import java.util.concurrent.TimeUnit
import java.util.concurrent.atomic.AtomicInteger
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.Timeout

@Timeout(30)
class VirtualClockSpec extends Specification {

    static final Instant START = Instant.parse('2026-01-01T00:00:00Z')

    final clock = new VirtualClock(START)
    final seen = Collections.synchronizedList([])

    @AutoCleanup('shutdownNow')
    final threads = Executors.newCachedThreadPool()

    private Duration passed() {
        Duration.between(START, clock.instant())
    }

    /** Notes at what time a wait ended. */
    private CompletableFuture<Void> note(String name, Duration delay) {
        clock.after(delay).thenRun { seen << "$name ${passed().toSeconds()}".toString() }
    }

    def 'stands still while nobody waits'() {
        given:
        def first = clock.instant()
        def nanos = clock.nanoTime()

        expect:
        clock.instant() == first
        clock.nanoTime() == nanos
        new VirtualClock().instant() == Instant.parse('2019-05-09T16:17:50Z')
    }

    def 'a wait of #delay takes no time and ends on the tick'() {
        expect:
        clock.after(delay).isDone()
        passed() == expected
        clock.nanoTime() == expected.toNanos()

        where:
        delay               || expected
        hours(4)            || hours(4)
        Duration.ofNanos(1) || Duration.ofNanos(1)
        Duration.ZERO       || Duration.ZERO
        seconds(-5)         || Duration.ZERO
    }

    def 'sleeping moves the clock by as much'() {
        when:
        [seconds(3), Duration.ZERO, millis(-1), hours(2)].each { clock.sleep(it) }

        then:
        passed() == hours(2) + seconds(3)
    }

    def 'time is refused to go back or by nothing named'() {
        when:
        clock.advance(seconds(-1))

        then:
        def refusal = thrown(IllegalArgumentException)
        refusal.message == 'a clock only goes forward, not by PT-1S'
        passed() == Duration.ZERO

        when:
        call(clock)

        then:
        thrown(NullPointerException)

        where:
        call << [{ it.advance(null) }, { it.after(null) }, { it.sleep(null) }, { new VirtualClock(null) }]
    }

    def 'moving passes what is waited for, each at its own moment, in order, and ends exactly there'() {
        given:
        def hold = clock.hold()
        note('c', seconds(30))
        note('a', seconds(10))
        note('b', seconds(10))
        note('d', seconds(61))

        when:
        clock.advance(seconds(60))

        then:
        seen == ['a 10', 'b 10', 'c 30']
        passed() == seconds(60)

        when:
        hold.release {}

        then:
        seen == ['a 10', 'b 10', 'c 30', 'd 61']
        passed() == seconds(61)
    }

    def 'work under way keeps the clock still, and all of it must end before the clock jumps'() {
        given:
        def one = clock.hold()
        def other = clock.hold()
        def wait = clock.after(hours(1))

        when:
        one.release {}

        then:
        !wait.isDone()
        passed() == Duration.ZERO

        when:
        other.release {}

        then:
        wait.isDone()
        passed() == hours(1)
    }

    def 'a wait of no length needs no jump, also while work is under way'() {
        given:
        def hold = clock.hold()

        expect:
        clock.after(Duration.ZERO).isDone()

        when:
        clock.sleep(Duration.ZERO)
        hold.release {}

        then:
        passed() == Duration.ZERO
    }

    def 'a hold counts once, however often it is released'() {
        given:
        def one = clock.hold()
        def other = clock.hold()
        def wait = clock.after(seconds(1))

        when:
        2.times { n -> one.release { seen << n } }

        then:
        seen == [0, 1]
        !wait.isDone()

        when:
        other.release {}

        then:
        wait.isDone()
    }

    def 'a release that fails still ends its work'() {
        given:
        def hold = clock.hold()
        def wait = clock.after(seconds(1))

        when:
        hold.release { throw new IllegalStateException('broken') }

        then:
        thrown(IllegalStateException)
        wait.isDone()
    }

    def 'what the end of work starts comes before what others wait for'() {
        given:
        def hold = clock.hold()
        note('deadline', minutes(10))

        when:
        hold.release { note('poll', seconds(2)) }

        then:
        seen == ['poll 2', 'deadline 600']
    }

    def 'nobody else lets time go on while the end of work runs'() {
        given:
        def hold = clock.hold()
        note('deadline', minutes(10))
        def inside = new CountDownLatch(1)
        def go = new CountDownLatch(1)
        def releasing = threads.submit {
            hold.release {
                inside.countDown()
                go.await()
                note('poll', seconds(2))
            }
        }
        inside.await()

        when: 'another thread begins and ends work of its own'
        clock.hold().release {}

        then:
        passed() == Duration.ZERO

        when:
        go.countDown()
        releasing.get(10, TimeUnit.SECONDS)

        then:
        seen == ['poll 2', 'deadline 600']
    }

    def 'new work begun at the end of old work takes its place'() {
        given:
        def hold = clock.hold()
        TimeSource.Hold next = null
        def wait = clock.after(seconds(5))

        when:
        hold.release { next = clock.hold() }

        then:
        !wait.isDone()

        when:
        next.release {}

        then:
        wait.isDone()
    }

    def 'what depends on a wait may block on work that another thread ends'() {
        given:
        def hold = clock.hold()
        def chain = clock.after(seconds(1)).thenApply { blockingPolls(3) }

        when:
        hold.release {}

        then:
        chain.get(10, TimeUnit.SECONDS) == seconds(7)
    }

    def 'the end of work may block on work that another thread ends'() {
        given:
        def hold = clock.hold()

        when:
        hold.release { seen << blockingPolls(3) }

        then:
        seen == [seconds(6)]
    }

    /** Looks every two seconds, each look answered by another thread, as a client does that waits for a session. */
    private Duration blockingPolls(int looks) {
        def ready = new CompletableFuture<Duration>()
        look(looks, ready)
        ready.get(10, TimeUnit.SECONDS)
    }

    private void look(int left, CompletableFuture<Duration> ready) {
        def request = clock.hold()
        threads.execute {
            request.release {
                if (left == 0) {
                    ready.complete(passed())
                } else {
                    clock.after(seconds(2)).thenRun { look(left - 1, ready) }
                }
            }
        }
    }

    def 'waits begun by what depends on a wait come in their order, not in the order of the calls'() {
        given:
        def hold = clock.hold()
        clock.after(seconds(1)).thenRun {
            note('long', seconds(10))
            note('short', seconds(2))
            seen << 'told'
        }

        when:
        hold.release {}

        then:
        seen == ['told', 'short 3', 'long 11']
    }

    def 'a long chain of waits needs no deep stack'() {
        given:
        def hold = clock.hold()
        chain(100_000)

        when:
        hold.release {}

        then:
        passed() == seconds(100_000)
    }

    private void chain(int left) {
        if (left > 0) {
            clock.after(seconds(1)).thenRun { chain(left - 1) }
        }
    }

    def 'what depends on a wait may #way: the clock goes on from there'() {
        given:
        def hold = clock.hold()
        clock.after(seconds(10)).thenRun {
            action(clock)
            seen << "inner ${passed().toSeconds()}".toString()
        }
        note('between', seconds(12))
        note('late', seconds(40))

        when:
        hold.release {}

        then:
        seen == ['between 12', 'inner 15', 'late 40']

        where:
        way                | action
        'sleep'            | { it.sleep(seconds(5)) }
        'move the clock'   | { it.advance(seconds(5)) }
    }

    def 'a move inside a move counts from the moment it is made'() {
        given:
        def hold = clock.hold()
        clock.after(seconds(5)).thenRun {
            clock.advance(seconds(length))
            seen << passed().toSeconds()
        }

        when:
        clock.advance(seconds(10))

        then:
        seen == [inner]
        passed() == seconds(end)
        hold.release {}

        where:
        length || inner | end
        0      || 5     | 10
        3      || 8     | 10
        20     || 25    | 25
    }

    def 'moving waits for the work it sets off, not for what was under way before'() {
        given:
        def before = clock.hold()
        clock.after(seconds(1)).thenRun {
            def request = clock.hold()
            threads.execute { request.release { note('second', seconds(1)) } }
        }

        when:
        clock.advance(seconds(5))

        then:
        seen == ['second 2']
        passed() == seconds(5)
        before.release {}
    }

    def 'a cancelled wait is withdrawn'() {
        given:
        def hold = clock.hold()
        def cancelled = clock.after(hours(1))
        def kept = clock.after(seconds(1))

        when:
        cancelled.cancel(true)
        hold.release {}

        then:
        kept.isDone()
        passed() == seconds(1)
    }

    def 'an interrupt ends a sleep, clears the flag as all sleeps do, and withdraws the wait'() {
        given:
        def hold = clock.hold()
        def interrupted = new CompletableFuture<Boolean>()
        def sleeper = new Thread({
            try {
                clock.sleep(hours(1))
                interrupted.completeExceptionally(new AssertionError('slept on'))
            } catch (InterruptedException e) {
                interrupted.complete(Thread.currentThread().isInterrupted())
            }
        })

        when:
        sleeper.start()
        sleeper.interrupt()

        then:
        !interrupted.get(10, TimeUnit.SECONDS)

        when:
        hold.release {}

        then:
        passed() == Duration.ZERO
    }

    def 'who is interrupted already does not sleep'() {
        given:
        Thread.currentThread().interrupt()

        when:
        clock.sleep(length)

        then:
        thrown(InterruptedException)
        !Thread.currentThread().isInterrupted()
        passed() == Duration.ZERO

        where:
        length << [seconds(1), Duration.ZERO]
    }

    def 'an interrupt does not break a move off and stays set'() {
        given:
        clock.after(seconds(1))
        Thread.currentThread().interrupt()

        when:
        clock.advance(seconds(5))

        then:
        Thread.interrupted()
        passed() == seconds(6)
    }

    def 'many sleepers all wake, and none wakes early'() {
        given:
        def sleepers = (1..32).collect { n ->
            threads.submit {
                def before = clock.nanoTime()
                20.times { clock.sleep(seconds(n)) }
                clock.nanoTime() - before >= seconds(20 * n).toNanos()
            }
        }

        expect:
        sleepers.every { it.get(20, TimeUnit.SECONDS) }
    }

    def 'moves of many threads add up'() {
        given:
        def start = new CyclicBarrier(8)
        def moves = (1..8).collect {
            threads.submit {
                start.await()
                250.times { clock.advance(seconds(1)) }
            }
        }

        when:
        moves*.get(20, TimeUnit.SECONDS)

        then:
        passed() == seconds(8 * 250)
    }

    def 'no wake-up is lost between waiters, workers and movers'() {
        given:
        def left = new AtomicInteger(16 * 200)
        def all = (1..16).collect { n ->
            threads.submit { 200.times { i -> step(new Random(31 * n + i), left) } }
        }

        when:
        all*.get(25, TimeUnit.SECONDS)

        then:
        left.get() == 0
    }

    private void step(Random random, AtomicInteger left) {
        switch (random.nextInt(4)) {
            case 0 -> clock.sleep(millis(random.nextInt(1000)))
            case 1 -> clock.advance(millis(random.nextInt(50)))
            case 2 -> clock.after(millis(random.nextInt(1000))).get(20, TimeUnit.SECONDS)
            default -> roundTrip(random).get(20, TimeUnit.SECONDS)
        }
        left.decrementAndGet()
    }

    private CompletableFuture<Void> roundTrip(Random random) {
        def hold = clock.hold()
        def done = new CompletableFuture<Void>()
        threads.execute {
            hold.release { clock.after(millis(random.nextInt(1000))).thenRun { done.complete(null) } }
        }
        done
    }

    def 'time is never seen to go back'() {
        given:
        def stop = new CountDownLatch(1)
        def watcher = threads.submit {
            def last = clock.nanoTime()
            def forward = true
            while (stop.count > 0) {
                def now = clock.nanoTime()
                forward &= now >= last
                last = now
            }
            forward
        }

        when:
        def movers = (1..4).collect { threads.submit { 500.times { clock.sleep(seconds(1)); clock.advance(seconds(1)) } } }
        movers*.get(20, TimeUnit.SECONDS)
        stop.countDown()

        then:
        watcher.get(10, TimeUnit.SECONDS)
    }

    def 'moves to a moment, fires what is due on the way, and stays where it is beyond it'() {
        given:
        def hold = clock.hold()
        def fired = []
        clock.after(minutes(10)).thenRun { fired << clock.instant() }
        clock.after(minutes(40)).thenRun { fired << clock.instant() }
        def moment = clock.instant() + minutes(30)
        def began = clock.instant()

        when:
        clock.advanceTo(moment)
        clock.advanceTo(moment)
        clock.advanceTo(began)

        then:
        clock.instant() == moment
        fired == [began + minutes(10)]

        cleanup:
        hold.release {}
    }

    def 'says what time it shows'() {
        when:
        clock.advance(minutes(90))

        then:
        clock.toString() == 'VirtualClock(2026-01-01T01:30:00Z)'
    }
}
