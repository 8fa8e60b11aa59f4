package dev.arrshell.internal.cli.console

import dev.arrshell.emulator.ArrEmulator
import dev.arrshell.model.Lease
import dev.arrshell.model.Region
import dev.arrshell.model.SessionSize
import dev.arrshell.testing.ProgramRun
import java.nio.file.Path
import java.time.Duration
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.TempDir

/** A command prints one field of its result, as shell scripts read it. */
class FieldOptionSpec extends Specification {

    @TempDir
    Path home

    @Shared
    @AutoCleanup
    ArrEmulator server = ArrEmulator.builder()
            .realTime()
            .boot(SessionSize.STANDARD, Duration.ZERO)
            .boot(SessionSize.PREMIUM, Duration.ofHours(1))
            .start()

    def out = new ByteArrayOutputStream()
    def err = new ByteArrayOutputStream()

    int arr(Object... words) {
        def variables = [ARR_HOME: home.toString(), ARR_CACHE: 'off', ARR_ACCOUNT_ID: ArrEmulator.ACCOUNT_ID.value(),
                         ARR_ACCOUNT_KEY: ArrEmulator.ACCOUNT_KEY.revealTo { it }, ARR_STS: server.sts().toString(),
                         ARR_ENDPOINT: server.endpoint(Region.parse('westus2')).toString()]
        ProgramRun.run(out, err, variables, words*.toString() as String[])
    }

    def started(SessionSize size) {
        server.client().session().size(size).lease(Lease.parse('1h')).start()
    }

    def "session #command --field #field prints it alone"() {
        given:
        def session = started(SessionSize.STANDARD)
        session.awaitReady()

        expect:
        arr('session', command, session.id(), '--field', field) == 0
        out.toString() == value(session.properties()) + '\n'

        where:
        command | field      || value
        'get'   | 'hostname' || { it.hostname().orElseThrow() }
        'get'   | 'status'   || { 'Ready' }
        'get'   | 'id'       || { it.id().value() }
        'wait'  | 'hostname' || { it.hostname().orElseThrow() }
    }

    def "a field that no #noun has is refused before anything is sent"() {
        expect:
        arr(noun, command, 'some-id', '--field', 'hostnam', *more) == 2
        err.toString().contains('--field: there is no field hostnam among id, status')
        err.toString().contains('(nothing was sent)')

        where:
        noun         | command | more
        'session'    | 'get'   | []
        'session'    | 'get'   | ['--wait']
        'session'    | 'wait'  | []
        'conversion' | 'get'   | []
    }

    def "a field without a value prints nothing"() {
        expect:
        arr('session', 'get', started(SessionSize.PREMIUM).id(), '--field', 'hostname') == 0
        out.toString() == ''
    }

    def "#words is refused: #told"() {
        expect:
        arr('session', 'get', started(SessionSize.PREMIUM).id(), *words) == 2
        out.toString() == ''
        err.toString().contains(told)

        where:
        words                                            || told
        ['--field', 'hostnam']                           || 'did you mean hostname?'
        ['--field', 'hostname', '--output', 'json']      || '--field prints a value alone and --output a whole result: choose one'
    }
}
