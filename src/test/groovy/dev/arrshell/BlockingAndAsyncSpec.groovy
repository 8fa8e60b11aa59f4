package dev.arrshell

import static dev.arrshell.model.Operation.CREATE
import static dev.arrshell.model.Operation.LIST
import static dev.arrshell.model.Operation.PROPERTIES
import static dev.arrshell.model.Operation.STOP
import static dev.arrshell.model.Operation.TOKEN
import static dev.arrshell.model.Operation.UPDATE
import static dev.arrshell.model.SessionSize.STANDARD
import static dev.arrshell.time.Durations.days
import static dev.arrshell.time.Durations.hours
import static dev.arrshell.time.Durations.minutes
import static java.util.concurrent.TimeUnit.SECONDS

import dev.arrshell.emulator.ArrEmulator
import dev.arrshell.error.ArrConnectionException
import dev.arrshell.error.ArrException
import dev.arrshell.error.CallInterruptedException
import dev.arrshell.error.LeaseNotExtendedException
import dev.arrshell.error.SessionNotFoundException
import dev.arrshell.error.SessionStoppedException
import dev.arrshell.error.StartUncertainException
import dev.arrshell.error.WaitCancelledException
import dev.arrshell.error.WaitTimeoutException
import dev.arrshell.model.AccessToken
import dev.arrshell.model.Operation
import dev.arrshell.model.SessionId
import dev.arrshell.model.SessionProperties
import dev.arrshell.policy.Backoff
import dev.arrshell.policy.PollPolicy
import dev.arrshell.policy.RetryPolicy
import dev.arrshell.testing.FutureAwaiter
import java.util.concurrent.CompletableFuture
import java.util.concurrent.CountDownLatch
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.Timeout

/** Each call that blocks has a twin that does not: the same requests, the same result, the same failures, the same end. */
@Timeout(60)
class BlockingAndAsyncSpec extends Specification {

    /** A call in both forms, its requests, and the operation that is made to fail. */
    record Call(String name, Operation operation, Closure<?> blocking, Closure<CompletableFuture<?>> async) {

        List<List> forms() {
            [['blocking', blocking], ['async', { client, session -> FutureAwaiter.get(async.call(client, session)) }]]
        }

        @Override
        String toString() {
            name
        }
    }

    static final CALLS = [
        new Call('start', CREATE, { c, s -> draft(c).start() }, { c, s -> draft(c).startAsync() }),
        new Call('awaitReady', PROPERTIES, { c, s -> s.awaitReady() }, { c, s -> s.awaitReadyAsync() }),
        new Call('awaitReady with progress', PROPERTIES, { c, s -> s.awaitReady(hours(2)) { } }, { c, s -> s.awaitReadyAsync(hours(2)) { } }),
        new Call('extendLeaseTo', UPDATE, { c, s -> s.extendLeaseTo(hours(3)) }, { c, s -> s.extendLeaseToAsync(hours(3)) }),
        new Call('extendLeaseBy', UPDATE, { c, s -> s.extendLeaseBy(hours(2)) }, { c, s -> s.extendLeaseByAsync(hours(2)) }),
        new Call('properties', PROPERTIES, { c, s -> s.properties() }, { c, s -> s.propertiesAsync() }),
        new Call('stop', STOP, { c, s -> s.stop() }, { c, s -> s.stopAsync() }),
        new Call('sessions', LIST, { c, s -> c.sessions() }, { c, s -> c.sessionsAsync() }),
        new Call('token', TOKEN, { c, s -> c.token() }, { c, s -> c.tokenAsync() }),
    ]

    @AutoCleanup
    ArrEmulator emulator = ArrEmulator.start()

    def "#call sends the same requests and has the same result in both forms"() {
        expect:
        call.forms().collect { form, work -> requestsAndResult(work) }.toSet().size() == 1

        where:
        call << CALLS
    }

