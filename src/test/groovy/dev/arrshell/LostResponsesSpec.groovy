package dev.arrshell

import static dev.arrshell.model.ApiVersion.V1
import static dev.arrshell.model.ApiVersion.V2021_01_01
import static dev.arrshell.model.Operation.CREATE
import static dev.arrshell.model.Operation.LIST
import static dev.arrshell.model.Operation.PROPERTIES
import static dev.arrshell.model.Operation.STOP
import static dev.arrshell.model.Operation.TOKEN
import static dev.arrshell.model.Operation.UPDATE
import static dev.arrshell.model.SessionSize.PREMIUM
import static dev.arrshell.time.Durations.hours
import static dev.arrshell.time.Durations.millis

import dev.arrshell.error.ArrException
import dev.arrshell.error.CallInterruptedException
import dev.arrshell.error.ConflictException
import dev.arrshell.error.StartUncertainException
import dev.arrshell.model.ApiVersion
import dev.arrshell.model.SessionId
import dev.arrshell.policy.Backoff
import dev.arrshell.policy.RetryPolicy
import dev.arrshell.testing.FaultyService
import dev.arrshell.testing.FaultyService.Fault
import dev.arrshell.time.TimeSource
import dev.arrshell.time.VirtualClock
import java.util.concurrent.CountDownLatch
import java.util.concurrent.TimeUnit
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.Timeout

/** A start's answer is lost: what the caller gets, what was asked, and which machines run afterwards. */
@Timeout(60)
class LostResponsesSpec extends Specification {

    static final Fault RESET_BEFORE = { it.reset() }
    static final Fault RESET_AFTER = { it.perform(); it.reset() }
    static final Fault HALF = { def answer = it.perform(); it.write(answer[0..<answer.length() - 5]) }
    static final Fault GARBAGE = { it.perform(); it.write(FaultyService.Exchange.answer(200, '%%%')) }
    static final Fault FAILED_BEFORE = { it.write(FaultyService.Exchange.answer(503, '')) }
    static final Fault FAILED_AFTER = { it.perform(); it.write(FaultyService.Exchange.answer(500, '')) }

    @AutoCleanup
    FaultyService service = new FaultyService()
    TimeSource clock = new VirtualClock()
    def retries = RetryPolicy.DEFAULT

    def "v1: after '#what' the session that was made is found by one listing and is ours"() {
        given:
        service.on(CREATE, fault)

        when:
        def session = start(V1)

        then:
        service.requests() == [TOKEN, CREATE, LIST]
        service.running() == [session.id().value()]

        when: 'it is ours, so closing stops it'
        session.close()

        then:
        service.running().empty

        where:
        what                  | fault
        'reset after effect'  | RESET_AFTER
        'half an answer'      | HALF
        'garbage'             | GARBAGE
        '500 after effect'    | FAILED_AFTER
    }

    def "v1: after '#what' the request is not sent again, although no listing shows a session"() {
        given:
        service.on(CREATE, fault)

        when:
        start(V1)

        then:
        def e = thrown(StartUncertainException)
        e.mayExist().empty
        e.message.contains('may exist')
        e.message.contains('client.sessions()')
        e.cause instanceof ArrException
        service.count(CREATE) == 1
        service.count(LIST) == 4

        where:
        what            | fault
        'reset before'  | RESET_BEFORE
        '503'           | FAILED_BEFORE
        '500'           | { it.write(FaultyService.Exchange.answer(500, '')) } as Fault
        '302'           | { it.write(FaultyService.Exchange.answer(302, '', 'Location: /sign-in')) } as Fault
        '202 and HTML'  | { it.write(FaultyService.Exchange.answer(202, '<html>')) } as Fault
    }

