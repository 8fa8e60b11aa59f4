package dev.arrshell.internal.repl

import dev.arrshell.internal.config.SecretPrompter
import dev.arrshell.internal.config.value.ConfigInputs
import dev.arrshell.internal.config.value.Environment
import dev.arrshell.internal.script.state.ScriptSettings
import dev.arrshell.model.Operation
import java.nio.file.Path
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout
import spock.util.concurrent.PollingConditions

/** Commands that fail or are interrupted: they end, and the prompt with its sessions does not. */
@Timeout(120)
class CommandFailureSpec extends Specification {

    @TempDir
    Path dir

    @AutoCleanup
    TerminalDriver terminal

    def setup() {
        def inputs = new ConfigInputs(dir, dir, dir, Environment.of([:]), [:], InputStream.nullInputStream())
        SecretPrompter unused = { throw new AssertionError('not at a prompt') }
        terminal = new TerminalDriver(dir, [:], 'xterm', 100, ScriptSettings.of(inputs, unused))
        terminal.sees('arr emu>').type("createSession(size: STANDARD, lease: '1:0:0')\n").sees('Starting 0:0').sees('>')
    }

    def "a command whose request fails is told as a statement is, and the prompt goes on"() {
        expect:
        terminal.type(':log nix\n').sees("✗ could not read the output of the session's server: there is no session nix.")
        terminal.sees('status 404').sees('>').type(':fault log garbage\n').sees('fault #1').sees('>')
        terminal.type(':log\n').sees('✗ ').sees('>').type('6 * 7\n').sees('42\n')
        terminal.type('\u0004').sees('1 session is up')
    }

    def "a secret that is asked for is not shown, and Ctrl-C ends the statement that asks at once"() {
        expect:
        terminal.type("x = secret('MINE'); println 'x is set'\n").sees('MINE:').type('hunter2hunter2\n').sees('x is set').sees('>')
        terminal.type("y = secret('OTHER'); println 'y is set'\n").sees('OTHER:').type('hunter3\u0003').sees('interrupted: the statement').sees('>')
        terminal.type('6 * 7\n').sees('42\n').sees('>')
        terminal.type("y\n").sees('there is no variable y').sees('>')
        !terminal.screen.raw().contains('hunter')
        terminal.type('\u001b[A\u001b[A\u001b[A').shows("> y = secret('OTHER')")
    }

    def "Ctrl-C ends a command that waits for an answer, and what is typed then is no part of it"() {
        given:
        def emulator = terminal.workspace.target().emulator().get()

        when:
        terminal.type(':fault log delay 1h\n').sees('fault #1').sees('>').type(':log\n')
        new PollingConditions(timeout: 20).eventually { assert emulator.requests(Operation.LOG).size() == 1 }
        terminal.type('\u0003')

        then:
        terminal.sees('interrupted: the command has ended here').sees('>').type('6 * 7\n').sees('42\n')
        terminal.type('\u0004').sees('1 session is up')
    }
}
