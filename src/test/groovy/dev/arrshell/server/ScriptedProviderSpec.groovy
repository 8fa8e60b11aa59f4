package dev.arrshell.server

import dev.arrshell.testing.ScriptedProvider

/** The provider that tests use for faults keeps the contract of providers as long as it is told nothing else. */
class ScriptedProviderSpec extends ServerProviderContract {

    ScriptedProvider scripted

    @Override
    ServerProvider create() {
        scripted = scripted ?: new ScriptedProvider()
    }

    @Override
    void finish(UUID server) {
        scripted.end(server)
    }

    @Override
    boolean isGone(UUID server) {
        !scripted.has(server)
    }

    def 'a server can be failed by a test'() {
        given:
        def wanted = ready()

        when:
        scripted.fail(wanted.server(), 'NodeFailed', 'the node is down')

        then:
        with(events.await(wanted.server(), 'failed')) {
            code() == 'NodeFailed'
            text() == 'the node is down'
        }
    }
}
