package dev.arrshell.internal.transport

import java.time.Duration
import java.util.concurrent.ExecutionException
import java.util.concurrent.TimeUnit
import java.util.concurrent.TimeoutException
import spock.lang.Specification
import spock.lang.Timeout

@Timeout(60)
class DeadlineTimerSpec extends Specification {

    private static class Waiting extends PendingRequest {

        Waiting(Duration atMost) {
            super(atMost)
        }

        @Override
        void over(HttpClientHolder connections) {}

        @Override
        void callBack() {}
    }

    def "nobody is told under the lock that time is up, however soon it is"() {
        given:
        def deadlines = new DeadlineTimer()

        when: 'timers go off while they are set'
        def locked = (1..2000).collect {
            def flight = new Waiting(Duration.ofNanos(1))
            def told = flight.answer().handle { answer, failure -> Thread.holdsLock(deadlines) }
            deadlines.admit(flight)
            told
        }*.get(20, TimeUnit.SECONDS)

        then:
        !locked.any()
    }

    def "a request that was taken just now has all of its time for the answer"() {
        given:
        def flight = new Waiting(Duration.ofHours(1))
        flight.take()

        expect:
        !flight.expire()
        !flight.answer().done
    }

    def "one that #was is told so"() {
        given:
        def flight = new Waiting(Duration.ZERO)
        if (taken) {
            flight.take()
        }

        when:
        def over = flight.expire()
        flight.answer().get()

        then:
        def e = thrown(ExecutionException)
        over
        e.cause.class == told

        where:
        was              | taken || told
        'was never sent' | false || PendingRequest.NeverSentException
        'has no answer'  | true  || TimeoutException
    }

    def "each of several deadlines is kept, whichever is first"() {
        given:
        def deadlines = new DeadlineTimer()
        def flights = [40, 20, 60].collect { new Waiting(Duration.ofMillis(it)) }
        def ended = Collections.synchronizedList([])
        flights.eachWithIndex { flight, i -> flight.answer().whenComplete { answer, failure -> ended << i; deadlines.over(flight) } }

        when:
        flights.each { deadlines.admit(it) }
        flights.each { flight ->
            try {
                flight.answer().get(20, TimeUnit.SECONDS)
            } catch (ExecutionException expected) {
                assert expected.cause instanceof PendingRequest.NeverSentException
            }
        }

        then:
        ended.sort() == [0, 1, 2]

        and: 'none is admitted when it is closed'
        deadlines.close().empty
        !deadlines.admit(new Waiting(Duration.ofHours(1)))
    }
}
