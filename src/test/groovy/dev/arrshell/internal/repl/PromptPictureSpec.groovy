package dev.arrshell.internal.repl

import java.nio.file.Files
import java.nio.file.Path
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.Tag
import spock.lang.TempDir

/** The README's picture of the prompt, made from a run. {@code src/docs/pictures/prompt.svg} is a copy of it. */
@Tag('long')
class PromptPictureSpec extends Specification {

    static final int WIDTH = 110

    /** What is typed, and what must be seen before the next line. */
    static final TYPED = [
        'night = client.session().size(PREMIUM).lease(4.hours).start().awaitReady()': 'left of 4h00m',
        'night.extendLeaseBy(1.hour)': 'lease 4h00m -> 5h00m',
        'client.sessions()': '1 session',
        'stopSession()': 'stopped after',
    ]

    @TempDir
    Path dir

    @AutoCleanup
    TerminalDriver terminal

    def "a session is started, extended, listed and stopped on a screen"() {
        given:
        terminal = new TerminalDriver(dir, [:], 'xterm-256color', WIDTH)

        when:
        terminal.sees('arr emu>')
        TYPED.each { line, seen -> terminal.type("$line\n").sees('\n').sees(seen).sees('> ') }
        def picture = terminal.screen.svg('The prompt: a session is started, extended, listed and stopped')
        Files.writeString(Path.of('target/prompt.svg'), picture)

        then:
        TYPED.every { line, seen -> [picture, copy()].collect(ScreenPicture.&text).every { it.contains(line) && it.contains(seen) } }
        !(picture + copy()).contains(dir.toString())
    }

    private static String copy() {
        Files.readString(Path.of('src/docs/pictures/prompt.svg'))
    }
}
