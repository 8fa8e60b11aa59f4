package dev.arrshell.time

import static dev.arrshell.time.Durations.hours
import static dev.arrshell.time.Durations.millis

import java.time.Duration
import java.time.Instant
import java.util.concurrent.CancellationException
import java.util.concurrent.CompletableFuture
import java.util.concurrent.CountDownLatch
import java.util.concurrent.TimeUnit
import spock.lang.Specification
import spock.lang.Timeout

@Timeout(30)
class SystemTimeSpec extends Specification {

    static final Duration FOR_EVER = Duration.ofSeconds(Long.MAX_VALUE)

    final time = TimeSource.system()

    def 'a wait of #length ends, and not before its time'() {
        given:
        def start = System.nanoTime()

        when:
        time.after(length).get(10, TimeUnit.SECONDS)

        then:
        System.nanoTime() - start >= length.toNanos()

        where:
        length << [Duration.ZERO, millis(-1), Duration.ofNanos(1), millis(1), millis(15)]
    }

    def 'a sleep of #length ends, and not before its time'() {
        given:
        def start = System.nanoTime()

        when:
        time.sleep(length)

        then:
        System.nanoTime() - start >= length.toNanos()

        where:
        length << [Duration.ZERO, millis(-1), millis(3)]
    }

    def 'what depends on a wait does not run in the one thread that wakes all'() {
        when:
        def name = time.after(millis(1)).thenApply { Thread.currentThread().name }.get(10, TimeUnit.SECONDS)

        then:
        name != 'arr-timer'
    }

    def 'the thread that wakes all keeps no program alive'() {
        given:
        def wait = time.after(hours(1))

        expect:
        Thread.allStackTraces.keySet().find { it.name == 'arr-timer' }.daemon

        cleanup:
        wait.cancel(false)
    }

    def 'a wait longer than the JDK can count is still a wait'() {
        given:
        def wait = time.after(FOR_EVER)

        expect:
        !wait.isDone()

        when:
        wait.cancel(false)
        wait.join()

        then:
        thrown(CancellationException)
    }

    def 'an interrupt ends a sleep of #length'() {
        given:
        def ended = new CompletableFuture<Boolean>()
        def sleeper = new Thread({
            try {
                time.sleep(length)
                ended.completeExceptionally(new AssertionError('slept on'))
            } catch (InterruptedException e) {
                ended.complete(Thread.currentThread().isInterrupted())
            }
        })

        when:
        sleeper.start()
        sleeper.interrupt()

        then:
        !ended.get(10, TimeUnit.SECONDS)

        where:
        length << [hours(1), FOR_EVER]
    }

    def 'who is interrupted already does not even sleep for no time'() {
        given:
        Thread.currentThread().interrupt()

        when:
        time.sleep(Duration.ZERO)

        then:
        thrown(InterruptedException)
        !Thread.currentThread().isInterrupted()
    }

    def 'who blocks in what follows a wait keeps nobody else waiting'() {
        given: 'more than a common pool has threads'
        def goOn = new CountDownLatch(1)
        def blocked = new CountDownLatch(8)
        def self = Thread.currentThread()
        64.times {
            time.after(millis(50)).thenRun {
                if (Thread.currentThread() != self) {
                    blocked.countDown()
                    goOn.await()
                }
            }
        }

        expect:
        blocked.await(10, TimeUnit.SECONDS)
        time.after(millis(1)).thenApply { true }.get(10, TimeUnit.SECONDS)

        cleanup:
        goOn.countDown()
    }

    def 'null is refused'() {
        when:
        call(time)

        then:
        thrown(NullPointerException)

        where:
        call << [{ it.after(null) }, { it.sleep(null) }]
    }

    def 'shows the time of the machine, and goes on while work is under way'() {
        given:
        def before = Instant.now()
        def hold = time.hold()
        def ran = []

        when:
        time.after(millis(1)).get(10, TimeUnit.SECONDS)
        hold.release { ran << 'last' }

        then:
        ran == ['last']
        !time.instant().isBefore(before)
        !time.instant().isAfter(Instant.now())
    }
}
