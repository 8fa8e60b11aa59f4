package dev.arrshell.internal.cli.admin

import dev.arrshell.internal.cli.Main
import dev.arrshell.internal.cli.console.CliConsole
import dev.arrshell.internal.config.value.Environment
import java.nio.file.Files
import java.nio.file.Path
import java.util.concurrent.TimeUnit
import spock.lang.Specification
import spock.lang.TempDir

/** The completion scripts: bash is asked as TAB asks it. */
class CompletionSpec extends Specification {

    @TempDir
    Path temp

    private String script(String shell) {
        def out = new ByteArrayOutputStream()
        def console = new CliConsole(InputStream.nullInputStream(), new PrintStream(out, true), System.err, Environment.of([:]), false)
        assert Main.run(console, 'completion', shell) == 0
        out.toString('UTF-8')
    }

    def "after '#typed' bash offers #offered"() {
        given:
        def file = Files.writeString(temp.resolve('arr.bash'), script('bash'))
        def words = typed.split(' ', -1)
        def asked = """
            source $file
            compopt() { :; }
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
        lines.any { it.startsWith("complete -c arr -l output -x -a 'table card json yaml csv id'") }
    }
}
