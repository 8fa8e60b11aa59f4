package dev.arrshell.internal.ledger

import static dev.arrshell.model.ReapResult.Result.FAILED
import static dev.arrshell.model.ReapResult.Result.OVER
import static dev.arrshell.model.ReapResult.Result.STOPPED
import static dev.arrshell.model.ReapResult.Result.UNSURE
import static dev.arrshell.model.ReapResult.Result.WOULD_STOP
import static dev.arrshell.model.SessionSize.PREMIUM
import static dev.arrshell.model.SessionSize.STANDARD
import static dev.arrshell.model.SessionStatus.ERROR
import static dev.arrshell.model.SessionStatus.EXPIRED
import static dev.arrshell.model.SessionStatus.READY
import static dev.arrshell.model.SessionStatus.STARTING
import static dev.arrshell.time.Durations.hours
import static dev.arrshell.time.Durations.minutes
import static dev.arrshell.time.Durations.seconds

import dev.arrshell.error.Failure
import dev.arrshell.error.ServiceException
import dev.arrshell.internal.wire.AccountEndpoint
import dev.arrshell.model.AccountId
import dev.arrshell.model.Lease
import dev.arrshell.model.Operation
import dev.arrshell.model.ReapResult
import dev.arrshell.model.SessionId
import dev.arrshell.model.SessionProperties
import dev.arrshell.model.SessionSize
import dev.arrshell.model.SessionSpec
import dev.arrshell.model.SessionStatus
import dev.arrshell.time.VirtualClock
import java.nio.file.Path
import java.time.Duration
import spock.lang.Specification
import spock.lang.TempDir

class ReaperSpec extends Specification {

    static final TARGET = new AccountEndpoint(URI.create('https://rendering.example'), AccountId.parse('11111111-1111-1111-1111-111111111111'))
    static final SPEC = SessionSpec.of(PREMIUM, new Lease(hours(4)))

    @TempDir
    Path home

    def clock = new VirtualClock()
    def gone = ledger(new OwnerProcess(Integer.MAX_VALUE, Optional.empty(), OwnerProcess.self().host()))
    def alive = ledger(new OwnerProcess(OwnerProcess.self().pid(), Optional.empty(), OwnerProcess.self().host()))
    def mine = ledger(OwnerProcess.self())
    def service = new Service()

    def "a session whose process is gone is stopped, and the ledger forgets it"() {
        given:
        service.up('a')
        gone.begin(TARGET, SPEC, [] as Set).started(id('a'))

        expect:
        reap()*.result() == [STOPPED]
        service.stopped == ['a']
        mine.open().empty
    }

    def "a dry run says what would be done, and touches neither session nor ledger"() {
        given:
        service.up('a')
        gone.begin(TARGET, SPEC, [] as Set).started(id('a'))
        gone.begin(TARGET, SPEC, [] as Set).started(id('ended'))
        clock.advance(minutes(1))

        when:
        def reaped = reap(true)

        then:
        reaped*.result() == [WOULD_STOP, OVER]
        reaped[0].message().contains('would be stopped')
        service.stopped.empty
        mine.open().size() == 2
    }

    def "what is over is only forgotten: #how"() {
        given:
        if (status) {
            service.up('a', status)
        }
        gone.begin(TARGET, SPEC, [] as Set).started(id('a'))
        clock.advance(minutes(1))

        expect:
        reap()*.result() == [OVER]
        service.stopped.empty
        mine.open().empty

        where:
        how         | status
        'expired'   | EXPIRED
        'failed'    | ERROR
        'not there' | null
    }

    def "a session is stopped before anything is asked about it, whatever reading it answers: #failing"() {
        given:
        ['a', 'b'].each { service.up(it); gone.begin(TARGET, SPEC, [] as Set).started(id(it)) }
        gone.begin(TARGET, SPEC.withId(id('c')), [] as Set)
        service.up('c')
        service.failing = failing

        when:
        def reaped = reap()

        then:
        service.asked == asked
        reaped*.result() == [STOPPED, STOPPED, last]
        service.stopped == stopped

        where:
        failing                        || asked                                                                    | last    | stopped
        []                             || ['stop a', 'stop b', 'find c', 'stop c', 'find a', 'find b', 'find c']   | STOPPED | ['a', 'b', 'c']
        ['find a', 'find b']           || ['stop a', 'stop b', 'find c', 'stop c', 'find a']                       | STOPPED | ['a', 'b', 'c']
        ['find a', 'find b', 'find c'] || ['stop a', 'stop b', 'find c', 'find a']                                 | FAILED  | ['a', 'b']
    }

