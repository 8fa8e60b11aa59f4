package dev.arrshell.internal.session

import static dev.arrshell.model.ApiVersion.V1
import static dev.arrshell.model.ApiVersion.V2021_01_01
import static dev.arrshell.model.LeaseEvent.Kind.AT_LIMIT
import static dev.arrshell.model.LeaseEvent.Kind.ENDED
import static dev.arrshell.model.LeaseEvent.Kind.EXTENDED
import static dev.arrshell.model.LeaseEvent.Kind.FAILED
import static dev.arrshell.time.Durations.hours
import static dev.arrshell.time.Durations.minutes
import static dev.arrshell.time.Durations.seconds

import dev.arrshell.error.ArrConnectionException
import dev.arrshell.error.Failure
import dev.arrshell.error.SendState
import dev.arrshell.internal.text.DotNetTimeSpan
import dev.arrshell.internal.transport.CallRateLimiter
import dev.arrshell.internal.transport.ClientClosing
import dev.arrshell.internal.transport.RetryLoop
import dev.arrshell.internal.transport.RetryingTransport
import dev.arrshell.internal.wire.AccountEndpoint
import dev.arrshell.internal.wire.Transport
import dev.arrshell.internal.wire.WireDialect
import dev.arrshell.internal.wire.WireRequest
import dev.arrshell.internal.wire.WireResponse
import dev.arrshell.model.AccountId
import dev.arrshell.model.ApiVersion
import dev.arrshell.model.LeaseEvent
import dev.arrshell.model.Operation
import dev.arrshell.model.SessionId
import dev.arrshell.policy.RetryPolicy
import dev.arrshell.time.VirtualClock
import java.time.Duration
import java.util.concurrent.CompletableFuture
import spock.lang.Specification
import spock.lang.Timeout

@Timeout(60)
class LeaseExtenderSpec extends Specification {

    def clock = new VirtualClock()
    def service = new OneSession(clock)
    List<LeaseEvent> told = []

    def "#version: a lease of #lease with #kept kept for 8 hours is extended only when less is left, to no more than is kept"() {
        given:
        service.lease = lease
        keep(version, kept, hours(24))

        when:
        clock.sleep(hours(8))

        then:
        service.status() == 'Ready'
        service.extensions.every { it.leftBefore < kept }
        service.extensions.every { it.leftAfter <= kept + grain && it.leftAfter > kept - grain }
        service.extensions*.total == service.extensions*.total.sort()
        service.extensions[0].at >= lease - kept
        told*.kind().toSet() == [EXTENDED] as Set
        told*.lease() == service.extensions*.total

        where:
        version     | lease       | kept        || grain
        V1          | minutes(15) | minutes(15) || seconds(1)
        V1          | hours(4)    | minutes(20) || seconds(1)
        V1          | minutes(5)  | minutes(2)  || seconds(1)
        V2021_01_01 | minutes(15) | minutes(15) || minutes(1)
        V2021_01_01 | minutes(2)  | minutes(2)  || minutes(1)
    }

    def "#version: it never goes beyond upTo, says so once, and the session ends there"() {
        given:
        service.lease = minutes(20)
        keep(version, minutes(15), upTo)

        when:
        clock.sleep(hours(3))

        then:
        service.extensions*.total.max() == longest
        told*.kind().count(AT_LIMIT) == 1
        told.last().kind() == ENDED
        told.last().seen().get().statusText() == 'Expired'
        service.status() == 'Expired'

        where:
        version     | upTo                      || longest
        V1          | hours(2)                  || hours(2)
        V2021_01_01 | hours(2) + seconds(30)    || hours(2)
        V1          | hours(1) + seconds(1)     || hours(1) + seconds(1)
    }

    def "a kill costs at most what is kept"() {
        given:
        service.lease = minutes(15)
        def keeping = keep(V1, minutes(15), hours(24))
        clock.sleep(after)

        when:
        keeping.result().complete(null)
        def asked = service.requests
        clock.sleep(minutes(15))

        then:
        service.status() == 'Expired'
        service.requests == asked

        where:
        after << [Duration.ZERO, seconds(1), minutes(7), hours(5) + seconds(17)]
    }

