package dev.arrshell.internal.repl

import dev.arrshell.emulator.ArrEmulator
import dev.arrshell.model.Operation
import dev.arrshell.internal.repl.help.TourStep
import dev.arrshell.internal.syntax.PromptInput
import java.nio.file.Path
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout

@Timeout(120)
class PastedPageSpec extends Specification {

    static final String PAGE = PastedPageSpec.getResource('/page/powershell.md').text

    static final List<String> BLOCKS = (PAGE =~ /(?s)```PowerShell\n(.*?)```/).collect { it[1] as String }

    static final List<Operation> WALK = [Operation.TOKEN, Operation.CREATE, Operation.UPDATE, Operation.PROPERTIES, Operation.LIST, Operation.PROPERTIES, Operation.STOP]

    @TempDir
    Path dir

    @AutoCleanup
    TerminalDriver terminal

    private void pastes(String text, String shown) {
        terminal.sees('>').paste(text).shows(text.readLines().last().strip().take(20)).type('\n').sees(shown)
    }

    def "the page is pasted block by block as it stands: a session is created, extended, listed, read and stopped"() {
        given:
        terminal = new TerminalDriver(dir)
        terminal.sees('arr emu').type(':set boot.standard 0s\n').sees('0s')

        when: 'the answers between them are pasted too'
        BLOCKS.each { block ->
            if (block.startsWith('StatusCode')) {
                pastes(block, 'this is an answer of the service')
            } else {
                pastes(block, 'of the session page')
                if (block.contains('Invoke-WebRequest')) {
                    terminal.sees('Enter runs it, n does not:').type('\n')
                }
            }
        }

        then:
        BLOCKS.size() == 14
        emulator().journal()*.operation()*.get() == WALK
        emulator().journal()*.status().every { it < 300 }
    }

    def "the whole page is pasted at once and run after one yes"() {
        given:
        terminal = new TerminalDriver(dir)
        terminal.sees('arr emu').type(':set boot.standard 0s\n').sees('0s')

        when:
        pastes(PAGE, 'steps 1, 2, 3, 4, 5, 6, 7, 8, 9 of the session page')
        terminal.sees('Enter runs it, n does not:').type('y\n').sees('stopped after').sees('>')

        then:
        emulator().journal()*.operation()*.get() == WALK
    }

    def "an apostrophe in a comment opens no string"() {
        expect:
        !PromptInput.parse("\$accountId = 'a' <# the account's #>").needsMore()
        PromptInput.parse("\$accountId = 'a").needsMore()
    }

    def "what is pasted in place of a yes comes next"() {
        given:
        terminal = new TerminalDriver(dir)
        List<String> steps = TourStep.ALL*.powerShell()

        when:
        pastes(steps[3], 'step 4 of the session page: Create a session')
        terminal.sees("createSession(size: STANDARD, lease: '4:0:0')").sees('Enter runs it, n does not:').paste(steps[6]).type('\n')
        terminal.sees('nothing was run').sees('step 7').sees('Enter runs it, n does not:').type('\n').sees('no sessions in')

        then:
        emulator().journal()*.operation()*.get() == [Operation.TOKEN, Operation.LIST]
    }

    def "the key of a pasted line is shown nowhere, and the names of the page are ours"() {
        given:
        terminal = new TerminalDriver(dir)
        String key = 'kEyTyped0123456789AbCdEf=='

        when:
        pastes("\$accountId = \"$ArrEmulator.ACCOUNT_ID\"\n\$accountKey = \"$key\"", "accountKey = secret('ARR_ACCOUNT_KEY')")
        terminal.sees('>').type('accountId.value().take(4)\n').sees(ArrEmulator.ACCOUNT_ID.value().take(4)).sees('>')
        terminal.type('binding.variables.keySet().findAll { it.contains("ccount") }.size()\n').sees('0').sees('>')

        then:
        !terminal.screen.raw().replaceFirst(/(?s).*?Here it is/, '').contains(key)
    }

    private ArrEmulator emulator() {
        terminal.workspace.target().emulator().get()
    }
}
