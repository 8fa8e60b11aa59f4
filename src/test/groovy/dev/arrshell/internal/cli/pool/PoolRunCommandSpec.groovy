package dev.arrshell.internal.cli.pool

import static dev.arrshell.model.Operation.CREATE
import static dev.arrshell.model.Operation.STOP

import dev.arrshell.emulator.ArrEmulator
import dev.arrshell.internal.cli.Main
import dev.arrshell.model.Region
import dev.arrshell.model.SessionSize
import dev.arrshell.pool.PoolException
import dev.arrshell.pool.SessionPool
import dev.arrshell.testing.FencedCodeBlock
import java.nio.file.Path
import java.time.Duration
import java.util.concurrent.TimeUnit
import java.util.regex.Matcher
import spock.lang.AutoCleanup
import spock.lang.Requires
import spock.lang.Specification
import spock.lang.Tag
import spock.lang.TempDir
import spock.lang.Timeout

/** The command in a process of its own, against an emulator, with real processes as its commands. */
@Tag('long')
@Timeout(120)
@Requires({ os.linux || os.macOs })
class PoolRunCommandSpec extends Specification {

    static final ARR = "exec '${Path.of(System.getProperty('java.home'), 'bin', 'java')}'" +
    " -cp '${System.getProperty('java.class.path')}' $Main.name"

    @TempDir
    Path home

    @AutoCleanup
    ArrEmulator server = ArrEmulator.builder().realTime().boot(SessionSize.STANDARD, Duration.ofMillis(1)).start()

    private Process arr(String... words) {
        process(['sh', '-c', ARR + ' "$@"', 'sh', *words])
    }

    private Process process(List<String> command) {
        def builder = new ProcessBuilder(command*.toString())
        builder.environment().keySet().removeIf { it.startsWith('ARR_') }
        builder.environment().putAll(
                ARR_HOME: home.toString(),
                ARR_ENDPOINT: server.endpoint(Region.parse('westus2')).toString(),
                ARR_STS: server.sts().toString(),
                ARR_ACCOUNT_ID: ArrEmulator.ACCOUNT_ID.value(),
                ARR_ACCOUNT_KEY: ArrEmulator.ACCOUNT_KEY.revealTo { it })
        builder.redirectError(home.resolve('err').toFile()).start()
    }

    private String err() {
        home.resolve('err').toFile().text
    }

    private Process sh(String script) {
        arr('pool', 'run', '--size', 'standard', '--lease', '1h', '--', 'sh', '-c', script)
    }

    def "the command has a session in its environment, which is stopped when it has ended"() {
        given:
        def process = sh('echo $ARR_SESSION_ID $ARR_SESSION_HOST $ARR_SESSION_HANDSHAKE_PORT; exit 7')

        when:
        def printed = process.inputReader().readLine().split(' ')

        then:
        process.waitFor() == 7
        printed.length == 3
        printed[0] == server.sessions().first().id().value()
        printed[1]
        printed[2].isInteger()
        server.requests(STOP).size() == 1
        server.client().sessions().empty
        err().contains("arr: session ${printed[0]} is ready on ${printed[1]}")
    }

    def "a command that #how ends with #code, and no session is left"() {
        expect:
        sh(script).waitFor() == code
        server.requests(CREATE).size() == 1
        server.client().sessions().empty

        where:
        how                  | script          || code
        'succeeds'           | 'exit 0'        || 0
        'is killed'          | 'kill -KILL $$' || 137
        'is asked to end'    | 'kill -TERM $$' || 143
    }

    def "a signal ends the command, also one that #how, and the session is stopped"() {
        given:
        def process = sh(script)
        def child = process.inputReader().readLine() as long

        when:
        process.destroy()

        then:
        process.waitFor() == 143
        !ProcessHandle.of(child).filter { it.alive }.present
        server.client().sessions().empty

        where:
        how                  | script
        'ends'               | 'echo $$; exec sleep 900'
        'has a child'        | 'sleep 900 & echo $!; wait'
        'ignores the signal' | 'trap "" TERM; echo $$; while :; do sleep 900; done'
    }

    def "a session that could not be stopped outweighs the command's code"() {
        given:
        server.on(STOP).respond(403)

        expect:
        sh('exit 7').waitFor() == 5
        err().contains('the pool could not stop ' + server.sessions().first().id())
    }

    def "#what is refused before anything is sent"() {
        expect:
        arr(*(['pool', 'run', '--size', 'standard'] + words)).waitFor() == code
        err().contains(sentence)
        server.journal().empty

        where:
        what                    | words                                      || code | sentence
        'a program that is not' | ['--lease', '1h', '--', 'no-such-program'] || 127  | 'there is no command no-such-program (nothing was sent)'
        'no command'            | ['--lease', '1h']                          || 2    | 'COMMAND'
        'a short lease'         | ['--lease', '1m', '--', 'true']            || 2    | 'must be at least 5 minutes'
        'no lease'              | ['--', 'true']                             || 2    | 'lease is missing'
    }

    def "a session that is not ready in time is told in the words of the command line: #sentence"() {
        given:
        def pool = Stub(SessionPool) {
            acquire(_) >> { throw new PoolException(kind, 'To wait longer: acquire(…)', cause) }
        }

        when:
        PoolRunCommand.acquire(pool, Duration.ofMinutes(10))

        then:
        def late = thrown(PoolException)
        late.kind() == kind
        late.message == sentence
        late.cause == cause

        where:
        kind                      | cause                        || sentence
        PoolException.Kind.LATE   | null                         || 'no session was ready within 10m00s. To wait longer: --timeout, which bounds the command too.'
        PoolException.Kind.LATE   | new RuntimeException('full') || 'no session was ready within 10m00s. To wait longer: --timeout, which bounds the command too. The last start failed: full'
        PoolException.Kind.BUDGET | null                         || 'To wait longer: acquire(…)'
    }

    def "a deadline ends the command"() {
        given:
        def process = arr('--timeout', '10s', 'pool', 'run', '--size', 'standard', '--lease', '1h', 'sleep', '900')

        expect:
        process.waitFor(100, TimeUnit.SECONDS)
        process.exitValue() == 6
        server.client().sessions().empty
    }

    def "the command of the guide does what is shown"() {
        given:
        def shown = FencedCodeBlock.in(Path.of('src/docs/guide-pools.md'), 'text').find { it.text().startsWith('$ arr pool run') }
        def lines = shown.text().readLines()

        when:
        def process = process(['sh', '-c', lines[0].replaceFirst('. arr', Matcher.quoteReplacement(ARR))])
        def printed = process.inputReader().readLine()

        then:
        process.waitFor() == 0
        printed == lines[2].replaceFirst(/\S+$/, printed.split(' ').last())
        err().trim().replaceAll(/session \S+/, 'session').replaceFirst(/\S+$/, '') ==
                lines[1].replaceAll(/session \S+/, 'session').replaceFirst(/\S+$/, '')
    }
}