    def "failed renewals are told and survived until the lease truly ends: #what"() {
        given:
        service.lease = minutes(15)
        keep(V1, minutes(15), hours(24))
        clock.sleep(minutes(16))

        when:
        service.failing = failure
        clock.sleep(minutes(10))
        service.failing = null
        clock.sleep(hours(1))

        then:
        service.status() == 'Ready'
        told*.kind().contains(FAILED)
        told.find { it.kind() == FAILED }.trouble().get().contains(words)
        told.last().kind() == EXTENDED

        where:
        what                    | words        | failure
        'a failing service'     | 'status 503' | { OneSession.answer(503, '') }
        'throttling'            | 'status 429' | { OneSession.answer(429, '', ['Retry-After': ['20']]) }
        'a key that was changed' | 'status 401' | { OneSession.answer(401, '') }
        'a broken connection'   | 'went dead'  | { throw OneSession.broken() }
        'garbage'               | 'protocol'   | { OneSession.answer(200, '%%%') }
        'a listless refusal'    | 'status 409' | { it.operation() == Operation.UPDATE ? OneSession.answer(409, '') : null }
    }

    def "when nothing answers until the lease is over it ends, and says what it knows"() {
        given:
        service.lease = minutes(15)
        def keeping = keep(V1, minutes(15), hours(24))
        clock.sleep(minutes(1))

        when:
        service.failing = { throw OneSession.broken() }
        clock.sleep(hours(2))

        then:
        keeping.result().done
        told.last().kind() == ENDED
        told.last().trouble().get().contains('went dead')
        told.findAll { it.kind() == FAILED }.size() in 3..60
    }

    def "it ends when the session does: #how"() {
        given:
        service.lease = hours(1)
        def keeping = keep(V1, minutes(10), hours(24))
        clock.sleep(minutes(5))

        when:
        end(service)
        clock.sleep(hours(1))

        then:
        keeping.result().done
        told*.kind() == [ENDED]

        where:
        how              | end
        'somebody stops' | { it.stopped = true }
        'it is unknown'  | { it.failing = { request -> OneSession.answer(404, '') } }
    }

    def "while a session starts its lease does not run, and is not extended for nothing"() {
        given:
        service.lease = minutes(30)
        service.readyAfter = minutes(20)
        keep(V1, minutes(15), hours(24))

        when:
        clock.sleep(minutes(34))

        then:
        service.extensions.empty

        when:
        clock.sleep(minutes(10))

        then:
        !service.extensions.empty
        service.status() == 'Ready'
    }

    def "it does not drive the clock"() {
        given:
        service.lease = minutes(5)
        def began = clock.instant()

        when:
        keep(V1, minutes(5), hours(24))

        then:
        clock.instant() == began
        service.requests == 1
    }

    def "there is one renewal at a time, however long an answer takes"() {
        given:
        service.lease = minutes(5)
        def slow = new CompletableFuture<WireResponse>()
        service.pendingUpdate = slow
        keep(V1, minutes(10), hours(24))

        when:
        clock.advance(minutes(4))

        then:
        service.extensions.size() == 0
        service.requests == 2

        when:
        slow.complete(OneSession.answer(200, ''))

        then:
        told*.kind() == [EXTENDED]
    }

    def "while nothing can be read the keeping goes on as long as the lease may last: #what"() {
        given:
        def read = []
        service.version = V1
        service.lease = minutes(15)
        service.readyAfter = readyAfter
        def request = new LeaseExtender.KeepRequest(OneSession.ID, minutes(15), hours(24), { read << it }, { told << it })
        def keeping = LeaseExtender.begin(calls(V1), clock, request)
        service.failing = { throw OneSession.broken() }

        when:
        clock.sleep(lasts - seconds(1))

        then:
        !keeping.result().done
        read*.statusText() == [what]

        when: 'the next look after that'
        clock.sleep(minutes(4))

        then:
        keeping.result().done
        told.last().kind() == ENDED

        where:
        what       | readyAfter    || lasts
        'Ready'    | Duration.ZERO || minutes(15)
        'Starting' | hours(2)      || minutes(75)
    }

    def "at the limit nothing is looked at before the lease ends"() {
        given:
        service.lease = hours(1)
        keep(V1, minutes(15), hours(1))

        when: 'looks: now, 15 minutes before the end, the one that finds the limit, and at the end'
        clock.sleep(hours(2))

        then:
        told*.kind() == [AT_LIMIT, ENDED]
        service.requests == 4
    }

