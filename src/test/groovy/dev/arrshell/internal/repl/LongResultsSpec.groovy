package dev.arrshell.internal.repl

import dev.arrshell.internal.repl.display.MorePages
import dev.arrshell.internal.view.layout.Screen
import java.nio.file.Path
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout

@Timeout(120)
class LongResultsSpec extends Specification {

    @TempDir
    Path dir

    @AutoCleanup
    TerminalDriver terminal

    def "a text of #lines.size() lines is shown as #pages"() {
        given:
        def more = new MorePages()
        def screen = Screen.plain(20)

        when:
        def shown = [more.begin(lines.join('\n'), screen, 3)]
        while (shown.last().endsWith(':more')) {
            shown << more.next(screen, 3)
        }

        then:
        shown == pages

        when:
        more.next(screen, 3)

        then:
        thrown(IllegalStateException)

        where:
        lines                       || pages
        ['a']                       || ['a']
        ['']                        || ['']
        ['a', 'b', 'c']             || ['a\nb\nc']
        ['a', 'b', 'c', 'd']        || ['a\nb\nc\nd']
        ['a', 'b', 'c', 'd', 'e']   || ['a\nb\nc\n… 2 lines more: :more', 'd\ne']
        ('a'..'h').toList()         || ['a\nb\nc\n… 5 lines more: :more', 'd\ne\nf\n… 2 lines more: :more', 'g\nh']
        ['x' * 100]                 || ['x' * 60 + '\n… 40 characters more: :more', 'x' * 40]
        ['x' * 30, 'y' * 70, 'z']   || ['x' * 30 + '\n' + 'y' * 20 + '\n… 2 lines more: :more', 'y' * 50 + '\nz']
        ['x' * 59 + '\ud83d\ude00' * 2] || ['x' * 59 + '\ud83d\ude00' * 2]
        ['x' * 59 + '\ud83d\ude00' * 20] || ['x' * 59 + '\n… 40 characters more: :more', '\ud83d\ude00' * 20]
        ['\u001b[1m' + 'x' * 80 + '\u001b[0m', 'a', 'b'] || ['\u001b[1m' + 'x' * 80 + '\u001b[0m\n… 2 lines more: :more', 'a\nb']
    }

    def "long lists and texts stop with more, and :more shows the rest"() {
        given:
        terminal = new TerminalDriver(dir)

        expect:
        terminal.sees('arr emu>').type('(1..1000).toList()\n').sees(' 100,\n').sees('… 900 lines more: :more').sees('arr emu>')
        terminal.type(':more\n').sees(' 101,\n').sees(' 200,\n').sees('… 800 lines more: :more').sees('arr emu>')
        terminal.type(':more --all\n').sees(' 999,\n').sees(' 1000]').sees('arr emu>')
        terminal.type(':more\n').sees('there is no more to show').sees('arr emu>')
        terminal.type(":set lines 3\n").sees(':set').sees('arr emu>').type("'x' * 25_000 + 'end'\n").sees('… 24703 characters more: :more').sees('arr emu>')
        terminal.type(':more --all\n').sees('xend').sees('arr emu>')
        terminal.type(':set lines none\n').sees('must be a number of lines')
    }

    def "results have the numbers of their statements in the margin when asked for"() {
        given:
        terminal = new TerminalDriver(dir)

        expect:
        terminal.sees('arr emu>').type('20 + 1\n').sees('21').sees('arr emu>').type(':set results numbered\n').sees('numbered').sees('arr emu>')
        terminal.type('import java.time.Year\n').sees('arr emu>').type('_ + 20\n').sees('_3  41\n').sees('arr emu>')
        terminal.type('_3 + _1\n').sees('_4  62\n').sees('arr emu>').type('_3\n').sees('_5  41\n').sees('arr emu>')
        terminal.type(':save 1,3-4\n').sees('result1 = 20 + 1').sees('result3 = result1 + 20').sees('result3 + result1').sees('arr emu>')
        terminal.type(':set results plain\n').sees('plain').sees('arr emu>').type('_1\n').sees('\n62\n')
    }

    def "printed sessions are a line each, not a record of ten"() {
        given:
        def prompt = new FakePrompt()

        when:
        prompt.run('createSession(size: STANDARD, lease: 1.hours); createSession(size: PREMIUM, lease: 2.hours); null')
        prompt.run('println session; println session.properties(); sessions().each { println it }; null')

        then:
        with(prompt.out.toString().readLines()) {
            it.size() == 4
            it.every { it.length() < 120 && it =~ /Session(Properties)?[(\[]/ }
        }

        cleanup:
        prompt.close()
    }
}