    def "v1: after #what, which proves that there is no session, the request is sent again"() {
        given:
        service.on(fails, { it.write(FaultyService.Exchange.answer(status, '')) })

        when:
        def session = start(V1)

        then:
        service.requests() == requests
        service.running() == [session.id().value()]

        where:
        what                     | fails  | status || requests
        'a throttled request'    | CREATE | 429    || [TOKEN, CREATE, CREATE]
        'a token that is late'   | CREATE | 401    || [TOKEN, CREATE, TOKEN, CREATE]
        'a token service\'s 503' | TOKEN  | 503    || [TOKEN, TOKEN, CREATE]
    }

    def "2021: after '#what' the same name is asked for again, and there is one session"() {
        given:
        service.on(CREATE, fault)

        when:
        def session = start(V2021_01_01)

        then:
        service.requests() == [TOKEN] + requests
        service.running() == [session.id().value()]

        where:
        what                  | fault         || requests
        'reset before'        | RESET_BEFORE  || [CREATE, CREATE]
        'reset after effect'  | RESET_AFTER   || [CREATE, CREATE]
        'half an answer'      | HALF          || [CREATE, CREATE]
        '503'                 | FAILED_BEFORE || [CREATE, CREATE]
        '500 after effect'    | FAILED_AFTER  || [CREATE, CREATE]
        'garbage'             | GARBAGE       || [CREATE, PROPERTIES]
    }

    def "v1: #what others have is not taken for ours"() {
        given:
        def other = service.foreign(size, lease)
        service.on(CREATE, RESET_AFTER)

        when:
        def session = start(V1)

        then:
        session.id().value() != other
        service.running() == [other, session.id().value()]
        service.count(CREATE) == 1

        where:
        what               | size       | lease
        'another size'     | 'standard' | '04:00:00'
        'another lease'    | 'premium'  | '04:00:01'
    }

    def "v1: a session met before the request is not taken for ours, whoever has it"() {
        given:
        def other = service.foreign('premium', '04:00:00')
        def client = client(V1)
        meet(client, other)
        service.on(CREATE, RESET_AFTER)

        when:
        def session = start(client)

        then:
        session.id().value() != other

        where:
        meet << [
            { by, id -> by.sessions() },
            { by, id -> by.session(id) },
        ]
    }

    def "v1: of two that match none is taken and none stopped; the exception names both"() {
        given:
        def other = service.foreign('premium', '04:00:00')
        service.on(CREATE, RESET_AFTER)

        when:
        start(V1)

        then:
        def e = thrown(StartUncertainException)
        service.running().size() == 2
        service.count(STOP) == 0
        e.mayExist()*.value().toSet() == service.running().toSet()
        e.message.contains(other)
        e.message.contains("client.session('…').stop()")
        e.operation() == CREATE
    }

    def "v1: two starts at once that both lose their answers get a session each"() {
        given:
        def bothSent = new CountDownLatch(2)
        Fault together = { it.perform(); bothSent.countDown(); bothSent.await(20, TimeUnit.SECONDS); it.reset() }
        service.on(CREATE, together, together)
        def client = client(V1)

        when:
        def starts = (1..2).collect { draft(client).startAsync() }
        def ids = starts*.get(30, TimeUnit.SECONDS)*.id()*.value()

        then:
        ids.toSet().size() == 2
        service.running().toSet() == ids.toSet()
        service.count(CREATE) == 2
    }

    def "v1: a start whose answer is lost does not take what another's answer is about to name"() {
        given:
        clock = TimeSource.system()
        retries = RetryPolicy.DEFAULT.withBackoff(Backoff.of(millis(20), millis(20)))
        def answerNow = new CountDownLatch(1)
        def made = new CountDownLatch(1)
        service.on(CREATE,
                { def answer = it.perform(); made.countDown(); answerNow.await(20, TimeUnit.SECONDS); it.write(answer) },
                RESET_AFTER)
        service.on(LIST, { it.succeed(); answerNow.countDown() })
        def client = client(V1)

        when:
        def slow = draft(client).startAsync()
        made.await(20, TimeUnit.SECONDS)
        def lost = draft(client).startAsync()
        def ids = [slow, lost]*.get(30, TimeUnit.SECONDS)*.id()*.value()

        then:
        ids.toSet().size() == 2
        service.running().toSet() == ids.toSet()
    }

