package dev.arrshell.pool

import static dev.arrshell.model.Operation.CREATE
import static dev.arrshell.model.Operation.PROPERTIES
import static dev.arrshell.model.Operation.STOP
import static dev.arrshell.model.SessionSize.PREMIUM
import static dev.arrshell.model.SessionSize.STANDARD
import static dev.arrshell.model.SessionSize.UNKNOWN
import static dev.arrshell.time.Durations.days
import static dev.arrshell.time.Durations.hours
import static dev.arrshell.time.Durations.minutes
import static dev.arrshell.time.Durations.seconds

import dev.arrshell.Arr
import dev.arrshell.ArrClient
import dev.arrshell.emulator.ArrEmulator
import dev.arrshell.error.ForbiddenException
import dev.arrshell.model.SessionId
import dev.arrshell.model.SessionStatus
import dev.arrshell.policy.PriceList
import dev.arrshell.time.VirtualClock
import java.time.Duration
import java.time.Instant
import java.util.concurrent.ExecutionException
import java.util.concurrent.TimeUnit
import java.util.concurrent.TimeoutException
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.Timeout

@Timeout(60)
class SessionPoolSpec extends Specification {

    @AutoCleanup
    ArrEmulator emulator = ArrEmulator.builder().time(new VirtualClock(Instant.parse('2019-05-10T08:00:00Z'))).start()

    ArrClient client = emulator.client()

    SessionPool pool

    def cleanup() {
        pool?.close()
    }

    private SessionPool pool(int min, int max, Closure options = { it }) {
        pool = options(client.pool(STANDARD).min(min).max(max).lease(hours(1))).start()
        emulator.clock().sleep(minutes(1))
        pool
    }

    private List<SessionId> running() {
        client.sessions()*.id()
    }

    private int sent(operation) {
        emulator.requests(operation).size()
    }

    def "a session is lent as soon as it is ready, however busy the machine is"() {
        expect:
        (1..60).every {
            pool = client.pool(STANDARD).min(it % 2).max(1).lease(hours(1)).start()
            pool.acquire(minutes(5)).close()
            def waited = pool.metrics().longestWait()
            pool.close()
            waited < minutes(1)
        }
    }

    def "the figures have a session when its caller gets it"() {
        given: 'a call that is not over before somebody waits for it'
        pool = client.pool(STANDARD).min(0).max(1).lease(hours(1)).start()
        def work = emulator.clock().hold()
        def figures = pool.acquireAsync(minutes(5)).thenApply { pool.metrics() }

        when:
        work.release { }

        then:
        with(figures.get(30, TimeUnit.SECONDS)) {
            lent() == 1
            acquired() == 1
        }
    }

    def "a session at hand is lent at once, by one look, and another one is started in its place"() {
        given:
        pool(1, 3)
        def looks = sent(PROPERTIES)

        when:
        def session = pool.acquire()

        then:
        pool.metrics().longestWait() == Duration.ZERO
        session.snapshot().status() == SessionStatus.READY
        session.hostname()
        sent(PROPERTIES) >= looks + 1

        when:
        emulator.clock().sleep(minutes(1))

        then:
        with(pool.metrics()) {
            size() == 2
            idle() == 1
            lent() == 1
            acquired() == 1
            longestWait() == Duration.ZERO
            startedToday() == 2
        }
        pool.sessions()*.use() == [PoolSessionInfo.Use.LENT, PoolSessionInfo.Use.IDLE]
        pool.sessions()*.id()*.get() as Set == running() as Set
        pool.sessions().every { it.hostname().present && it.leaseLeft() <= hours(1) }
        running().size() == 2
    }

    def "without one at hand a call waits for the start, in the order of the calls and no longer than its deadline"() {
        given:
        pool(0, 1)

        when:
        def first = pool.acquireAsync()
        def second = pool.acquireAsync(minutes(5))

        then: 'time goes on by the waits of the pool'
        first.get(30, TimeUnit.SECONDS).id() in running()

        when:
        second.get(30, TimeUnit.SECONDS)

        then:
        def e = thrown(ExecutionException)
        e.cause.message.startsWith('no session of the pool was free within 5m00s: max 1, lent 1, starting 0.')
        (e.cause as PoolException).kind() == PoolException.Kind.LATE
        sent(CREATE) == 1
    }

