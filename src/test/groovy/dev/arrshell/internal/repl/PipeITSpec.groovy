package dev.arrshell.internal.repl

import dev.arrshell.testing.Launcher
import spock.lang.Specification
import spock.lang.Timeout

/** The packaged program with no argument and no terminal. */
@Timeout(120)
class PipeITSpec extends Specification {

    def "#input.inspect() in a pipe ends with #code and prints #printed"() {
        when:
        def result = Launcher.arr().stdin(input).run()

        then:
        result.exitCode() == code
        result.out().readLines() == printed
        !result.out().contains('\u001b')

        where:
        input                   || code | printed
        'sessions()\n'          || 0    | ['no sessions in Starting or Ready']
        '6 * 7\nnonsense()\n1\n' || 1   | ['42']
        ':nonsense\n'           || 2    | []
    }
}
