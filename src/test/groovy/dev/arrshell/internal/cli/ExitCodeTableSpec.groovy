package dev.arrshell.internal.cli

import static dev.arrshell.model.Operation.TOKEN
import static java.nio.charset.StandardCharsets.UTF_8

import dev.arrshell.emulator.ArrEmulator
import dev.arrshell.emulator.ConversionProfile
import dev.arrshell.internal.cli.console.CliConsole
import dev.arrshell.internal.cli.console.CliContext
import dev.arrshell.internal.cli.console.GlobalOptions
import dev.arrshell.internal.config.value.Environment
import dev.arrshell.internal.exit.StandardOutput
import dev.arrshell.model.Lease
import dev.arrshell.model.Region
import dev.arrshell.model.SessionSize
import dev.arrshell.testing.Checkout
import java.nio.file.Files
import java.nio.file.Path
import java.time.Duration
import picocli.CommandLine
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.Tag
import spock.lang.TempDir
import spock.lang.Timeout

/** Each row of exit-codes.md for each command that can end with it. */
@Tag('long')
@Timeout(120)
class ExitCodeTableSpec extends Specification {

    static final NOBODY = '99999999-9999-9999-9999-999999999999'
    static final CONVERSION = '--input-container https://mine.blob.core.windows.net/models --asset robot.fbx' +
    ' --output-container https://mine.blob.core.windows.net/converted'

    /** What follows each command that calls the service. ID is a session that is ready, MODEL a conversion that has succeeded. */
    static final Map<String, String> CLIENTS = [
            'session list'    : '',
            'session start'   : '--size premium --lease 1h',
            'session get'     : 'ID',
            'session update'  : 'ID --by 30m',
            'session stop'    : 'ID',
            'session wait'    : 'ID',
            'pool run'        : '--size standard --lease 1h -- true',
            'conversion start': CONVERSION,
            'conversion list' : '',
            'conversion get'  : 'MODEL',
            'conversion wait' : 'MODEL',
            'token'           : '',
            'doctor'          : '',
            'run'             : 'LIST']

    /** What follows each command that calls none. */
    static final Map<String, String> LOCAL = [
            'check'      : 'LIST',
            'ca'         : '',
            'hosts'      : '',
            'config'     : '',
            'cache'      : '',
            'cache clear': '',
            'completion' : 'bash',
            'editor'     : 'gdsl',
            'explain'    : 'lease',
            'help'       : 'session'].findAll { it.key.tokenize().first() in CommandTree.NAMES }

    /** Commands whose rows other tests have: they serve until a signal, or need what only arr serve or a dead program leaves. */
    static final OTHERS = ['emulator': 'EmulatorIT', 'serve': 'ServeIT', 'session log': 'ServeIT', 'reap': 'ReapCommandTest']

    /** Ends well, and prints nothing on standard output. */
    static final SILENT = ['check', 'pool run', 'cache clear']

    @Shared
    @TempDir
    Path temp

    @AutoCleanup
    ArrEmulator server = ArrEmulator.builder()
            .realTime()
            .conversions(ConversionProfile.fixed(Duration.ZERO))
            .boot(SessionSize.STANDARD, Duration.ZERO)
            .boot(SessionSize.PREMIUM, Duration.ofHours(1))
            .start()

    /** There is something to list. */
    def setup() {
        session(SessionSize.STANDARD)
        model()
    }

    private OutputStream out = new ByteArrayOutputStream()
    private final err = new ByteArrayOutputStream()

    private int arr(String line, Map<String, String> more = [:]) {
        def variables = [ARR_HOME       : Files.createTempDirectory(temp, 'home').toString(),
                         ARR_CACHE      : Files.createTempDirectory(temp, 'cache').toString(),
                         ARR_API_VERSION: '2021-01-01',
                         ARR_ACCOUNT_ID : ArrEmulator.ACCOUNT_ID.value(),
                         ARR_ACCOUNT_KEY: ArrEmulator.ACCOUNT_KEY.revealTo { it },
                         ARR_STS        : server.sts().toString(),
                         ARR_ENDPOINT   : server.endpoint(Region.parse('westus2')).toString()] + more
        def console = new CliConsole(InputStream.nullInputStream(), new StandardOutput(out, UTF_8), new PrintStream(err, true), Environment.of(variables), false)
        Main.run(console, line.tokenize().collect { filled(it) } as String[])
    }

