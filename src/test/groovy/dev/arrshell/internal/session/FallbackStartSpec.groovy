package dev.arrshell.internal.session

import dev.arrshell.error.Failure
import dev.arrshell.error.ThrottledException
import dev.arrshell.model.Operation
import dev.arrshell.time.TimeSource
import dev.arrshell.time.VirtualClock
import java.time.Instant
import java.util.concurrent.CompletableFuture
import spock.lang.Specification

class FallbackStartSpec extends Specification {

    def "time is held while a step is taken, so that a virtual clock does not pass what follows"() {
        given:
        def clock = new VirtualClock(Instant.parse('2019-05-10T08:00:00Z'))
        int held = 0
        def time = [hold: {
                held++
                def hold = clock.hold()
                return { last ->
                    held--
                    hold.release(last)
                } as TimeSource.Hold
            }] as TimeSource
        def steps = []
        def first = new CompletableFuture<String>()
        def wait = new CompletableFuture<String>()

        when:
        def result = FallbackStart.begin(time, [
            new FallbackStart.PossibleSession<String, String>('first', {
                steps << "start $held"
                first
            }, { wait }, { CompletableFuture.completedFuture(null) }),
            new FallbackStart.PossibleSession<String, String>('second', {
                steps << "start $held"
                CompletableFuture.completedFuture('session')
            }, {
                steps << "wait $held"
                wait
            }, { CompletableFuture.completedFuture(null) })
        ])

        then:
        steps == ['start 1']
        held == 0

        when:
        first.completeExceptionally(new ThrottledException(Failure.answered(Operation.CREATE, '', 429)))

        then:
        steps.size() == 3
        steps.every { it =~ /[1-9]$/ }
        held == 0

        when:
        wait.complete('ready')

        then:
        result.get() == 'ready'
        held == 0
    }
}
