package dev.arrshell.internal.cli.script

import dev.arrshell.testing.ProgramRun
import java.nio.file.Files
import java.nio.file.Path
import spock.lang.Specification
import spock.lang.TempDir

/** A failed script tells the lines that led to the failure, and with --verbose the stack trace. */
class CallChainSpec extends Specification {

    @TempDir
    Path directory

    def out = new ByteArrayOutputStream()
    def err = new ByteArrayOutputStream()

    int arr(Object... words) {
        ProgramRun.run(out, err, [ARR_HOME: directory.toString(), ARR_CACHE: 'off'], words*.toString() as String[])
    }

    List<String> told() {
        err.toString().readLines().findAll { it.startsWith('  called from ') }
    }

    def "a failure tells #chain"() {
        given:
        Files.writeString(directory.resolve('Helper.groovy'), 'class Helper {\n  static fail() {\n    1 / 0 } }')
        def script = Files.writeString(directory.resolve('walk.groovy'), code)

        expect:
        arr(script) == 1
        err.toString().contains(at)
        told() == chain.collect { '  called from ' + it }

        where:
        code                                                              || at                | chain
        '1 / 0'                                                           || 'walk.groovy:1'   | []
        'def a() {\n  1 / 0 }\na()'                                       || 'walk.groovy:2'   | ['walk.groovy:3']
        'def a() {\n  1 / 0 }\ndef b() {\n  a() }\nb()'                   || 'walk.groovy:2'   | ['walk.groovy:4', 'walk.groovy:5']
        '\nHelper.fail()'                                                 || 'Helper.groovy:3' | ['walk.groovy:2']
        '[1].each {\n  Helper.fail() }'                                   || 'Helper.groovy:3' | ['walk.groovy:2', 'walk.groovy:1']
    }

    def "--verbose adds the stack trace, lines of scripts first, and masks secrets"() {
        given:
        def script = Files.writeString(directory.resolve('walk.groovy'),
                "def a() {\n  throw new Exception('Bearer eyJhbGciOiJIUzI1NiJ9.secretsecret.secret') }\na()")

        expect:
        arr('--verbose', script) == 1
        def trace = err.toString().readLines().findAll { it.startsWith('    at ') }
        trace[0].contains('(walk.groovy:2)')
        trace[1].contains('(walk.groovy:3)')
        trace.size() > 3
        !err.toString().contains('secretsecret')

        and: 'without it there is none'
        err.reset()
        arr(script) == 1
        !err.toString().contains('    at ')
    }

    def "no text of a failure steers the terminal"() {
        given:
        def script = Files.writeString(directory.resolve('walk.groovy'), "throw new Exception('a\\u001b[31mb')")

        expect:
        arr('--verbose', script) == 1
        err.toString().contains('a\uFFFD[31mb')
        !err.toString().contains('\u001b')
    }
}
