package dev.arrshell.internal.repl

import dev.arrshell.internal.config.SecretPrompter
import dev.arrshell.internal.config.file.PromptTable
import dev.arrshell.internal.config.value.ConfigInputs
import dev.arrshell.internal.config.value.Environment
import dev.arrshell.internal.repl.display.KeySettings
import dev.arrshell.internal.repl.help.HelpCatalogue
import dev.arrshell.internal.repl.registry.CommandRegistry
import dev.arrshell.internal.script.state.ScriptSettings
import java.nio.file.Files
import java.nio.file.Path
import java.util.regex.Pattern
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

    static final String NAMES = 'view, theme, wide, lines, results, prompt, suggestions, keys, boot.standard, boot.premium'
    static final String ACTIONS = String.join(', ', KeySettings.choices())

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

    def "kept keys and the kept text of the prompt hold, and wrong keys are told with their place"() {
        given:
        Files.writeString(file(), '[prompt]\nprompt = "100% {place}{session} $"\nkey.ctrl-t = "kill-whole-line"\nkey.f5 = "undoo"\nkey.ctrl-c = "undo"\n')
        open()

        expect:
        terminal.sees("(${file()}:4:1: `key.f5` cannot be 'undoo' - did you mean undo?").sees("(${file()}:5:1: the key 'ctrl-c' ends a line")
        terminal.sees('100% emu $').type('never \u001440 + 2\n').sees('42\n').sees('100% emu $')
        terminal.type(':set key.ctrl-t --reset\n').sees('usual').sees('100% emu $')
        terminal.type(':set keys vi\n').sees('100% emu $').type(':set key.alt-k kill-whole-line\n').sees('for this session').sees('100% emu $')
        terminal.type('never \u001bk40 + 3\n').sees('43\n').sees('100% emu $')
        terminal.type('s = createSession(size: STANDARD, lease: 1.hours)\n').sees('202 in').sees(' Starting ')
    }

    def "each key can be set, and each action is one that the reader of lines has"() {
        given:
        open()

        expect:
        terminal.sees('arr emu>')
        [*('a'..'z').collect { "ctrl-$it" }, *('a'..'z').collect { "alt-$it" }, *(0..9).collect { "alt-$it" }, *(1..12).collect { "f$it" }].each { key ->
            if (!(key.toString() in ['ctrl-c', 'ctrl-d', 'ctrl-j', 'ctrl-m', 'ctrl-z'])) {
                terminal.type(":set key.$key undo\n").sees("key.$key").sees('for this session').sees('arr emu>')
            }
        }
        new org.jline.reader.impl.LineReaderImpl(org.jline.terminal.TerminalBuilder.builder().dumb(true).streams(InputStream.nullInputStream(), OutputStream.nullOutputStream()).build())
                .builtinWidgets().keySet().containsAll(KeySettings.ACTIONS)
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
        shown.readLines()[1] ==~ / $setting +${Pattern.quote(value)} .* config\.toml.*/
        shown.readLines().last() == "(kept in ${file()})"
        Files.readString(file()) == "[prompt]\n$setting = \"$value\"\n"

        where:
        setting         | value
        'view'          | 'json'
        'theme'         | 'light'
        'wide'          | 'on'
        'lines'         | 'all'
        'results'       | 'numbered'
        'prompt'        | 'plain'
        'prompt'        | '{place}>'
        'key.ctrl-t'    | 'transpose-chars'
        'key.alt-9'     | 'kill-line'
        'key.f12'       | 'clear-screen'
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
        e.message == message.toString()
        !Files.exists(file())

        where:
        arguments             | table || message
        '--keep'              | true  || ':set --keep takes the name of a setting, and a value unless the present one is kept'
        '--keep --reset'      | true  || ':set --reset takes the name of a setting and no value'
        'view=json'           | true  || 'a setting and its value have a blank between them: write :set view json'
        '--keep wide yes'     | true  || "`wide` must be on or off, not 'yes'"
        'wdie on'             | true  || "there is no setting 'wdie' - did you mean wide? Settings: ${NAMES}"
        'key.ctrl-t spin'     | true  || "`key.ctrl-t` cannot be 'spin'. Possible: ${ACTIONS}"
        'key.ctrl-t undoo'    | true  || "`key.ctrl-t` cannot be 'undoo' - did you mean undo? Possible: ${ACTIONS}"
        'key.strg-t undo'     | true  || "there is no key 'strg-t': keys are ctrl- or alt- and a small letter, alt- and a digit, and f1 to f12, as in key.ctrl-t"
        'key.ctrl-c undo'     | true  || "the key 'ctrl-c' ends a line, a statement or the prompt and stays so"
        '--keep wide on'      | false || 'settings are kept only from a terminal: the value holds for this session'
    }

    def "a default that is kept replaces what was kept, and one that is not is told to be for this session"() {
        given:
        Files.writeString(file(), '[prompt]\nwide = "on"\n')
        prompt = new FakePrompt()
        prompt.settings.load(new PromptTable(file(), []))
        prompt.command(':set wide on')

        expect:
        prompt.command(':set --reset wide').endsWith('\n(for this session; :set --keep wide keeps it)')
        Files.readString(file()) == '[prompt]\nwide = "on"\n'
        prompt.command(':set wide on')
        prompt.command(':set --keep --reset wide').endsWith("\n(kept in ${file()})")
        !prompt.settings.wide
        Files.readString(file()) == '[prompt]\nwide = "off"\n'
    }

    def "a single setting is shown with its whole meaning, however narrow the window"() {
        given:
        prompt = new FakePrompt()
        prompt.width = 60

        expect:
        prompt.command(':set prompt').readLines() == [
            ' name    value  default  origin',
            ' prompt  full   full     default',
            ' full shows the session, plain does not; or a text of your',
            " own such as '{place}{session} \$'",
        ]
        prompt.command(':set theme').readLines()[1] == ' theme  dark   dark     default  colours'
    }

    def "keys are completed by steps, and capitals in their names mean nothing"() {
        given:
        prompt = new FakePrompt()
        def registry = new CommandRegistry(new HelpCatalogue())
        def names = { String begun -> registry.arguments('set', [], begun, prompt)*.value() }

        expect:
        names('k') == ['keys', 'key.']
        names('key.').containsAll(['key.ctrl-', 'key.alt-', 'key.f1', 'key.f12'])
        names('key.ctrl-').containsAll(['key.ctrl-a', 'key.ctrl-t']) && !names('key.ctrl-').contains('key.ctrl-c')
        names('key.alt-x') == ['key.alt-x']
        registry.arguments('set', ['key.F6'], 'und', prompt)*.value() == ['undo']
        prompt.command(':set key.F6 undo').readLines()[1].startsWith(' key.f6  undo ')
        prompt.command(':set key.Ctrl-T undo').readLines()[1].startsWith(' key.ctrl-t  undo ')
        names('key.f6') == ['key.f6']
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
