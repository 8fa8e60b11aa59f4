package dev.arrshell.internal.repl

import dev.arrshell.internal.repl.help.TourStep
import dev.arrshell.testing.Launcher
import dev.arrshell.testing.Terminal
import java.nio.file.Path
import spock.lang.AutoCleanup
import spock.lang.Requires
import spock.lang.Specification
import spock.lang.Tag
import spock.lang.TempDir
import spock.lang.Timeout

/** The packaged program in a pseudo-terminal of the system's, driven through tmux as by a person's fingers. */
@Tag('long')
@Requires(value = { Terminal.isInstalled('tmux') }, reason = 'tmux is not installed: apt-get install tmux, then run this again')
@Timeout(120)
class RealTerminalITSpec extends Specification {

    @TempDir
    Path dir

    @AutoCleanup
    @Delegate
    Terminal terminal = new Terminal()

    def "a person types, completes, waits, breaks off, resizes, and leaves"() {
        given:
        prompt(100, 30)

        expect: 'keys that are typed before the prompt is there are kept'
        type('x = 40 + 2') && enter() && shows('arr emu>') && shows('42')

        and: 'completion'
        type("region 'wes") && key('Tab') && shows('westeurope   westus2')
        key('C-c') && showsTimes(3, 'arr emu>')
        type("c = account(env.ARR_ACCOUNT_ID, secret('ARR_ACCOUNT_KEY')).region('westus2')") && enter() && shows('arr westus2>')

        and: 'a wait that is left'
        type('s = c.session().size(PREMIUM).lease(4.hours).start()') && enter() && shows('Starting 0:0')
        type('s.awaitReady()') && enter() && shows('next in') && key('C-c') && shows('interrupted')

        and: 'another width'
        resize(60, 20)
        type('s.awaitReady()') && enter() && shows('Ready 3h59m>')

        and: 'a width that changes while a wait runs: its one line is written anew'
        type(':set boot.premium 1h') && enter() && type('s.stop()') && enter() && shows('stopped after')
        type('s = c.session().size(PREMIUM).lease(4.hours).start()') && enter() && shows('Starting 0:0')
        type('s.awaitReady()') && enter() && shows('next in')
        resize(24, 20)
        showsOneLine(24, /(?m)^. Starting  \d+s.*$/)
        key('C-c') && shows('interrupted')

        and: 'the end'
        pressCtrlD() && shows('1 session is up') && type('s') && enter() && shows('rc=0')
    }

    def "Ctrl-Z, fg, Ctrl-C, typing, other widths and SIGTERM neither lose, mix up nor repeat what is typed"() {
        given:
        shell(100, 30)
        type("'$arr'") && enter() && shows('arr emu>')

        expect: 'a line that is suspended'
        type('x = 13') && shows('arr emu> x = 13') && key('C-z') && shows('Stopped') && type('fg') && enter() && showsTimes(2, 'arr emu> x = 13')
        key('C-c') && type('6000 + 66') && enter() && shows('arr emu> 6000 + 66') && shows('6066')

        and: 'a wait that is suspended'
        type(':set boot.premium never') && enter() && type('s = client.session().size(PREMIUM).lease(4.hours).start(); s.awaitReady()') && enter() && shows('next in')
        key('C-z') && showsTimes(2, 'Stopped') && type('fg') && enter() && showsTimes(2, 'next in')
        key('C-c') && shows('interrupted') && type('6000 + 77') && enter() && shows('> 6000 + 77') && shows('6077')

        and: 'a screen that is suspended'
        type(':watch sessions 1s') && enter() && shows('1 session') && key('C-z') && showsTimes(1, 'Stopped') && type('fg') && enter()
        shows('every 1s, heard') && shows('1 session')
        key('C-c') && type('6000 + 88') && enter() && shows('> 6000 + 88') && shows('6088')

        and: 'a line in a narrower and a wider window, at the end of a full screen'
        type('(1..40).toList()') && enter() && shows('40]')
        type('"' + 'abcdefghij' * 9 + '.end') && shows('.end')
        resize(60, 30) && showsTimes(1, '> "abcdefghij') && resize(110, 30) && showsTimes(1, '> "abcdefghij') && shows('40]')

        and: 'SIGTERM'
        key('C-c') && type(':clear') && enter() && type('"kill ${ProcessHandle.current().pid()}".execute(); s.awaitReady()') && enter()
        shows('(stopped session ') && type('echo rc=$?') && enter() && shows('rc=143') && showsTimes(0, '\tat ') && showsTimes(0, 'Exception')
    }

    def "the tour is walked from 1 to 9, saved, and the program runs what was saved"() {
        given:
        prompt(100, 30)
        Path script = dir.resolve('walk.groovy')

        expect:
        shows('arr emu>') && type(':tour') && enter()
        (1..9).every { shows("$it/9  ${TourStep.ALL[it - 1].title()}") && enter() }
        shows('That was the whole page.') && type(":save $script") && enter() && shows('saved 10 statements')
        pressCtrlD() && shows('rc=0')

        and:
        Launcher.arr().run(script.toString()).exitCode() == 0
    }

    /** Presses Ctrl-D once a line is read: the system drops one before that. */
    private boolean pressCtrlD() {
        type('end') && shows('> end') && key('C-u') && key('C-d')
    }

    private void prompt(int width, int height) {
        terminal.start(width, height, "$environment '$arr'; echo rc=\$?; read end")
    }

    private void shell(int width, int height) {
        terminal.start(width, height, "$environment PS1='sh> ' bash --norc -i")
    }

    private String getEnvironment() {
        "ARR_HISTORY='${dir.resolve('history')}' HOME='$dir'"
    }

    private static Path getArr() {
        Path.of('shell/arr').toAbsolutePath()
    }
}
