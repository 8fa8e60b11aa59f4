package dev.arrshell.internal.repl.terminal

import dev.arrshell.emulator.ArrEmulator
import dev.arrshell.internal.repl.Repl
import dev.arrshell.internal.script.state.ScriptSettings
import dev.arrshell.internal.script.state.Workspace
import java.nio.charset.StandardCharsets
import java.nio.file.Path
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout

@Timeout(60)
class PipeConsoleSpec extends Specification {

    @TempDir
    Path dir

    ByteArrayOutputStream out = new ByteArrayOutputStream()
    ByteArrayOutputStream err = new ByteArrayOutputStream()

    int run(String input) {
        Workspace opened = null
        Repl repl = new Repl(ScriptSettings.of([:]), [:], { opened = it })
        int code = repl.runPiped(
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)), new PrintStream(out, true, 'UTF-8'), new PrintStream(err, true, 'UTF-8'))
        opened.close()
        code
    }

    def "#input.inspect() ends with #code and prints #printed"() {
        expect:
        run(input) == code
        out.toString('UTF-8').readLines() == printed
        err.toString('UTF-8').contains(complaint)

        where:
        input                                    || code | printed                                | complaint
        ''                                       || 0    | []                                     | ''
        '1 + 1'                                  || 0    | ['2']                                  | ''
        'x = 1\nx + 1\n'                         || 0    | ['1', '2']                             | ''
        '"é" * 2\n'                              || 0    | ['éé']                                 | ''
        '[3,\n 4]\n  .sum()\n'                   || 0    | ['7']                                  | ''
        '[3, 4]\n\n.sum()\n'                     || 0    | ['[3, 4]', '7']                        | ''
        'sessions()\n'                           || 0    | ['no sessions in Starting or Ready']   | 'is emulated in this process'
        'x = 1\nnonsense()\nx = 2\n'             || 1    | ['1']                                  | 'no word or method nonsense'
        'f(1,\n'                                 || 1    | []                                     | '✗'
        ')\n1\n'                                 || 1    | []                                     | '✗'
        ':nonsense\n1\n'                         || 2    | []                                     | 'there is no command :nonsense'
        '1\n:exit\n2\n'                          || 0    | ['1']                                  | ''
        'Thread.currentThread().interrupt(); sleep 9\n1' || 130 | []                              | 'interrupted'
    }

    def "without a terminal nothing asks, and what was started is stopped at the end"() {
        when:
        int code = run("s = account('$ArrEmulator.ACCOUNT_ID', secret('ARR_ACCOUNT_KEY')).region('westus2').session().size(STANDARD).lease(1.hours).start(); s.id\n")

        then:
        code == 0
        err.toString('UTF-8').contains('stopped session ')
        !out.toString('UTF-8').contains('[s]top')
    }
}
