package dev.arrshell.internal.script.run

import dev.arrshell.internal.script.message.ScriptSource
import dev.arrshell.model.SessionStatus
import dev.arrshell.testing.Scripts
import java.nio.file.Path
import spock.lang.AutoCleanup
import spock.lang.Specification

/** The session page's nine steps, as scripts that people read first. */
class WalkthroughSpec extends Specification {

    static final PAGE = Path.of('scripts/walkthrough.groovy')
    static final FLUENT = Path.of('scripts/walkthrough-fluent.groovy')
    static final TITLES = [
        'Choose an endpoint', 'Set accountId and accountKey', 'Request a token', 'Create a session',
        'Store sessionId', 'Update the session', 'Get active sessions', "Get the session's properties",
        'Stop the session'
    ]

    @AutoCleanup
    Scripts scripts = new Scripts()

    def "#script takes the nine steps in the page's order"() {
        when:
        scripts.run ScriptSource.read(script)

        then:
        titles() == (1..9).collect { "$it. ${TITLES[it - 1]}" as String }

        and: 'each step asked what the page asks'
        scripts.operations().unique(false) == ['TOKEN', 'CREATE', 'UPDATE', 'PROPERTIES', 'LIST', 'STOP']
        scripts.operations().count('CREATE') == 1
        scripts.operations().count('STOP') == 1

        and: 'nothing is left'
        scripts.workspace().end()
        scripts.notices().every { !it.startsWith('stopped') }

        where:
        script << [PAGE, FLUENT]
    }

    def "#script shows of step #number what a reader of the page expects: #status #reason"() {
        when:
        scripts.run ScriptSource.read(script)
        def lines = step(number)

        then:
        lines.any { it == "StatusCode        : $status" }
        lines.any { it == "StatusDescription : $reason" }
        lines.find { it.startsWith('Content           : ') } ==~ /Content           : $content/
        lines.find { it.startsWith('MS-CV             : ') } ==~ /MS-CV             : [A-Za-z0-9+\/]{22}\.0/

        where:
        [script, row] << [[PAGE, FLUENT], [
            [3, 200, 'OK', /\{"AccessToken":"\*\*\*\*"\}/],
            [4, 202, 'Accepted', /\{"sessionId":"[0-9a-f-]{36}"\}/],
            [6, 200, 'OK', /\{\}/],
            [7, 200, 'OK', /\{"sessions":\[\{.*"sessionMaxLeaseTime":"05:00:00".*"sessionStatus":"Starting"\}\]\}/],
            [8, 200, 'OK', /\{.*"sessionHostname":"\S+".*"sessionStatus":"Ready"\}/],
            [9, 204, 'No Content', /\{\}/]
        ]].combinations()
        (number, status, reason, content) = row
    }

    def "#script says which account and which session, and no key"() {
        when:
        scripts.run ScriptSource.read(script)

        then:
        step(2).any { it.contains('11111111-1111-1111-1111-111111111111') }
        step(5).any { it ==~ /sessionId         : [0-9a-f-]{36}/ }

        where:
        script << [PAGE, FLUENT]
    }

    def "the page's words leave their state behind"() {
        when:
        scripts.run ScriptSource.read(PAGE)

        then:
        scripts.run('properties().status') == SessionStatus.STOPPED
        scripts.run('sessions()') == []
    }

    private List<String> titles() {
        scripts.out().readLines().findAll { it ==~ /\d\. .*/ }
    }

    private List<String> step(int number) {
        scripts.out().readLines().dropWhile { !it.startsWith("$number. ") }.tail().takeWhile { !(it ==~ /\d\. .*/) }
    }
}