    def "a session that is given back is lent to the next call in the queue"() {
        given:
        pool(0, 1, { it.acquireWithin(days(1)) })
        def first = pool.acquire()
        def id = first.id()
        def work = emulator.clock().hold()
        def second = pool.acquireAsync()

        when:
        first.close()
        first.close()
        work.release { }

        then:
        second.get(30, TimeUnit.SECONDS).id() == id
        sent(CREATE) == 1
        pool.metrics().lent() == 1
    }

    def "stopOnReturn and discard stop the session, and its place is free again"() {
        given:
        pool(0, 1, options)

        when:
        def first = pool.acquire()
        giveBack(first)
        def second = pool.acquire()

        then:
        second.id() != first.id()
        running() == [second.id()]

        where:
        options << [{ it.stopOnReturn() }, { it }]
        giveBack << [{ it.close() }, { it.discard() }]
    }

    def "leases are extended for days, idle or lent, and end soon after the pool's program does"() {
        given:
        pool(1, 2)
        def lent = pool.acquire()

        when:
        24.times { emulator.clock().advance(minutes(55)) }

        then:
        lent.id() in running()
        pool.metrics().idle() == 1

        and: 'no lease is ever longer than it must be'
        emulator.sessions().findAll { it.status() == SessionStatus.READY }.every { it.remaining() <= hours(1) }
    }

    def "the longest lease of the service ends a session; the pool replaces it"() {
        given:
        pool(1, 2)
        def first = running()

        when:
        30.times { emulator.clock().advance(hours(1)) }

        then:
        pool.metrics().idle() == 1
        running().size() == 1
        running() != first
    }

    def "sessions that are idle for long are stopped, but for the least number"() {
        given:
        pool(1, 3, { it.idleFor(minutes(20)) })
        def lent = (1..3).collect { pool.acquire() }

        when:
        lent*.close()
        emulator.clock().advance(minutes(19))

        then:
        pool.metrics().idle() == 3

        when:
        emulator.clock().advance(minutes(2))

        then:
        pool.metrics().idle() == 1
        running().size() == 1
    }

    def "each session is idle for as long, whenever it was given back"() {
        given:
        pool(0, 3, { it.idleFor(minutes(20)) })
        def lent = (1..3).collect { pool.acquire() }

        expect:
        lent.every {
            it.close()
            emulator.clock().advance(minutes(8))
            true
        }
        pool.metrics().idle() == 2

        when:
        emulator.clock().advance(minutes(7))

        then:
        pool.metrics().idle() == 1
    }

    def "a session that was stopped by someone else is not lent, and is replaced"() {
        given:
        pool(1, 1)
        def dead = running().first()

        when:
        client.session(dead).stop()
        def session = pool.acquire()

        then:
        session.id() != dead
        running() == [session.id()]
    }

    def "an idle session that fails is replaced without a call"() {
        given:
        pool(1, 1)
        def dead = running().first()

        when:
        emulator.session(dead).fail('the server broke')
        emulator.clock().advance(minutes(30))

        then:
        pool.metrics().idle() == 1
        !(dead in running())
    }

    def "a start that fails is tried again, later and later; a call gets its session then"() {
        given:
        emulator.capacity(STANDARD, 0)
        pool(1, 1)
        def tried = sent(CREATE)

        when: 'unlike advance, sleep waits for a start that is on its way'
        emulator.clock().sleep(minutes(10))

        then:
        sent(CREATE) > tried
        sent(CREATE) < 60 // half a minute apart on average once the longest pause is reached; without pauses hundreds

        when:
        emulator.unlimited(STANDARD)

        then:
        pool.acquire()
    }