    def "#name, #form: #expected.simpleName"() {
        given:
        def client = emulator.client()
        def session = start(client)
        prepare.call(emulator, session)

        when:
        work.call(client, session)

        then:
        def e = thrown(Exception)
        e.class == expected
        e.message.contains(says)

        where:
        [name, prepare, expected, says, form, work] << [
            ['a total that is not more', { m, s -> }, IllegalArgumentException, 'to add 30m00s: extendLeaseBy(minutes(30))',
                { c, s -> s.extendLeaseTo(minutes(30)) }, { c, s -> s.extendLeaseToAsync(minutes(30)) }],
            ['a total out of range', { m, s -> }, IllegalArgumentException, 'at most 24 hours',
                { c, s -> s.extendLeaseTo(days(2)) }, { c, s -> s.extendLeaseToAsync(days(2)) }],
            ['a sum out of range', { m, s -> }, IllegalArgumentException, '24',
                { c, s -> s.extendLeaseBy(hours(24)) }, { c, s -> s.extendLeaseByAsync(hours(24)) }],
            ['an extension of a stopped session', { m, s -> s.stop() }, SessionStoppedException, 'cannot be extended',
                { c, s -> s.extendLeaseBy(hours(1)) }, { c, s -> s.extendLeaseByAsync(hours(1)) }],
            ['an extension that meets the end', { m, s -> m.session(s.id()).stop() }, SessionStoppedException, 'by someone else',
                { c, s -> s.extendLeaseTo(hours(2)) }, { c, s -> s.extendLeaseToAsync(hours(2)) }],
            ['a total that the service has', { m, s -> m.client().session(s.id()).extendLeaseTo(hours(2)) }, LeaseNotExtendedException, 'total since the start',
                { c, s -> s.extendLeaseTo(hours(2)) }, { c, s -> s.extendLeaseToAsync(hours(2)) }],
            ['a session of nobody', { m, s -> }, SessionNotFoundException, 'there is no session',
                { c, s -> c.session(SessionId.random()).extendLeaseBy(hours(1)) }, { c, s -> c.session(SessionId.random()).extendLeaseByAsync(hours(1)) }],
            ['a deadline', { m, s -> m.becomesReadyAfter(hours(9)) }, WaitTimeoutException, 'still Starting after 1m00s',
                { c, s -> start(c).awaitReady(minutes(1)) { } }, { c, s -> start(c).awaitReadyAsync(minutes(1)) { } }],
        ].collectMany { name, prepare, expected, says, blocking, async ->
            new Call(name, null, blocking, async).forms().collect { [name, prepare, expected, says, *it] }
        }
    }

    def "an extension whose first answer was lost has worked, #form"() {
        given:
        def session = start(emulator.client())
        emulator.on(UPDATE).dropConnectionAfter().times(1)

        expect:
        (work.call(emulator.client(), session) as SessionProperties).maxLeaseTime() == hours(3)

        where:
        [form, work] << CALLS.find { it.name() == 'extendLeaseTo' }.forms()
    }

    def "cancelling #call ends it: no request follows, however much time passes"() {
        given:
        def failed = new CountDownLatch(1)
        def client = clientOf(ownEntry(emulator.clientOptions().onExchange { if (it.status() == 503) failed.countDown() }))
        def session = start(client)
        emulator.on(call.operation()).respond(503)
        def hold = emulator.clock().hold()

        when:
        def future = call.async().call(client, session)
        assert failed.await(30, SECONDS)
        def cancelled = future.cancel(true)
        hold.release { }
        emulator.clock().after(days(1)).get(30, SECONDS)

        then:
        cancelled
        emulator.requests(call.operation()).count { it.status() == 503 } == 1

        where:
        call << CALLS.findAll { !(it.operation() in [CREATE, TOKEN]) }
    }

    def "a wait that is cancelled by its own progress looks no more"() {
        given:
        emulator.becomesReadyAfter(hours(12))
        def session = emulator.client().session().size(STANDARD).lease(hours(2)).start()
        def future = new CompletableFuture<CompletableFuture>()
        def ended = new CountDownLatch(1)
        def told = 0

        when:
        def hold = emulator.clock().hold()
        future.complete(session.awaitReadyAsync(hours(20)) {
            if (++told == 3) {
                future.join().cancel(true)
            }
        })
        future.join().whenComplete { ready, failure -> ended.countDown() }
        hold.release { }
        assert ended.await(30, SECONDS)
        emulator.clock().after(hours(13)).get(30, SECONDS)

        then:
        future.join().cancelled
        told == 3
        emulator.requests(PROPERTIES).size() == 3
        session.status().name() == 'READY'
    }

