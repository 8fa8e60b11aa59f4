package dev.arrshell.internal.config

import static dev.arrshell.model.Operation.LIST

import dev.arrshell.emulator.ArrEmulator
import dev.arrshell.internal.cli.Main
import dev.arrshell.internal.cli.console.CliConsole
import dev.arrshell.internal.config.value.Environment
import dev.arrshell.model.Region
import java.time.Duration
import spock.lang.AutoCleanup

/** How often calls are sent again, from the configuration to the requests. */
class RetrySettingsSpec extends ConfigurationSpecification {

    @AutoCleanup
    ArrEmulator server = ArrEmulator.start()

    def "#file and #variables make #attempts attempts within #seconds s"() {
        given:
        toml(file)
        environment.putAll(variables)

        when:
        def policy = load().orThrow().retries()

        then:
        policy.attempts() == attempts
        policy.within() == Duration.ofSeconds(seconds)

        where:
        file                                | variables                                      || attempts | seconds
        ''                                  | [:]                                            || 4        | 30
        'retries = 7\nretry_within = "5m"'  | [:]                                            || 8        | 300
        'retries = "off"'                   | [:]                                            || 1        | 30
        'retries = 7'                       | [ARR_RETRIES: '0', ARR_RETRY_WITHIN: '90s']    || 1        | 90
    }

    def "#variables is refused: #told"() {
        given:
        environment.putAll(variables)

        expect:
        load().problems().join(' ').contains(told)

        where:
        variables                 || told
        [ARR_RETRIES: 'many']     || "ARR_RETRIES: 'many' is neither a number from 0 to 999 nor off"
        [ARR_RETRIES: '-1']       || "'-1' is neither a number"
        [ARR_RETRIES: '1000']     || "'1000' is neither a number"
        [ARR_RETRY_WITHIN: '0s']  || "'0s' is not allowed"
        [ARR_RETRY_WITHIN: 'soon'] || "ARR_RETRY_WITHIN: "
    }

    def "a command and a script send #requests requests with --retries #retries: #words"() {
        given:
        server.on(LIST).respond(503)
        def variables = [ARR_HOME: directory().toString(), ARR_ACCOUNT_ID: ArrEmulator.ACCOUNT_ID.value(),
                         ARR_ACCOUNT_KEY: ArrEmulator.ACCOUNT_KEY.revealTo { it }, ARR_STS: server.sts().toString(),
                         ARR_ENDPOINT: server.endpoint(Region.parse('westus2')).toString()]
        def out = new PrintStream(new ByteArrayOutputStream(), true)

        expect:
        Main.run(new CliConsole(InputStream.nullInputStream(), out, out, Environment.of(variables), false),
                *['--retries', retries, *words]) == 7
        server.requests(LIST).size() == requests

        where:
        retries | words                  || requests
        'off'   | ['session', 'list']    || 1
        '1'     | ['session', 'list']    || 2
        'off'   | ['-e', 'sessions()']   || 1
        '1'     | ['-e', 'sessions()']   || 2
    }

    def "a script on an emulator in its process goes by it too"() {
        given:
        def out = new ByteArrayOutputStream()
        def code = 'emulator.on(LIST).respond(503); try { sessions() } catch (e) { }; println emulator.requests(LIST).size()'

        expect:
        Main.run(new CliConsole(InputStream.nullInputStream(), new PrintStream(out, true), System.err,
                Environment.of([ARR_HOME: directory().toString()]), false), '--retries', '2', '-e', "import static dev.arrshell.model.Operation.LIST; $code") == 0
        out.toString().trim() == '3'
    }
}