    def "what is no failure of a call ends the keeping"() {
        given:
        service.lease = minutes(15)
        service.failing = { throw new IllegalStateException('bug') }

        expect:
        keep(V1, minutes(15), hours(1)).result().completedExceptionally
        service.requests == 1
    }

    def "what a listener throws ends the keeping, not the session"() {
        given:
        service.lease = minutes(5)
        def request = new LeaseExtender.KeepRequest(OneSession.ID, minutes(10), hours(1), { }, { throw new IllegalStateException('enough') })

        when:
        def keeping = LeaseExtender.begin(calls(V1), clock, request)
        clock.sleep(minutes(6))

        then:
        keeping.result().completedExceptionally
        service.status() == 'Ready'
        service.requests == 2
    }

    private LeaseExtender keep(ApiVersion version, Duration keep, Duration upTo) {
        service.version = version
        LeaseExtender.begin(calls(version), clock, new LeaseExtender.KeepRequest(OneSession.ID, keep, upTo, { }, { told << it }))
    }

    private SessionCalls calls(ApiVersion version) {
        def attempts = new RetryLoop(RetryPolicy.NONE, new CallRateLimiter(0, clock), clock, new ClientClosing())
        def target = new AccountEndpoint(URI.create('http://127.0.0.1:1'), AccountId.parse('11111111-1111-1111-1111-111111111111'))
        new SessionCalls(WireDialect.of(version), new RetryingTransport(service, attempts), target, clock, new KnownSessions())
    }

    /** A session whose lease runs on the clock. */
    static class OneSession implements Transport {

        static final ID = SessionId.parse('d31bddca-dab7-498e-9bc9-7594bc12862f')

        final VirtualClock clock
        ApiVersion version = V1
        Duration lease
        Duration readyAfter = Duration.ZERO
        boolean stopped
        Closure<WireResponse> failing
        CompletableFuture<WireResponse> pendingUpdate
        int requests
        List<Map> extensions = []

        OneSession(VirtualClock clock) {
            this.clock = clock
        }

        @Override
        CompletableFuture<WireResponse> send(WireRequest request) {
            requests++
            if (request.operation() == Operation.UPDATE && pendingUpdate != null) {
                return pendingUpdate
            }
            try {
                return CompletableFuture.completedFuture(failing?.call(request) ?: perform(request))
            } catch (RuntimeException e) {
                return CompletableFuture.failedFuture(e)
            }
        }

        private WireResponse perform(WireRequest request) {
            if (request.operation() == Operation.PROPERTIES) {
                return answer(200, version == V1 ? v1() : v2021())
            }
            assert request.operation() == Operation.UPDATE && status() != 'Expired'
            def total = version == V1
                    ? DotNetTimeSpan.parse((request.body() =~ /"maxLeaseTime":"([^"]+)"/)[0][1])
                    : minutes((request.body() =~ /"maxLeaseTimeMinutes":(\d+)/)[0][1] as long)
            assert total > lease
            extensions << [at: now(), total: total, leftBefore: lease - elapsed(), leftAfter: total - elapsed()]
            lease = total
            answer(200, version == V1 ? '' : v2021())
        }

        String status() {
            stopped ? 'Stopped' : now() < readyAfter ? 'Starting' : now() - readyAfter >= lease ? 'Expired' : 'Ready'
        }

        private Duration now() {
            Duration.ofNanos(clock.nanoTime())
        }

        private Duration elapsed() {
            def since = now() - readyAfter
            [[since, lease].min(), Duration.ZERO].max()
        }

        private String v1() {
            """{"sessionId":"$ID","sessionStatus":"${status()}","sessionMaxLeaseTime":"${DotNetTimeSpan.format(lease)}",
                "sessionElapsedTime":"${DotNetTimeSpan.format(elapsed())}"}"""
        }

        private String v2021() {
            """{"id":"$ID","size":"Standard","status":"${status()}","maxLeaseTimeMinutes":${lease.toMinutes()},
                "elapsedTimeMinutes":${elapsed().toMinutes()}}"""
        }

        static WireResponse answer(int status, String body, Map<String, List<String>> headers = [:]) {
            new WireResponse(status, headers, body.bytes)
        }

        static RuntimeException broken() {
            new ArrConnectionException(
                    Failure.unanswered(Operation.PROPERTIES, 'GET /', 'the line went dead', SendState.UNANSWERED), null)
        }
    }
}
