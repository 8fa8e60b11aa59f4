package dev.arrshell.internal.script.message

import dev.arrshell.testing.Scripts
import java.util.concurrent.CompletionException
import spock.lang.AutoCleanup
import spock.lang.Specification

/** Where it went wrong, and in which words. Wrong use of the language itself: see WrongUseSpec. */
class ErrorTranslatorSpec extends Specification {

    @AutoCleanup
    Scripts scripts = new Scripts()

    def "#text.readLines().first() … is told at line #line, column #column: #message"() {
        when:
        def error = scripts.failure(text)

        then:
        error.message().startsWith(message)
        error.line() == line
        error.column() == column
        error.source() == text.readLines()[line - 1]

        where:
        text                                                 || line | column | message
        'def x = (1 + 2\nprintln x'                          || 2    | 10     | "the text ends too early: is a ')' missing? (nothing was run, nothing was sent)"
        'println "abc'                                       || 1    | 9      | 'the quote " is open: close it with "'
        "x = 1\ny = 'abc"                                     || 2    | 5      | "the quote ' is open: close it with '"
        'client.session())'                                  || 1    | 17     | 'the bracket ) closes nothing: remove it (nothing was run, nothing was sent)'
        'x = [1]\n}'                                         || 2    | 1      | 'the bracket } closes nothing: remove it'
        'client.session().size(STANDARD).lease(4 hours)'     || 1    | 41     | 'a number and its unit are joined by a dot: write 4.hours (nothing was sent)'
        'sleep 30.sec'                                       || 1    | 10     | 'Integer has no property sec: did you mean seconds? (nothing was sent)'
        'sleep 1.5.h'                                        || 1    | 11     | 'BigDecimal has no property h: did you mean hours? (nothing was sent)'
        'int x = 1\nint x = 2'                               || 2    | 5      | 'The current scope already contains a variable of the name x (nothing was run, nothing was sent)'
        '\n\nSesion s = null'                                || 3    | 1      | 'there is no class Sesion: is it misspelt, or is an import missing? (nothing was run'
        'def a = 1\n  foo(a)'                                || 2    | 3      | 'there is no word or method foo (nothing was sent)'
        'def a = 1\nprintln b'                               || 2    | 9      | 'there is no variable b (nothing was sent)'
        '"abc".foo(1, "x")'                                  || 1    | 7      | 'String has no method foo(Integer, String) (nothing was sent)'
        '"abc".foo'                                          || 1    | 7      | 'String has no property foo (nothing was sent)'
        'def n = null\nn.foo()'                              || 2    | 3      | 'n is null, so .foo cannot follow (nothing was sent)'
        'def n = null\nprintln n.foo'                        || 2    | 11     | 'n is null, so .foo cannot follow (nothing was sent)'
        'def n = null\nn.foo = 1'                            || 2    | 3      | 'n is null, so .foo cannot follow (nothing was sent)'
        'accountId.valeu()'                                  || 1    | 11     | 'AccountId has no method valeu(): did you mean value? (nothing was sent)'
        'new Object().wait()'                                || 1    | 14     | "wait() is Java's own"
        'new Object().notify()'                              || 1    | 14     | "notify() is Java's own"
        'throw new IllegalStateException("as it is")'        || 1    | 0      | 'as it is'
        'throw new IllegalArgumentException("use https, or say ArrOptions.builder().allowInsecure()")' || 1 | 0 | 'use https, or allow it with --allow-insecure'
        'throw new IOException("gone")'                      || 1    | 0      | 'IOException: gone'
        'throw new IllegalStateException()'                  || 1    | 0      | 'IllegalStateException'
        'def f() { f() }; f()'                               || 1    | 0      | 'StackOverflowError'
        'int n = "abc"'                                      || 1    | 10     | "'abc' is a String and cannot become an int (nothing was sent)"
        'def c = {\n  throw new IllegalStateException("in")\n}\nc()' || 2 | 0 | 'in'
        'account(accountId, accountKey).region("westus22")'  || 1    | 40     | "unknown region 'westus22'"
        'x = 1; x = 1; region "a/b/c"'                       || 1    | 23     | "'a/b/c' is no address"
    }

    def "an assertion shows its values"() {
        when:
        def error = scripts.failure('def n = 6\nassert n * 7 == 41')

        then:
        error.line() == 2
        error.message().startsWith('assert n * 7 == 41')
        error.message().contains('42')
    }

    def "a failure of the service is told as it is"() {
        when:
        def error = scripts.failure("\nclient.session('e13d2c44-63e0-4591-991e-f9e05e599a93').properties()")

        then:
        error.line() == 2
        error.message() ==~ /could not read the session's properties: there is no session e13d2c44.*status 404, MS-CV .*the service answered; see errors\/session-not-found\)/
        scripts.operations() == ['TOKEN', 'PROPERTIES']
    }

    def "what was wrapped on the way is unwrapped"() {
        given:
        def cause = new IllegalStateException('inside')
        def translator = new ErrorTranslator(new ScriptSource('a/walk.groovy', 'one\ntwo'))
        cause.stackTrace = [new StackTraceElement('walk', 'run', 'walk.groovy', 2)]

        when:
        def error = translator.translate(new CompletionException(new ExceptionInInitializerError(cause)))

        then:
        error.text() == 'a/walk.groovy:2: inside' + System.lineSeparator() + '  two'
    }

    def "secrets are masked, in message and source line"() {
        when:
        def key = 'a2V5LW9mLWEtdGVzdC1rZXk='
        def error = scripts.failure("accountKey = '$key'; throw new IllegalStateException('it is $key')")

        then:
        error.message() == 'it is ****'
        !error.text().contains(key)
        error.source().contains("accountKey = '****'")
    }

    def "a secret that only its name betrays is shown by no error: #code"() {
        when:
        def error = scripts.failure(code.replace('KEY', secret))
        def text = error.text()

        then:
        !text.contains(secret)
        text.readLines().size() < 3 || text.readLines()[1].substring(text.readLines()[2].indexOf('^')).startsWith(pointed)

        where:
        [code, pointed, secret] << [
            ["accountKey = 'KEY'; nonsense()", 'nonsense'],
            ["def myToken = 'KEY'; nonsense(1, 'KEY')", 'nonsense'],
            ["password = 'KEY'\nnonsense('KEY')", 'nonsense'],
            ["accountKey = 'KEY'; size: 3 4", ''],
            ["account('11111111-1111-1111-1111-111111111111',\n 'KEY', nonsense)", 'nonsense'],
            ["apiKey = 'KEY'; throw new IllegalStateException(\"it is \$apiKey\")", ''],
            ["accountKey = 'KEY'; lease('KEY')", 'lease'],
            ["accountKey = 'a'; nonsense('a')", 'nonsense'],
        ].collectMany { row -> ['hunter2-hunter2', 'q7Z'].collect { row + it } }
    }

    def "the caret stands under the word that is meant"() {
        expect:
        new ScriptError('a.groovy', 3, 8, 4, '    go(west)', 'no').text().readLines() ==
                ['a.groovy:3:8: no', '  go(west)', '     ^^^^']
        new ScriptError('a.groovy', 3, 0, 0, '    go(west)', 'no').text().readLines() == ['a.groovy:3: no', '  go(west)']
        new ScriptError('a.groovy', 0, 0, 0, '', 'no').text() == 'a.groovy: no'
        new ScriptError('', 0, 0, 0, '', 'no').text() == 'no'
    }
}
