package dev.arrshell

import static dev.arrshell.model.Operation.CREATE
import static dev.arrshell.model.Operation.PROPERTIES
import static dev.arrshell.time.Durations.hours
import static dev.arrshell.time.Durations.minutes
import static dev.arrshell.time.Durations.seconds
import static java.util.concurrent.TimeUnit.SECONDS

import dev.arrshell.emulator.ArrEmulator
import dev.arrshell.error.ArrConnectionException
import dev.arrshell.error.ArrException
import dev.arrshell.error.StartUncertainException
import dev.arrshell.error.WaitCancelledException
import dev.arrshell.model.LeaseEvent
import dev.arrshell.model.SessionEvent
import dev.arrshell.model.SessionSize
import dev.arrshell.internal.transport.ClientClosing
import dev.arrshell.policy.Backoff
import dev.arrshell.policy.PollPolicy
import dev.arrshell.policy.RetryPolicy
import dev.arrshell.time.TimeSource
import dev.arrshell.time.VirtualClock
import java.util.concurrent.CompletableFuture
import java.util.concurrent.CountDownLatch
import java.util.concurrent.ExecutionException
import java.util.concurrent.LinkedBlockingQueue
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.Timeout

/** Closing an entry point ends at once what waits, and says that the session goes on. The pauses here last an hour. */
@Timeout(120)
class ClosedDuringWaitSpec extends Specification {

    /** On real time, so that a session stays Starting for long enough. */
    @AutoCleanup
    ArrEmulator emulator = ArrEmulator.builder().realTime().onWarning { }.start()

    def pausing = new CountDownLatch(1)
    def answered = new LinkedBlockingQueue<Exchanged>()

    @AutoCleanup
    Arr arr = entry(TimeSource.system())

    record Exchanged(Object operation, int status) {}

    def "a wait #state ends at once by #closed"() {
        given:
        def closing = closed == 'its own close' ? arr : Arr.create(options(TimeSource.system()).build())
        def waited = closing.is(arr) ? arr : closing.sharing(options(TimeSource.system()).build())
        def session = started(waited)
        prepare.call(emulator)

        when:
        def wait = kind.call(session) as CompletableFuture
        assert begun.call(this)
        closing.close()
        def failure = failureOf(wait)
        emulator.clearFaults()

        then:
        failure instanceof WaitCancelledException
        failure.session().get() == session.id()
        failure.message.contains("the wait for session $session.id ended early")
        failure.message.contains('as the client was closed')
        failure.message.contains('The session goes on, and is billed')
        failure.message.contains("client.session('$session.id').awaitReady() or .stop()")
        emulator.client().session(session.id()).properties().status().name() == 'STARTING'

        cleanup:
        closing.close()

        where:
        [[state, kind, prepare, begun], closed] << [[
            ['between two polls', { s -> run { s.awaitReady(hours(2)) } }, { }, { it.pausing.await(30, SECONDS) }],
            ['of a future', { s -> s.awaitReadyAsync(hours(2)) }, { }, { it.pausing.await(30, SECONDS) }],
            ['after a failed poll', { s -> run { s.awaitReady(hours(2)) } }, { it.on(PROPERTIES).respond(503) }, { it.pausing.await(30, SECONDS) }],
            ['that was throttled', { s -> run { s.awaitReady(hours(2)) } }, { it.on(PROPERTIES).throttle(hours(1)) }, { it.pausing.await(30, SECONDS) }],
        ], ['its own close', 'the close of the entry point that it shares connections with']].combinations()
    }

    def "a wait on virtual time ends in the same moment"() {
        given:
        def clock = new VirtualClock()
        def entry = entry(clock)
        def session = started(entry)
        def begin = clock.instant()

        when:
        session.awaitReady(hours(2)) { entry.close() }

        then:
        def e = thrown(WaitCancelledException)
        e.polls() == 1
        e.elapsed().zero
        e.message.contains('is billed')
        clock.instant() == begin

        when: 'it is closed already'
        session.awaitReady()

        then:
        e = thrown(WaitCancelledException)
        e.session().get() == session.id()
        e.message.contains('is billed')
        clock.instant() == begin
    }

