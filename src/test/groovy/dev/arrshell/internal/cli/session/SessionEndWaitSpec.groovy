package dev.arrshell.internal.cli.session

import dev.arrshell.emulator.ArrEmulator
import dev.arrshell.error.SessionExpiredException
import dev.arrshell.error.SessionFailedException
import dev.arrshell.error.SessionNotFoundException
import dev.arrshell.error.SessionStoppedException
import dev.arrshell.error.WaitTimeoutException
import dev.arrshell.internal.cli.Main
import dev.arrshell.internal.cli.console.CliConsole
import dev.arrshell.internal.config.value.Environment
import dev.arrshell.model.Lease
import dev.arrshell.model.Operation
import dev.arrshell.model.Region
import dev.arrshell.model.SessionSize
import dev.arrshell.model.SessionStatus
import java.nio.file.Path
import java.time.Duration
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout

/** {@code arr session wait --for stopped|expired|ended}. */
@Timeout(60)
class SessionEndWaitSpec extends Specification {

    @TempDir
    Path home

    @AutoCleanup
    ArrEmulator emulator = ArrEmulator.builder().boot(SessionSize.STANDARD, Duration.ofMinutes(1)).start()

    def out = new ByteArrayOutputStream()
    def err = new ByteArrayOutputStream()

    def session() {
        emulator.client().session().size(SessionSize.STANDARD).lease(Lease.parse('1h')).start()
    }

    def await(AwaitedStatus awaited, Duration atMost, Closure onPoll = {}) {
        def started = session()
        SessionEndWait.await(started, awaited, emulator.time(), atMost, { if (it.polls() == 5) step(onPoll, started) })
    }

    void step(Closure action, started) {
        action.maximumNumberOfParameters == 2 ? action(started, emulator) : action(started)
    }

    def "waiting for #awaited of a session that #story"() {
        expect:
        await(awaited, Duration.ofHours(2), step).status() == seen

        where:
        awaited               | story        | step                                                || seen
        AwaitedStatus.stopped | 'is stopped' | ({ it.stop() })                                     || SessionStatus.STOPPED
        AwaitedStatus.expired | 'expires'    | ({ })                                               || SessionStatus.EXPIRED
        AwaitedStatus.ended   | 'is stopped' | ({ it.stop() })                                     || SessionStatus.STOPPED
        AwaitedStatus.ended   | 'expires'    | ({ })                                               || SessionStatus.EXPIRED
        AwaitedStatus.ended   | 'fails'      | ({ it, arr -> arr.session(it.id()).fail('GPU lost') })    || SessionStatus.ERROR
    }

    def "waiting for #awaited fails where that cannot come any more: it #story"() {
        when:
        await(awaited, Duration.ofHours(2), step)

        then:
        def failure = thrown(Exception)
        failure.class == type

        where:
        awaited               | story        | step                                             || type
        AwaitedStatus.expired | 'is stopped' | ({ it.stop() })                                  || SessionStoppedException
        AwaitedStatus.stopped | 'expires'    | ({ })                                            || SessionExpiredException
        AwaitedStatus.stopped | 'fails'      | ({ it, arr -> arr.session(it.id()).fail('GPU lost') }) || SessionFailedException
    }

    def "the deadline ends a wait, which says that the session goes on"() {
        when:
        await(AwaitedStatus.stopped, Duration.ofMinutes(30))

        then:
        def late = thrown(WaitTimeoutException)
        late.message.contains('still Ready after 30m00s')
        late.message.contains('It goes on and is billed; to stop it: client.session(')
        !late.message.contains('may still become ready')
    }

    def "a wait for the end of a lease asks every ten seconds"() {
        when:
        await(AwaitedStatus.expired, Duration.ofHours(2))

        then:
        (350..400).contains(emulator.requests(Operation.PROPERTIES).size())
    }

    def "a session that there is not is not waited for"() {
        when:
        SessionEndWait.await(emulator.client().session('none'), AwaitedStatus.ended, emulator.time(), Duration.ofHours(1), {})

        then:
        thrown(SessionNotFoundException)
    }

    int arr(String... words) {
        def variables = [ARR_HOME: home.toString(), ARR_ACCOUNT_ID: ArrEmulator.ACCOUNT_ID.value(),
                         ARR_ACCOUNT_KEY: ArrEmulator.ACCOUNT_KEY.revealTo { it }, ARR_STS: emulator.sts().toString(),
                         ARR_ENDPOINT: emulator.endpoint(Region.parse('westus2')).toString()]
        Main.run(new CliConsole(InputStream.nullInputStream(), new PrintStream(out, true), new PrintStream(err, true),
                Environment.of(variables), false), words)
    }

    def "the command ends with #code for a #status session waited for with --for #awaited"() {
        given:
        def started = session()
        if (status == 'stopped') {
            started.stop()
        } else {
            emulator.clock().advance(status == 'expired' ? Duration.ofHours(2) : Duration.ofMinutes(2))
        }

        expect:
        arr('session', 'wait', started.id().value(), '--for', awaited, *more) == code
        out.toString().contains(printed)
        err.toString().contains(told)

        where:
        status    | awaited   | more                              || code | printed         | told
        'stopped' | 'Stopped' | []                                || 0    | 'Stopped'       | ''
        'stopped' | 'ended'   | ['--field', 'status']             || 0    | 'Stopped\n'     | ''
        'stopped' | 'expired' | []                                || 5    | ''              | 'stopped'
        'expired' | 'EXPIRED' | ['--output', 'json']              || 0    | '"Expired"'     | ''
        'expired' | 'ready'   | []                                || 5    | ''              | 'expired'
        'ready'   | 'ready'   | []                                || 0    | 'Ready'         | ''
        'ready'   | 'stopped' | ['--timeout', '1ms']              || 6    | ''              | ''
        'ready'   | 'gone'    | []                                || 2    | ''              | 'ready, stopped, expired, ended'
    }
}
