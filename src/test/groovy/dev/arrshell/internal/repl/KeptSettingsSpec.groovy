package dev.arrshell.internal.repl

import dev.arrshell.internal.config.SecretPrompter
import dev.arrshell.internal.config.file.PromptTable
import dev.arrshell.internal.config.value.ConfigInputs
import dev.arrshell.internal.config.value.Environment
import dev.arrshell.internal.script.state.ScriptSettings
import java.nio.file.Files
import java.nio.file.Path
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout

@Timeout(120)
class KeptSettingsSpec extends Specification {

    @TempDir
    Path dir

    @AutoCleanup
    TerminalDriver terminal

    @AutoCleanup
    FakePrompt prompt

    Path file() {
        dir.resolve('config.toml')
    }

    void open(Map<String, String> environment = [:]) {
        def inputs = new ConfigInputs(dir, dir, dir, Environment.of([:]), [:], InputStream.nullInputStream())
        terminal = new TerminalDriver(dir, environment, 'xterm', 200, ScriptSettings.of(inputs, SecretPrompter.NONE))
    }

    def "a kept setting holds in this prompt and the next, and wrong ones are told with their place"() {
        given:
        Files.writeString(file(), '# mine\n[prompt]\nkeys = "vi"\nwide = "yes"\nlnes = 3\nlines = 2\n')
        open()

        expect:
        terminal.sees("(${file()}:4:1: `wide` must be on or off, not 'yes'. wide has its default, off)")
        terminal.sees("(${file()}:5:1: unknown key 'lnes' - did you mean lines? Known: view, ").sees('arr emu>')
        terminal.type('40 + 1 + 2\u001b0x').shows('arr emu> 0 + 1 + 2').type('\n').sees('3\n').sees('arr emu>')
        terminal.type(':set lines\n').sees('config.toml').sees('arr emu>')
        terminal.type(':set results numbered\n').sees('(for this session; :set --keep results keeps it)').sees('arr emu>')
        terminal.type(':set --keep results\n').sees("(kept in ${file()})").sees('arr emu>')
        Files.readString(file()) == '# mine\n[prompt]\nresults = "numbered"\nkeys = "vi"\nwide = "yes"\nlnes = 3\nlines = 2\n'
        terminal.close()

        when:
        open()

        then:
        terminal.sees('arr emu>').type(':set results\n').sees('numbered').sees('config.toml').sees('arr emu>')
    }

    def "NO_COLOR counts more than a kept theme"() {
        given:
        Files.writeString(file(), '[prompt]\ntheme = "light"\n')
        open(NO_COLOR: '1')

        expect:
        terminal.sees('arr emu>').type(':set theme\n').sees('none').sees('NO_COLOR').sees('arr emu>')
    }

    def "#setting can be kept as #value"() {
        given:
        prompt = new FakePrompt()
        prompt.settings.load(new PromptTable(file(), []))

        when:
        def shown = prompt.command(":set --keep $setting $value")

        then:
        shown.readLines()[1] ==~ / $setting +$value .* config\.toml .*/
        shown.readLines()[2] == "(kept in ${file()})"
        Files.readString(file()) == "[prompt]\n$setting = \"$value\"\n"

        where:
        setting         | value
        'view'          | 'json'
        'theme'         | 'light'
        'wide'          | 'on'
        'lines'         | 'all'
        'results'       | 'numbered'
        'prompt'        | 'plain'
        'suggestions'   | 'off'
        'keys'          | 'vi'
        'boot.standard' | '1m30s'
        'boot.premium'  | 'never'
    }

    def ":set #arguments is refused and writes nothing"() {
        given:
        prompt = new FakePrompt()
        if (table) {
            prompt.settings.load(new PromptTable(file(), []))
        }

        when:
        prompt.command(":set $arguments")

        then:
        def e = thrown(RuntimeException)
        e.message == message
        !Files.exists(file())

        where:
        arguments             | table || message
        '--keep'              | true  || ':set --keep takes the name of a setting, and a value unless the present one is kept'
        '--keep view --reset' | true  || ':set --keep takes the name of a setting, and a value unless the present one is kept'
        '--keep wide yes'     | true  || "`wide` must be on or off, not 'yes'"
        '--keep wide on'      | false || 'settings are kept only from a terminal: the value holds for this session'
    }

    def "what cannot be written is told, and holds for this session"() {
        given:
        Files.writeString(file(), 'size =')
        prompt = new FakePrompt()
        prompt.settings.load(new PromptTable(file(), []))

        when:
        prompt.command(':set --keep wide on')

        then:
        def e = thrown(IllegalStateException)
        e.message.startsWith("${file()}:1:7: ")
        e.message.endsWith('. The value holds for this session')
        prompt.settings.wide
        Files.readString(file()) == 'size ='
    }
}