    def "closing the entry point ends #call at once and tells what is billed, #form"() {
        given:
        def real = ArrEmulator.builder().realTime().onWarning { }.start()
        def failed = new CountDownLatch(1)
        def arr = ownEntry(patient(real).onExchange { if (it.status() == 503) failed.countDown() }, real)
        def client = clientOf(arr, real)
        def session = call.operation() == TOKEN ? null : start(client)
        real.on(call.operation()).respond(503)

        when:
        def failure = CompletableFuture.supplyAsync { failing { work.call(client, session) } }
        assert failed.await(30, SECONDS)
        arr.close()
        def e = failure.get(30, SECONDS)

        then:
        e.class in [ArrConnectionException, WaitCancelledException, StartUncertainException]
        e.message.contains('billed')
        e instanceof StartUncertainException || e.message.contains('the client was closed')
        !(call.operation() in [PROPERTIES, UPDATE, STOP]) || e.message.contains("client.session('$session.id')")

        cleanup:
        real.close()

        where:
        [call, form, work] << CALLS.collectMany { call -> call.forms().collect { [call, *it] } }
    }

    def "an interrupt ends #call at once and sets the flag again"() {
        given:
        def real = ArrEmulator.builder().realTime().onWarning { }.start()
        def failed = new CountDownLatch(1)
        def client = clientOf(ownEntry(patient(real).onExchange { if (it.status() == 503) failed.countDown() }, real), real)
        def session = call.operation() == TOKEN ? null : start(client)
        real.on(call.operation()).respond(503)
        def ended = new CompletableFuture<List>()

        when:
        def thread = Thread.start { ended.complete([failing { call.blocking().call(client, session) }.class, Thread.currentThread().interrupted]) }
        assert failed.await(30, SECONDS)
        thread.interrupt()

        then:
        ended.get(30, SECONDS) == [call.name().startsWith('await') ? WaitCancelledException : CallInterruptedException, true]

        cleanup:
        real.close()

        where:
        call << CALLS
    }

    def "closing does not wait for a provider of tokens that takes its time"() {
        given:
        def asked = new CountDownLatch(1)
        def end = new CountDownLatch(1)
        def arr = ownEntry(emulator.clientOptions())
        TokenProvider slow = {
            asked.countDown()
            end.await()
            null as AccessToken
        }

        when:
        def listing = arr.account(ArrEmulator.ACCOUNT_ID, slow).region('westus2').sessionsAsync()
        assert asked.await(30, SECONDS)
        arr.close()
        FutureAwaiter.get(listing)

        then:
        def e = thrown(ArrConnectionException)
        e.message.contains('the client was closed')

        cleanup:
        end.countDown()
    }

    private List requestsAndResult(Closure<?> work) {
        try (def fresh = ArrEmulator.start()) {
            def session = start(fresh.client())
            fresh.clock().advance(minutes(20))
            def before = fresh.journal().size()
            def result = work.call(fresh.client(), session)
            def shape = switch (result) {
                case SessionProperties -> [result.status(), result.maxLeaseTime()]
                case ReadySession -> [result.snapshot().status()]
                case List -> result*.status()
                case AccessToken -> 'a token'
                case Session -> 'a session'
                default -> result
            }
            [shape, fresh.journal().drop(before).collect { [it.operation().get(), it.status()] }]
        }
    }

    private static SessionDraft.Startable draft(ArrClient client) {
        client.session().size(STANDARD).lease(hours(1))
    }

    private static Session start(ArrClient client) {
        draft(client).start()
    }

    /** Pauses of an hour, in real time. */
    private static ArrOptions.Builder patient(ArrEmulator emulator) {
        emulator.clientOptions().polls(PollPolicy.every(hours(1))).retries(RetryPolicy.of(4, hours(9)).withBackoff(Backoff.of(hours(1), hours(1))))
    }

    private Arr ownEntry(ArrOptions.Builder options, ArrEmulator emulator = this.emulator) {
        emulator.arr().sharing(options.build())
    }

    private ArrClient clientOf(Arr arr, ArrEmulator emulator = this.emulator) {
        arr.account(ArrEmulator.ACCOUNT_ID, ArrEmulator.ACCOUNT_KEY).region(emulator.region())
    }

    private static ArrException failing(Closure<?> work) {
        try {
            work.call()
        } catch (ArrException expected) {
            return expected
        }
        throw new AssertionError((Object) 'it succeeded')
    }
}