    def "an id that is not there yet is not over for a minute: #what"() {
        given:
        began(gone)

        expect:
        reap(dry)*.result() == [UNSURE]
        mine.open().size() == 1

        when:
        clock.advance(seconds(60))

        then:
        def over = reap(dry)
        over*.result() == [OVER]
        over*.message() == ['session a is over: not there']

        where:
        [what, began, dry] << [
            ['an id that an answer named': { it.begin(TARGET, SPEC, [] as Set).started(id('a')) },
             'an id that was chosen'     : { it.begin(TARGET, SPEC.withId(id('a')), [] as Set) }].entrySet().toList(),
            [false, true],
        ].combinations().collect { entry, dry -> [entry.key + (dry ? ', dry' : ''), entry.value, dry] }
    }

    def "an intent whose id was chosen is settled by that id"() {
        given:
        service.up('a')
        gone.begin(TARGET, SPEC.withId(id('a')), [] as Set)
        gone.begin(TARGET, SPEC.withId(id('b')), [] as Set)
        clock.advance(minutes(1))

        expect:
        reap()*.result() == [STOPPED, OVER]
    }

    def "a session that had the chosen id before is somebody else's"() {
        given:
        service.up('taken', READY) { it.creationTime(clock.instant() - hours(1)) }
        gone.begin(TARGET, SPEC.withId(id('taken')), [] as Set)

        expect:
        reap()*.result() == [UNSURE]
        service.stopped.empty
    }

    def "an intent without an id is settled by exclusion: #what is #result"() {
        given:
        gone.begin(TARGET, SPEC, [id('known')] as Set)
        clock.advance(minutes(10))
        others(this)

        when:
        def reaped = reap()

        then:
        reaped*.result() == [result]
        service.stopped == stopped
        mine.leftBehind().size() == (result == UNSURE ? 1 : 0)

        where:
        what                                     | others                                                                          || result  | stopped
        'nothing there'                          | { }                                                                             || OVER    | []
        'the one that fits'                      | { it.service.up('a') }                                                          || STOPPED | ['a']
        'one that was ready a moment before'     | { it.service.up('a', READY) { p -> p.elapsed(minutes(10) + seconds(30)) } }            || UNSURE  | []
        'one that became ready after 10 minutes' | { it.clock.advance(minutes(50)); it.service.up('a', READY) { p -> p.elapsed(minutes(50)) } } || STOPPED | ['a']
        'one that began an hour later'           | { it.clock.advance(minutes(60)); it.service.up('a', READY) { p -> p.elapsed(minutes(10)) } } || UNSURE | []
        'one that starts an hour later'          | { it.clock.advance(minutes(60)); it.service.up('a', STARTING) }                 || UNSURE  | []
        'one that starts'                        | { it.service.up('a', STARTING) }                                                || STOPPED | ['a']
        'another size'                           | { it.service.up('a', READY) { p -> p.size(STANDARD) } }                                || OVER    | []
        'another lease'                          | { it.service.up('a', READY) { p -> p.maxLeaseTime(hours(5)) } }                        || OVER    | []
        'one that was ready before'              | { it.service.up('a', READY) { p -> p.elapsed(minutes(12)) } }                          || OVER    | []
        'one that was made before'               | { it.service.up('a', READY) { p -> p.creationTime(it.clock.instant() - minutes(12)) } } || OVER   | []
        'one that was known before'              | { it.service.up('known') }                                                      || OVER    | []
        'one that rounding shows a little early' | { it.service.up('a', READY) { p -> p.elapsed(minutes(10) + seconds(5)) } }            || STOPPED | ['a']
        'one that was ready earlier than that'   | { it.service.up('a', READY) { p -> p.elapsed(minutes(10) + seconds(6)) } }            || UNSURE  | []
        'one that became ready after 11 minutes' | { it.clock.advance(minutes(50)); it.service.up('a', READY) { p -> p.elapsed(minutes(49)) } } || STOPPED | ['a']
        'one that became ready a little later'   | { it.clock.advance(minutes(50)); it.service.up('a', READY) { p -> p.elapsed(minutes(49) - seconds(1)) } } || UNSURE | []
        'one that was made when clocks differ'   | { it.service.up('a', READY) { p -> p.creationTime(it.clock.instant() - minutes(11)) } } || STOPPED | ['a']
        'two that fit'                           | { it.service.up('a'); it.service.up('b') }                                      || UNSURE  | []
        'one beside one that a living process has' | { it.service.up('a'); it.service.up('b'); it.alive.begin(TARGET, SPEC, [] as Set).started(id('b')) } || STOPPED | ['a']
        'one that a living process may have made' | { it.service.up('a'); it.alive.begin(TARGET, SPEC, [] as Set) }                || UNSURE  | []
    }

    def "two intents and two that fit are both ours"() {
        given:
        2.times { gone.begin(TARGET, SPEC, [] as Set) }
        service.up('a')
        service.up('b')

        expect:
        reap()*.result() == [STOPPED, STOPPED]
        service.stopped == ['a', 'b']
    }

