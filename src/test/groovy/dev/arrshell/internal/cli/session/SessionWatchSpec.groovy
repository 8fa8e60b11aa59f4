package dev.arrshell.internal.cli.session

import static dev.arrshell.model.Operation.LIST
import static dev.arrshell.model.Operation.PROPERTIES

import com.fasterxml.jackson.databind.ObjectMapper
import dev.arrshell.emulator.ArrEmulator
import dev.arrshell.error.ForbiddenException
import dev.arrshell.internal.cli.Main
import dev.arrshell.internal.cli.console.CliConsole
import dev.arrshell.internal.cli.console.CliContext
import dev.arrshell.internal.cli.console.GlobalOptions
import dev.arrshell.internal.config.value.Environment
import dev.arrshell.internal.view.SessionChange
import dev.arrshell.internal.view.layout.Screen
import dev.arrshell.internal.view.layout.TerminalSize
import dev.arrshell.model.Lease
import dev.arrshell.model.Region
import dev.arrshell.model.SessionId
import dev.arrshell.model.SessionProperties
import dev.arrshell.model.SessionSize
import dev.arrshell.model.SessionStatus
import java.nio.file.Path
import java.time.Duration
import java.util.function.Consumer
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout

/** {@code arr session list --watch}. */
@Timeout(60)
class SessionWatchSpec extends Specification {

    static final BOOT = Duration.ofMinutes(2)
    static final STARTED = ['ADDED Starting']

    @TempDir
    Path home

    @AutoCleanup
    ArrEmulator emulator = ArrEmulator.builder().boot(SessionSize.STANDARD, BOOT).start()

    def client = emulator.client()

    /** Ends a watch by an interrupt after some listings, as Ctrl-C does. */
    class Seen implements SessionWatch.Display {

        final List<List<String>> listings = []
        final List<String> troubles = []
        Closure onListing = { if (it == 20) Thread.currentThread().interrupt() }

        @Override
        void show(List<SessionProperties> sessions, List<SessionChange> changes) {
            listings << changes.collect { "$it.kind ${it.session().statusText()}" as String }
            onListing(listings.size())
        }

        @Override
        void trouble(String message) {
            troubles << message
        }
    }

    boolean isTerminal = false
    def untroubled = { throw new AssertionError(it) } as Consumer

    def session(String lease = '1h') {
        client.session().size(SessionSize.STANDARD).lease(Lease.parse(lease)).start()
    }

    def watch(Seen seen, Duration interval = Duration.ofMinutes(1)) {
        try {
            new SessionWatch(client, emulator.time(), interval).run(seen)
        } catch (InterruptedException | dev.arrshell.error.CallInterruptedException e) {
            return seen.listings.findAll { !it.empty }
        }
    }

    def "a session is told once for each thing that happens to it: #what"() {
        given:
        def seen = new Seen()
        def started = session('10m')
        seen.onListing = { number ->
            if (number == 5) {
                step(started)
            }
            if (number == 20) {
                Thread.currentThread().interrupt()
            }
        }

        expect:
        watch(seen) == told

        where:
        what                  | step                                                  || told
        'its lease runs out'  | ({ })                                                 || [STARTED, ['CHANGED Ready'], ['ENDED Expired']]
        'it is stopped'       | ({ it.stop() })                                       || [STARTED, ['CHANGED Ready'], ['ENDED Stopped']]
        'its lease is longer' | ({ it.extendLeaseTo(Duration.ofHours(2)) })           || [STARTED, ['CHANGED Ready'], ['CHANGED Ready']]
    }

    def "a failed session ends with its message, and one that the service has forgotten with an unknown status"() {
        given:
        def finder = new SessionChangeFinder(client)
        def failed = session()
        finder.changes(client.sessions(), untroubled)
        emulator.session(failed.id()).fail('GPU lost')

        when:
        def changes = finder.changes(client.sessions(), untroubled)

        then:
        changes*.kind() == [SessionChange.Kind.ENDED]
        changes[0].session().status() == SessionStatus.ERROR
        changes[0].session().message().get() == 'GPU lost'

        when:
        def gone = SessionProperties.builder(SessionId.parse('gone'), SessionStatus.READY).size(SessionSize.PREMIUM).build()
        finder.changes([gone], untroubled)
        changes = finder.changes([], untroubled)

        then:
        changes*.kind() == [SessionChange.Kind.ENDED]
        changes[0].session().status() == SessionStatus.UNKNOWN
        changes[0].session().size() == SessionSize.PREMIUM
        finder.changes([], untroubled) == []
    }

    def "a session that a late listing lacks is not told to have ended"() {
        given:
        def finder = new SessionChangeFinder(client)
        session()
        finder.changes(client.sessions(), untroubled)

        expect:
        finder.changes([], untroubled) == []
        finder.changes(client.sessions(), untroubled) == []
    }

    def "a failure that may pass is told, and the next listing shows what happened meanwhile"() {
        given:
        def seen = new Seen()
        seen.onListing = { number ->
            if (number == 1) {
                session()
                emulator.on(LIST).respond(503).times(20)
            } else {
                Thread.currentThread().interrupt()
            }
        }

        expect:
        watch(seen) == [['ADDED Ready']]
        seen.troubles.size() > 0
        seen.troubles.every { it.contains('503') }
    }

    def "a session whose end cannot be looked up keeps nothing else back, and is looked up again"() {
        given:
        def seen = new Seen()
        def started = session('10m')
        seen.onListing = { number ->
            if (number == 5) {
                started.stop()
                session()
                emulator.on(PROPERTIES).respond(503).times(20)
            } else if (number == 6) {
                emulator.clearFaults()
            } else if (number == 20) {
                Thread.currentThread().interrupt()
            }
        }

        expect:
        watch(seen).collect { it.findAll { !it.startsWith('CHANGED') } } - [[]] == [STARTED, STARTED, ['ENDED Stopped']]
        seen.troubles.size() == 1
        seen.troubles[0].contains('503')
    }

