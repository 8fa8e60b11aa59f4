package dev.arrshell.internal.repl

import java.nio.file.Path
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout

@Timeout(120)
class IndentationKeysSpec extends Specification {

    @TempDir
    Path dir

    @AutoCleanup
    TerminalDriver terminal

    def "lines that continue an input are indented by its brackets, and those that close them are not"() {
        given:
        terminal = new TerminalDriver(dir)

        expect:
        terminal.sees('arr emu>').type('f = { x ->\n[\nx,\n1\n]\n}\n').sees('{ ').sees('arr emu>')
        terminal.shows('    ...>   [ ').shows('    ...>     x, ').shows('    ...>     1 ').shows('    ...>   ] ').shows('    ...> } ')
        terminal.type('f(41)\n').sees('[41, 1]')
    }

    def "neither what is pasted is indented nor the lines of a string"() {
        given:
        terminal = new TerminalDriver(dir)

        expect:
        terminal.sees('arr emu>').paste('f = { x ->\n   x + """1\n}"""\n}').shows('    ...>    x + ').shows('    ...> }').type('\n').sees('{ ').sees('arr emu>')
        terminal.type('f("0") == "01\\n}"\n').sees('true').sees('arr emu>')
        terminal.type('s = """a {\nb"""; s == "a {\\nb"\n').sees('true').sees('arr emu>')
        terminal.type('t = """a\n  }"""; t == "a\\n  }"\n').sees('true')
    }
}
