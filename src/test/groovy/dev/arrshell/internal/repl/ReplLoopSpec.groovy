package dev.arrshell.internal.repl

import dev.arrshell.emulator.ArrEmulator
import java.nio.file.Files
import java.nio.file.Path
import java.nio.file.attribute.PosixFilePermissions
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.Tag
import spock.lang.TempDir
import spock.lang.Timeout

@Tag('long')
@Timeout(120)
class ReplLoopSpec extends Specification {

    static final String CLIENT = "c = account('$ArrEmulator.ACCOUNT_ID', secret('ARR_ACCOUNT_KEY')).region('westus2')\n"

    @TempDir
    Path dir

    @AutoCleanup
    TerminalDriver terminal

    def "a session from its start to its stop shows the result and the prompt of each step"() {
        given:
        terminal = new TerminalDriver(dir)

        expect: 'a prompt'
        terminal.sees('embedded emulator').sees('arr emu>')

        and: 'a slip that is told before anything is sent'
        terminal.type(CLIENT.replace('westus2', 'westus22'))
        terminal.sees("✗ unknown region 'westus22' - did you mean westus2?").sees('^^^^').sees('(nothing was sent)')
        terminal.workspace.target().emulator().get().journal().empty

        and: 'completion inside of an argument'
        terminal.sees('arr emu>').type(CLIENT.replace("tus2')\n", '')).shows("region('wes").type('\t').sees('westeurope').sees('westus2')
        terminal.type("us\t").shows("region('westus2").type("')\n").sees('ArrClient').sees('arr westus2>')

        and: 'a token that is not printed'
        terminal.type('c.token()\n').sees('AccessToken(expires in 2').sees('arr westus2>')

        and: 'a draft that is continued by a dot'
        terminal.type('c.session().size(PREMIUM)\n').sees('lease(…) is still missing').sees('arr westus2>')
        terminal.type('  .lease(4)\n').sees('"4" has no unit').sees('  .lease(4)').sees('arr westus2>')
        terminal.type('  .lease(4.hours)\n').sees('lease 4h00m').sees('arr westus2>')

        and: 'a session'
        terminal.type('s = _.start()\n').sees('Starting').sees('202 in').sees('MS-CV').sees('Starting 0:0').sees('>')
        terminal.type('s.await\t').sees('awaitReady()').sees('awaitReady(Duration)')
        terminal.type('()\n').sees('Starting').sees('1 poll').sees('next in').sees('Ready').sees('[##########]').sees('arr westus2').sees('Ready 3h59m>')

        and: 'its lease'
        terminal.type('s.extendLeaseTo(3.hours)\n').sees('3h00m is not more than').sees('(nothing was sent)').sees('>')
        terminal.type('s.extendLeaseTo(5.hours)\n').sees('lease 4h00m -> 5h00m').sees('Ready 4h59m>')
        terminal.type('c.sessions()\n').sees(' id ').sees('PREMIUM').sees('1 session').sees('>')
        terminal.type('s.properties.status\n').sees('READY').sees('>')
        terminal.type(':http\n').sees('StatusCode        : 200').sees('>')
        terminal.type(':as powershell\n').sees('Invoke-WebRequest -Uri').sees('>')

        and: 'its end'
        terminal.type('s.stop\n').sees('✗ stop is a method - add parentheses').sees('>')
        terminal.type('s.stop()\n').sees('stopped after').sees('204').sees('arr westus2>')
        terminal.type('\u0004').leaves() == 0
    }

    def "what is typed while Groovy is loading is not lost"() {
        given:
        terminal = new TerminalDriver(dir)

        expect:
        terminal.type('x = 40 + 1\nx + 1\n').sees('arr emu>').sees('41').sees('42')
    }

