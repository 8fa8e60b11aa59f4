package dev.arrshell.internal.cli

import dev.arrshell.internal.cli.console.CliConsole
import dev.arrshell.internal.cli.console.CliContext
import dev.arrshell.internal.cli.console.GlobalOptions
import dev.arrshell.internal.config.value.Environment
import dev.arrshell.testing.Terminal
import java.nio.file.Files
import java.nio.file.Path
import java.util.zip.GZIPInputStream
import picocli.CommandLine
import spock.lang.Requires
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.TempDir

/** The files that the build adds to archive and package: a manual page for each command, and completions. */
class PackagedFilesSpec extends Specification {

    static final CommandLine ARR = CommandTree.all(new CliContext(
            new CliConsole(InputStream.nullInputStream(), System.out, System.err, Environment.of([:]), false), new GlobalOptions()))

    @TempDir
    @Shared
    Path dir

    def setupSpec() {
        PackagedFiles.main(dir.toString())
    }

    private static Set<String> names(CommandLine command) {
        [command.commandSpec.qualifiedName('-')] + command.subcommands.values().collectMany { names(it) } as Set
    }

    private String page(String name) {
        new GZIPInputStream(Files.newInputStream(dir.resolve("man1/${name}.1.gz"))).withCloseable { it.getText('UTF-8') }
    }

    def "there is a page for each command, and no other"() {
        expect:
        Files.list(dir.resolve('man1')).withCloseable { pages ->
            pages.collect { it.fileName.toString() - '.1.gz' } as Set
        } == names(ARR)
    }

    def "the page #name names the command, its options and nothing of this machine"() {
        given:
        def page = page(name)

        expect:
        page.startsWith('.TH "' + name.toUpperCase().replace('-', '\\-') + '" 1 "" "arr')
        page.contains('.SH SYNOPSIS') && page.contains('\\-\\-help')
        !page.contains(System.getProperty('user.home')) && !page.contains(System.getProperty('user.dir'))
        !page.contains('${')

        where:
        name << names(ARR)
    }

    def "a page has arguments, options with their text, commands, notes and neighbours"() {
        expect:
        page('arr-completion').contains('.SH ARGUMENTS\n.TP\n\\fISHELL\\fR\nbash, zsh, fish.')
        page('arr-session-start').contains('.TP\n\\fB\\-\\-size\\fR, \\fB\\-\\-vm\\-size\\fR\\fI=SIZE\\fR\nSTANDARD or PREMIUM;')
        page('arr').contains('.SH COMMANDS\n.TP\n\\fBsession\\fR\nStarts, shows, extends and stops sessions.')
        page('arr-serve').contains('.SH NOTES\n.nf\nThe next start with the same')
        page('arr-session').contains('.SH SEE ALSO\n\\fBarr\\fR(1), \\fBarr\\-session\\-start\\fR(1)')
    }

    def "no line of text is taken for a command of the formatter"() {
        expect:
        names(ARR).every { name ->
            page(name).readLines().findAll { it.startsWith('.') || it.startsWith("'") }.every {
                it ==~ /\.(TH .*|SH [A-Z ]+|TP|nf|fi|nh|ad l)/
            }
        }
    }

    @Requires(value = { Terminal.isInstalled('groff') }, reason = 'groff is missing: apt-get install groff, then run this again')
    def "groff has no complaint"() {
        expect:
        names(ARR).every { name ->
            def process = new ProcessBuilder('groff', '-man', '-ww', '-Tutf8', '-K', 'utf8').redirectOutput(ProcessBuilder.Redirect.DISCARD).start()
            process.outputStream.withCloseable { it << page(name) }
            assert process.errorStream.text == '': name
            true
        }
    }

    def "completions know the commands"() {
        expect:
        Files.readString(dir.resolve('bash/arr')).contains('complete -F _complete_arr')
        Files.readString(dir.resolve('fish/arr.fish')).contains('complete -c arr')
    }
}
