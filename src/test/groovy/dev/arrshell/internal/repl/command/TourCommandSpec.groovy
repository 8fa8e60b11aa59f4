package dev.arrshell.internal.repl.command

import dev.arrshell.internal.repl.FakePrompt
import dev.arrshell.internal.repl.help.TourStep
import spock.lang.AutoCleanup
import spock.lang.Specification

class TourCommandSpec extends Specification {

    @AutoCleanup
    FakePrompt prompt = new FakePrompt()

    def "Enter nine times walks through the page"() {
        given:
        prompt.interactive = true
        prompt.answers.addAll([''] * 9)

        when:
        def text = prompt.command(':tour')

        then:
        prompt.entered == TourStep.ALL*.ours()
        prompt.workspace.history().all()*.method().reverse() == ['GET', 'POST', 'PATCH', 'GET', 'GET', 'GET', 'DELETE']
        text.readLines()[1] == '1/9  Choose an endpoint'
        text.contains('PS> $endPoint = "https://remoterendering.westus2.mixedreality.azure.com"')
        text.contains("arr> endPoint = 'https://remoterendering.westus2.mixedreality.azure.com'")
        text =~ /AccessToken\(expires in 24h00m\)|AccessToken\(expires in 23h59m\)/
        text =~ /Session [0-9a-f-]{36}  Starting   202 in \d+ ms\s+MS-CV \S+/
        text =~ /lease 4h00m -> 5h00m, counts from Ready on/
        text =~ /(?m)^stopped after \S+, 5h00m lease handed back   204   MS-CV \S+$/
        text.endsWith('That was the whole page. :save walk.groovy keeps it as a script.')
    }

    def "the tour can begin anywhere, and makes what it needs"() {
        given:
        prompt.interactive = true
        prompt.answers.addAll(['', 's', '', ''])

        when:
        def text = prompt.command(':tour 6')

        then:
        text.readLines().first() == "Step 6 needs a session, so first: createSession(size: STANDARD, lease: '4:0:0')"
        prompt.entered == [4, 6, 8, 9].collect { TourStep.ALL[it - 1].ours() }
    }

    def "#answer leaves the tour, which says how to go on"() {
        given:
        prompt.interactive = true
        prompt.answers.addAll(answer)

        expect:
        prompt.command(':tour').readLines().last() == "the tour continues with :tour $next"

        where:
        answer    || next
        ['q']     || 1
        ['', 'q'] || 2
        []        || 1
    }

    def "without a terminal it asks nothing, and on a service it does not begin"() {
        when:
        prompt.command(':tour')

        then:
        prompt.entered.size() == 9

        when:
        def real = new FakePrompt(ARR_ENDPOINT: 'https://example.invalid', ARR_STS: 'https://sts.invalid',
                ARR_ACCOUNT_ID: '11111111-1111-1111-1111-111111111111')
        real.command(':tour')

        then:
        def e = thrown(IllegalStateException)
        e.message == 'the tour starts a session, which a real service bills; it asks before it does, and that needs a terminal'

        cleanup:
        real?.close()
    }

    def "a step that fails ends the tour there"() {
        given:
        prompt.interactive = true
        prompt.answers.addAll(['', ''])

        when:
        prompt.run('sessionId = "11111111-0000-0000-0000-000000000000"')
        def text = prompt.command(':tour 8')

        then:
        text.readLines().last() == 'the tour continues with :tour 8'
        text.contains('status 404')
    }
}