    def "the prompt and results begin a line of their own behind output that does not end its line"() {
        given:
        terminal = new TerminalDriver(dir)

        expect:
        terminal.sees('arr emu>').type("print 'half a line'\n").sees('half a line\narr emu>')
        terminal.type("print 'and one'; 6 * 7\n").sees('and one\n42\narr emu>')
        terminal.type("println 'whole'\n").sees('whole\narr emu>')
        terminal.type(':\n').sees(' command ').sees('arr emu>')
    }

    def "Ctrl-C at a wait leaves it, and the session and all state stay"() {
        given:
        terminal = new TerminalDriver(dir)
        terminal.type(CLIENT).sees('arr westus2>').type('s = c.session().size(PREMIUM).lease(1.hours).start()\n').sees('Starting 0:0').sees('>')

        expect:
        terminal.type('s.awaitReady()\n').sees('1 poll').type('\u0003').sees('interrupted').sees('Starting 0:0').sees('>')
        terminal.type('s.properties.status\n').sees('STARTING').sees('>')
        terminal.type(':clock advance 10s\n').sees(' 10s ahead').sees('>').type('s.properties.status\n').sees('READY')
    }

    def "Ctrl-C at a loop ends it, Ctrl-C at the prompt drops what was begun"() {
        given:
        terminal = new TerminalDriver(dir)

        expect:
        terminal.type('kept = 7\n').sees('7\n').sees('arr emu>')
        terminal.type('println "in"; while (true) { }\n').sees('in\n').type('\u0003').sees('interrupted').sees('arr emu>')
        terminal.type('f(1,\n').sees('...>').type('\u0003').sees('arr emu>')
        terminal.type('kept + 1\n').sees('8\n')
    }

    def "what is typed around Ctrl-C belongs to the line before or after it"() {
        given:
        terminal = new TerminalDriver(dir)
        terminal.sees('arr emu>')

        expect:
        (1..20).every { terminal.type("x = $it\u00036000 + $it\n").sees("${6000 + it}\n").sees('arr emu>') }
        terminal.type("x\n").sees("there is no variable x")
    }

    def "Ctrl-C leaves all lines of an input on the screen, wherever the cursor is"() {
        given:
        terminal = new TerminalDriver(dir)

        expect:
        terminal.sees('arr emu>').type('x = [1,\n2,\n3').shows('    ...>   3').type('\u001bOA\u00036 * 7\n').sees('42\n').shows('    ...>   2,').shows('    ...>   3 ')
    }

    def "a terminal that is closed ends the prompt #when, without a failure, and the sessions are stopped"() {
        given:
        terminal = new TerminalDriver(dir)
        terminal.type(CLIENT).sees('arr westus2>').type(':set boot.standard never\n').sees('never').sees('>')
        terminal.type('s = c.session().size(STANDARD).lease(1.hours).start()\n').sees('Starting 0:0').sees('>').type(statement).sees(shown)
        def emulator = terminal.workspace.target().emulator().get()

        expect:
        terminal.hangUp().leaves() == 0
        emulator.requests(dev.arrshell.model.Operation.STOP).size() == 1

        where:
        when                 | statement          || shown
        'while it is idle'   | 'x = 1'            || 'x = 1'
        'while it asks'      | '\u0004'           || '[c]ancel?'
    }

    def "Ctrl-C ends a loop that catches everything; where nothing can be interrupted, a second one leaves it behind"() {
        given:
        terminal = new TerminalDriver(dir)
        terminal.type('kept = 7; client\n').sees('ArrClient').sees('arr westus2>')

        expect:
        terminal.type('while (true) { try { client.sessions(); println "in"; sleep 1.seconds } catch (e) { println e } }\n')
        terminal.sees('in\n').type('\u0003').sees('interrupted').sees('arr westus2>')
        terminal.type('while (true) { try { println "in"; sleep 1.seconds } catch (Throwable t) { } finally { continue } }\n')
        terminal.sees('in\n').type('\u0003').sees('interrupted').sees('arr westus2>')

        and:
        terminal.type('lock = new java.util.concurrent.locks.ReentrantLock(); Thread.start { lock.lock() }.join()\n').sees('westus2>')
        terminal.type('Thread.start { while (!lock.hasQueuedThreads()) { Thread.yield() }; println "in" }; lock.lock()\n')
        terminal.sees('in\n').type('\u0003').sees('another Ctrl-C leaves it behind').type('\u0003')
        terminal.sees('goes on in the').sees('arr westus2>').type('kept + 1\n').sees('8\n')
    }

