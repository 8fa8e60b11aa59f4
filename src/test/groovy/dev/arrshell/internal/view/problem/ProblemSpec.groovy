package dev.arrshell.internal.view.problem

import static dev.arrshell.internal.view.ViewSamples.*

import dev.arrshell.error.ArrException
import dev.arrshell.error.Failure
import dev.arrshell.error.SendState
import dev.arrshell.error.ServiceException
import dev.arrshell.internal.view.layout.Palette
import dev.arrshell.model.CorrelationVector
import dev.arrshell.model.Operation
import dev.arrshell.model.SessionId
import java.time.Duration
import spock.lang.Specification

class ProblemSpec extends Specification {

    private static Problem problem(String message, SourcePosition place = SourcePosition.UNKNOWN) {
        new Problem(message, place, Optional.empty())
    }

    def "what, where with a caret, and that nothing was sent"() {
        given:
        def line = "c = account(env.ARR_ACCOUNT_ID, secret('ARR_ACCOUNT_KEY')).region('westus22')"
        def place = new SourcePosition('', 1, line.indexOf("'westus22'") + 1, 10, line)

        expect:
        problem("unknown region 'westus22' - did you mean westus2? (nothing was sent)", place).text(screen(100)) == '''\
✗ unknown region 'westus22' - did you mean westus2?                               (nothing was sent)
  c = account(env.ARR_ACCOUNT_ID, secret('ARR_ACCOUNT_KEY')).region('westus22')
                                                                    ^^^^^^^^^^'''
    }

    def "case by case: #message"() {
        expect:
        problem(message).text(screen(80)) == shown

        where:
        message || shown
        'stop is a method - add parentheses: s.stop() (nothing was sent)' ||
                '✗ stop is a method - add parentheses: s.stop()                (nothing was sent)'
        '"4" has no unit: write lease(4.hours), lease(hours(4)) or lease(\'4:00:00\') (nothing was sent)' ||
                '✗ "4" has no unit: write lease(4.hours), lease(hours(4)) or lease(\'4:00:00\')\n  (nothing was sent)'
        '3h00m is not more than the present 4h00m. The value is a total since the start, not an addition; to add 3h00m: extendLeaseBy(hours(3)) (nothing was sent)' ||
                '✗ 3h00m is not more than the present 4h00m.\n' +
                '  The value is a total since the start, not an addition; to add 3h00m:\n' +
                '  extendLeaseBy(hours(3))                                     (nothing was sent)'
        'could not list the sessions: too many calls. The service asks to wait 7s. (GET /v1/accounts/1/sessions, status 429, MS-CV a.0, the service answered)' ||
                '✗ could not list the sessions: too many calls.\n  The service asks to wait 7s.\n' +
                '  (GET /v1/accounts/1/sessions, status 429, MS-CV a.0, the service answered)'
        'no facts (here)'   || '✗ no facts (here)'
        'two\nlines'        || '✗ two\n  lines'
        ''                  || '✗ something went wrong'
        'ends oddly (sent (half))' || '✗ ends oddly                                                       (sent (half))'
        'escape \u001b[2J'  || '✗ escape \uFFFD[2J'
    }

    def "a script's name, line and column come first"() {
        expect:
        problem('no such thing', new SourcePosition('walk.groovy', 12, 5, 3, '    foo.bar()')).text(screen(60)) == '''\
✗ walk.groovy:12:5: no such thing
  foo.bar()
  ^^^'''
        problem('no such thing', new SourcePosition('walk.groovy', 12, 0, 1, '')).text(screen(60)) == '✗ walk.groovy:12: no such thing'
    }

    def "the caret at column #column of length #length on #width columns"() {
        expect:
        problem('x', new SourcePosition('', 1, column, length, source)).text(screen(width)).readLines().drop(1) == shown

        where:
        source                | column | length | width || shown
        'abc.def'             | 5      | 3      | 40    || ['  abc.def', '      ^^^']
        'abc.def'             | 8      | 1      | 40    || ['  abc.def', '         ^']
        'abc.def'             | 0      | 1      | 40    || ['  abc.def']
        'abc.def'             | 99     | 1      | 40    || ['  abc.def']
        "x = '日本' + y"      | 12     | 1      | 40    || ["  x = '日本' + y", '               ^']
        "f('日本')"           | 3      | 4      | 40    || ["  f('日本')", '    ^^^^^^']
        'a' * 50 + 'XYZ'      | 51     | 3      | 30    || ['  …' + 'a' * 23 + 'XYZ', ' ' * 26 + '^^^']
        'XYZ' + 'a' * 50      | 1      | 3      | 30    || ['  XYZ' + 'a' * 24 + '…', '  ^^^']
        'abc' * 20            | 1      | 60     | 30    || ['  ' + ('abc' * 9) + '…', '  ' + '^' * 28]
        '\tx.y()'             | 4      | 1      | 40    || ['  x.y()', '    ^']
        '   '                 | 1      | 1      | 40    || []
    }

    def "nothing but a long address is wider than the screen"() {
        given:
        def text = problem('could not read it: see https://remoterendering.westus2.mixedreality.azure.com for more. Then try again (nothing was sent)')
                .text(screen(40))

        expect:
        text.readLines().findAll { CELLS.width(it) > 40 }*.trim() == ['https://remoterendering.westus2.mixedreality.azure.com']
    }

    def "colours mark what is wrong and where"() {
        expect:
        problem('wrong', new SourcePosition('', 1, 1, 3, 'abc')).text(screen(40, false, Palette.DARK)) ==
                '\u001b[91m✗\u001b[0m wrong\n  abc\n  \u001b[91m^^^\u001b[0m'
    }

    def "a failed call as a document has all its facts"() {
        given:
        def failure = Failure.answered(Operation.PROPERTIES, 'GET /v1/x', 503).withSession(SessionId.parse(ID))
                .withCode(Optional.of('Busy')).withDetail('too busy').withCorrelationVector(Optional.of(new CorrelationVector('a.0')))
                .withRetryAfter(Optional.of(Duration.ofSeconds(7))).withAttempts(2)
        ArrException thrown = new ServiceException(failure)

        expect:
        new Problem(thrown.message, new SourcePosition('f.groovy', 3, 1, 1, 'x'), Optional.of(thrown)).document() == [error: [
                type: 'ServiceException',
                message: "could not read the session's properties: too busy. Try again; quote the MS-CV if it lasts.",
                file: 'f.groovy', line: 3, column: 1,
                operation: 'PROPERTIES', request: 'GET /v1/x', status: 503, code: 'Busy',
                correlationVector: 'a.0', retryAfterSeconds: 7, sent: 'ANSWERED']]
    }

    def "another failure as a document has what it has"() {
        expect:
        Problem.of('no region (nothing was sent)').document() == [error: [
                type: 'Error', message: 'no region', file: null, line: null, column: null, operation: null, request: null,
                status: null, code: null, correlationVector: null, retryAfterSeconds: null, sent: null]]
    }
}
