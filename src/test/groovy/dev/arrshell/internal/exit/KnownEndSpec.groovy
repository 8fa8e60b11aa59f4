package dev.arrshell.internal.exit

import dev.arrshell.emulator.ArrEmulator
import dev.arrshell.model.Operation
import dev.arrshell.model.Region
import dev.arrshell.testing.Scripts
import java.time.Duration
import spock.lang.AutoCleanup
import spock.lang.Specification

/** What the end of a run knows about its sessions without asking, and what it makes of it. */
class KnownEndSpec extends Specification {

    @AutoCleanup
    ArrEmulator server = ArrEmulator.start()

    @AutoCleanup
    Scripts scripts = new Scripts(
            ARR_ENDPOINT: server.uri().toString(),
            ARR_STS: server.sts().toString(),
            ARR_ACCOUNT_ID: ArrEmulator.ACCOUNT_ID.value(),
            ARR_ACCOUNT_KEY: ArrEmulator.ACCOUNT_KEY.revealTo { it })

    private ExitCleanup ending() {
        scripts.workspace().exitCleanup()
    }

    private int stops() {
        server.requests(Operation.STOP).size()
    }

    def "a session is stopped unless the run knows that it has ended: #code"() {
        given:
        scripts.run 'createSession(size: STANDARD, lease: 1.hours); other = client.session(sessionId)'
        scripts.run code.replace('LATER', '')
        if (code.contains('LATER')) {
            server.clock().advance(Duration.ofHours(2))
            scripts.run code.split('LATER')[1]
        }

        when:
        def running = ending().running().size()
        def commands = ending().stopCommands()
        scripts.workspace().end()

        then:
        running == stopped
        commands.size() == stopped
        commands.every { it == "arr session stop ${scripts.workspace().sessionId()}" || it.startsWith("arr session stop ${scripts.workspace().sessionId()} ") }
        stops() == stopped

        where:
        code                                     || stopped
        '1'                                      || 1
        'other.properties()'                     || 1
        '1; LATER other.properties()'            || 0
        '1; LATER session.properties()'          || 0
        '1; LATER client.sessions()'             || 1
    }

    def "with policy #policy a run whose session #what ends #result"() {
        given:
        scripts.run 'createSession(size: STANDARD, lease: 1.hours); other = client.session(sessionId)'
        scripts.run code
        def before = stops()
        ending().policy(policy)

        expect:
        scripts.workspace().end() == well
        stops() - before == stopped

        where:
        what                     | code                    | policy          || well  | stopped
        'was stopped'            | 'stopSession()'         | ExitPolicy.FAIL || true  | 0
        'was stopped by another' | 'other.stop()'          | ExitPolicy.FAIL || true  | 0
        'was left on purpose'    | 'session.leaveRunning()'| ExitPolicy.FAIL || true  | 0
        'was left on purpose'    | 'session.leaveRunning()'| ExitPolicy.STOP || true  | 0
        'was forgotten'          | '1'                     | ExitPolicy.FAIL || false | 1
        'was forgotten'          | '1'                     | ExitPolicy.STOP || true  | 1
        result = well ? 'well' : 'badly'
    }

    def "the command that stops a session names its place and its account, whichever are current"() {
        given:
        def other = '22222222-2222-2222-2222-222222222222'
        scripts.run 'createSession(size: STANDARD, lease: 1.hours)'
        scripts.run "endPoint = '${server.endpoint(new Region('eastus'))}'"
        scripts.run 'createSession(size: STANDARD, lease: 1.hours)'
        scripts.run "accountId = '$other'"

        expect:
        ending().stopCommands().collect { (it =~ / --account-id (\S+) --endpoint (\S+) /)[0][1, 2] } == [
            [ArrEmulator.ACCOUNT_ID.value(), server.uri().toString()],
            [ArrEmulator.ACCOUNT_ID.value(), server.endpoint(new Region('eastus')).toString()],
        ]
    }

    def "what is kept is left alone, and what is started after it is not"() {
        given:
        scripts.run 'first = client.session(size: STANDARD, lease: 1.hours).start()'
        ending().keep()
        scripts.run 'second = client.session(size: STANDARD, lease: 1.hours).start()'

        expect:
        scripts.workspace().end()
        stops() == 1
        server.sessions()*.status()*.name() == ['STARTING', 'STOPPED']
        scripts.workspace().exitCleanup().running()*.id().every { it.toString() != server.sessions()[0].id().toString() }
    }

    def "a start that does not answer in time is told once, and the run ends badly"() {
        given:
        def complaints = []
        def asked = []
        def cleanUp = new ExitCleanup({ }, { '' }, { '' }, { asked << it; false })
        cleanUp.onComplaint { complaints << it }

        expect:
        cleanUp.settle()
        !cleanUp.run { }
        !cleanUp.run { }
        asked == [Duration.ofSeconds(12)]
        complaints.size() == 1
        complaints[0].startsWith('a session was being started, and no answer came')
    }

    def "what fails at last is told, and is done once: #failure"() {
        given:
        def complaints = []
        def done = 0
        def cleanUp = new ExitCleanup({ }, { '' }, { it.message }, { true })
        cleanUp.onComplaint { complaints << it }

        expect:
        cleanUp.run { done++; if (failure) { throw failure } } == !failure
        cleanUp.run { done++ } == !failure
        done == 1
        complaints == (failure ? [failure.message] : [])

        where:
        failure << [null, new IllegalStateException('no'), new StackOverflowError('deep')]
    }
}