    def "the deadline of a call says how the pool is, and why the last start failed"() {
        given:
        emulator.capacity(STANDARD, 0)
        pool(0, 2)

        when:
        pool.acquire(minutes(5))

        then:
        def e = thrown(PoolException)
        e.message.startsWith('no session of the pool was free within 5m00s: max 2, lent 0, starting ')
        e.message.contains('No server of size Standard is free')
        pool.metrics().waiting() == 0
    }

    def "a failure that lasts ends the calls at once"() {
        given:
        pool(0, 2)
        emulator.on(CREATE).respond(403)

        when:
        pool.acquire(hours(5))

        then:
        thrown(ForbiddenException)
    }

    def "the budget of #budget is kept; beyond it acquire fails with a sentence, until the next day"() {
        given:
        pool(0, 5, options)
        def lent = (1..2).collect { pool.acquire() }

        when:
        pool.acquire()

        then:
        def e = thrown(PoolException)
        e.message.contains(sentence)
        e.message.contains('midnight, UTC')
        e.message.endsWith('(nothing was sent)')

        when: 'one comes back'
        lent[0].close()

        then:
        pool.acquire().id() == lent[0].id()

        when:
        emulator.clock().advance(hours(17))

        then:
        pool.acquire()

        where:
        budget         | options                                                             || sentence
        'two sessions' | { it.maxSessions(2) }                                               || 'the budget of 2 sessions a day is used up: maxSessions(…)'
        'money'        | { it.maxCost(new BigDecimal('9.20'), new BigDecimal('3')) }         || 'would cost more than the budget of 9.20 a day, of which 6.0000 are spent'
    }

    def "close stops what the pool has started, lent or idle or starting, and nothing else"() {
        given:
        def other = client.session().size(STANDARD).lease(hours(2)).start()
        pool(1, 3)
        pool.acquire()
        emulator.clock().sleep(minutes(1))
        emulator.boot(STANDARD, hours(10))
        def work = emulator.clock().hold()
        pool.acquire()
        def waiting = pool.acquireAsync(days(1))

        when:
        pool.close()
        pool.close()

        then:
        running() == [other.id()]

        when:
        waiting.get(30, TimeUnit.SECONDS)

        then:
        def e = thrown(ExecutionException)
        e.cause.message == 'the pool is closed, or its client is, so it gives no session (nothing was sent)'

        when:
        pool.acquire()

        then:
        thrown(PoolException)

        cleanup:
        work.release { }
    }

    def "what could not be stopped is named"() {
        given:
        pool(1, 1)
        def id = running().first()
        emulator.on(STOP).respond(500)

        when:
        pool.close()

        then:
        def e = thrown(PoolException)
        e.message.contains(id.value())
        e.message.endsWith(' To stop it: client.session(id).stop(); to find a session without an id: arr reap')

        cleanup:
        emulator.clearFaults()
    }

    def "a session that comes for a future which #what goes back"() {
        given:
        pool(0, 1)
        def first = pool.acquire()
        def work = emulator.clock().hold()
        def second = pool.acquireAsync(days(1))

        when:
        complete(second)
        first.close()

        then:
        pool.metrics().idle() == 1
        pool.metrics().lent() == 0

        cleanup:
        work.release { }

        where:
        what                    | complete
        'has timed out'         | { it.completeExceptionally(new TimeoutException()) }
        'has another value'     | { it.complete(null) }
        'was cancelled'         | { it.cancel(true) }
    }

    def "starts that the service refuses are tried less and less often, also with a session at hand"() {
        given:
        pool(2, 3)
        emulator.on(CREATE).respond(403)
        def tried = sent(CREATE)

        when:
        pool.acquire()
        120.times { emulator.clock().sleep(seconds(1)) }

        then:
        pool.metrics().idle() == 1
        sent(CREATE) > tried
        sent(CREATE) < tried + 30

        cleanup:
        emulator.clearFaults()
    }

