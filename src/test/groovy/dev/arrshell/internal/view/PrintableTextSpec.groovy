package dev.arrshell.internal.view

import static dev.arrshell.internal.view.ViewSamples.*

import com.fasterxml.jackson.databind.ObjectMapper
import com.fasterxml.jackson.dataformat.csv.CsvMapper
import com.fasterxml.jackson.dataformat.csv.CsvParser
import dev.arrshell.emulator.ArrEmulator
import dev.arrshell.error.SessionFailedException
import dev.arrshell.internal.cli.console.CliConsole
import dev.arrshell.internal.config.value.Environment
import dev.arrshell.internal.repl.display.WaitProgressLine
import dev.arrshell.internal.text.PrintableText
import dev.arrshell.internal.view.problem.Problem
import dev.arrshell.model.Operation
import dev.arrshell.model.SessionId
import dev.arrshell.model.SessionSize
import dev.arrshell.model.SessionStatus
import dev.arrshell.model.WaitProgress
import java.time.Duration
import spock.lang.Specification

/** What a server says is shown without anything that steers a terminal, wherever it is shown. */
class PrintableTextSpec extends Specification {

    /** 8-bit and 7-bit CSI, OSC, back to the line's start, bidirectional overrides and isolates, breaks, tags, half a pair. */
    static final List<String> UNSAFE = ['\u009b31m', '\u001b[2J', '\u001b]52;c;x\u0007', '\rok', '\b', '\u007f', '\u0090', '\u0085',
            '\u202e', '\u202a', '\u2066', '\u2069', '\u200e', '\u200f', '\u061c', '\u2028', '\u2029', '\u200b', '\ufeff',
            '\u2060', '\ud800', new String(Character.toChars(0xE0041))]
    static final String SAFE = 'grün ✓ 日本 👩\u200d👧'

    static boolean isSafe(String text) {
        !(text =~ /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}&&[^\n\t\u200c\u200d]]/).find()
    }

    static String told() {
        SAFE + ' ' + UNSAFE.join(' x ')
    }

    def "the output of a program is shown without the sequences that colour, move, name and link"() {
        expect:
        PrintableText.stripped(written) == shown

        where:
        written                                                       || shown
        '\u001b[31mred\u001b[0m and \u001b[1;38;5;4mblue\u001b[m'      || 'red and blue'
        '\u001b]0;a title\u0007text'                                  || 'text'
        '\u001b]8;;https://x\u001b\\a link\u001b]8;;\u001b\\.'        || 'a link.'
        '\u001b[?25lhidden\u001b[2K\u001b[1Aup'                        || 'hiddenup'
        '\u001b(Bplain\u001b7\u001b=\u009b31mx'                        || 'plainx'
        'an open title \u001b]0;stays\nas text'                       || 'an open title 0;stays\nas text'
        'array[31m] stays'                                            || 'array[31m] stays'
    }

    def "the message of a session in the view #view"() {
        given:
        def seen = session(ID, SessionStatus.ERROR).error('Code', told()).build()

        expect:
        [seen, [seen], [message: told()], [told()], told(), [(told()): 1]].every {
            isSafe(ViewWriter.text(it, view, screen(4000)))
        }
        ViewWriter.text(told(), view, screen(4000)).contains('grün')

        where:
        view << ViewFormat.values()
    }

    def "an exchange in the view #view"() {
        given:
        def exchange = answer(Operation.PROPERTIES, 'GET', '/x', 200, told(), told(), told(), ['X': [told()]])

        expect:
        isSafe(ViewWriter.text(exchange, view, screen(4000)))

        where:
        view << ViewFormat.values()
    }

    def "a program reads from JSON what the server said"() {
        given:
        def body = UNSAFE.findAll { it != '\ud800' }.join('|')
        def exchange = answer(Operation.PROPERTIES, 'GET', '/x', 200, 'OK', body)

        expect:
        new ObjectMapper().readTree(ViewWriter.text(exchange, ViewFormat.JSON, screen(80))).get('body').asText() == body
        new ObjectMapper().readTree(ViewWriter.text(session(ID, SessionStatus.ERROR).error('Code', body).build(), ViewFormat.JSON,
                screen(80))).get('message').asText() == body
    }

    def "a problem, a remark and the line of a wait"() {
        given:
        def err = new ByteArrayOutputStream()
        def console = new CliConsole(System.in, System.out, new PrintStream(err, true, 'UTF-8'), Environment.of([:]), false)
        def progress = new WaitProgress(SessionId.parse('d31b'), Optional.empty(), 1, Duration.ofSeconds(1),
                Duration.ofSeconds(10), Optional.of(told()))

        when:
        console.say(told())

        then:
        isSafe(err.toString('UTF-8'))
        isSafe(Problem.of(told()).text(screen(80)))
        isSafe(WaitProgressLine.text(progress, Duration.ZERO, 0, 4000))
    }

    def "a long text in parentheses is no problem"() {
        expect:
        Problem.of('no: ' + opening * 50_000 + 'x' + closing * 50_000 + ')').text(screen(80)).startsWith('✗ no')

        where:
        opening | closing
        '('     | ')'
        'a'     | '('
        '()'    | ''
        '('     | ''
    }

    def "the message of an exception"() {
        given:
        def emulator = ArrEmulator.start()
        def ready = emulator.client().session().size(SessionSize.STANDARD).lease(Duration.ofHours(1)).start()
        emulator.session(ready.id()).fail(told())

        when:
        ready.awaitReady()

        then:
        def failed = thrown(SessionFailedException)
        failed.message.contains(SAFE)
        isSafe(failed.message)

        cleanup:
        emulator.close()
    }

    def "no cell of a CSV is a formula: #cell"() {
        expect:
        new CsvMapper().readerFor(List).with(CsvParser.Feature.WRAP_AS_ARRAY)
                .readValue(ViewWriter.text([[a: cell]], ViewFormat.CSV, screen(80)))[1] == [shown]

        where:
        cell                   || shown
        '=1+1'                 || "'=1+1"
        '+cmd|x'               || "'+cmd|x"
        '-cmd'                 || "'-cmd"
        '@SUM(A1)'             || "'@SUM(A1)"
        ' =1'                  || "' =1"
        '\t=1'                 || "'\t=1"
        '=HYPERLINK("x","y")'  || '\'=HYPERLINK("x","y")'
        '-5'                   || '-5'
        '+1.5'                 || '+1.5'
        -5                     || '-5'
        'a=b'                  || 'a=b'
        'd31b-1'               || 'd31b-1'
    }
}