    def "v1: when the listing fails as well, the exception says that a session may exist"() {
        given:
        service.on(CREATE, RESET_AFTER)
        service.on(LIST, { it.write(FaultyService.Exchange.answer(403, '')) })

        when:
        start(V1)

        then:
        def e = thrown(StartUncertainException)
        e.message.contains('may exist')
        service.count(CREATE) == 1
    }

    def "2021: the name is told when nothing else is known, and the session is there to be found"() {
        given:
        service.on(CREATE, RESET_AFTER, *([RESET_BEFORE] * 3))
        service.on(PROPERTIES, *([HALF] * 4))

        when:
        start(V2021_01_01)

        then:
        def e = thrown(StartUncertainException)
        e.mayExist()*.value() == service.running()
        e.message.contains("client.session('${service.running()[0]}').stop()")
    }

    def "2021: a name that is taken by other settings is a conflict, also after a retry"() {
        given:
        service.on(CREATE, { it.reset() }, { it.write(FaultyService.Exchange.answer(409, '')) })

        when:
        client(V2021_01_01).session().size(PREMIUM).lease(hours(4)).id(SessionId.parse('mine')).start()

        then:
        thrown(ConflictException)
        service.running().empty
    }

    def "without retries a lost answer is still looked after"() {
        given:
        retries = RetryPolicy.NONE
        service.on(CREATE, RESET_AFTER)

        when:
        def session = start(V1)

        then:
        service.running() == [session.id().value()]
    }

    def "giving a start up does not leave its session running: #how"() {
        given:
        def arrived = new CountDownLatch(1)
        def answerNow = new CountDownLatch(1)
        def stopped = new CountDownLatch(1)
        service.on(CREATE, { arrived.countDown(); answerNow.await(20, TimeUnit.SECONDS); it.succeed() })
        service.on(STOP, { it.succeed(); stopped.countDown() })

        when:
        giveUp(draft(client(V1)), arrived)
        answerNow.countDown()

        then:
        stopped.await(20, TimeUnit.SECONDS)
        service.running().empty

        where:
        how         | giveUp
        'cancelled' | { draft, sent -> def call = draft.startAsync(); sent.await(20, TimeUnit.SECONDS); call.cancel(true) }
        'interrupted' | { draft, sent ->
            def me = Thread.currentThread()
            Thread.startDaemon { sent.await(20, TimeUnit.SECONDS); me.interrupt() }
            try {
                draft.start()
                throw new AssertionError('was not interrupted')
            } catch (CallInterruptedException e) {
                assert Thread.interrupted()
                assert e.message.contains('stopped as soon as')
            }
        }
    }

    def "a lease whose extension took effect without an answer is extended, not refused: #version"() {
        given:
        def session = start(version)
        service.on(UPDATE, RESET_AFTER)

        when:
        def seen = session.extendLeaseTo(hours(5))

        then:
        seen.maxLeaseTime() == hours(5)
        service.count(UPDATE) == 2

        where:
        version << [V1, V2021_01_01]
    }

    private Session start(ApiVersion version) {
        start(client(version))
    }

    private static Session start(ArrClient client) {
        draft(client).start()
    }

    private static SessionDraft.Startable draft(ArrClient client) {
        client.session().size(PREMIUM).lease(hours(4))
    }

    private ArrClient client(ApiVersion version) {
        def options = ArrOptions.builder()
                .apiVersion(version)
                .sts(service.uri())
                .time(clock)
                .retries(retries)
                .build()
        Arr.create(options).account('11111111-1111-1111-1111-111111111111', 'a2V5IG9mIHRoZSB0ZXN0cw==').endpoint(service.uri())
    }
}