    private String filled(String word) {
        switch (word) {
            case 'ID': return session(SessionSize.STANDARD)
            case 'STARTING': return session(SessionSize.PREMIUM)
            case 'STOPPED':
                def id = session(SessionSize.STANDARD)
                server.client().session(id).stop()
                return id
            case 'MODEL': return model()
            case 'LIST': return script('println client.sessions()')
            case 'NONE': return script("client.session('$NOBODY').properties()")
            case 'LATE': return script("client.session('${session(SessionSize.PREMIUM)}').awaitReady()")
            case 'ENDED': return script("client.session('${filled('STOPPED')}').awaitReady()")
            case 'THROWS': return script('throw new Exception("mine")')
            case 'BAD': return script('foo()')
            default: return word
        }
    }

    private String session(SessionSize size) {
        server.client().session().size(size).lease(Lease.parse('1h')).start().id().value()
    }

    private String model() {
        def models = URI.create('https://mine.blob.core.windows.net/models')
        server.client().conversion().input(models, 'robot.fbx').output(models).start().id().value()
    }

    private String script(String text) {
        Files.writeString(Files.createTempFile(temp, 'script', '.groovy'), text).toString()
    }

    private static List<String> commands(CommandLine line, String path = '') {
        def below = line.subcommands.collectMany { name, sub -> commands(sub, "$path $name".strip().toString()) }
        line.subcommands && !(line.command.class.simpleName == 'CacheCommand') ? below : [path] + below
    }

    def "every command is here, by its first name"() {
        given:
        def console = new CliConsole(InputStream.nullInputStream(), System.out, System.err, Environment.of([:]), false)
        def aliases = ['session create', 'session properties', 'session extend', 'conversion create', 'conversion properties']

        expect:
        commands(CommandTree.all(new CliContext(console, new GlobalOptions()))) as Set ==
                CLIENTS.keySet() + LOCAL.keySet() + OTHERS.keySet() + aliases
    }

    def "every row of the page is here: #code"() {
        expect:
        code in [0, 1, 2, 3, 4, 5, 6, 7, 130, 141]

        where:
        code << Files.readAllLines(Checkout.HERE.resolve('src/docs/exit-codes.md')).findResults {
            it ==~ /\| \d+ \|.*/ ? it.split(/\|/)[1].strip().toInteger() : null
        }
    }

    def "0: arr #command"() {
        expect:
        arr("$command $rest") == 0

        and: 'results are on standard output, and no failure is on standard error'
        out.size() > 0 ^ command in SILENT
        !err.toString().contains('Exception')

        where:
        [command, rest] << (CLIENTS + LOCAL).collect { [it.key, it.value] }
    }

    def "1: arr #line"() {
        expect:
        arr(line) == 1

        where:
        line << ['run THROWS', 'THROWS', '-e foo()', '--rehearse THROWS', '--dry-run THROWS']
    }

    def "1: arr #command where standard output cannot be written"() {
        given:
        out = failing('No space left on device')

        expect:
        arr("$command $rest") == 1
        err.toString().contains('standard output cannot be written')

        where:
        [command, rest] << (CLIENTS + LOCAL).findAll { !(it.key in SILENT) }.collect { [it.key, it.value] }
    }

    def "141: arr #command whose reader has ended"() {
        given:
        out = failing('Broken pipe')

        expect:
        arr("$command $rest") == 141
        !err.toString().contains('standard output')

        where:
        [command, rest] << (CLIENTS + LOCAL).findAll { !(it.key in SILENT) }.collect { [it.key, it.value] }
    }