    def "a start that the service refused is none of the day's"() {
        given:
        pool(0, 1, { it.maxSessions(1) })
        emulator.on(CREATE).respond(403)

        when:
        pool.acquire()

        then:
        thrown(ForbiddenException)
        pool.metrics().startedToday() == 0

        when:
        emulator.clearFaults()
        emulator.clock().advance(minutes(2))

        then:
        pool.acquire()
        pool.metrics().startedToday() == 1
    }

    def "a pool whose client was closed refuses calls at once"() {
        given:
        def arr = Arr.create(emulator.clientOptions().build())
        def own = client(arr).pool(STANDARD).min(1).lease(hours(1)).start()
        emulator.clock().sleep(minutes(1))
        def start = emulator.clock().instant()

        when:
        arr.close()
        own.acquire(hours(5))

        then:
        def e = thrown(PoolException)
        e.message.startsWith('the pool is closed')
        emulator.clock().instant() < start + minutes(10)
    }

    def "at midnight, UTC, a pool whose budget was used up starts again without a call"() {
        given:
        pool(1, 1, { it.maxSessions(1) })
        emulator.session(running().first()).fail('the server broke')

        when:
        emulator.clock().advance(hours(1))

        then:
        pool.metrics().idle() == 0

        when:
        emulator.clock().advance(hours(16))

        then:
        pool.metrics().idle() == 1
        pool.metrics().startedToday() == 1
    }

    private ArrClient client(Arr arr) {
        arr.account(ArrEmulator.ACCOUNT_ID, ArrEmulator.ACCOUNT_KEY).endpoint(client.endpoint())
    }

    def "maxCost goes by the configured price of the size, and says what to configure if there is none"() {
        given:
        def arr = Arr.create(emulator.clientOptions().prices(new PriceList([(STANDARD): 3.0], 'EUR')).build())
        client = client(arr)

        when:
        pool(0, 3) { it.maxCost(9.2) }
        3.times { pool.acquire() }

        then:
        def beyond = thrown(PoolException)
        beyond.message.contains('would cost more than the budget of 9.2 a day, of which 6.0000 are spent')

        when:
        client.pool(PREMIUM).lease(hours(1)).maxCost(60)

        then:
        def unknown = thrown(IllegalStateException)
        unknown.message == 'the price of an hour of PREMIUM is not known: set price_premium in the configuration,' +
                ' or give the price here: maxCost(60, 3) (nothing was sent)'

        cleanup:
        pool?.close()
        arr?.close()
    }

    def "#what is refused"() {
        when:
        wrong(client)

        then:
        def e = thrown(IllegalArgumentException)
        e.message.contains(why)

        where:
        what               | why                     | wrong
        'no known size'    | 'UNKNOWN'               | { it.pool(UNKNOWN) }
        'a negative least' | 'min must be zero or more, not -1: min(1)' | { it.pool(STANDARD).min(-1) }
        'no session'       | 'max must be one or more, not 0: max(3)' | { it.pool(STANDARD).max(0) }
        'min above max'    | 'min 4 is more than max 3: raise max(…) or lower min(…)' | { it.pool(STANDARD).min(4).max(3).lease(hours(1)) }
        'min above a max of one' | 'min 3 is more than max 1: raise' | { it.pool(STANDARD).max(1).min(3).lease(hours(1)) }
        'a short lease'    | 'since it is extended when half of it has passed, not' | { it.pool(STANDARD).lease(minutes(4)) }
        'a long lease'     | '24 hours'              | { it.pool(STANDARD).lease(hours(25)) }
        'no time'          | 'idleFor must be'       | { it.pool(STANDARD).lease(hours(1)).idleFor(seconds(0)) }
        'no starts'        | 'maxSessions must be one or more, not 0' | { it.pool(STANDARD).lease(hours(1)).maxSessions(0) }
        'no money'         | 'maxCost and the price must be more than zero, not 0.0 and 3.0: maxCost(60, 3)' | { it.pool(STANDARD).lease(hours(1)).maxCost(0.0, 3.0) }
    }
}
