package dev.arrshell.internal.cli

import dev.arrshell.internal.cli.console.CliConsole
import dev.arrshell.internal.cli.console.CliContext
import dev.arrshell.internal.cli.console.GlobalOptions
import dev.arrshell.internal.config.value.Environment
import java.nio.file.Files
import java.nio.file.Path
import picocli.CommandLine
import spock.lang.Specification

/** What the documents call an option or a command is one. */
class DocumentedOptionsSpec extends Specification {

    static final PAGES = [Path.of('README.md')] + Files.list(Path.of('src/docs')).withCloseable { pages ->
        pages.filter { it.toString().endsWith('.md') }.sorted().toList()
    } + Files.list(Path.of('scripts')).withCloseable { scripts -> scripts.filter { !Files.isDirectory(it) }.sorted().toList() }

    /**
     * Other programs' options (curl's, java's, Slurm's, ParaView's) and those of the prompt's {@code :save}, which are no options
     * of arr's.
     */
    static final OTHERS = ['--cacert', '--enable-native-access', '--keep', '--reset', '--junit', '--spock', '--server-port', '--server-url',
        '--batch', '--gres', '--me', '--partition', '--qos', '--reservation', '--signal'] as Set

    static final CommandLine ARR = CommandTree.all(new CliContext(
            new CliConsole(InputStream.nullInputStream(), System.out, System.err, Environment.of([:]), false), new GlobalOptions()))

    private static Set<String> options(CommandLine command) {
        command.commandSpec.optionsMap().keySet() + command.subcommands.values().collectMany { options(it) }
    }

    def "every option in #page is there"() {
        given:
        def named = (page.toFile().getText('UTF-8') =~ /(?<![\w-])--[a-z][a-z-]*[a-z]/).collect { it } as Set

        expect:
        named - options(ARR) - OTHERS == [] as Set

        where:
        page << PAGES
    }

    def "every arr #line is a command, with those options"() {
        when:
        def command = ARR
        def rest = words.dropWhile { word ->
            def next = command.subcommands[word]
            command = next ?: command
            next != null
        }

        then:
        rest.findAll { it ==~ /--[a-z-]+/ }.every { it in command.commandSpec.optionsMap().keySet() }
        rest.empty || command.subcommands.isEmpty() || command == ARR

        where:
        line << PAGES.collectMany { page ->
            (page.toFile().getText('UTF-8') =~ /`(?:\.\/shell\/)?arr ([a-z][a-z]* ?[^`|…]*)`/).collect { it[1].trim() }
        }.unique()
        words = line.split(/\s+/).toList()
    }
}
