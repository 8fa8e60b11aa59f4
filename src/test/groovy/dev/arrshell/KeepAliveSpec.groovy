package dev.arrshell

import static dev.arrshell.model.SessionSize.STANDARD
import static dev.arrshell.time.Durations.hours
import static dev.arrshell.time.Durations.minutes
import static dev.arrshell.time.Durations.seconds

import dev.arrshell.error.CallInterruptedException
import dev.arrshell.model.LeaseEvent
import dev.arrshell.model.Operation
import dev.arrshell.testing.FaultyService
import dev.arrshell.time.VirtualClock
import java.util.concurrent.LinkedBlockingQueue
import java.util.concurrent.TimeUnit
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.Timeout

@Timeout(60)
class KeepAliveSpec extends Specification {

    @AutoCleanup
    FaultyService service = new FaultyService()
    def clock = new VirtualClock()
    def told = new LinkedBlockingQueue<LeaseEvent>()
    @AutoCleanup
    Arr arr = Arr.create(ArrOptions.builder().sts(service.uri()).time(clock).build())
    Session session = arr.account('11111111-1111-1111-1111-111111111111', 'a2V5IG9mIHRoZSB0ZXN0cw==')
            .endpoint(service.uri()).session().size(STANDARD).lease(minutes(5)).start()

    def "the handle knows the lease that its keeper bought"() {
        when:
        def keeper = session.keepAlive(minutes(15), hours(8)) { told << it }
        def event = told.poll(20, TimeUnit.SECONDS)

        then:
        event.kind() == LeaseEvent.Kind.EXTENDED
        event.lease() == minutes(15)
        keeper.active
        keeper.session() == session.id()

        when:
        session.extendLeaseTo(minutes(10))

        then:
        def e = thrown(IllegalArgumentException)
        e.message.contains('15m00s')
    }

    def "stopping the session ends its keeper and tells the listener once"() {
        given:
        def keeper = session.keepAlive(minutes(15), hours(8)) { told << it }
        told.poll(20, TimeUnit.SECONDS)

        when:
        session.stop()

        then:
        !keeper.active
        keeper.ended().get(20, TimeUnit.SECONDS) == null
        told.poll(20, TimeUnit.SECONDS).kind() == LeaseEvent.Kind.ENDED
        told.empty
    }

    def "a closed keeper asks for nothing more, and another may follow it"() {
        given:
        def keeper = session.keepAlive(minutes(15), hours(8)) { told << it }
        told.poll(20, TimeUnit.SECONDS)

        when:
        keeper.close()
        keeper.close()
        def asked = service.requests().size()
        clock.advance(hours(1))

        then:
        !keeper.active
        service.requests().size() == asked
        service.count(Operation.STOP) == 0

        when:
        session.keepAlive(minutes(15), hours(8)).close()

        then:
        noExceptionThrown()
    }

    def "a first look that fails is told and tried again"() {
        given:
        service.on(Operation.PROPERTIES, { it.write(FaultyService.Exchange.answer(503, '{}')) } as FaultyService.Fault)

        when:
        def keeper = session.keepAlive(minutes(15), hours(8)) { told << it }

        then:
        keeper.active
        told.poll().kind() == LeaseEvent.Kind.FAILED

        when:
        clock.advance(seconds(2))

        then:
        told.poll().kind() == LeaseEvent.Kind.EXTENDED
    }

    def "an interrupt during the first look ends the keeping"() {
        given:
        def here = Thread.currentThread()
        service.on(Operation.PROPERTIES, { here.interrupt(); it.never() } as FaultyService.Fault)

        when:
        session.keepAlive(minutes(15), hours(8)) { told << it }

        then:
        thrown(CallInterruptedException)
        Thread.interrupted()

        when:
        session.keepAlive(minutes(15), hours(8)).close()

        then:
        noExceptionThrown()
    }

    def "closing the Arr ends the keeper at once"() {
        given:
        def keeper = session.keepAlive(minutes(15), hours(8)) { told << it }
        told.clear()
        def asked = service.requests().size()

        when:
        arr.close()

        then:
        !keeper.active
        told*.kind() == [LeaseEvent.Kind.ENDED]
        told.poll().trouble().get().contains('closed')
        service.requests().size() == asked
    }

    def "one handle keeps a lease once"() {
        given:
        session.keepAlive(minutes(15), hours(8))

        when:
        session.keepAlive(minutes(20), hours(8))

        then:
        def e = thrown(IllegalStateException)
        e.message.contains('close() that keeper first')
        e.message.contains('nothing was sent')
    }

    def "#keep up to #upTo is refused before anything is sent"() {
        given:
        def asked = service.requests().size()

        when:
        session.keepAlive(keep, upTo)

        then:
        def e = thrown(IllegalArgumentException)
        e.message.contains(words)
        service.requests().size() == asked

        where:
        keep                     | upTo        || words
        minutes(2) - seconds(1)  | hours(1)    || 'at least 2 minutes'
        minutes(-5)              | hours(1)    || 'at least 2 minutes'
        minutes(15)              | minutes(15) || 'must be more than the 15m00s'
        minutes(15)              | hours(25)   || 'at most 24 hours'
    }
}
