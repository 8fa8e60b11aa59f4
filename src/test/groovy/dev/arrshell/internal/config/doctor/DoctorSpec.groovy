package dev.arrshell.internal.config.doctor

import static dev.arrshell.internal.config.doctor.CheckStatus.FAIL
import static dev.arrshell.internal.config.doctor.CheckStatus.OK
import static dev.arrshell.internal.config.doctor.CheckStatus.WARN

import dev.arrshell.internal.config.ConfigurationSpecification
import dev.arrshell.internal.config.Destination
import dev.arrshell.internal.config.SecretPrompter
import dev.arrshell.internal.config.value.ConfigKey
import dev.arrshell.time.VirtualClock
import java.security.cert.CertPathBuilderException
import java.time.Duration
import java.time.Instant
import javax.net.ssl.SSLHandshakeException

class DoctorSpec extends ConfigurationSpecification {

    def clock = new VirtualClock()

    /** Everything is well unless a test says otherwise; each answer may be a closure that throws. */
    class Machine implements DoctorProbes {
        Runtime.Version version = Runtime.Version.parse('17.0.15')
        Optional<String> terminal = Optional.of('xterm-256color')
        Closure<List<String>> dns = { ['192.0.2.1'] }
        Closure<String> tls = { 'TLSv1.3' }
        Closure<Optional<Instant>> date = { Optional.of(clock.instant()) }
        Closure<Duration> token = { Duration.ofHours(24) }
        Closure<Integer> sessions = { 2 }
        Optional<String> proxy = Optional.empty()
        List<String> asked = []

        @Override
        Optional<String> proxy(URI server) {
            proxy
        }

        @Override
        Runtime.Version java() {
            version
        }

        @Override
        Optional<String> terminal() {
            terminal
        }

        @Override
        List<String> resolve(String host) {
            asked << "dns $host".toString()
            dns(host)
        }

        @Override
        String tls(URI server) {
            asked << "tls $server".toString()
            tls.call(server)
        }

        @Override
        Optional<Instant> date(URI server) {
            asked << "date $server".toString()
            date.call(server)
        }

        @Override
        Duration token(Destination.Service service) {
            asked << 'token'
            token.call()
        }

        @Override
        int sessions(Destination.Service service) {
            asked << 'list'
            sessions.call()
        }
    }

    def machine = new Machine()

    def setup() {
        environment.putAll(ARR_ACCOUNT_ID: ID, ARR_ACCOUNT_KEY: KEY, ARR_STS: 'https://sts.example.org',
                ARR_ENDPOINT: 'https://arr.example.org/base')
    }

    List<DoctorFinding> examine() {
        new Doctor(load(), SecretPrompter.NONE, machine, clock).examine()
    }

    DoctorFinding found(String check) {
        examine().find { it.check() == check }
    }

    static fails(Exception e) {
        return { Object... any -> throw e }
    }

    def "where all is well every check says so, and each server is asked once"() {
        when:
        def findings = examine()

        then:
        findings.every { it.status() == OK && it.remedy().empty && it.message().endsWith('.') }
        findings*.check() == ['java', 'terminal', 'configuration', 'target', 'dns', 'tls', 'clock', 'dns', 'tls', 'clock', 'token', 'list']
        machine.asked == ['dns sts.example.org', 'tls https://sts.example.org', 'date https://sts.example.org',
            'dns arr.example.org', 'tls https://arr.example.org', 'date https://arr.example.org', 'token', 'list']
    }

    def "one server for both is asked once"() {
        given:
        environment.putAll(ARR_STS: 'http://localhost:1', ARR_ENDPOINT: 'http://localhost:1/westus2')

        expect:
        examine()*.check().count('dns') == 1
        machine.asked.every { !it.startsWith('tls') }
    }

    def "Java #version is #status"() {
        given:
        machine.version = Runtime.Version.parse(version)

        expect:
        found('java').status() == status

        where:
        version   || status
        '11.0.2'  || FAIL
        '17'      || OK
        '25.0.3'  || OK
    }

    def "a terminal of kind #kind is #status"() {
        given:
        machine.terminal = Optional.ofNullable(kind)

        expect:
        found('terminal').status() == status
        found('terminal').remedy().empty == (status == OK)

        where:
        kind             || status
        'xterm-256color' || OK
        'dumb'           || WARN
        null             || WARN
    }

    def "nothing configured is an emulator, and asks nobody"() {
        given:
        environment.clear()

        expect:
        found('target').status() == OK
        found('target').message().contains('emulator')
        machine.asked.empty
    }

    def "half configured fails with what is missing, and asks nobody"() {
        given:
        environment.remove('ARR_ACCOUNT_ID')

        expect:
        found('target').status() == FAIL
        found('target').message().contains('account_id is missing')
        machine.asked.empty
    }

    def "each problem and each warning of the configuration is a finding"() {
        given:
        environment.putAll(ARR_SIZE: 'big', ARR_LEASE: '4')
        options[ConfigKey.ACCOUNT_KEY] = KEY

        when:
        def findings = examine()

        then:
        findings.findAll { it.check() == 'configuration' }*.status() == [FAIL, FAIL, WARN]
        findings.last().check() == 'target'
        findings.last().status() == WARN
        machine.asked.empty
    }

