package dev.arrshell.internal.script.state

import static dev.arrshell.model.SessionSize.PREMIUM
import static dev.arrshell.model.SessionSize.STANDARD

import dev.arrshell.emulator.ArrEmulator
import dev.arrshell.internal.config.ConfigSettings
import dev.arrshell.internal.config.SecretPrompter
import dev.arrshell.internal.config.value.ConfigInputs
import dev.arrshell.internal.config.value.ConfigurationException
import dev.arrshell.internal.config.value.Environment
import dev.arrshell.model.Region
import dev.arrshell.testing.Scripts
import spock.lang.Specification

/** Where requests go, and where keys come from. */
class RequestTargetSpec extends Specification {

    static final ID = '22222222-2222-2222-2222-222222222222'
    static final KEY = 'a2V5LW9mLWEtdGVzdA=='

    def "variables alone leave no file behind: starts are written down where there is a directory for it"() {
        given:
        def variables = [ARR_ENDPOINT: 'https://example.invalid', ARR_STS: 'https://sts.invalid', ARR_ACCOUNT_ID: ID]

        expect:
        ScriptSettings.of(variables).target().options().build().ledger().empty
    }

    def "prices are the configured ones, at a service and at an emulator: #environment"() {
        given:
        def target = ScriptSettings.of(environment + [ARR_PRICE_STANDARD: '3.5']).target()

        expect:
        target.options().build().prices().of(STANDARD).get() == 3.5
        target.options().build().prices().of(PREMIUM).empty

        cleanup:
        target?.close()

        where:
        environment << [[ARR_ACCOUNT_ID: ID, ARR_REGION: 'eastus'], [:]]
    }

    def "with nothing configured an emulator is embedded, and started when it is needed"() {
        given:
        def scripts = new Scripts(PATH: '/bin')

        when:
        scripts.run '6 * 7'

        then:
        scripts.notices().empty

        when:
        scripts.run 'sessions()'

        then:
        scripts.notices() == ["https://remoterendering.westus2.mixedreality.azure.com is emulated in this process,"
                + " on virtual time: ${scripts.run('client.endpoint')}"]

        cleanup:
        scripts.close()
    }

    def "#environment is the configured service's, never the emulator's"() {
        when:
        def target = ScriptSettings.of(environment).target()

        then:
        target instanceof ConfiguredTarget
        target.emulator().empty
        target.endPoint().orElse(null) == endPoint

        where:
        environment                                      || endPoint
        [ARR_ACCOUNT_ID: ID, ARR_REGION: 'eastus']       || 'https://remoterendering.eastus.mixedreality.azure.com'
        [ARR_ACCOUNT_ID: ID]                             || null
        [ARR_ACCOUNT_KEY: KEY]                           || null
        [ARR_STS: 'http://127.0.0.1:9']                  || null
        [ARR_ENDPOINT: 'http://127.0.0.1:9/{region}', ARR_STS: 'http://127.0.0.1:9', ARR_REGION: 'eastus'] || 'http://127.0.0.1:9/eastus'
        [ARR_ENDPOINT: 'https://remoterendering.eastus.mixedreality.azure.com'] || 'https://remoterendering.eastus.mixedreality.azure.com'
    }

    def "a region alone is the emulator's region"() {
        given:
        def scripts = new Scripts(ARR_REGION: 'eastus')

        expect:
        scripts.run('client.region().get().name()') == 'eastus'
        scripts.workspace().target().emulator().present

        cleanup:
        scripts.close()
    }

    def "where the emulator is asked for, no variable leads to the service that is configured"() {
        given:
        def variables = Environment.of(ARR_ACCOUNT_ID: ID, ARR_ACCOUNT_KEY: KEY, ARR_REGION: 'eastus', OTHER: 'x')
        def inputs = ConfigInputs.ofVariables(variables)
        def setup = ScriptSettings.of(ConfigSettings.load(inputs), variables, SecretPrompter.NONE, true)
        def workspace = new Workspace(setup.target(), setup, {})

        expect:
        workspace.environment().ARR_ACCOUNT_ID == ArrEmulator.ACCOUNT_ID.value()
        workspace.environment().OTHER == 'x'
        !workspace.environment().containsKey('ARR_ACCOUNT_KEY')
        workspace.secret('ARR_ACCOUNT_KEY') == ArrEmulator.ACCOUNT_KEY
        workspace.client().sessions().empty

        cleanup:
        workspace.close()
    }

    def "#environment cannot be: #message"() {
        when:
        ScriptSettings.of(environment)

        then:
        def e = thrown(ConfigurationException)
        e.message.startsWith(message)
        e.message.count('(nothing was sent)') == 1

        where:
        environment                             || message
        [ARR_REGION: 'westus22']                || "ARR_REGION: unknown region 'westus22' - did you mean westus2?"
        [ARR_ACCOUNT_ID: 'me']                  || "ARR_ACCOUNT_ID: account id 'me' is no GUID"
        [ARR_ACCOUNT_KEY: 'a b']                || 'ARR_ACCOUNT_KEY: the account key holds a blank'
        [ARR_ENDPOINT: 'here/there']            || "ARR_ENDPOINT: the address 'here/there' is no absolute http or https address"
        [ARR_STS: 'http://me@host/']            || 'ARR_STS: the address on host holds a user'
        [ARR_ENDPOINT: 'http://127.0.0.1:9/x']  || 'endpoint http://127.0.0.1:9/x (ARR_ENDPOINT) is not the public service and sts is not set, so the account key would go to https://sts.mixedreality.azure.com'
    }

    def "a configured server is used, with the account that is configured"() {
        given:
        def server = ArrEmulator.builder().realTime().start()
        def scripts = new Scripts(
                ARR_ENDPOINT: server.endpoint(Region.parse('eastus')).toString(),
                ARR_STS: server.sts().toString(),
                ARR_ACCOUNT_ID: ArrEmulator.ACCOUNT_ID.value(),
                ARR_ACCOUNT_KEY: ArrEmulator.ACCOUNT_KEY.revealTo { it })

        when:
        scripts.run 'sessions()'

        then:
        server.journal()*.operation()*.get()*.name() == ['TOKEN', 'LIST']
        server.journal()[1].uri().path.startsWith('/eastus/v1/')
        scripts.notices().empty

        cleanup:
        scripts.close()
        server.close()
    }

    def "what is not configured is asked for before anything is sent: #message"() {
        given:
        def scripts = new Scripts(environment)

        expect:
        scripts.failure('sessions()').message() == message

        where:
        environment                                  || message
        [ARR_ACCOUNT_ID: ID, ARR_ACCOUNT_KEY: KEY]   || "endPoint is not set: endPoint = 'https://…' or region 'westus2' (nothing was sent)"
        [ARR_REGION: 'eastus', ARR_ACCOUNT_KEY: KEY] || "accountId is not set: accountId = '…', or ARR_ACCOUNT_ID in the environment (nothing was sent)"
        [ARR_REGION: 'eastus', ARR_ACCOUNT_ID: ID]   || "accountKey is not set: accountKey = secret('ARR_ACCOUNT_KEY') (nothing was sent)"
    }
}