    def "looking at a session or a client does not make it the one that the next step acts on"() {
        given:
        terminal = new TerminalDriver(dir)
        String start = 'client.session().size(STANDARD).lease(1.hours).start()'

        expect:
        terminal.type("a = $start; b = $start; b.id.value()[0..3] + '!'\n").sees('!\n').sees('arr westus2')
        String b = terminal.workspace.sessionId().value()
        terminal.sees(' ' + b.take(4) + ' Starting 0:').type('a\n').sees('Session ').sees(' ' + b.take(4) + ' Starting 0:')
        terminal.type('a.awaitReady()\n').sees('Ready').sees(' ' + b.take(4) + ' Starting 0:')
        terminal.type(CLIENT.replace('westus2', 'eastus')).sees('arr eastus').type('a; b\n').sees('Session').sees('arr eastus')
        terminal.workspace.sessionId().value() == b
    }

    def "the prompt tells what was last heard of a session, or nothing"() {
        given:
        terminal = new TerminalDriver(dir)

        expect: 'nothing of one that was never looked at, and of one that is not there that'
        terminal.type('s = client.session("nope")\n').sees('not looked at yet').sees('arr westus2 nope>')
        terminal.type('s.properties()\n').sees('there is no session nope').sees('arr westus2 nope not found>')
        terminal.type('s\n').sees('nope  not found   404').sees('arr westus2 nope not found>')

        and: 'what a list or another handle told'
        terminal.type(':set boot.standard 0s\n').sees('0s').sees('>')
        terminal.type('a = client.session().size(STANDARD).lease(1.hours).start(); b = client.session(a.id); b\n').sees('Starting').sees(' Starting 0:0')
        terminal.type('l = sessions()\n').sees('Ready').sees(' Ready ').type('b\n').sees('  Ready').sees(' Ready ')

        and: 'how old it is'
        terminal.type(':clock advance 20m\n').sees('ahead').sees(' Ready ')
        terminal.type('l\n').sees('1 session, as of 2').sees(' ago').sees(' Ready ')
        terminal.type('l[0]\n').sees('as of').sees(' ago').sees(' Ready ').type('b\n').sees('as of 2').sees(' Ready ')

        and: 'a session that is gone'
        terminal.type(':fault properties 404\n').sees('404').sees('>')
        terminal.type('b.properties()\n').sees('there is no session').sees(' not found>')
    }

    def "what is typed during a wait is not written into its line, and is there afterwards"() {
        given:
        terminal = new TerminalDriver(dir)
        terminal.type(CLIENT).sees('arr westus2>').type('s = c.session().size(PREMIUM).lease(1.hours).start()\n').sees('Starting 0:0').sees('>')

        when:
        terminal.type('s.awaitReady()\n').sees('1 poll').type('40 + 2')
        int typed = terminal.screen.text().length()
        terminal.sees('Session ')
        String during = terminal.screen.text().substring(typed)

        then:
        !during.substring(0, during.indexOf('Session ')).contains('40')
        terminal.sees('Ready 59m').type('\n').sees('42\n')
    }

    def "what other threads print, and that one has failed, does not break the line that is typed"() {
        given:
        terminal = new TerminalDriver(dir)
        Path go = dir.resolve('go')
        terminal.sees('arr emu>')
        terminal.type("Thread.start('helper') { while (!new File('$go').exists()) { Thread.yield() }; println 'from behind'; throw new IllegalStateException('boom') }; 7\n").sees('7\n').sees('arr emu>')

        when:
        terminal.type('6 * ').shows('arr emu> 6 *')
        Files.createFile(go)

        then:
        terminal.shows('from behind').shows('the thread helper has ended: boom').shows('arr emu> 6 *')
        terminal.type('7\n').sees('42\n')
    }

