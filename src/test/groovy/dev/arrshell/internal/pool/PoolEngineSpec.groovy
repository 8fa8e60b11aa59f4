package dev.arrshell.internal.pool

import static dev.arrshell.time.Durations.hours
import static dev.arrshell.time.Durations.minutes

import dev.arrshell.model.LeaseEvent
import dev.arrshell.model.SessionId
import dev.arrshell.model.SessionProperties
import dev.arrshell.model.SessionSize
import dev.arrshell.model.SessionStatus
import dev.arrshell.time.TimeSource
import dev.arrshell.time.VirtualClock
import java.time.Duration
import java.time.Instant
import java.util.concurrent.CompletableFuture
import java.util.function.Consumer
import spock.lang.Specification

class PoolEngineSpec extends Specification {

    static final Duration IDLE = minutes(20)

    def clock = new VirtualClock(Instant.parse('2019-05-10T08:00:00Z'))
    def timers = []

    /** The clock, which notes the waits in the background. */
    def noting = [
        instant: { clock.instant() },
        nanoTime: { clock.nanoTime() },
        after: { clock.after(it) },
        sleep: { clock.sleep(it) },
        hold: { clock.hold() },
        whenPassed: {
            def timer = clock.whenPassed(it)
            timers << timer
            timer
        }
    ] as TimeSource

    def ready = SessionProperties.builder(SessionId.parse('one'), SessionStatus.READY)
    .size(SessionSize.STANDARD).maxLeaseTime(hours(1)).elapsed(Duration.ZERO).hostname('host').seenAt(clock.instant()).build()

    def server = new PoolServer() {
        SessionId id() {
            ready.id()
        }
        CompletableFuture<SessionProperties> awaitReady() {
            CompletableFuture.completedFuture(ready)
        }
        CompletableFuture<SessionProperties> properties() {
            CompletableFuture.completedFuture(ready)
        }
        CompletableFuture<Void> stop() {
            CompletableFuture.completedFuture(null)
        }
        Runnable keepLease(Duration keep, Duration upTo, Consumer<LeaseEvent> listener) {
            { -> }
        }
    }

    def "a session that is lent again and again has one timer for its idle time"() {
        given:
        def settings = PoolSettings.first().withNumbers(0, 1).withLease(hours(1)).withIdleFor(IDLE)
        def engine = new PoolEngine(settings, { CompletableFuture.completedFuture(server) }, noting)

        when:
        50.times {
            engine.giveBack(engine.acquire(minutes(1)).get(), false)
        }

        then:
        timers.count { !it.done } == 1
        engine.metrics().acquired() == 50

        when:
        clock.advance(IDLE.minusSeconds(1))

        then:
        engine.metrics().size() == 1

        when:
        clock.advance(Duration.ofSeconds(1))

        then:
        engine.metrics().size() == 0
        timers.every { it.done }
    }
}