    def "when #probe fails, #notTried is not tried, and there is a cure"() {
        given:
        machine."$probe" = fails(failure)

        when:
        def findings = examine()
        def failed = findings.find { it.check() == check }

        then:
        failed.status() == FAIL
        failed.message() == words
        !failed.remedy().empty
        notTried.every { name -> !machine.asked.any { it.startsWith(name) } }
        findings.any { it.message().startsWith('Not checked') } || check == 'list'

        where:
        probe      | check   | failure                             || words                  | notTried
        'dns'      | 'dns'   | new UnknownHostException('no host') || 'no host'              | ['tls', 'date', 'token', 'list']
        'dns'      | 'dns'   | new UnknownHostException()          || 'UnknownHostException' | ['tls', 'date', 'token', 'list']
        'tls'      | 'tls'   | new IOException('not trusted')      || 'not trusted'          | ['date', 'token', 'list']
        'date'     | 'clock' | new IOException('no answer')        || 'no answer'            | ['token', 'list']
        'token'    | 'token' | new IllegalStateException('401')    || '401'                  | ['list']
        'sessions' | 'list'  | new IllegalStateException('403')    || '403'                  | []
    }

    def "a name of the public service that is gone gets the reason"() {
        given:
        environment.remove('ARR_ENDPOINT')
        environment.putAll(ARR_REGION: 'westus2', ARR_STS: 'https://sts.mixedreality.azure.com')
        machine.dns = fails(new UnknownHostException('gone'))

        expect:
        found('dns').remedy().contains('ended on 30 September 2025')
    }

    def "a clock that is #ahead s off is #status at #server"() {
        given:
        environment.putAll(ARR_STS: server, ARR_ENDPOINT: server)
        machine.date = { Optional.of(clock.instant().plusSeconds(ahead)) }

        when:
        def finding = found('clock')

        then:
        finding.status() == status
        finding.message().contains("${Math.abs(ahead)} s ${ahead < 0 ? 'behind' : 'ahead of'}")
        finding.remedy().empty == (status == OK)
        machine.asked.containsAll('token', 'list')

        where:
        ahead | server                || status
        0     | 'https://example.org' || OK
        60    | 'https://example.org' || OK
        -60   | 'https://example.org' || OK
        61    | 'https://example.org' || WARN
        -300  | 'https://example.org' || WARN
        301   | 'https://example.org' || FAIL
        -301  | 'https://example.org' || FAIL
        60    | 'http://localhost:1'  || OK
        9999  | 'http://localhost:1'  || WARN
    }

    def "a server without a date is mentioned"() {
        given:
        machine.date = { Optional.empty() }

        expect:
        found('clock').status() == WARN
        machine.asked.contains('list')
    }

    def "encryption at #server is #status"() {
        given:
        environment.putAll(ARR_STS: server, ARR_ENDPOINT: server, ARR_ALLOW_INSECURE: 'true')

        expect:
        found('tls').status() == status

        where:
        server                 || status
        'https://example.org'  || OK
        'http://localhost:1'   || OK
        'http://example.org'   || WARN
    }

    def "plain http to another machine that is not allowed is told with what allows it, and asks nobody"() {
        given:
        environment.putAll(ARR_STS: 'http://example.org', ARR_ENDPOINT: 'http://example.org')

        expect:
        found('target').status() == FAIL
        found('target').message().contains('--allow-insecure, ARR_ALLOW_INSECURE, or allow_insecure in ')
        machine.asked.empty
    }

    def "a certificate that is not trusted is told with where its authority is named"() {
        given:
        machine.tls = fails(new SSLHandshakeException('PKIX').tap { initCause(new CertPathBuilderException('no path')) })

        expect:
        with(found('tls')) {
            status() == FAIL
            message() == 'The certificate is not trusted: no authority that is trusted here has signed its certificate.'
            remedy() == 'Name the authority that signed it: --ca-file FILE, ARR_CA_FILE, or ca_file in config.toml.' +
                    ' arr ca prints the file of arr emulator --tls.'
        }
    }

    def "a server behind a proxy is looked for by the proxy, and the calls show whether it is there"() {
        given:
        machine.proxy = Optional.of('proxy.example:3128')

        expect:
        examine()*.check() == ['java', 'terminal', 'configuration', 'target', 'proxy', 'proxy', 'token', 'list']
        found('proxy').message() == 'sts.example.org is reached through the proxy proxy.example:3128.'
        machine.asked == ['token', 'list']*.toString() * 2
    }

    def "one session is one, several are several"() {
        given:
        machine.sessions = { count }

        expect:
        found('list').message().endsWith(words)

        where:
        count || words
        0     || 'lists 0 sessions.'
        1     || 'lists 1 session.'
    }

    def "no finding shows the key, whatever a failure says"() {
        given:
        machine.token = fails(new IllegalStateException("Bearer $ID:$KEY refused"))

        expect:
        examine().every { !it.toString().contains(KEY) }
    }
}
