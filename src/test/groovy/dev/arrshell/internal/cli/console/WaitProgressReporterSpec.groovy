package dev.arrshell.internal.cli.console

import dev.arrshell.internal.config.value.Environment
import dev.arrshell.model.SessionId
import dev.arrshell.model.WaitProgress
import java.time.Duration
import spock.lang.Specification

/** How a wait shows: a line that changes for a person, a line every 30 seconds in a log. Time is told, not waited for. */
class WaitProgressReporterSpec extends Specification {

    def err = new ByteArrayOutputStream()

    private WaitProgressReporter report(boolean terminal, boolean quiet = false) {
        def console = new CliConsole(InputStream.nullInputStream(), System.out, new PrintStream(err, true), Environment.of([:]), terminal)
        def options = new GlobalOptions()
        options.quiet(quiet)
        new WaitProgressReporter(new CliContext(console, options))
    }

    private static WaitProgress after(int seconds, int polls, int next) {
        new WaitProgress(SessionId.parse('d31b'), Optional.empty(), polls, Duration.ofSeconds(seconds), Duration.ofSeconds(next), Optional.empty())
    }

    def "in a log there is a line every 30 seconds, however often is looked"() {
        given:
        def report = report(false)

        when: 'two minutes, a look every ten seconds'
        (0..12).each { report.report(after(it * 10, it + 1, it == 12 ? 0 : 10)) }

        then:
        err.toString().readLines() == [
                'arr: session d31b not seen yet after 30s, 4 polls, next in 10s',
                'arr: session d31b not seen yet after 1m00s, 7 polls, next in 10s',
                'arr: session d31b not seen yet after 1m30s, 10 polls, next in 10s',
                'arr: session d31b not seen yet after 2m00s, 13 polls']
    }

    def "the next wait begins to count anew"() {
        given:
        def report = report(false)

        when:
        [35, 5, 31].each { report.report(after(it, 1, 10)) }

        then:
        err.toString().readLines()*.find(/after \S+,/) == ['after 35s,', 'after 31s,']
    }

    def "on a terminal one line changes, and is gone at the end"() {
        given:
        def report = report(true)

        when:
        [after(0, 1, 2), after(2, 2, 2), after(4, 3, 0)].each { report.report(it) }

        then:
        err.toString().split('\r\u001b\\[K', -1) == ['', 'session d31b not seen yet after 0s, 1 poll, next in 2s',
                'session d31b not seen yet after 2s, 2 polls, next in 2s', '']
    }

    def "nothing is said where quiet is wanted"() {
        when:
        report(terminal, true).report(after(100, 1, 10))

        then:
        err.size() == 0

        where:
        terminal << [true, false]
    }
}
