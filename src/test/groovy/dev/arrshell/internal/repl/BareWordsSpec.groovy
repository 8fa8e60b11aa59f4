package dev.arrshell.internal.repl

import java.nio.file.Path
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout

@Timeout(120)
class BareWordsSpec extends Specification {

    @TempDir
    Path dir

    @AutoCleanup
    TerminalDriver terminal

    def "#word leaves"() {
        given:
        terminal = new TerminalDriver(dir)

        expect:
        terminal.sees('arr emu>').type("$word\n").leaves() == 0

        where:
        word << ['exit', 'quit()', ':q']
    }

    def "help and clear do what they say, unless a variable has the name"() {
        given:
        terminal = new TerminalDriver(dir)

        expect:
        terminal.sees('arr emu>').type('help lease\n').sees('lease').sees('usage').sees('arr emu>')
        terminal.type('help\n').sees('More: :help session').sees('arr emu>').type('clear = 5\n').sees('5').sees('arr emu>')
        terminal.type('clear\n').sees('5').sees('arr emu>').type("'unclosed\n").sees("the quote ' is open").sees('arr emu>')
        terminal.type('createSession(size: STANDARD, lease: 4.hours); null\n').sees('Starting').sees('>')
        terminal.type('sessions()[0].stop()\n').sees('client.session(it.id).stop(').sees('>')
    }

    def "the banner says that the public service has ended: #environment"() {
        given:
        terminal = new TerminalDriver(dir, environment)

        expect:
        terminal.sees(banner)

        where:
        environment                                                                     || banner
        [ARR_ACCOUNT_ID: '11111111-1111-1111-1111-111111111111', ARR_ACCOUNT_KEY: 'k=', ARR_REGION: 'eastus'] || 'ended on 30'
    }
}
