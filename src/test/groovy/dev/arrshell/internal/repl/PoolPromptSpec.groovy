package dev.arrshell.internal.repl

import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.Timeout

/** A pool at the prompt. */
@Timeout(60)
class PoolPromptSpec extends Specification {

    @AutoCleanup
    FakePrompt prompt = new FakePrompt()

    def "a pool is shown as a table of its sessions, and helped"() {
        given:
        prompt.run('p = client.pool(STANDARD).max(2).lease(1.hour).start(); null')
        prompt.run('mine = p.acquire(); null')

        when:
        def shown = prompt.typed('p').readLines()

        then:
        shown[0] ==~ / id +use +left +host/
        shown[1] ==~ / [0-9a-f-]+… +lent +\S+ +\S+/
        shown[2] == '0 idle, 1 lent, 0 waiting, 1 started today'
        shown[3].startsWith('1 call got a session, after ')
        prompt.typed('p.sessions().first().use') =~ 'LENT'

        and:
        prompt.command('p?') == prompt.command(':help SessionPool')
        prompt.command(':help SessionPool').contains('acquire')

        when:
        prompt.run('p.close()')

        then:
        prompt.typed('p').readLines()[0] == 'no sessions'
    }
}
