package dev.arrshell.internal.cli.help

import dev.arrshell.internal.cli.Main
import dev.arrshell.internal.cli.console.CliConsole
import dev.arrshell.internal.config.value.Environment
import dev.arrshell.testing.ProgramRun
import java.nio.file.Files
import java.nio.file.Path
import spock.lang.Specification
import spock.lang.TempDir

/** The help of every command, the answer to words that are no commands, and options that stand before a command. */
class CommandHelpSpec extends Specification {

    /** Every command, as the help of those above it lists it. */
    static final List<String> COMMANDS = below('')

    @TempDir
    Path temp

    private final out = new ByteArrayOutputStream()
    private final err = new ByteArrayOutputStream()

    private int arr(String... words) {
        ProgramRun.run(out, err, [ARR_HOME: temp.toString(), ARR_CACHE: 'off'], words)
    }

    private static String help(String... words) {
        def text = new ByteArrayOutputStream()
        def console = new CliConsole(InputStream.nullInputStream(), new PrintStream(text, true), System.err, Environment.of([:]), false)
        assert Main.run(console, words) == 0
        text.toString()
    }

    private static List<String> below(String command) {
        def listed = help('help', *command.tokenize()).readLines().dropWhile { it != 'Commands:' }.drop(1).takeWhile { it }
        def names = listed.collect { it =~ /^ {2}(\w+)/ }.findAll { it.find() }.collect { it.group(1) }
        names.collectMany { name ->
            def path = "$command $name".strip().toString()
            [path] + (name == 'help' ? [] : below(path))
        }
    }

    def "the commands are all there"() {
        expect:
        COMMANDS.containsAll(['session', 'session start', 'pool run', 'conversion wait', 'cache clear', 'help'])
    }

    def "arr #command --help is short and begins with the usage"() {
        when:
        def text = help(*command.tokenize(), '--help')

        then:
        text.startsWith("Usage: arr $command ")
        text == help('help', *command.tokenize())
        text.readLines().every { it.size() <= 80 }

        and: 'options of all commands are one line, or the few that the command uses'
        !text.contains('--account-id') && !text.contains('-h, --help')
        text.contains('Common options, such as --profile, --region, --output, --timeout: see arr') ^ uses(command)

        where:
        command << COMMANDS
    }

    /** Whether the help has the only common options that the command uses. */
    private static boolean uses(String command) {
        command.tokenize().first() in ['check', 'explain', 'emulator', 'serve', 'ca', 'hosts', 'cache', 'completion', 'editor', 'help']
    }

    def "a list of commands has a whole sentence for #command"() {
        given:
        def parent = command.tokenize().dropRight(1)
        def name = command.tokenize().last()

        when:
        def rest = help('help', *parent).readLines().dropWhile { !(it ==~ /  $name\b.*/) }
        def entry = rest.take(1) + rest.drop(1).takeWhile { it.startsWith('    ') }

        then:
        entry.last().endsWith('.')

        where:
        command << COMMANDS
    }

    def "arr #command --help-all has every option that the command takes"() {
        when:
        def text = help(*command.tokenize(), '--help-all')

        then:
        text.startsWith("Usage: arr $command ")
        text.contains('-h, --help') && text.contains('--help-all')
        text.contains('--account-id') ^ uses(command)

        where:
        command << COMMANDS
    }

    def "arr help --all is the same"() {
        expect:
        help('help', '--all', 'session', 'stop') == help('session', 'stop', '--help-all')
    }

    def "arr #command lists no option that it refuses: #option"() {
        expect:
        arr(command, *argument, option, value) == 2
        err.toString().contains(option)
        !help(command, '--help-all').contains(option)

        where:
        command      | argument | option          | value
        'completion' | ['bash'] | '--output'      | 'json'
        'editor'     | ['gdsl'] | '--output'      | 'json'
        'emulator'   | []       | '--account-id'  | '1'
        'emulator'   | []       | '--timeout'     | '1m'
        'serve'      | []       | '--endpoint'    | 'http://localhost'
        'serve'      | []       | '--profile'     | 'nightly'
    }

    def "arr #line is answered with '#meant'"() {
        expect:
        arr(*line.tokenize()) == 2
        out.toString().empty
        err.toString().contains("did you mean $meant?")

        where:
        line                     || meant
        'rehearse walk.groovy'   || 'arr run --rehearse FILE'
        'version'                || 'arr --version'
        'show'                   || 'arr session get'
        'delete'                 || 'arr session stop'
        'ls'                     || 'arr session list'
        'list'                   || 'arr session list'
        'start'                  || 'arr session start'
        'sesion list'            || 'arr session'
        'delte'                  || 'arr session stop'
        'lint'                   || 'arr check'
        'session show'           || 'arr session get'
        'session delete 1'       || 'arr session stop'
        'session ls'             || 'arr session list'
        'session lsit'           || 'arr session list'
        'session describe 1'     || 'arr session get'
        'conversion show'        || 'arr conversion get'
        'conversion ls'          || 'arr conversion list'
        'cache clean'            || 'arr cache clear'
        'help sesion'            || 'arr session'
        'help session show'      || 'arr session get'
        'help rehearse'          || 'arr run --rehearse FILE'
    }

    def "a word that is nothing is answered with what there is"() {
        expect:
        arr('session', 'quux') == 2
        err.toString().startsWith('arr: there is no command quux in arr session: start, create, get,')
    }

    def "a script may have a name that others use for a command"() {
        given:
        def file = Files.writeString(temp.resolve('show'), 'println 42')

        expect:
        arr(file.toString()) == 0
        out.toString() == '42\n'
    }

    def "arr #line: an option before the command is refused"() {
        expect:
        arr(*line.tokenize()) == 2
        out.toString().empty
        err.toString().startsWith("arr: $message")

        where:
        line                              || message
        '--classpath lib check a.groovy'  || '--classpath has no effect before the command check: write it behind: arr check --classpath (nothing was sent)'
        '--rehearse run a.groovy'         || '--rehearse has no effect before the command run: write it behind: arr run --rehearse'
        '--dry-run session list'          || '--dry-run has no effect before the command session: arr session has no such option'
        '--on-exit keep session start'    || '--on-exit has no effect before the command session'
        '-e 1 config'                     || '--eval has no effect before the command config'
    }

    def "an option of every command may stand before it: #line"() {
        expect:
        arr(*line.tokenize()) == 0
        out.toString().startsWith('[')

        where:
        line << ['-o json cache', 'cache -o json', '--output json cache', '-o json --emulator session list', 'session list --emulator -o=json']
    }
}
