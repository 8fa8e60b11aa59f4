package dev.arrshell.internal.syntax

import dev.arrshell.internal.repl.eval.DotContinuation
import spock.lang.Specification

class PasteCleanerSpec extends Specification {

    def "the prompt of #line.inspect() is removed"() {
        expect:
        PasteCleaner.clean(line).text() == code

        where:
        line                                              || code
        'arr> sessions()'                                 || 'sessions()'
        'arr emu> sessions()'                             || 'sessions()'
        'arr westus2> c.token()'                          || 'c.token()'
        'arr westus2 d31b Starting 0:42> s.awaitReady()'  || 's.awaitReady()'
        'arr westus2 d31b Ready 3h58m> s.stop()'          || 's.stop()'
        'arr westus2 d31b EXPIRED> s.stop()'              || 's.stop()'
        'PS> $token'                                      || '$token'
        'PS C:\\Users\\me> $token'                        || '$token'
        'groovy> 1 + 1'                                   || '1 + 1'
        'groovy:000> 1 + 1'                               || '1 + 1'
        'gremlin> 1 + 1'                                  || '1 + 1'
        '  arr> 1 + 1'                                    || '1 + 1'
        'arr>'                                            || ''
        'arr > 3'                                         || 'arr > 3'
        'PS = 3'                                          || 'PS = 3'
        'arrow> 3'                                        || 'arrow> 3'
        'a > b'                                           || 'a > b'
        'x -> arr> y'                                     || 'x -> arr> y'
    }

    def "of a transcript only the typed code stays"() {
        when:
        def cleaned = PasteCleaner.clean('''\
            |arr emu> c = account(id,
            |...      key)
            |Account 1111
            |arr emu> c.region('westus2')
            |  .sessions()
            |no sessions in Starting or Ready
            |arr westus2> createSession(
            |  size: PREMIUM, lease: 4.hours)
            |Session d31b
            |1 session'''.stripMargin())

        then:
        cleaned.text() == '''\
            |c = account(id,
            |     key)
            |c.region('westus2')
            |  .sessions()
            |createSession(
            |  size: PREMIUM, lease: 4.hours)'''.stripMargin()
        cleaned.outputLines() == 4
    }

    def "code without prompts is left alone"() {
        given:
        String code = 'a = 1\n\n...b\n  .c()\n'

        expect:
        PasteCleaner.clean(code) == new PasteCleaner.Cleaned(code, 0)
    }

    def "a block that begins #source.inspect() goes on with the last result: #continues"() {
        expect:
        DotContinuation.is(source) == continues
        DotContinuation.complete(source) == completed

        where:
        source              || continues | completed
        '.lease(4.hours)'   || true      | '_.lease(4.hours)'
        '  .lease(4)'       || true      | '  _.lease(4)'
        '?.stop()'          || true      | '_?.stop()'
        '..5'               || false     | '..5'
        '.5'                || false     | '.5'
        'a\n.b'             || false     | 'a\n.b'
    }
}