    def "a call that pauses before another attempt fails at once: #call"() {
        given:
        def session = started(arr)
        emulator.on(operation).respond(status)
        answered.clear()

        when:
        def calling = run { work.call(clientOf(arr), session) }
        assert sees(operation)
        arr.close()
        def failure = failureOf(calling)

        then:
        failure.class in [ArrConnectionException, StartUncertainException]
        failure.message.contains(said)

        where:
        call                        | operation  | status | said                                                | work
        'properties'                | PROPERTIES | 503    | 'the client was closed'                             | { c, s -> s.properties() }
        'a start that is throttled' | CREATE     | 429    | 'the client was closed'                             | { c, s -> c.session().size(SessionSize.STANDARD).lease('1h').start() }
        'a start without an answer' | CREATE     | 503    | 'A session may exist, and is billed once it is ready' | { c, s -> c.session().size(SessionSize.STANDARD).lease('1h').start() }
    }

    def "a call that waits for its turn fails at once"() {
        given:
        def limited = Arr.create(options(TimeSource.system()).callsPerMinute(1).build())
        def client = clientOf(limited)
        client.sessions()

        when:
        def second = client.sessionsAsync()
        limited.close()

        then:
        failureOf(second).message.contains('the client was closed')
    }

    def "a lease keeper ends at once and says that the session goes on"() {
        given:
        def events = new LinkedBlockingQueue<LeaseEvent>()
        def session = started(arr)
        def keeper = session.keepAlive(minutes(15), hours(8)) { events << it }

        when:
        arr.close()
        def end = events.poll(30, SECONDS)

        then:
        !keeper.active
        end.kind() == LeaseEvent.Kind.ENDED
        end.trouble().get() == "the client was closed. The session goes on and is billed until its lease ends: client.session('$session.id').stop()"
    }

    def "closing leaves nothing of the waits that are over"() {
        given:
        def closing = new ClientClosing()
        def ran = 0

        when:
        1000.times {
            def wait = new CompletableFuture<Void>()
            closing.onClose(wait) { ran++ }
            wait.complete(null)
        }
        def late = new CompletableFuture<Void>()
        closing.onClose(late) { ran += 10000 }
        closing.close()
        closing.onClose(new CompletableFuture<Void>()) { ran += 100000 }

        then:
        ran == 110000
    }

    private boolean sees(Object operation) {
        for (def next = answered.poll(30, SECONDS); next != null; next = answered.poll(30, SECONDS)) {
            if (next.operation() == operation) {
                return true
            }
        }
        false
    }

    private Arr entry(TimeSource time) {
        Arr.create(options(time).build())
    }

    private ArrOptions.Builder options(TimeSource time) {
        ArrOptions.builder()
                .sts(emulator.sts())
                .time(time)
                .polls(PollPolicy.every(hours(1)))
                .retries(RetryPolicy.of(4, hours(9)).withBackoff(Backoff.of(hours(1), hours(1))))
                .requestTimeout(hours(2))
                .onExchange { answered << new Exchanged(it.operation().orElse(null), it.status()) }
                .onSessionEvent { if (it instanceof SessionEvent.Waiting) pausing.countDown() }
    }

    private ArrClient clientOf(Arr entry) {
        entry.account(ArrEmulator.ACCOUNT_ID, ArrEmulator.ACCOUNT_KEY).endpoint(emulator.endpoint(emulator.region()))
    }

    private Session started(Arr entry) {
        clientOf(entry).session().size(SessionSize.STANDARD).lease('1h').start()
    }

    private static CompletableFuture<?> run(Closure<?> work) {
        CompletableFuture.supplyAsync({ work.call() })
    }

    private static ArrException failureOf(CompletableFuture<?> call) {
        try {
            call.get(30, SECONDS)
            throw new AssertionError((Object) 'it succeeded')
        } catch (ExecutionException e) {
            e.cause as ArrException
        }
    }
}
