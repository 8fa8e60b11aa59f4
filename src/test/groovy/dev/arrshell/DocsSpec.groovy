package dev.arrshell

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass

import dev.arrshell.error.ArrException
import dev.arrshell.internal.repl.FakePrompt
import dev.arrshell.internal.script.check.ScriptCheck
import dev.arrshell.internal.script.message.ScriptSource
import dev.arrshell.internal.script.run.ScriptFailure
import dev.arrshell.testing.FencedCodeBlock
import dev.arrshell.testing.JavaProgram
import dev.arrshell.testing.Scripts
import java.lang.reflect.Modifier
import java.nio.file.Files
import java.nio.file.Path
import org.junit.platform.testkit.engine.EngineTestKit
import spock.lang.Specification
import spock.lang.TempDir
import spock.util.EmbeddedSpecRunner

/** What the pages show is run: here their Java, their scripts and what is typed at the prompt, in DocsITSpec their commands. */
class DocsSpec extends Specification {

    static final DOCS = Path.of('src/docs')
    /** Pages whose blocks a specification of their own runs, as they need more than a program's output. */
    static final OF_THEIR_OWN = ['emulator.md']
    static final PAGES = pages()
    static final RUN = ['console', 'groovy', 'java', 'prompt'] as Set
    /** Kinds that a page's own specification holds against what they show. */
    static final TRIED_ELSEWHERE = ['text', 'toml', ''] as Set

    @TempDir
    Path temp

    private static List<Path> pages() {
        try (def files = Files.walk(DOCS)) {
            files.filter { it.toString().endsWith('.md') && !(it.fileName.toString() in OF_THEIR_OWN) }.sorted().toList()
        }
    }

    private static List<List> fences(String language, Closure<Boolean> wanted = { true }) {
        PAGES.collectMany { page ->
            FencedCodeBlock.in(page, language).findAll { wanted(it.text()) }.collect { [DOCS.relativize(page).toString(), it.text()] }
        }
    }

    def "#page has only blocks that are run"() {
        expect:
        (RUN + TRIED_ELSEWHERE).containsAll(FencedCodeBlock.in(page)*.language())

        where:
        page << PAGES
    }

    def "the tests in #page pass"() {
        given:
        def loader = JavaProgram.loader(temp)

        expect:
        def events = EngineTestKit.engine('junit-jupiter')
                .selectors(selectClass(JavaProgram.compiled(text, temp, loader)))
                .execute()
                .allEvents()
        events.failed().list() == []
        events.succeeded().count() > 1

        cleanup:
        loader.close()

        where:
        [page, text] << fences('java') { it.contains('@Test') }
    }

    def "the program in #page runs"() {
        expect:
        JavaProgram.run(text, temp) == '1 session still runs' + System.lineSeparator()

        where:
        [page, text] << fences('java') { it.contains('void main(') }
    }

    def "the specification in #page passes"() {
        when:
        def results = new EmbeddedSpecRunner().runWithImports(text)

        then:
        results.testsSucceededCount > 1
        results.testsFailedCount == 0

        where:
        [page, text] << fences('groovy') { it.contains('extends Specification') }
    }

    def "the script in #page runs and ends well"() {
        given:
        def scripts = new Scripts()

        when:
        scripts.run(text)

        then:
        scripts.workspace().end()

        and: 'the check has nothing to report'
        ScriptCheck.of(new ScriptSource(page + '.groovy', text)) == []

        cleanup:
        scripts.close()

        where:
        [page, text] << fences('groovy') { !it.contains('extends Specification') }
                .findAll { !it[0].startsWith('errors') }
    }

    def "the script in #page ends with the error of that page"() {
        given:
        def scripts = new Scripts()

        when:
        scripts.run(text)

        then:
        def thrown = thrown(ScriptFailure)

        and:
        def failure = thrown.cause
        failure instanceof ArrException
        failure.page() + '.md' == page
        failure.message.contains("; see ${failure.page()})")

        cleanup:
        scripts.close()

        where:
        [page, text] << fences('groovy').findAll { it[0].startsWith('errors') }
    }

    def "each kind of failure has a page, and each page a kind"() {
        given:
        def names = ArrException.package.name.with { home ->
            new File(ArrException.protectionDomain.codeSource.location.toURI()).toPath()
                    .resolve(home.replace('.', '/')).toFile().list()
                    .findAll { it.endsWith('Exception.class') }
                    .collect { Class.forName("${home}.${it - '.class'}") }
        }
        def kinds = names.findAll { ArrException.isAssignableFrom(it) && !Modifier.isAbstract(it.modifiers) }
        def pages = kinds*.simpleName*.replaceAll(/Exception$/, '')*.replaceAll(/(?<=[a-z])(?=[A-Z])/, '-')*.toLowerCase()

        expect:
        pages.size() > 10
        pages.toSet() == PAGES.findAll { it.parent.fileName.toString() == 'errors' }*.fileName*.toString().findAll { it != 'README.md' }.collect { it - '.md' }.toSet()
        pages.every { Files.readString(DOCS.resolve('errors/README.md')).contains('(' + it + '.md)') }
    }

    def "what is typed at the prompt in #page is answered as shown"() {
        given:
        def prompt = new FakePrompt()
        prompt.width = 86

        expect:
        text.split(/(?m)^arr> /).tail().every { typed ->
            def (line, shown) = [typed.readLines().first(), typed.readLines().tail().join('\n')]
            def answer = prompt.typed(line)
            assert shown ? plain(answer) == plain(shown) : !answer.startsWith('✗')
            true
        }

        cleanup:
        prompt.close()

        where:
        [page, text] << fences('prompt')
    }

    /** How far to the right an aside stands is tried elsewhere. */
    private static String plain(String text) {
        text.stripTrailing().replaceAll(/ {3,}\(/, '   (')
    }

    def "what #page links to is there"() {
        given:
        def links = (Files.readString(page).replaceAll(/(?s)```.*?```/, '') =~ /\]\(([^)#]+)[^)]*\)/).collect { it[1] }
                .findAll { !it.contains('://') && it != 'reference.md' }

        expect:
        links.findAll { !Files.exists(page.parent.resolve(it)) } == []

        where:
        page << PAGES
    }
}