    def "a paste with the line ends of Windows has no blank lines"() {
        given:
        terminal = new TerminalDriver(dir)

        expect:
        terminal.sees('arr emu>').paste('x = 20\r\ny = [x,\r\n  2]\r\ny.sum() + "\u0021"').shows('y.sum()')
        !(terminal.screen.text() =~ /y = \[x,\s*\n\s*\n/)
        terminal.type('\n').sees('22!\n')
    }

    def "a row of a table is the element of the list that it says"() {
        given:
        terminal = new TerminalDriver(dir)

        expect:
        terminal.type(':set boot.standard 0s\n').sees('0s').sees('>').type(':set boot.premium 0s\n').sees('0s').sees('>')
        terminal.type("a = client.session().size(STANDARD).lease(4.hours).start(); b = client.session().size(PREMIUM).lease(1.hours).start(); 1\n").sees('arr westus2')
        terminal.type('l = sessions()\n').sees('[n]').sees('[0]').sees('4h00m').sees('[1]').sees('1h00m').sees('2 sessions')
        terminal.type('l[0].id == a.id && l[1].id == b.id\n').sees('true')
    }

    def "a paste is one unit that stops at its first error, and one item of the history"() {
        given:
        terminal = new TerminalDriver(dir)
        String code = (1..10).collect { it == 4 ? 'nonsense()' : "a$it = 10$it" }.join('\n')

        expect:
        terminal.sees('arr emu>').paste(code).shows('a10 = 1010').type('\n').sees('102\n').sees('103\n')
        terminal.sees('no word or method nonsense').sees('line 4 of 10, 3 done').sees('arr emu>')
        terminal.type('a5\n').sees('no variable a5').sees('arr emu>').type('\u0010\u0010').shows('arr emu> a1 = 101').shows('a10 = 1010')
    }

    def "prompts and output that are pasted with code are left out"() {
        given:
        terminal = new TerminalDriver(dir)

        expect:
        terminal.sees('arr emu>').paste('arr emu> b = 20 + 1\n21\narr emu> b + 1\n').type('\n').sees('left out').sees('21\n').sees('22\n')
    }

    def "a key in the source works and is kept nowhere"() {
        given:
        terminal = new TerminalDriver(dir)
        String key = 'kEyTyped0123456789AbCdEf=='
        terminal.sees('arr emu>').type("account('$ArrEmulator.ACCOUNT_ID',\n").sees('...>').type("  '$key')\n")
        terminal.sees("the history has secret('ARR_ACCOUNT_KEY') in place of the key").sees('arr emu>')
        terminal.type("k = 'kEyLater" + "0123456789AbCdEf=='\n").sees('arr emu>').type('accountKey = k\n').sees('****').sees('arr emu>')
        terminal.type("'bye'\n").sees('bye\n').type('\u0004').leaves()

        when:
        Path file = dir.resolve('history')
        String history = Files.readString(file)

        then:
        history.contains("secret('ARR_ACCOUNT_KEY')")
        history.contains('bye')
        !history.contains('kEyTyped')
        !history.contains('kEyLater')
        Files.getPosixFilePermissions(file) == PosixFilePermissions.fromString('rw-------')
    }

    def "a prompt at which nothing was ever typed shows three lines, which can be typed as they stand, and a later one none"() {
        given:
        terminal = new TerminalDriver(dir)

        when:
        terminal.sees('Ctrl-D to leave\n').sees('stops it\n').sees('arr emu>')
        def lines = terminal.screen.text().readLines().findAll { it =~ /^  s[ .]/ }*.split(/ {2,}/)*.getAt(1)

        then:
        lines.size() == 3
        terminal.type(':set boot.standard 0s\n').sees('arr emu>')
        lines.each { terminal.type("$it\n").sees('> ') }
        terminal.type('s.status()\n').sees('STOPPED').sees('> ').type('\u0004').leaves() == 0

        when:
        terminal = new TerminalDriver(dir)
        terminal.sees('arr emu>').type('40 + 2\n').sees('42')

        then:
        !terminal.screen.text().contains('starts a session')
    }

    def "the line is edited by the keys of vi after :set keys vi, and by those of Emacs again after --reset"() {
        given:
        terminal = new TerminalDriver(dir)

        expect:
        terminal.sees('arr emu>').type(':set keys vi\n').sees('emacs').sees('arr emu>')
        // Escape with the keys that follow, so that it does not matter how long the terminal waits for them.
        terminal.type('40 + 1 + 2\u001b0x').shows('arr emu> 0 + 1 + 2').type('\n').sees('3\n').sees('arr emu>')
        terminal.type(':set keys --reset\n').sees('default').sees('arr emu>')
        terminal.type('+ 40\u00012 \n').sees('42\n')
    }

    def "how sessions boot can be set while the emulator runs"() {
        given:
        terminal = new TerminalDriver(dir)
        String create = 'createSession(size: STANDARD, lease: 1.hours)\n'

        expect:
        terminal.sees('arr emu>').type('requestToken()\n').sees('AccessToken').sees('>')
        terminal.type(':set boot.standard 0s\n').sees('0s').sees('>').type(create).sees('202 in').sees('>')
        terminal.type('properties().status\n').sees('READY').sees('>')
        terminal.type(':set boot.standard fail\n').sees('fail').sees('>').type(create).sees('202 in').sees('>')
        terminal.type(':clock advance 1m\n').sees('ahead').sees('>').type('properties().status\n').sees('ERROR').sees('>')
        terminal.type(':set boot.standard never\n').sees('never').sees('>').type(create).sees('202 in').sees('>')
        terminal.type(':clock advance 30m\n').sees('ahead').sees('>').type('properties().status\n').sees('STARTING').sees('>')
    }

    def "leaving with a session up asks, and #answer #effect"() {
        given:
        terminal = new TerminalDriver(dir)
        terminal.type(CLIENT).sees('arr westus2>').type('s = c.session().size(STANDARD).lease(1.hours).start()\n').sees('Starting 0:0').sees('>')
        def emulator = terminal.workspace.target().emulator().get()

        when:
        terminal.type('\u0004').sees('1 session is up').sees('[s]top, [k]eep, [c]ancel?').type(answer + '\n')

        then:
        goesOn ? terminal.sees('>').type('6 * 7\n').sees('42\n') : terminal.leaves() == 0
        emulator.requests(dev.arrshell.model.Operation.STOP).size() == stops

        where:
        answer || goesOn | stops
        's'    || false  | 1
        'k'    || false  | 0
        'c'    || true   | 0
        '\u0003s' || true | 0
        ''     || true   | 0
        effect = goesOn ? 'stays' : stops ? 'stops it' : 'keeps it'
    }

    def "statements run and complete on a #type terminal, #width columns wide, with #environment"() {
        given:
        terminal = new TerminalDriver(dir, environment, type, width)

        expect:
        terminal.sees('arr emu>').type('6 * 7\n').sees('42').sees('arr emu>')
        terminal.type(type == 'dumb' ? 'sessions()\n' : 'client.sess\ts()\n').sees('no sessions in Starting or Ready').sees('>')
        terminal.screen.raw().contains('\u001b[3') == colours

        where:
        type    | width | environment     || colours
        'xterm' | 100   | [:]             || true
        'xterm' | 40    | [:]             || true
        'xterm' | 100   | [NO_COLOR: '1'] || false
        'dumb'  | 80    | [:]             || false
    }
}
