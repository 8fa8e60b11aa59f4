package dev.arrshell.internal.cli

import dev.arrshell.testing.FencedCodeBlock
import dev.arrshell.testing.Launcher
import java.nio.file.Files
import java.nio.file.Path
import spock.lang.Specification

/** The commands of the pages are run as they stand there, and give what is shown. */
class DocsITSpec extends Specification {

    static final SHOWN = pages().collectMany { FencedCodeBlock.in(it, 'console') }

    private static List<Path> pages() {
        try (def files = Files.walk(Path.of('src/docs'))) {
            files.filter { it.toString().endsWith('.md') }.sorted().toList()
        }
    }

    def "#block.command() gives what is shown"() {
        when:
        def result = Launcher.arr().run(*ReadmeITSpec.words(block.command() - './shell/arr '))

        then:
        block.command().startsWith('./shell/arr ')
        result.exitCode() == 0
        ReadmeITSpec.steady(result.out()) == ReadmeITSpec.steady(block.shown())

        where:
        block << SHOWN
    }
}
