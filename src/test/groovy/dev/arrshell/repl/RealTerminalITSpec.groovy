package dev.arrshell.repl

import dev.arrshell.testing.Launcher
import java.nio.file.Files
import java.nio.file.Path
import java.util.concurrent.TimeUnit
import spock.lang.Requires
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout

/** The packaged program in a pseudo-terminal of the system's, driven through tmux as by a person's fingers. */
@Requires(value = { RealTerminalITSpec.hasTmux() }, reason = 'tmux is not installed')
@Timeout(120)
class RealTerminalITSpec extends Specification {

    @TempDir
    Path dir

    String server = "arr-it-${ProcessHandle.current().pid()}"

    static boolean hasTmux() {
        try {
            return new ProcessBuilder('tmux', '-V').start().waitFor() == 0
        } catch (IOException ignored) {
            return false
        }
    }

    def cleanup() {
        tmux('kill-server')
    }

    def "a person types, completes, waits, breaks off, resizes, and leaves"() {
        given:
        start(100, 30)

        expect: 'keys that are typed before the prompt is there are kept'
        type('x = 40 + 2') && enter() && shows('arr emu>') && shows('42')

        and: 'completion'
        type("region 'wes") && key('Tab') && shows('westeurope   westus2')
        key('C-c') && key('C-u')
        type("c = account(env.ARR_ACCOUNT_ID, secret('ARR_ACCOUNT_KEY')).region('westus2')") && enter() && shows('arr westus2>')

        and: 'a wait that is left'
        type('s = c.session().size(PREMIUM).lease(4.hours).start()') && enter() && shows('Starting 0:0')
        type('s.awaitReady()') && enter() && shows('next in') && key('C-c') && shows('interrupted')

        and: 'another width'
        tmux('resize-window', '-t', '0', '-x', '60', '-y', '20') != null
        type('s.awaitReady()') && enter() && shows('Ready 3h59m>')

        and: 'a width that changes while a wait runs: its one line is written anew'
        type(':set boot.premium 1h') && enter() && type('s.stop()') && enter() && shows('stopped after')
        type('s = c.session().size(PREMIUM).lease(4.hours).start()') && enter() && shows('Starting 0:0')
        type('s.awaitReady()') && enter() && shows('next in')
        tmux('resize-window', '-t', '0', '-x', '24', '-y', '20') != null
        showsOnce(/(?m)^. Starting  \d+s.*$/)
        key('C-c') && shows('interrupted')

        and: 'the end'
        key('C-d') && shows('1 session is up') && type('s') && enter() && shows('rc=0')
    }

    def "the tour is walked from 1 to 9, saved, and the program runs what was saved"() {
        given:
        start(100, 30)
        Path script = dir.resolve('walk.groovy')

        expect:
        shows('arr emu>') && type(':tour') && enter()
        (1..9).every { shows("$it/9  ${TourStep.ALL[it - 1].title()}") && enter() }
        shows('That was the page.') && type(":save $script") && enter() && shows('saved 10 statements')
        key('C-d') && shows('rc=0')

        and:
        Launcher.arr().run(script.toString()).exitCode() == 0
    }

    private void start(int width, int height) {
        Path arr = Path.of('shell/arr').toAbsolutePath()
        Path rc = dir.resolve('tmux.conf')
        Files.writeString(rc, 'set -g status off\n')
        String command = "ARR_HISTORY='${dir.resolve('history')}' HOME='$dir' '$arr'; echo rc=\$?; read end"
        tmux('-f', rc.toString(), 'new-session', '-d', '-x', "$width", '-y', "$height", command)
    }

    private boolean type(String text) {
        tmux('send-keys', '-l', text) != null
    }

    private boolean enter() {
        key('Enter')
    }

    private boolean key(String name) {
        tmux('send-keys', name) != null
    }

    /** Looks until something is on the screen; tmux can be asked, not listened to. */
    private boolean shows(String text) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30)
        String screen = tmux('capture-pane', '-p')
        while (!screen.contains(text)) {
            assert System.nanoTime() < deadline: "'$text' is not on the screen:\n$screen"
            screen = tmux('capture-pane', '-p')
        }
        true
    }

    /** Looks until a line of the kind is on the screen, and no other. */
    private boolean showsOnce(String pattern) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30)
        String screen = tmux('capture-pane', '-p')
        while ((screen =~ pattern).size() != 1 || !screen.readLines().any { it ==~ pattern && it.length() < 24 }) {
            assert System.nanoTime() < deadline: "not one line is like $pattern:\n$screen"
            screen = tmux('capture-pane', '-p')
        }
        true
    }

    private String tmux(String... words) {
        Process process = new ProcessBuilder(['tmux', '-L', server] + words.toList()).redirectErrorStream(true).start()
        process.outputStream.close()
        String said = process.inputStream.text
        process.waitFor()
        said
    }
}