    private static OutputStream failing(String why) {
        new OutputStream() {
            @Override
            void write(int b) {
                throw new IOException(why)
            }
        }
    }

    def "2: arr #command with an option that it does not have"() {
        expect:
        arr("$command --nonsense") == 2
        out.size() == 0
        err.toString().contains("Try arr $command --help.")

        where:
        command << CLIENTS.keySet() + LOCAL.keySet() + OTHERS.keySet()
    }

    def "2: arr #command where the configuration is wrong"() {
        expect:
        arr("$command $rest", [ARR_REGION: 'moon', ARR_ENDPOINT: '']) == 2
        out.size() == 0 || command in ['config', 'doctor']

        where:
        [command, rest] << (CLIENTS + [config: '']).collect { [it.key, it.value] }
    }

    def "2: arr #line, which is refused"() {
        expect:
        arr(line) == 2

        where:
        line << ['check BAD', 'session update ID --lease 10m', 'session start --size huge --lease 1h', 'session get',
                 'conversion start --asset robot.fbx', 'pool run --size standard --lease 48h -- true', 'config --output id', 'run no-such-file']
    }

    def "3: arr #command with a wrong key"() {
        expect:
        arr("$command $rest", [ARR_ACCOUNT_KEY: 'd3Jvbmc=']) == 3
        err.toString().contains('does not accept') || command == 'doctor'

        where:
        [command, rest] << CLIENTS.collect { [it.key, it.value] }
    }

    def "4: arr #line"() {
        expect:
        arr(line) == 4
        out.size() == 0
        err.toString().contains('there is no ')

        where:
        line << ['get', 'wait', 'stop', 'update --by 1h', 'log'].collect { "session $it $NOBODY" } +
                ['get', 'wait'].collect { "conversion $it none" } + ['run NONE']
    }

    def "5: arr #line"() {
        expect:
        arr(line) == 5

        where:
        line << ['session wait STOPPED', 'session get --wait STOPPED', 'session update STOPPED --by 1h', 'run ENDED']
    }

    def "5: arr #line of a session that fails"() {
        given:
        server.capacity(SessionSize.STANDARD, 0)

        expect:
        arr(line) == 5

        where:
        line << ['session start --size standard --lease 1h --wait']
    }

    def "6: arr #line"() {
        expect:
        arr("$line --timeout 1s") == 6

        where:
        line << ['session wait STARTING', 'session get --wait STARTING', 'session start --size premium --lease 1h --wait']
    }

    def "6: arr --timeout 2s #line"() {
        expect:
        arr("--timeout 2s $line") == 6

        where:
        line << ['pool run --size premium --lease 1h -- true', 'run LATE', 'LATE']
    }

    def "7: arr #command where the answer is none of the service"() {
        given:
        server.on(TOKEN).garbage().times(20)

        expect:
        arr("$command $rest") == 7

        where:
        [command, rest] << CLIENTS.findAll { it.key != 'doctor' }.collect { [it.key, it.value] }
    }

    def "7: arr session list where nothing listens"() {
        given:
        def gone = gone()

        expect:
        arr('session list', [ARR_ENDPOINT: gone, ARR_STS: gone]) == 7
    }

    def "6: arr #command where nothing listens: a wait goes on until its time is over"() {
        given:
        def gone = gone()

        expect:
        arr("--timeout 1s $command ${CLIENTS[command]}", [ARR_ENDPOINT: gone, ARR_STS: gone]) == 6

        where:
        command << ['session wait', 'conversion wait']
    }

    private static String gone() {
        new ServerSocket(0).withCloseable { "http://127.0.0.1:$it.localPort" }
    }

    def "130: arr #command when it is interrupted"() {
        given:
        def line = "$command $rest".tokenize().collect { filled(it) }.join(' ')

        when:
        Thread.currentThread().interrupt()
        def code = arr(line)
        Thread.interrupted()

        then:
        code == 130

        where:
        [command, rest] << CLIENTS.findAll { it.key != 'doctor' }.collect { [it.key, it.value] }
    }
}