    def "of two intents and one that fits, one is ours and the other is over"() {
        given:
        2.times { gone.begin(TARGET, SPEC, [] as Set) }
        service.up('a')
        clock.advance(seconds(61))

        expect:
        reap()*.result() == [STOPPED, OVER]
        service.stopped == ['a']
        mine.open().empty
    }

    def "a living process's intent for another service makes nothing uncertain here"() {
        given:
        def other = new AccountEndpoint(URI.create('https://other.example'), TARGET.account())
        alive.begin(other, SPEC, [] as Set)
        gone.begin(TARGET, SPEC, [] as Set)
        service.up('a')

        expect:
        reap()*.result() == [STOPPED]
        service.stopped == ['a']
    }

    def "results are in the order of the starts, whatever was settled first"() {
        given:
        gone.begin(TARGET, SPEC, [] as Set)
        gone.begin(TARGET, SPEC.withId(id('b')), [] as Set)
        gone.begin(TARGET, SPEC, [] as Set).started(id('c'))
        clock.advance(seconds(61))

        expect:
        reap()*.message() == ['the start of 1m01s ago, whose id is not known, is over: not there',
                              'session b is over: not there', 'session c is over: not there']
        service.asked == ['stop c', 'find b', 'list']
    }

    def "an intent of less than a minute ago is not over because nothing is there yet"() {
        given:
        gone.begin(TARGET, SPEC, [] as Set)

        expect:
        reap()*.result() == [UNSURE]

        when:
        clock.advance(seconds(61))
        def reaped = reap()

        then:
        reaped*.result() == [OVER]
        reaped*.message() == ['the start of 1m01s ago, whose id is not known, is over: not there']
    }

    def "what fails stays in the ledger, and the others are looked after all the same"() {
        given:
        ['a', 'b'].each { service.up(it); gone.begin(TARGET, SPEC, [] as Set).started(id(it)) }
        gone.begin(TARGET, SPEC, [] as Set)
        service.failing = ['stop a', 'list']

        when:
        def reaped = reap()

        then:
        reaped*.result() == [FAILED, STOPPED, FAILED]
        reaped[0].message().contains('status 503')
        mine.open().size() == 2
    }

    def "of a service that is gone, what no lease can keep up any more is over"() {
        given:
        gone.begin(TARGET, SPEC, [] as Set).started(id('a'))
        gone.begin(TARGET, SPEC, [] as Set)
        service.failing = ['stop a', 'list']

        when:
        clock.advance(hours(24))

        then:
        reap()*.result() == [FAILED, FAILED]

        when:
        clock.advance(hours(2))

        then:
        reap()*.result() == [OVER, OVER]
        mine.open().empty
    }

    def "living processes, other machines and what was kept on purpose are none of its business"() {
        given:
        ['a', 'b', 'c'].each { service.up(it) }
        alive.begin(TARGET, SPEC, [] as Set).started(id('a'))
        ledger(new OwnerProcess(1, Optional.empty(), 'another.example')).begin(TARGET, SPEC, [] as Set).started(id('b'))
        gone.begin(TARGET, SPEC, [] as Set).started(id('c'))
        gone.kept(TARGET, id('c'))

        expect:
        reap().empty
        service.stopped.empty
    }

    private List<ReapResult> reap(boolean dry = false) {
        Reaper.reap(mine, mine.leftBehind(), service, clock.instant(), dry)
    }

    private Ledger ledger(OwnerProcess owner) {
        Ledger.in(home.resolve('started.jsonl'), owner, clock, { throw new AssertionError(it as Object) })
    }

    private static SessionId id(String text) {
        SessionId.parse(text)
    }

    static class Service implements Reaper.SessionApi {

        Map<String, SessionProperties> sessions = [:]
        List<String> stopped = []
        List<String> failing = []
        List<String> asked = []

        void up(String name, SessionStatus status = READY, Closure more = { }) {
            def builder = SessionProperties.builder(id(name), status).size(PREMIUM).maxLeaseTime(hours(4)).elapsed(Duration.ZERO)
            more(builder)
            sessions[name] = builder.build()
        }

        @Override
        List<SessionProperties> list() {
            asked << 'list'
            fail('list')
            sessions.values().findAll { !it.status().terminal }
        }

        @Override
        Optional<SessionProperties> find(SessionId id) {
            asked << "find $id".toString()
            fail("find $id")
            Optional.ofNullable(sessions[id.value()])
        }

        @Override
        boolean stop(SessionId id) {
            fail("stop $id")
            asked << "stop $id".toString()
            def there = sessions[id.value()]
            if (there != null && !there.status().terminal) {
                stopped << id.value()
                sessions[id.value()] = SessionProperties.builder(id, SessionStatus.STOPPED).build()
            }
            there != null
        }

        private void fail(String what) {
            if (what in failing) {
                throw new ServiceException(Failure.answered(Operation.LIST, '', 503))
            }
        }
    }
}
