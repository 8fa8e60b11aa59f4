package dev.arrshell.internal.repl

import dev.arrshell.emulator.ArrEmulator
import dev.arrshell.internal.repl.help.TourStep
import dev.arrshell.internal.script.message.ScriptSource
import dev.arrshell.testing.Scripts
import java.nio.file.Files
import java.nio.file.Path
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout

/** From the first step to a saved script, with everything kept that can be kept, and no secret in any of it. */
@Timeout(120)
class WholeTourSpec extends Specification {

    static final String KEY = ArrEmulator.ACCOUNT_KEY.revealTo { it }

    @TempDir
    Path dir

    @AutoCleanup
    TerminalDriver terminal

    @AutoCleanup
    Scripts scripts = new Scripts()

    def "the tour is walked from 1 to 9 by Enter, saved, and the saved script runs"() {
        given:
        terminal = new TerminalDriver(dir)
        Path script = dir.resolve('walk.groovy')

        expect:
        terminal.sees('arr emu>').type(':tour\n')
        (1..9).each { number ->
            terminal.sees("$number/9  ${TourStep.ALL[number - 1].title()}").sees('Enter runs it, s skips it').type('\n')
        }
        terminal.sees('stopped after').sees('That was the whole page.').sees('>')
        terminal.type(":save $script\n").sees('saved 10 statements').sees('>')
        terminal.type('\u0004').leaves() == 0

        and:
        Files.readString(script).readLines().first() == TourStep.ALL[0].ours()

        when:
        scripts.run ScriptSource.read(script)

        then:
        scripts.journal()*.operation()*.get()*.name() == ['TOKEN', 'CREATE', 'UPDATE', 'PROPERTIES', 'LIST', 'PROPERTIES', 'STOP']
    }

    def "no secret is on the screen, in the history, in what is saved or in a transcript"() {
        given:
        terminal = new TerminalDriver(dir)
        terminal.sees('arr emu>').type(":transcript on ${dir.resolve('t.md')}\n").sees('a transcript is being written').sees('>')

        when: 'a key is typed, whole and over two lines, and kept in a variable first'
        terminal.type("k = '$KEY'\n").sees('>').type('accountKey = k\n').sees('\n****\n').sees('>')
        terminal.type("account('$ArrEmulator.ACCOUNT_ID',\n").sees('...>').type("  '$KEY')\n").sees('>')
        int typed = terminal.screen.text().length()

        and: 'all that could show it or a token is asked for'
        terminal.type('t = requestToken()\n').sees('AccessToken(').sees('>')
        ['t', 'accountKey', 'k', '"$t $accountKey"', '[t, accountKey]', 't.dump()', 'http', 'http.requestHeaders'].each {
            terminal.type("$it\n").sees('>')
        }
        terminal.type('println "printed $k and ${t.revealTo { it }}"\n').sees('printed **').sees('>')
        terminal.type('println "the end of values"\n').sees('\nthe end of values').sees('>')
        [':http', ':as curl', ':as java', ':vars', ':history', ':view json', 't', 'http'].each { terminal.type("$it\n").sees('>') }
        terminal.type('throw new IllegalStateException("no " + k)\n').sees('no ').sees('>')
        terminal.type(':err\n').sees('IllegalStateException').sees('>')
        terminal.type(":save ${dir.resolve('walk.groovy')}\n").sees('saved').sees('>')
        terminal.type('\u0010' * 6).type('\u0015')
        terminal.type(':transcript off\n').sees('the transcript was written').sees('>')
        String token = terminal.workspace.token().revealTo { it }
        terminal.type('\u0004').leaves()
        Map<String, String> kept = ['history', 't.md', 'walk.groovy'].collectEntries { [it, Files.readString(dir.resolve(it))] }

        then: 'it was all shown and kept'
        kept['history'].contains(':as curl')
        kept['t.md'].contains('\nthe end of values\n')
        kept['walk.groovy'].contains("accountKey = k")

        and: 'without a secret'
        (kept + [screen: terminal.screen.text().substring(typed)]).findAll { !clean(it.value, token) }.keySet() == [] as Set
    }

    private static boolean clean(String text, String token) {
        ![KEY, token, KEY.bytes.encodeBase64().toString()].any { text.contains(it) } && !(text =~ /eyJ[\w-]{8,}\.eyJ[\w-]+\.[\w-]{20,}/)
    }
}
