package dev.arrshell.internal.repl.command

import dev.arrshell.internal.repl.FakePrompt
import dev.arrshell.internal.repl.TerminalDriver
import dev.arrshell.internal.view.layout.Screen
import dev.arrshell.time.VirtualClock
import java.nio.file.Path
import java.util.concurrent.CountDownLatch
import java.time.Duration
import java.util.function.Function
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.Tag
import spock.lang.TempDir
import spock.lang.Timeout

@Tag('long')
@Timeout(120)
class WatchCommandSpec extends Specification {

    static final String ENTERS = '\u001b[?1049h'
    static final String LEAVES = '\u001b[?1049l'

    @TempDir
    Path dir

    @AutoCleanup
    TerminalDriver terminal

    def "the header says when the table was heard, and an update that fails leaves the table as it was"() {
        given:
        def clock = new VirtualClock()
        def answers = [{ throw new IllegalStateException('not yet') }, { { Screen s -> 'one' } as Function },
                       { throw new IllegalStateException("gone\u001b[2J") }, { { Screen s -> 'two' } as Function }]
        def table = new WatchedTable('things, every 5s', { answers.remove(0)() }, { clock.instant() })
        def look = {
            clock.advance(Duration.ofSeconds(5))
            table.update()
            clock.advance(Duration.ofSeconds(2))
            table.text(Screen.plain(70)).readLines()
        }

        expect:
        table.text(Screen.plain(70)) == 'things, every 5s, not heard yet · q ends\n'
        look() == ['things, every 5s, not heard yet · q ends', '✗ the update 2s ago failed: not yet']
        look() == ['things, every 5s, heard 2s ago · q ends', '', 'one']
        look() == ['things, every 5s, heard 9s ago · q ends', '✗ the update 2s ago failed: gone\ufffd[2J', '', 'one']
        look() == ['things, every 5s, heard 2s ago · q ends', '', 'two']
        table.text(Screen.plain(20)).readLines() == ['things, every 5s,', 'heard 2s ago · q', 'ends', '', 'two']
    }

    def "sessions are shown and kept up to date in place of the screen, which is as it was afterwards"() {
        given:
        terminal = new TerminalDriver(dir)
        terminal.sees('arr emu>').type("'first'; client\n").sees('ArrClient').sees('arr westus2>')
        terminal.type('client.session().size(PREMIUM).lease(4.hours).start(); null\n').sees('Starting').sees('>')

        when:
        terminal.type(':watch sessions 1s\n').shows('sessions in westus2, every 1s, heard').shows('1 session')

        then: 'the session becomes ready'
        terminal.screen.raw().contains(ENTERS)
        terminal.shows('Ready')

        and: 'a window that is made narrow'
        terminal.resize(30).shows('(not shown: ').resize(100).shows('host')

        when:
        terminal.type(end).sees('>')

        then:
        terminal.screen.raw().contains(LEAVES)
        terminal.type('6 * 7\n').sees('42\n').shows('first')

        where:
        end << ['q', '\u0003']
    }

    def "a process that was stopped and goes on shows its view again, and says how much output there was no room for"() {
        given:
        terminal = new TerminalDriver(dir)
        terminal.sees('arr emu>').type("'first'; client\n").sees('arr westus2>')
        def go = new CountDownLatch(1)
        System.properties.put('arr.test.gate', go)
        terminal.type("Thread.start { System.properties['arr.test.gate'].await(); print 'x' * ((1 << 20) + 7); client.session().size(PREMIUM).lease(4.hours).start() }; null\n").sees('>')

        when:
        terminal.type(':watch sessions 1s\n').sees('no sessions').goOn().sees('no sessions')

        then:
        terminal.screen.raw().count(ENTERS) == 2

        when:
        go.countDown()
        terminal.shows('1 session').type('q')

        then:
        terminal.sees('x\n(7 bytes of output during :watch were dropped)\n').sees('>')

        cleanup:
        System.properties.remove('arr.test.gate')
    }

    def "pools of variables are shown with their sessions"() {
        given:
        terminal = new TerminalDriver(dir)
        terminal.type(':set boot.standard 0s\n').sees('0s').sees('>')
        terminal.type('farm = client.pool(STANDARD).max(2).lease(1.hour).start(); mine = farm.acquire(); 7\n').sees('7\n').sees('>')

        expect:
        terminal.type(':watch pool 1s\n').shows('pool, every 1s, heard').shows('farm').shows('lent').shows('started today').type('q').sees('>')
    }

    def "#line is refused: #message"() {
        given:
        def prompt = new FakePrompt()

        when:
        prompt.command(line)

        then:
        def e = thrown(RuntimeException)
        e.message == message

        cleanup:
        prompt.close()

        where:
        line                    || message
        ':watch sessions 10ms'  || 'the interval must be 1s or more, not 10ms (nothing was sent)'
        ':watch sessions often' || "'often' is not a duration: write 500ms, 90s, 20m, 1h30m or PT20M"
        ':watch things'         || ":watch shows sessions or pool, not 'things': write :watch sessions 5s"
        ':watch pool'           || 'no variable holds a pool; p = client.pool(STANDARD).max(2).lease(1.hour).start() makes one'
        ':watch'                || ':watch needs a terminal that can be drawn on; client.sessions() prints the table once (nothing was sent)'
    }

    def "a terminal that cannot be drawn on is told what prints the table"() {
        given:
        terminal = new TerminalDriver(dir, [:], 'dumb', 80)

        expect:
        terminal.sees('arr emu>').type(':watch\n').sees('needs a terminal that can be drawn on').sees('>').type('6 * 7\n').sees('42')
    }
}
