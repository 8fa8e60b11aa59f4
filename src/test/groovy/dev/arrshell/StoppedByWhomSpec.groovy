package dev.arrshell

import static dev.arrshell.model.Operation.STOP
import static dev.arrshell.model.SessionSize.STANDARD
import static dev.arrshell.model.SessionStatus.STOPPED
import static dev.arrshell.time.Durations.hours

import dev.arrshell.emulator.ArrEmulator
import dev.arrshell.error.ArrException
import dev.arrshell.error.SessionStoppedException
import dev.arrshell.policy.RetryPolicy
import dev.arrshell.testing.FutureAwaiter
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.Timeout

/** A message says that someone else stopped a session only if this entry point did not, by whichever handle. */
@Timeout(60)
class StoppedByWhomSpec extends Specification {

    static final US = 'was stopped by this program'
    static final OTHERS = 'was stopped by someone else'

    @AutoCleanup
    def emulator = ArrEmulator.start()

    def "#call after a stop by #whom: #says"() {
        given:
        def session = emulator.client().session().size(STANDARD).lease(hours(1)).start()
        stop.call(emulator, session)

        when:
        work.call(session)

        then:
        def e = thrown(SessionStoppedException)
        e.message.contains("session $session.id $says")
        e.failure().stoppedHere == (says == US)

        where:
        [[whom, stop, says], [call, work]] << [[
            ['the same handle', { ArrEmulator it, Session s -> s.stop() }, US],
            ['its end', { ArrEmulator it, Session s -> s.close() }, US],
            ['another handle', { ArrEmulator it, Session s -> it.client().session(s.id()).stop() }, US],
            ['a future', { ArrEmulator it, Session s -> s.stopAsync().join() }, US],
            ['a stop whose answer was lost', { ArrEmulator it, Session s -> lost(it, s) }, US],
            ['another entry point', { ArrEmulator it, Session s -> other(it).session(s.id()).stop() }, OTHERS],
            ['the service itself', { ArrEmulator it, Session s -> it.session(s.id()).stop() }, OTHERS],
            ['another, after a refusal', { ArrEmulator it, Session s -> refused(it, s) }, OTHERS],
        ], [
            ['a wait', { it.awaitReady() }],
            ['a wait of another handle', { Session s -> FutureAwaiter.get(s.awaitReadyAsync()) }],
            ['an extension', { Session s -> s.properties(); s.extendLeaseBy(hours(1)) }],
        ]].combinations()
    }

    def "a wait under way hears of a stop by another handle as ours"() {
        given:
        emulator.becomesReadyAfter(hours(12))
        def session = emulator.client().session().size(STANDARD).lease(hours(1)).start()

        when:
        session.awaitReady(hours(20)) { progress ->
            if (progress.polls() == 3) {
                emulator.client().session(session.id()).stop()
            }
        }

        then:
        def e = thrown(SessionStoppedException)
        e.message.contains(US)
    }

    private static void lost(ArrEmulator emulator, Session session) {
        emulator.on(STOP).dropConnectionAfter()
        failing { session.stop() }
        emulator.clearFaults()
        assert session.properties().status() == STOPPED
    }

    private static void refused(ArrEmulator emulator, Session session) {
        emulator.on(STOP).respond(403)
        failing { session.stop() }
        emulator.clearFaults()
        emulator.session(session.id()).stop()
    }

    private static ArrException failing(Closure<?> work) {
        try {
            work.call()
        } catch (ArrException expected) {
            return expected
        }
        throw new AssertionError('it succeeded')
    }

    private static ArrClient other(ArrEmulator emulator) {
        emulator.arr().sharing(emulator.clientOptions().retries(RetryPolicy.NONE).build())
                .account(ArrEmulator.ACCOUNT_ID, ArrEmulator.ACCOUNT_KEY).region(emulator.region())
    }
}
