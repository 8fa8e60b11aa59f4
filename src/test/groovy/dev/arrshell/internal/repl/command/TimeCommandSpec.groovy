package dev.arrshell.internal.repl.command

import dev.arrshell.internal.repl.FakePrompt
import dev.arrshell.internal.repl.TerminalDriver
import java.nio.file.Path
import java.time.Duration
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout

@Timeout(120)
class TimeCommandSpec extends Specification {

    @TempDir
    Path dir

    @AutoCleanup
    FakePrompt prompt = new FakePrompt()

    @AutoCleanup
    TerminalDriver terminal

    def "#statement shows its result as usual and then its cost: #requests"() {
        when:
        def shown = prompt.command(":time $statement").readLines()

        then:
        shown[0..-2].join('\n') ==~ result
        shown.last() ==~ /took \S+ \w+(, .* on the emulator's clock)?, $requests/

        where:
        statement                                 || result             | requests
        '6 * 7'                                   || /42/               | 'no request'
        "'a' + \"b\" + '@c'"                      || /ab@c/             | 'no request'
        '@groovy.transform.Field int x = 3; x'    || /3\n3/                | 'no request'
        'client.sessions().size()'                || /0/                | '2 requests'
        'requestToken(); 1'                       || /1|(?s).*\n1/      | '1 request'
        'nonsense()'                              || /(?s)✗ .*nonsense.*/ | 'no request'
        '[1, 2].collect {\n  it + 1\n}'           || /\[2, 3\]/         | 'no request'
    }

    def "variables, the last result and what is saved are as without it"() {
        when:
        prompt.command(':time x = 20 + 1')
        prompt.command(':time .multiply(2)')

        then:
        prompt.typed('[x, _, _1]') == '[21, 42, 21]'
        prompt.evaluator().statements().all()*.text()[0] == 'x = 20 + 1'
    }

    def "#real by the wall, #clock on the emulator's clock and #requests requests are told as #text"() {
        expect:
        TimeCommand.text(Duration.parse(real), Duration.parse(clock), requests) == text

        where:
        real       | clock        | requests || text
        'PT0S'     | 'PT0S'       | 0        || '0 ms, no request'
        'PT0.999S' | 'PT1.05S'    | 1        || '999 ms, 1 request'
        'PT1S'     | 'PT1S'       | 2        || '1.0 s, 2 requests'
        'PT59.99S' | 'PT60S'      | 2        || '59.9 s, 2 requests'
        'PT61.5S'  | 'PT61.5S'    | 120      || '1m01s, 120 requests'
        'PT0.003S' | 'PT0.103S'   | 0        || "3 ms, 103 ms on the emulator's clock, no request"
        'PT2S'     | 'PT4H10M2S'  | 3        || "2.0 s, 4h10m on the emulator's clock, 3 requests"
    }

    def "#line is refused: #message"() {
        when:
        prompt.command(line)

        then:
        def e = thrown(IllegalArgumentException)
        e.message == message

        where:
        line          || message
        ':time'       || ':time: STATEMENT is missing. Usage: :time STATEMENT'
        ':time :http' || ':time takes a statement, not a command (nothing was run)'
    }

    def "at the terminal its statement is completed, goes on over lines, and takes the time of a clock that is moved"() {
        given:
        terminal = new TerminalDriver(dir)

        expect:
        terminal.sees('arr emu>').type(':time client.sess\t').shows(':time client.session').type('s()\n')
        terminal.sees('no sessions').sees('took ').sees('2 requests').sees('>')
        terminal.type(':time [1, 2].collect {\n').sees('...>').type('it + 40 }\n').sees('[41, 42]').sees('no request').sees('>')
        terminal.type(':time emulator.time().advance(2.hours)\n').sees("2h00m on the emulator's clock, no request").sees('>')
        terminal.type(':time println "in"; while (true) { }\n').sees('in\n').type('\u0003').sees('interrupted').sees('took ').sees('>')
        terminal.type(":time key = 'kEyTyped0123456789AbCdEf'; null\n").sees('took ').sees('>').type('\u0010').shows("key = '****'")
    }
}
