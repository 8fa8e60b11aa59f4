package dev.arrshell.groovy

import dev.arrshell.emulator.ArrEmulator
import dev.arrshell.model.Region
import dev.arrshell.testing.Scripts
import java.nio.file.Files
import java.nio.file.Path
import java.nio.file.attribute.PosixFilePermissions
import spock.lang.Specification
import spock.lang.TempDir

/** Where requests go, and where keys come from. */
class TargetSpec extends Specification {

    static final ID = '22222222-2222-2222-2222-222222222222'
    static final KEY = 'a2V5LW9mLWEtdGVzdA=='

    @TempDir
    Path temp

    def "with nothing configured an emulator is embedded, and started when it is needed"() {
        given:
        def scripts = new Scripts(PATH: '/bin', ARR_ENDPOINT: '')

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
        def target = Target.of(Configuration.from(environment))

        then:
        target instanceof ConfiguredTarget
        target.emulator().empty
        target.endPoint().orElse(null) == endPoint

        where:
        environment                                      || endPoint
        [ARR_REGION: 'eastus']                           || 'eastus'
        [ARR_ACCOUNT_ID: ID]                             || null
        [ARR_ACCOUNT_KEY: KEY]                           || null
        [ARR_STS: 'http://127.0.0.1:9']                  || null
        [ARR_ENDPOINT: 'http://127.0.0.1:9/x', ARR_STS: 'http://127.0.0.1:9', ARR_REGION: 'eastus'] || 'http://127.0.0.1:9/x'
        [ARR_ENDPOINT: 'https://remoterendering.eastus.mixedreality.azure.com'] || 'https://remoterendering.eastus.mixedreality.azure.com'
    }

    def "#environment cannot be: #message"() {
        when:
        Configuration.from(environment)

        then:
        def e = thrown(IllegalArgumentException)
        e.message.startsWith(message)
        e.message.count('(nothing was sent)') == 1

        where:
        environment                             || message
        [ARR_REGION: 'westus22']                || "ARR_REGION: unknown region 'westus22' - did you mean westus2?"
        [ARR_ACCOUNT_ID: 'me']                  || "ARR_ACCOUNT_ID: account id 'me' is no GUID"
        [ARR_ACCOUNT_KEY: 'a b']                || 'ARR_ACCOUNT_KEY: the account key holds a blank'
        [ARR_ENDPOINT: 'here/there']            || "ARR_ENDPOINT: 'here/there' is no address"
        [ARR_STS: 'http://me@host/']            || "ARR_STS: 'http://me@host/' is no address"
        [ARR_ENDPOINT: 'http://127.0.0.1:9/x']  || 'ARR_ENDPOINT is http://127.0.0.1:9/x and ARR_STS is not set, so the account key would go to the public token service.'
    }

    def "a configured server is used, with the account that is configured"() {
        given:
        def server = ArrEmulator.builder().realTime().start()
        def scripts = new Scripts(
                ARR_ENDPOINT: server.endpoint(Region.of('eastus')).toString(),
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

    def "a secret comes from the environment, then from the file, then from the person"() {
        given:
        def file = Files.writeString(temp.resolve('secrets'), "# mine\nOTHER=file\nARR_ACCOUNT_KEY=file-key\n")
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString('rw-------'))
        def lookup = { environment -> new SecretLookup(environment, file, { Optional.of(key("typed-$it")) }) }

        expect:
        lookup([ARR_ACCOUNT_KEY: 'env-key']).get('ARR_ACCOUNT_KEY', Optional.empty()) == key('env-key')
        lookup([ARR_ACCOUNT_KEY: '']).get('ARR_ACCOUNT_KEY', Optional.empty()) == key('file-key')
        lookup([:]).get('OTHER', Optional.of(key('fallback'))) == key('file')
        lookup([:]).get('THIRD', Optional.of(key('fallback'))) == key('fallback')
        lookup([:]).get('THIRD', Optional.empty()) == key('typed-THIRD')
        lookup([:]).find('THIRD') == Optional.empty()
    }

    private static key(Object text) {
        dev.arrshell.model.AccountKey.of(text.toString())
    }

    def "a file of secrets that others can read is not read"() {
        given:
        def file = Files.writeString(temp.resolve('secrets'), 'ARR_ACCOUNT_KEY=file-key')
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString('rw-r-----'))

        when:
        new SecretLookup([:], file, SecretLookup.Asker.NOBODY).find('ARR_ACCOUNT_KEY')

        then:
        def e = thrown(IllegalStateException)
        e.message == "others can read $file: chmod 600 $file first (nothing was sent)"
    }

    def "without a terminal nobody is asked"() {
        when:
        new SecretLookup([:], temp.resolve('none'), SecretLookup.Asker.console()).get('ARR_ACCOUNT_KEY', Optional.empty())

        then:
        def e = thrown(IllegalStateException)
        e.message.startsWith('ARR_ACCOUNT_KEY is not set and there is no terminal to ask: set it in the environment')
    }
}
