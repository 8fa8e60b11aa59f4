package dev.arrshell.internal.cli

import dev.arrshell.emulator.ArrEmulator
import dev.arrshell.testing.ProgramRun
import java.nio.file.Files
import java.nio.file.Path
import spock.lang.Specification
import spock.lang.TempDir

/** No run that should reach a service ends on an emulator unnoticed: not for an empty variable, not where a service is required. */
class RequiredServiceSpec extends Specification {

    static final String EMPTY = 'is set but empty: unset it, or give it a value'
    static final String REFUSED = 'refuses the embedded emulator, and no service is configured:'

    /** Whatever would use a service. The script is in the file and in the pipe. */
    static final Map<String, List<String>> USES = [
        'a start'         : ['session', 'start', '--size', 'STANDARD', '--lease', '1h'],
        'a list'          : ['session', 'list'],
        'a stop'          : ['session', 'stop', 'an-id'],
        'a token'         : ['token'],
        'an evaluation'   : ['-e', 'println sessions()'],
        'a script'        : ['FILE'],
        'arr run'         : ['run', 'FILE'],
        'a piped script'  : ['-'],
        'the prompt'      : [],
        'a script at it'  : ['-i', 'FILE'],
    ]

    static final Map<String, String> SERVICE = [
        ARR_ACCOUNT_ID: ArrEmulator.ACCOUNT_ID.value(), ARR_ACCOUNT_KEY: ArrEmulator.ACCOUNT_KEY.revealTo { it },
        ARR_ENDPOINT: 'http://127.0.0.1:1', ARR_STS: 'http://127.0.0.1:1']

    @TempDir
    Path home

    def out = new ByteArrayOutputStream()
    def err = new ByteArrayOutputStream()

    int arr(Map<String, String> variables, List<String> words) {
        def file = Files.writeString(home.resolve('list.groovy'), 'println sessions()').toString()
        ProgramRun.run('println sessions()\n', out, err, [ARR_HOME: home.toString()] + variables, words.collect { it == 'FILE' ? file : it } as String[])
    }

    def "#use with #variables is refused, and nothing is printed or sent"() {
        expect:
        arr(variables, USES[use]) == 2
        out.toString().empty
        err.toString().contains("${variables.find { it.value.blank }.key} $EMPTY")
        err.toString().contains('(nothing was sent)')

        where:
        [use, variables] << [USES.keySet(), [
            [ARR_ENDPOINT: '', ARR_ACCOUNT_ID: '', ARR_ACCOUNT_KEY: ''],
            SERVICE + [ARR_ACCOUNT_KEY: ' '],
            [ARR_HOME: ''],
        ]].combinations()
    }

    def "#use is refused where a service is required by #how and none is configured"() {
        expect:
        arr(how == 'a variable' ? [ARR_REQUIRE_SERVICE: 'true'] : [:], (how == 'a variable' ? [] : ['--require-service']) + USES[use]) == 2
        out.toString().empty
        err.toString().contains(REFUSED)
        ['account_id is missing: --account-id, ARR_ACCOUNT_ID', 'region or endpoint is missing: ', 'account_key is missing: '].every { err.toString().contains(it) }
        err.toString().contains('(nothing was sent)')

        where:
        [use, how] << [USES.keySet(), ['a variable', 'the option']].combinations()
    }

    def "#words is no use of the emulator in place of a service"() {
        expect:
        arr([ARR_REQUIRE_SERVICE: 'true'], words) == 0

        where:
        words << [['--rehearse', 'FILE'], ['--dry-run', 'FILE'], ['check', 'FILE'], ['config'], ['help'], ['reap']]
    }

    def "a script after the switch is not taken for its value, and reaches the service"() {
        expect:
        arr(SERVICE, ['--require-service', 'FILE']) == 7
        err.toString().contains('127.0.0.1:1')
    }

    def "a leftover is looked for in no other ledger: #words with ARR_HOME empty"() {
        expect:
        arr([ARR_HOME: ''], words) == 2
        err.toString().contains("ARR_HOME $EMPTY")

        where:
        words << [['reap'], ['reap', '--dry-run']]
    }

    def "the cache is not that of another place: #words with ARR_CACHE empty"() {
        expect:
        arr([ARR_CACHE: ''], words) == 2
        err.toString().contains("ARR_CACHE $EMPTY")

        where:
        words << [['cache'], ['cache', 'clear'], ['session', 'list'], ['-e', '1']]
    }

    def "doctor tells about #variables"() {
        expect:
        arr(variables, ['doctor']) == 2
        out.toString().contains(told)

        where:
        variables                     || told
        [ARR_HOME: '']                || "ARR_HOME $EMPTY"
        [ARR_ACCOUNT_KEY: '']         || "ARR_ACCOUNT_KEY $EMPTY"
        [ARR_REQUIRE_SERVICE: 'true'] || REFUSED
    }
}
