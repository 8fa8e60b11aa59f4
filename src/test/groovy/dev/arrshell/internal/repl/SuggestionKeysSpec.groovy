package dev.arrshell.internal.repl

import java.nio.file.Path
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout

@Timeout(120)
class SuggestionKeysSpec extends Specification {

    /** The last part of the line, dim. */
    static final String SUGGESTED = '\u001b\\[2m[^\u001b]*66, 17'
    static final String RIGHT = '\u001bOC'
    static final String ALT_RIGHT = '\u001b[1;3C'
    static final String END = '\u0005'

    @TempDir
    Path dir

    @AutoCleanup
    TerminalDriver terminal

    def "the rest of an earlier line is suggested, and #what, with #environment"() {
        given:
        terminal = new TerminalDriver(dir, environment)

        expect:
        terminal.sees('arr emu>').type('[6000 + 66, 17]\n').sees('[6066, 17]').sees('arr emu>')
        terminal.type('[6000').sees(' + 66, 17]').type(keys + ' + [5]\n').sees(result)
        terminal.screen.raw() =~ SUGGESTED

        where:
        what                     | environment     | keys            || result
        'Right takes it'         | [:]             | RIGHT           || '[6066, 17, 5]'
        'Right takes it'         | [NO_COLOR: '1'] | RIGHT           || '[6066, 17, 5]'
        'Ctrl-E takes it'        | [:]             | END             || '[6066, 17, 5]'
        'Alt-Right takes a word' | [:]             | ALT_RIGHT + ']' || '[6066, 5]'
        'Alt-F takes a word'     | [:]             | '\u001bf]'      || '[6066, 5]'
        'typing goes on'         | [:]             | ']'             || '[6000, 5]'
    }

    def "nothing is suggested #where"() {
        given:
        terminal = new TerminalDriver(dir, [:], type)
        terminal.sees('arr emu>').type("$before\n").sees(shown).sees('arr emu>').type('[6000 + 66, 17]\n').sees('[6066, 17]').sees('arr emu>')

        when:
        terminal.type('[6000' + keys + '+ 1]\n')

        then:
        terminal.sees('6001]')
        !(terminal.screen.raw() =~ SUGGESTED)

        where:
        where                      | type    | before                 | keys  || shown
        'where it is switched off' | 'xterm' | ':set suggestions off' | RIGHT || 'off'
        'on a dumb terminal'       | 'dumb'  | '1'                    | ''    || '1'
    }

    def "Ctrl-R shows what is searched, and where the line has it, with #environment"() {
        given:
        terminal = new TerminalDriver(dir, environment)

        expect:
        terminal.sees('arr emu>').type('value = 6000 + 66\n').sees('6066').sees('arr emu>').type('other = 17\n').sees('17').sees('arr emu>')
        terminal.type('\u0012').shows('bck-i-search: _').type('lue').shows('bck-i-search: lue_').shows('arr emu> value = 6000 + 66  ')
        terminal.screen.raw().contains('\u001b[4m')
        terminal.type('\u0003').type('\u0012other').shows('bck-i-search: other_').type('\n').sees('17\n')

        where:
        environment << [[:], [NO_COLOR: '1']]
    }
}