    def "what the service writes stays on one line"() {
        given:
        def failed = SessionProperties.builder(SessionId.parse('a'), SessionStatus.ERROR).error('E', "GPU\nlost\u001b[2J").build()

        expect:
        new SessionChange(SessionChange.Kind.ENDED, failed).text(Screen.unlimited()).endsWith('  GPU lost\ufffd[2J')
    }

    def "a failure that lasts ends the watch"() {
        given:
        emulator.on(LIST).respond(403)

        when:
        watch(new Seen())

        then:
        thrown(ForbiddenException)
    }

    /** Runs the command until it has printed as many lines; then comes Ctrl-C. */
    private Map arr(int lines, Map more = [:], String... words) {
        def console = Thread.currentThread()
        def count = 0
        def out = new ByteArrayOutputStream() {
                    @Override
                    synchronized void write(byte[] bytes, int from, int length) {
                        super.write(bytes, from, length)
                        count += new String(bytes, from, length).count('\n')
                        if (count >= lines) {
                            console.interrupt()
                        }
                    }
                }
        def err = new ByteArrayOutputStream()
        def variables = [ARR_HOME: home.toString(), ARR_ACCOUNT_ID: ArrEmulator.ACCOUNT_ID.value(),
                         ARR_ACCOUNT_KEY: ArrEmulator.ACCOUNT_KEY.revealTo { it }, ARR_STS: emulator.sts().toString(),
                         ARR_ENDPOINT: emulator.endpoint(Region.parse('westus2')).toString(), COLUMNS: '80', LINES: '24'] + more
        def code = Main.run(new CliConsole(InputStream.nullInputStream(), new PrintStream(out, true), new PrintStream(err, true),
                Environment.of(variables), isTerminal), words)
        Thread.interrupted()
        [code: code, out: out.toString(), err: err.toString()]
    }

    def "the command prints a line for each change in the form #form"() {
        given:
        def id = session().id().value()
        session()

        when:
        def result = arr(lines, 'session', 'list', '--watch', '1s', *form)

        then:
        result.code == 130
        result.out.readLines().size() == lines
        form.contains('json') ? result.out.readLines().every { json(it) == 'ADDED' } : result.out =~ pattern
        form.contains('csv') || result.out.contains(id)

        where:
        form                  | lines || pattern
        []                    | 2     || /(?m)^\S+T\S+Z  ADDED    \S+  Starting  STANDARD  lease 1h00m$/
        ['--output', 'table'] | 2     || /(?m)^\S+T\S+Z  ADDED    \S+  Starting  STANDARD  lease 1h00m$/
        ['--output', 'json']  | 2     || ''
        ['--output', 'csv']   | 3     || /^change,id,status,.*\nADDED,\S+,Starting,.*\nADDED,\S+,Starting,/
        ['--output', 'id']    | 2     || /^\S{36}\n\S{36}\n$/
    }

    static String json(String line) {
        new ObjectMapper().readValue(line, Map).change
    }

    def "--watch #value is refused before anything is sent"() {
        when:
        def result = arr(9, 'session', 'list', "--watch$value", *form)

        then:
        result.code == 2
        result.out.empty
        result.err.contains(told)
        emulator.requests(LIST).size() == 0

        where:
        value   | form                 || told
        '=10ms' | []                   || 'the shortest interval is 1s'
        '=soon' | []                   || "'soon' is not a duration"
        ''      | ['--output', 'yaml'] || 'choose table, json, csv or id'
        ''      | ['--output', 'card'] || 'choose table, json, csv or id'
    }

    def "the run's limit ends it with 6, also with #option"() {
        when:
        def result = arr(Integer.MAX_VALUE, 'session', 'list', '--watch', '--timeout', '1ms', *option)

        then:
        result.code == 6
        result.err.contains('the run took longer than --timeout 1ms')
        result.err.contains('"exitCode": 6') == option.contains('json')

        where:
        option << [[], ['--quiet'], ['--output', 'json']]
    }

    def "a terminal on which nothing can be drawn again gets the lines"() {
        given:
        isTerminal = true
        session()

        when:
        def result = arr(1, [TERM: 'dumb'], 'session', 'list', '--watch')

        then:
        result.out.readLines().size() == 1
        result.out.contains('  ADDED  ')
    }

    def "a terminal has the table drawn again in its place, no longer than the screen"() {
        given:
        def out = new ByteArrayOutputStream()
        def console = new CliConsole(InputStream.nullInputStream(), new PrintStream(out, true), System.err,
                Environment.of([COLUMNS: '80', LINES: '6', TERM: 'dumb']), true)
        def table = new LiveTable(new CliContext(console, new GlobalOptions()), Duration.ofSeconds(10), { new TerminalSize(40, 6) })
        def rows = (1..number).collect { session() }.collect { it.properties() }

        when:
        table.show(rows, [])
        table.trouble('no answer ' * 9)
        def screens = out.toString().split('\u001b\\[')

        then:
        screens[0].readLines().size() == height
        screens[0].readLines().last() == 'again every 10s; Ctrl-C ends'
        screens[1] == height + 'A\r'
        screens[2].startsWith('J')
        screens[2].readLines().size() == height
        screens[2].readLines().last().length() == 40
        screens[0].contains('more lines') == cut

        where:
        number || height | cut
        1      || 4      | false
        9      || 5      | true
    }
}
