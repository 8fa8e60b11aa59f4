package dev.arrshell

import dev.arrshell.testing.FencedCodeBlock
import dev.arrshell.testing.JavaProgram
import dev.arrshell.testing.Scripts
import java.nio.file.Files
import java.nio.file.Path
import spock.lang.Specification
import spock.lang.TempDir

/** What the README shows is run: here its Java and its scripts, in ReadmeITSpec its commands. */
class ReadmeSpec extends Specification {

    static final README = Path.of('README.md')
    static final HOST = /[0-9a-f-]{36}\.remoterenderingvm\.westus2\.mixedreality\.azure\.com/

    @TempDir
    Path temp

    def "every block is of a kind that is run"() {
        expect:
        FencedCodeBlock.in(README)*.language() as Set == ['console', 'groovy', 'java'] as Set
    }

    def "the Java compiles without a warning and runs"() {
        expect:
        FencedCodeBlock.in(README, 'java').collect { JavaProgram.run(it.text(), temp) }.every {
            it ==~ /renders on $HOST\R/
        }
    }

    def "the script runs and ends well"() {
        given:
        def scripts = new Scripts()

        when:
        FencedCodeBlock.in(README, 'groovy').each { scripts.run it.text() }
        def lines = scripts.out().readLines()

        then:
        lines[0] ==~ /renders on $HOST/
        lines[1].split(/ +/) == ['id', 'status', 'size', 'lease', 'left', 'host']
        lines[2] ==~ /[0-9a-f-]{36}  Ready   Premium  5h00m  .*/
        lines.size() == 3

        and: 'onExit has stopped the session, so that nothing was left to be stopped'
        scripts.workspace().end()
        scripts.notices().every { !it.startsWith('stopped') }

        cleanup:
        scripts.close()
    }

    def "what it links to is there"() {
        when:
        def links = (Files.readString(README) =~ /\]\(([^)]+)\)/).collect { it[1] }

        then:
        links.size() > 3
        links.findAll { !Files.exists(Path.of(it)) } == []
    }

    def "its pictures are small"() {
        given:
        def pictures = (Files.readString(README) =~ /!\[[^\]]+\]\(([^)]+)\)/).collect { Path.of(it[1]) }

        expect:
        Path.of('src/docs/pictures/page.png') in pictures
        pictures.every { Files.size(it) < 150_000 }
    }
}
