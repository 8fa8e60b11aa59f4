package dev.arrshell.internal.repl

import java.nio.file.Files
import java.nio.file.Path
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout

@Timeout(120)
class CompletionKeysSpec extends Specification {

    @TempDir
    Path dir

    @AutoCleanup
    TerminalDriver terminal

    def "the first TAB lists, also behind a blank, and inserts nothing"() {
        given:
        terminal = new TerminalDriver(dir)

        expect:
        terminal.sees('arr emu>').type('40 + 2\n').sees('42').sees('arr emu>').type('client.session().size \t').shows('A size: at most 20 million').shows('size   size(')
        terminal.type('\u0003').sees('arr emu>').type('createSession(size: \t').shows('PREMIUM (A size')
    }

    def "Ctrl-C drops the line at the question whether to list many candidates, and Ctrl-D at its end asks none"() {
        given:
        terminal = new TerminalDriver(dir)

        expect:
        terminal.sees('arr emu>').type('40 + 2\n').sees('42').sees('arr emu>')
        terminal.type('foo = \t').shows('do you wish to see all').type('\u0003').sees('arr emu>').type('6 * 7\n').sees('42\n').sees('arr emu>')
        terminal.type('foo(\u0004\u00036 * 8\n').sees('48\n').sees('arr emu>')
        terminal.type('[1,\n\u0004\u00036 * 9\n').sees('54\n')
    }

    def "a command that needs no colon is completed where an input begins, and nowhere else"() {
        given:
        terminal = new TerminalDriver(dir)

        expect:
        terminal.sees('arr emu>').type('40 + 2\n').sees('42').sees('arr emu>').type('ex\t').shows('arr emu> exit').type('\u0003')
        terminal.sees('arr emu>').type('x = ex\t').shows('arr emu> x = EXPIRED')
    }

    def "the paths of commands are completed, over any number of directories"() {
        given:
        Files.createDirectories(dir.resolve('scripts/deep'))
        Files.writeString(dir.resolve('scripts/deep/walk.groovy'), '6 * 7')
        terminal = new TerminalDriver(dir)

        expect:
        terminal.sees('arr emu>').type('40 + 2\n').sees('42').sees('arr emu>')
        terminal.type(":load $dir/scr\t").shows('scripts/').type('de\t').shows('deep/').type('wa\t').shows('walk.groovy').type('\n').sees('42\n').sees('arr emu>')
        terminal.type(":save --force $dir/scripts/de\t").shows('--force').shows('deep/').type('\u0003')
        terminal.sees('arr emu>').type(":transcript on $dir/scr\t").shows('scripts/')
    }

    def "values that variables hold are completed, and classes that were declared or imported"() {
        given:
        terminal = new TerminalDriver(dir)

        expect:
        terminal.sees('arr emu>').type('m = [host: "h", hours: 4.hours]\n').sees('arr emu>').type('m.hou\t').shows('m.hours').type('.toMin\t').shows('m.hours.toMinutes').type('\u0003')
        terminal.sees('arr emu>').type('class Fobber { int bar }\n').sees('arr emu>').type('new Fo\t').shows('Fobber').type('\u0003')
        terminal.sees('arr emu>').type('import java.time.Yea\t').shows('java.time.Year').type('\n').sees('arr emu>').type('Year.is\t').shows('Year.isLeap(')
        terminal.type('\u0003')
        terminal.sees('arr emu>').type('[new Fobber()].each { it.ba\t').shows('it.bar')
    }

    def "below the list stands the whole description of the candidate that is chosen, until another key is typed"() {
        given:
        terminal = new TerminalDriver(dir)
        String whole = 'STANDARD  A size: at most 20 million primitives.'

        expect:
        terminal.sees('arr emu>').type('40 + 2\n').sees('42').sees('arr emu>').type('createSession(size: \t').shows('PREMIUM (A size')
        terminal.type('\t').shows(whole)
        terminal.type(' ').lacks(whole)
    }

    def "what is typed in another case, or abbreviated by humps, is replaced"() {
        given:
        terminal = new TerminalDriver(dir)

        expect:
        terminal.sees('arr emu>').type('session.eLT\t').shows('arr emu> session.extendLeaseTo').shows('extendLeaseToAsync').type('\u0003')
        terminal.sees('arr emu>').type('session.EXTENDLEASET\t').shows('arr emu> session.extendLeaseTo').type('\u0003')
        terminal.sees('arr emu>').type('client.sA\t').shows('arr emu> client.sessionsAsync()').type('\u0003')
        terminal.sees('arr emu>').type('"abc".toC\t').shows('arr emu> "abc".toCharArray()').type('\u0003')
        terminal.sees('arr emu>').type('m = [oneBox: 1, oldBee: 2]\n').sees('oldBee').sees('arr emu>').type('m.oB\t').shows('oldBee (a key)   oneBox (a key)').shows('arr emu> m.oB')
    }
}
