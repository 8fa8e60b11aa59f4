package dev.arrshell.internal.repl

import dev.arrshell.internal.repl.help.TourStep
import dev.arrshell.internal.script.message.ScriptSource
import dev.arrshell.internal.service.launch.PortRange
import dev.arrshell.testing.Scripts
import dev.arrshell.testing.ServedProcesses
import java.nio.file.Path
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.Tag
import spock.lang.TempDir
import spock.lang.Timeout

/** The prompt's tour and the scripts of the walk, unchanged, where real processes are behind the sessions. */
@Tag('long')
@Timeout(120)
class ServedPromptSpec extends Specification {

    @TempDir
    Path dir

    @AutoCleanup
    ServedProcesses server

    @AutoCleanup
    TerminalDriver terminal

    @AutoCleanup
    Scripts scripts

    def setup() {
        server = new ServedProcesses(dir.resolve('data'), new PortRange(31_800, 31_900),
                'for n in $(seq 30); do echo line $n; done; echo up; exec sleep 900')
    }

    private Map<String, String> environment() {
        [
            ARR_ENDPOINT   : server.uri().toString(),
            ARR_STS        : server.uri().toString(),
            ARR_ACCOUNT_ID : server.account().value(),
            ARR_ACCOUNT_KEY: server.key().revealTo { it },
        ]
    }

    def "the tour is walked from 1 to 9 by Enter"() {
        given:
        terminal = new TerminalDriver(dir, environment())

        expect:
        terminal.sees('>').type(':tour\n')
        (1..9).each { number ->
            terminal.sees("$number/9  ${TourStep.ALL[number - 1].title()}").sees('Enter runs it, s skips it').type('\n')
        }
        terminal.sees('stopped after').sees('That was the whole page.').sees('>')
        terminal.type('\u0004').leaves() == 0
        server.servers() == 0
    }

    def "the log of a session's server is read, its end or all of it"() {
        given:
        terminal = new TerminalDriver(dir, environment())

        when:
        terminal.sees('>').type("client.session().size(STANDARD).lease(10.minutes).start().awaitReady()\n").sees('Ready').sees('>')
        terminal.type(':log\n')

        then:
        terminal.sees('line 30').sees('the last 20 lines of 31; :log --all prints all').sees('>')
        terminal.type(':log --all\n').sees('line 1').sees('line 30').sees('up').sees('>')
        terminal.type('stopSession()\n').sees('stopped after').sees('>').type('\u0004').leaves() == 0
    }

    def "a session that is kept at the end is told with the command that stops it"() {
        given:
        terminal = new TerminalDriver(dir, environment())

        when:
        terminal.sees('>').type("client.session().size(STANDARD).lease(10.minutes).start().awaitReady()\n").sees('Ready').sees('>')
        terminal.type('\u0004').sees('[k]eep').type('k\n')

        then:
        terminal.sees('a session goes on; to stop it: arr session stop ').sees(server.account().value()).sees(server.uri().toString())
        terminal.leaves() == 0
        server.servers() == 1
    }

    def "the script #name runs as it does on the emulator"() {
        given:
        scripts = new Scripts(environment())

        when:
        scripts.run ScriptSource.read(Path.of("scripts/${name}.groovy"))
        scripts.workspace().end()

        then:
        scripts.out().contains('127.0.0.1')

        where:
        name << ['walkthrough', 'walkthrough-fluent', 'start-and-wait']
    }
}
