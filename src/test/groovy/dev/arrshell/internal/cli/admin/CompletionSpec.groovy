package dev.arrshell.internal.cli.admin

import dev.arrshell.Arr
import dev.arrshell.emulator.ArrEmulator
import dev.arrshell.internal.cli.Main
import dev.arrshell.internal.cli.console.CliConsole
import dev.arrshell.internal.config.value.Environment
import java.nio.file.Files
import dev.arrshell.model.SessionSize
import java.nio.file.Path
import java.time.Duration
import java.util.concurrent.TimeUnit
import spock.lang.Specification
import spock.lang.TempDir

/** The completion scripts: bash is asked as TAB asks it. */
class CompletionSpec extends Specification {

    static final COMMANDS = ['session', 'pool', 'conversion', 'token', 'run', 'check', 'explain', 'emulator', 'serve', 'ca', 'hosts', 'reap', 'config',
                             'doctor', 'cache', 'completion', 'editor', 'help']

    @TempDir
    Path temp

    private String script(String shell) {
        completion(shell)
    }

    private String completion(String... words) {
        def out = new ByteArrayOutputStream()
        def console = new CliConsole(InputStream.nullInputStream(), new PrintStream(out, true), System.err, Environment.of([ARR_HOME: temp.toString()]), false)
        assert Main.run(console, 'completion', *words) == 0
        out.toString('UTF-8')
    }

    def "profiles are those of config.toml now, and none without one"() {
        expect:
        completion('--words', 'profiles') == ''

        when:
        Files.writeString(temp.resolve('config.toml'), '[profile.nightly]\nregion = "eastus"\n[profile.day]\nregion = "westus2"\n')

        then:
        completion('--words', 'profiles') == 'day\nnightly\n'
    }

    def "sessions are those of the ledger that may still run, the newest first"() {
        given:
        def emulator = ArrEmulator.start()
        def client = Arr.create(emulator.clientOptions().ledger(temp.resolve('started.jsonl')).build())
        def draft = client.account(ArrEmulator.ACCOUNT_ID, ArrEmulator.ACCOUNT_KEY).region('westus2').session().size(SessionSize.STANDARD).lease(Duration.ofHours(1))
        def (first, second, third) = (1..3).collect { draft.start() }

        when:
        second.stop()
        def requests = emulator.counts()

        then:
        completion('--words', 'sessions') == "$third.id\n$first.id\n"
        emulator.counts() == requests

        cleanup:
        client.close()
        emulator.close()
    }

    def "no script contains an empty word, and none of a user's files"() {
        given:
        Files.writeString(temp.resolve('config.toml'), '[profile.nightly]\nregion = "eastus"\n')

        expect:
        ['bash', 'zsh', 'fish'].every { !(script(it) =~ /_args=\(""\)|'@| ''/) && !script(it).contains('nightly') }
    }

    def "after '#typed' bash offers #offered"() {
        given:
        def file = Files.writeString(temp.resolve('arr.bash'), script('bash'))
        def words = typed.split(' ', -1)
        def asked = """
            source $file
            compopt() { :; }
            arr() { case "\$1 \$2 \$3" in
                'completion --words profiles') echo day; echo night ;;
                'completion --words sessions') echo 1a; echo 2b ;;
                *) echo "asked for \$*" ;;
            esac; }
            COMP_WORDS=(${words.collect { "'$it'" }.join(' ')}); COMP_CWORD=${words.size() - 1}
            COMP_LINE='$typed'; COMP_POINT=${typed.size()}
            _complete_arr
            printf '%s\\n' "\${COMPREPLY[@]}"
        """

        when:
        def bash = new ProcessBuilder('bash', '--norc', '-c', asked).redirectErrorStream(true).start()
        def answer = bash.inputStream.text.readLines()*.strip() as Set

        then:
        bash.waitFor(30, TimeUnit.SECONDS)
        answer == offered as Set

        where:
        typed                       || offered
        'arr ses'                   || ['session']
        'arr session st'            || ['start', 'stop']
        'arr session start --le'    || ['--lease']
        'arr --output j'            || ['json']
        'arr completion z'          || ['zsh']
        'arr -o j'                  || ['json']
        'arr --profile '            || ['day', 'night']
        'arr session get --profile n' || ['night']
        'arr session get '          || ['1a', '2b']
        'arr session stop 2'        || ['2b']
        'arr session wait --id 1'   || ['1a']
        'arr conversion get '       || ['']
        'arr help '                 || COMMANDS
        'arr help ses'              || ['session']
        'arr help session st'       || ['start', 'stop']
        'arr help token '           || ['']
        'arr session list --ac'     || ['--account-domain', '--account-id', '--account-key', '--account-key-file']
        'arr completion --'         || ['--help', '--help-all', '--version']
    }

    def "the script for zsh switches on bash's way there"() {
        expect:
        script('zsh').contains('bashcompinit')
    }

    def "fish is told every command, and its options where they belong"() {
        when:
        def lines = script('fish').readLines()

        then:
        lines.first() == 'complete -c arr -e'
        lines.every { it.startsWith('complete -c arr') && it.replace("\\'", '').count("'") % 2 == 0 }
        lines.any { it.contains("-a 'start create' -d 'Starts a session") && it.contains("__fish_seen_subcommand_from session;") }
        lines.any { it.contains("start create' -l size -l vm-size -x -a 'standard premium'") }
        lines.any { it.startsWith("complete -c arr -s o -l output -x -a 'table card json yaml csv id'") }
        lines.any { it.startsWith("complete -c arr -l profile -x -a '(arr completion --words profiles 2>/dev/null)'") }
        lines.any { it.contains("get properties' -a '(arr completion --words sessions 2>/dev/null)'") }
        lines.any { it.contains("__fish_seen_subcommand_from help; and") && it.contains("-a 'session pool ") }
    }
}
