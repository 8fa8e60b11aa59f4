package dev.arrshell

import static dev.arrshell.model.ApiVersion.V1
import static dev.arrshell.model.ApiVersion.V2021_01_01
import static dev.arrshell.model.Operation.CREATE
import static dev.arrshell.model.Operation.PROPERTIES
import static dev.arrshell.model.Operation.STOP
import static dev.arrshell.model.SessionSize.PREMIUM
import static dev.arrshell.testing.FaultyService.Exchange.answer
import static dev.arrshell.time.Durations.hours

import dev.arrshell.error.ArrException
import dev.arrshell.error.ConflictException
import dev.arrshell.error.StartUncertainException
import dev.arrshell.model.ApiVersion
import dev.arrshell.model.SessionId
import dev.arrshell.testing.FaultyService
import dev.arrshell.testing.FaultyService.Fault
import dev.arrshell.time.VirtualClock
import java.nio.file.Files
import java.nio.file.Path
import java.util.concurrent.CountDownLatch
import java.util.concurrent.TimeUnit
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout

/** What the ledger says of a start when it is over, and what other starts of this machine in it mean for one. */
@Timeout(60)
class StartInLedgerSpec extends Specification {

    static final Fault RESET_AFTER = { it.perform(); it.reset() }

    @TempDir
    Path home
    @AutoCleanup
    FaultyService service = new FaultyService()
    VirtualClock clock = new VirtualClock()
    List<String> warned = [].asSynchronized()
    List<Arr> opened = []

    def cleanup() {
        opened*.close()
    }

    def "#version: after #status the ledger #what the start"() {
        given:
        service.on(CREATE, *([{ it.write(answer(status, '')) } as Fault] * 5))

        when:
        draft(client(version)).start()

        then:
        thrown(ArrException)
        events() == left

        where:
        version     | status || left
        V1          | 400    || []
        V1          | 403    || []
        V1          | 409    || []
        V1          | 503    || ['start']
        V1          | 302    || ['start']
        V2021_01_01 | 400    || []
        V2021_01_01 | 503    || ['start']
        what = left ? 'keeps' : 'forgets'
    }

    def "a start that was given up is forgotten when its session is stopped"() {
        given:
        def arrived = new CountDownLatch(1)
        def answerNow = new CountDownLatch(1)
        service.on(CREATE, { arrived.countDown(); answerNow.await(20, TimeUnit.SECONDS); it.succeed() })
        service.on(STOP, *stop)

        when:
        def call = draft(client(V1)).startAsync()
        arrived.await(20, TimeUnit.SECONDS)
        call.cancel(true)
        answerNow.countDown()

        then:
        opened[0].noMoreStarts(java.time.Duration.ofSeconds(30))
        events() == left
        warned.size() == warnings
        warned.every { it.contains('could not be stopped') && it.contains("client.session('${service.running()[0]}').stop()") }

        where:
        stop                                                 || left               | warnings
        []                                                   || []                 | 0
        [{ it.write(answer(403, '')) } as Fault]             || ['start', 'started'] | 1
    }

    def "2021: a random id that is taken after a lost answer is that of this start"() {
        given:
        service.on(CREATE, RESET_AFTER, { it.write(answer(409, '')) })

        when:
        def session = draft(client(V2021_01_01)).start()

        then:
        service.running() == [session.id().value()]
        service.count(PROPERTIES) == 1
    }

    def "2021: an id that is taken at once, or that was chosen, is a conflict: #what"() {
        given:
        service.on(CREATE, *faults)

        when:
        (chosen ? draft(client(V2021_01_01)).id(SessionId.parse('mine')) : draft(client(V2021_01_01))).start()

        then:
        thrown(ConflictException)
        service.count(PROPERTIES) == 0
        events() == []

        where:
        what           | chosen | faults
        'taken'        | false  | [{ it.write(answer(409, '')) } as Fault]
        'chosen'       | true   | [{ it.reset() } as Fault, { it.write(answer(409, '')) } as Fault]
    }

    def "v1: another start of this machine that #what: the lost session is #outcome"() {
        given:
        def other = client(V1)
        service.on(CREATE, first)
        try {
            draft(other, lease).start()
        } catch (StartUncertainException expected) {
            assert expected
        }
        clock.advance(hours(later))
        service.on(CREATE, RESET_AFTER)

        when:
        def result
        try {
            result = draft(client(V1)).start()
        } catch (StartUncertainException e) {
            result = e
        }

        then:
        result instanceof Session == (outcome == 'found')
        outcome != 'found' || result.id().value() == service.running().last()
        outcome == 'found' || result.mayExist()*.value() == service.running()

        where:
        what                         | first                           | lease    | later || outcome
        'has its session'            | { it.succeed() } as Fault       | hours(4) | 0     || 'found'
        'may have made one'          | { it.reset() } as Fault         | hours(4) | 0     || 'told'
        'asked for something else'   | { it.reset() } as Fault         | hours(3) | 0     || 'found'
        'is over by its lease'       | { it.reset() } as Fault         | hours(4) | 5     || 'found'
        'is just not over'           | { it.reset() } as Fault         | hours(4) | 4     || 'told'
    }

    private static SessionDraft.Startable draft(ArrClient client, java.time.Duration lease = hours(4)) {
        client.session().size(PREMIUM).lease(lease)
    }

    private List<String> events() {
        Files.readAllLines(home.resolve('started.jsonl')).collect { (it =~ /"event":"(\w+)"/)[0][1] }
    }

    /** Each is as one of another process: it has a ledger of its own on the same file. */
    private ArrClient client(ApiVersion version) {
        def arr = Arr.create(ArrOptions.builder()
                .apiVersion(version)
                .sts(service.uri())
                .time(clock)
                .onWarning { warned << it }
                .ledger(home.resolve('started.jsonl'))
                .build())
        opened << arr
        arr.account('11111111-1111-1111-1111-111111111111', 'a2V5IG9mIHRoZSB0ZXN0cw==').endpoint(service.uri())
    }
}
