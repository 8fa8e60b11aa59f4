package dev.arrshell.internal.config

import dev.arrshell.internal.config.value.ConfigKey
import dev.arrshell.internal.config.value.ConfigurationException
import dev.arrshell.model.AccountKey
import dev.arrshell.model.Region

class DestinationResolverSpec extends ConfigurationSpecification {

    static final Map ALL = [ARR_ACCOUNT_ID: ID, ARR_ACCOUNT_KEY: KEY, ARR_REGION: 'westus2']

    Destination destination(SecretPrompter prompter = SecretPrompter.NONE, boolean emulator = false) {
        def settings = load()
        settings.destination(emulator, settings.secrets(prompter))
    }

    def "with #variables configured the target is #target"() {
        given:
        environment.putAll(variables)

        expect:
        type.isInstance(destination())

        where:
        variables                                    || type
        [:]                                          || Destination.Embedded
        [ARR_REGION: 'westus2']                      || Destination.Embedded
        [ARR_API_VERSION: '2021-01-01']              || Destination.Embedded
        [ARR_REQUIRE_SERVICE: 'false']               || Destination.Embedded
        ALL                                          || Destination.Service

        target = type.simpleName
    }

    def "a service that is required by #where, with #variables, is #outcome"() {
        given:
        require(this)
        environment.putAll(variables)

        when:
        def chosen = null
        def refused = null
        try {
            chosen = destination(SecretPrompter.NONE, emulator)
        } catch (ConfigurationException e) {
            refused = e
        }

        then:
        (chosen == null) == (outcome != 'used')
        outcome == 'used' || plain(refused.problems()[0]) == "require_service ($origin) refuses the embedded emulator$outcome"
        !outcome.endsWith(':') || MISSING.every { name, start -> refused.problems().any { it.startsWith('  ' + start) } == !(name in said) }

        where:
        where              | origin                  | emulator | variables               | said     || outcome
        'the command line' | '--require-service'     | false    | [:]                     | []       || ', and no service is configured:'
        'a variable'       | 'ARR_REQUIRE_SERVICE'   | false    | [:]                     | []       || ', and no service is configured:'
        'the file'         | '~/.arr/config.toml:1'  | false    | [ARR_REGION: 'westus2'] | ['region'] || ', and no service is configured:'
        'a profile'        | '~/.arr/config.toml:3'  | false    | [:]                     | []       || ', and no service is configured:'
        'a variable'       | 'ARR_REQUIRE_SERVICE'   | true     | [:]                     | []       || ', which --emulator asks for: leave out one of the two'
        'a variable'       | 'ARR_REQUIRE_SERVICE'   | true     | ALL                     | []       || ', which --emulator asks for: leave out one of the two'
        'the command line' | '--require-service'     | false    | ALL                     | []       || 'used'
        'the file'         | '~/.arr/config.toml:1'  | false    | ALL                     | []       || 'used'

        require = REQUIRE[where]
    }

    static final Map<String, Closure> REQUIRE = [
        'the command line': { it.options[ConfigKey.REQUIRE_SERVICE] = 'true' },
        'a variable'      : { it.environment.ARR_REQUIRE_SERVICE = 'true' },
        'the file'        : { it.toml('require_service = true') },
        'a profile'       : { it.toml("default_profile = 'ci'\n[profile.ci]\nrequire_service = 'true'") },
    ]

    def "false in a later source lets the emulator answer again"() {
        given:
        toml('require_service = true')
        environment.ARR_REQUIRE_SERVICE = 'false'

        expect:
        destination() instanceof Destination.Embedded
    }

    def "blank values of #file are no choice of the emulator"() {
        given:
        supply(this)

        when:
        destination()

        then:
        def refused = thrown(ConfigurationException)
        plain(refused.problems()).any { it.startsWith("  account_id is missing (blank or a placeholder at $place): ") }

        where:
        file             | place                         | supply
        'config.toml'    | '~/.arr/config.toml:2'        | { it.toml('account_key = ""\naccount_id = " "') }
        'a profile'      | '~/.arr/config.toml:3'        | { it.toml('default_profile = "a"\n[profile.a]\naccount_id = ""') }
        'arrconfig.json' | '~/project/arrconfig.json:2'  | { it.arrconfig('{"accountSettings": {"arrAccountKey": "",\n"arrAccountId": ""}}') }
    }

    def "an embedded emulator keeps region and version"() {
        given:
        environment.putAll(ARR_REGION: 'eastus', ARR_API_VERSION: '2021-01-01')

        expect:
        destination() == new Destination.Embedded(dev.arrshell.model.ApiVersion.V2021_01_01, Optional.of(new Region('eastus')))
    }

    def "half configured with #said: #missing"() {
        given:
        environment.putAll(said.collectEntries { [it, VALUES[it]] })

        when:
        destination()

        then:
        def refused = thrown(ConfigurationException)
        MISSING.each { name, start ->
            assert refused.problems().any { it.startsWith('  ' + start) } == (name in missing)
        }
        refused.problems()[0].startsWith('a service is configured (')
        said.every { refused.problems()[0].contains(it) }
        !refused.message.contains(KEY)

        where:
        said                                                   || missing
        ['ARR_ACCOUNT_ID']                                     || ['region', 'key']
        ['ARR_ACCOUNT_KEY']                                    || ['id', 'region']
        ['ARR_ACCOUNT_DOMAIN']                                 || ['id', 'region', 'key']
        ['ARR_STS']                                            || ['id', 'region', 'key']
        ['ARR_ENDPOINT', 'ARR_STS']                            || ['id', 'key']
        ['ARR_ACCOUNT_ID', 'ARR_ACCOUNT_KEY']                  || ['region']
        ['ARR_ACCOUNT_KEY', 'ARR_REGION']                      || ['id']
    }

    static final Map VALUES = ALL + [ARR_ENDPOINT: 'http://localhost:1', ARR_STS: 'http://localhost:2', ARR_ACCOUNT_DOMAIN: 'eastus']
    static final Map MISSING = [
        id: 'account_id is missing: --account-id, ARR_ACCOUNT_ID, or account_id in ',
        region: 'region or endpoint is missing: --region, ARR_REGION, or region in ',
        key: 'account_key is missing: --account-key-file, ARR_ACCOUNT_KEY',
    ]

    def "where only the key is missing and there is no terminal, the message is the documented one"() {
        given:
        environment.putAll(ARR_ACCOUNT_ID: ID, ARR_REGION: 'westus2')

        when:
        destination()

        then:
        def refused = thrown(ConfigurationException)
        refused.message.contains('ARR_ACCOUNT_KEY is not set and there is no terminal to ask')
    }

    def "with #variables a person is asked #questions"() {
        given:
        environment.putAll(variables)
        def asked = []
        SecretPrompter prompter = { name -> asked << name; Optional.of(AccountKey.parse(KEY)) }

        expect:
        destination(prompter).key() == AccountKey.parse(KEY)
        asked == questions

        where:
        variables                                   || questions
        [ARR_ACCOUNT_ID: ID, ARR_REGION: 'westus2'] || ['ARR_ACCOUNT_KEY']
        ALL                                         || []
    }

    def "nobody is asked for a key that would not be enough"() {
        given:
        environment.ARR_ACCOUNT_ID = ID
        int questions = 0

        when:
        destination { name -> questions++; Optional.of(AccountKey.parse(KEY)) }

        then:
        thrown(ConfigurationException)
        questions == 0
    }

    def "settings with problems are no destination"() {
        given:
        environment.ARR_REGION = 'nowhere'

        when:
        destination()

        then:
        thrown(ConfigurationException)
    }

    def "the token service of #variables is #sts"() {
        given:
        toml(file)
        environment.putAll(variables)

        expect:
        load().orThrow().sts().toString() == sts

        where:
        file                                | variables                                            || sts
        ''                                  | [:]                                                  || 'https://sts.mixedreality.azure.com'
        ''                                  | [ARR_REGION: 'eastus']                               || 'https://sts.mixedreality.azure.com'
        ''                                  | [ARR_ACCOUNT_DOMAIN: 'westus2']                      || 'https://sts.westus2.mixedreality.azure.com'
        ''                                  | [ARR_ACCOUNT_DOMAIN: 'westus2', ARR_REGION: 'eastus'] || 'https://sts.westus2.mixedreality.azure.com'
        ''                                  | [ARR_ACCOUNT_DOMAIN: 'Mixed.Example.org']            || 'https://sts.mixed.example.org'
        ''                                  | [ARR_STS: 'http://localhost:1/']                     || 'http://localhost:1'
        ''                                  | [ARR_STS: 'http://localhost:1', ARR_ACCOUNT_DOMAIN: 'westus2'] || 'http://localhost:1'
        'sts = "http://localhost:1"'        | [ARR_ACCOUNT_DOMAIN: 'westus2']                      || 'https://sts.westus2.mixedreality.azure.com'
        'account_domain = "westus2"'        | [ARR_STS: 'http://localhost:1']                      || 'http://localhost:1'
    }

    def "sessions of #file and #variables run at #endpoint, in eastus at #inEastus"() {
        given:
        toml(file)
        environment.putAll(variables + [ARR_STS: 'http://localhost:9'])

        when:
        def settings = load().orThrow()

        then:
        settings.endpoint().map { brief(it.toString()) }.orElse(null) == endpoint
        brief(settings.endpoint(new Region('eastus')).toString()) == inEastus
        settings.region().map { it.name() }.orElse(null) == region

        where:
        file                                        | variables                                            || endpoint                       | inEastus                     | region
        ''                                          | [:]                                                  || null                           | 'public eastus'              | null
        ''                                          | [ARR_REGION: 'westus2']                              || 'public westus2'               | 'public eastus'              | 'westus2'
        ''                                          | [ARR_ENDPOINT: 'http://localhost:1/']                || 'http://localhost:1'           | 'http://localhost:1'         | null
        ''                                          | [ARR_REGION: 'http://localhost:1']                   || 'http://localhost:1'           | 'http://localhost:1'         | null
        ''                                          | [ARR_ENDPOINT: 'http://localhost:1', ARR_REGION: 'westus2'] || 'http://localhost:1'    | 'http://localhost:1'         | 'westus2'
        ''                                          | [ARR_ENDPOINT: 'http://localhost:1/{region}']        || null                           | 'http://localhost:1/eastus'  | null
        'region = "westus2"'                        | [ARR_ENDPOINT: 'http://localhost:1/{region}']        || 'http://localhost:1/westus2'   | 'http://localhost:1/eastus'  | 'westus2'
        'endpoint = "http://localhost:1/{region}"'  | [ARR_REGION: 'westus2']                              || 'http://localhost:1/westus2'   | 'http://localhost:1/eastus'  | 'westus2'
        'region = "westus2"'                        | [ARR_ENDPOINT: 'http://localhost:1']                 || 'http://localhost:1'           | 'http://localhost:1'         | 'westus2'
        'endpoint = "https://remoterendering.uksouth.mixedreality.azure.com"' | [:]                        || 'public uksouth'               | 'public eastus'              | 'uksouth'
        'endpoint = "https://remoterendering.uksouth.mixedreality.azure.com"' | [ARR_REGION: 'westus2']    || 'public westus2'               | 'public eastus'              | 'westus2'
    }

    static String brief(String address) {
        address.replaceAll('https://remoterendering\\.(\\w+)\\.mixedreality\\.azure\\.com', 'public $1')
    }

    def "a server of one's own and a region from a later source contradict each other"() {
        given:
        toml('endpoint = "http://localhost:1"\nsts = "http://localhost:1"')
        options[ConfigKey.REGION] = 'westus2'

        expect:
        plain(load().problems()) == ['region westus2 (--region) and endpoint http://localhost:1 (~/.arr/config.toml:1) contradict'
                + ' each other: remove one, or write {region} in the endpoint in place of the region\'s name']
    }

    def "the key for #endpoint does not go to the public token service unless that is said"() {
        given:
        environment.ARR_ENDPOINT = endpoint
        environment.putAll(more)

        expect:
        load().problems().any { it.contains('so the account key would go to https://sts.mixedreality.azure.com') } == refused

        where:
        endpoint                                                   | more                                              || refused
        'http://localhost:1'                                       | [:]                                               || true
        'https://arr.example.org/{region}'                         | [:]                                               || true
        'http://localhost:1'                                       | [ARR_STS: 'http://localhost:1']                   || false
        'http://localhost:1'                                       | [ARR_ACCOUNT_DOMAIN: 'westus2']                   || false
        'http://localhost:1'                                       | [ARR_STS: 'https://sts.mixedreality.azure.com']   || false
        'https://remoterendering.westus2.mixedreality.azure.com'   | [:]                                               || false
    }

    def "id and key from #where are #fit"() {
        given:
        toml("account_id = '$ID'\naccount_key = '$KEY'\n")
        environment.putAll(variables)

        expect:
        load().warnings().any { it.contains('do they belong together?') } == warned

        where:
        where                             | variables                                                      || warned
        'one file'                        | [:]                                                            || false
        'two places'                      | [ARR_ACCOUNT_ID: OTHER_ID]                                     || true
        'two places that say the same'    | [ARR_ACCOUNT_ID: ID.toUpperCase()]                             || false
        'the environment'                 | [ARR_ACCOUNT_ID: OTHER_ID, ARR_ACCOUNT_KEY: 'another']         || false
        'a wrong id'                      | [ARR_ACCOUNT_ID: 'me']                                         || false

        fit = warned ? 'no pair' : 'a pair'
    }

    def "plain http to #address is refused unless it is allowed, and then warned about"() {
        given:
        environment.putAll(ARR_ACCOUNT_ID: ID, ARR_ACCOUNT_KEY: KEY, ARR_STS: 'http://localhost:1', ARR_ENDPOINT: 'http://localhost:1')
        environment[address] = 'http://arr.example.org/x'

        when:
        destination()

        then:
        def refused = thrown(ConfigurationException)
        plain(refused.message) == 'http://arr.example.org/x is plain http to another machine, where anybody on the way could read key and token:' +
                ' use https, or allow it on a test network with --allow-insecure, ARR_ALLOW_INSECURE, or allow_insecure in ~/.arr/config.toml' +
                ' (nothing was sent)'

        when:
        environment.ARR_ALLOW_INSECURE = 'true'

        then:
        destination().account().value() == ID
        load().warnings() == ['key and tokens go unencrypted to http://arr.example.org/x, where anybody on the way can read them:'
                + ' allow_insecure (ARR_ALLOW_INSECURE) allows it']

        where:
        address << ['ARR_STS', 'ARR_ENDPOINT']
    }

    def "an address with a place for the region is refused too where no region is chosen"() {
        given:
        environment.putAll(ARR_STS: 'http://localhost:1', ARR_ENDPOINT: 'http://arr.example.org/{region}')

        when:
        load().http()

        then:
        thrown(ConfigurationException)
    }

    def "arrconfig.json, which may be somebody else's, can neither allow plain http nor trust an authority"() {
        given:
        arrconfig('{"accountSettings": {"allowInsecure": "true", "allow_insecure": "true", "caFile": "x.pem"}}')

        when:
        def settings = load().orThrow()

        then:
        !settings.insecureAllowed
        settings.entry(ConfigKey.CA_FILE).empty
        settings.warnings().size() == 3
    }

    def "with #variables and #file requests to #address go by #proxy"() {
        given:
        environment.putAll(variables)
        toml(file)

        expect:
        load().orThrow().http().proxy().map { it.select(URI.create(address))[0].toString() }.orElse(null) == proxy

        where:
        variables                                             | file                                        | address               || proxy
        [:]                                                   | ''                                          | 'https://example.org' || null
        [HTTPS_PROXY: 'http://env:1']                         | ''                                          | 'https://example.org' || 'HTTP @ env/<unresolved>:1'
        [HTTP_PROXY: 'http://env:1', ALL_PROXY: 'http://b:2'] | ''                                          | 'http://example.org'  || 'HTTP @ b/<unresolved>:2'
        [HTTPS_PROXY: 'http://env:1']                         | 'proxy = "http://file:2"'                   | 'https://example.org' || 'HTTP @ file/<unresolved>:2'
        [ARR_PROXY: 'http://arr:3']                           | 'proxy = "http://file:2"'                   | 'http://example.org'  || 'HTTP @ arr/<unresolved>:3'
        [HTTPS_PROXY: 'http://env:1', NO_PROXY: 'x.org']      | 'no_proxy = "example.org"'                  | 'https://example.org' || 'DIRECT'
        [HTTPS_PROXY: 'http://env:1', NO_PROXY: 'example.org'] | 'no_proxy = "x.org"'                       | 'https://example.org' || 'HTTP @ env/<unresolved>:1'
        [HTTPS_PROXY: 'http://env:1']                         | 'no_proxy = "*"'                            | 'https://example.org' || 'DIRECT'
    }

    def "a proxy's password is not shown, and a proxy that cannot be one is refused where it is set"() {
        given:
        environment.ARR_PROXY = 'http://me:SECRET1@proxy.example:3128'
        options[ConfigKey.PROXY] = 'http://me:SECRET2@proxy.example:3128'

        expect:
        ConfigRow.of(load()).find { it.name() == 'proxy' }.value() == 'http://me:****@proxy.example:3128'
        load().warnings().size() == 1
        load().warnings()[0].startsWith("--proxy shows the proxy's password")
        !load().all(ConfigKey.PROXY).toString().contains('SECRET')

        when:
        options[ConfigKey.PROXY] = 'socks5://me:SECRET3@proxy.example'

        then:
        load().problems() == ['--proxy: only proxies that are reached by http are supported, not by socks5']

        when:
        options.clear()
        environment.clear()
        environment.putAll(ARR_ACCOUNT_ID: ID, ARR_ACCOUNT_KEY: KEY, ARR_REGION: 'eastus', https_proxy: 'ftp://me:SECRET4@x')
        destination()

        then:
        def refused = thrown(ConfigurationException)
        refused.message == 'https_proxy: only proxies that are reached by http are supported, not by ftp (nothing was sent)'
    }

    def "config.toml with #proxy that others can read is #warned"() {
        given:
        toml("[profile.x]\nproxy = '$proxy'", 'rw-r--r--')

        expect:
        load().warnings().any { it.contains('chmod') } == (warned == 'warned about')

        where:
        proxy                       || warned
        'http://me:hidden@proxy:1'  || 'warned about'
        'http://proxy:1'            || 'fine'
    }

    def "a CA file that #what is refused with where it is named"() {
        given:
        environment.putAll(ARR_ACCOUNT_ID: ID, ARR_ACCOUNT_KEY: KEY, ARR_REGION: 'eastus')
        toml("ca_file = 'ca.pem'")
        if (text != null) {
            write(directory().resolve('ca.pem'), text)
        }

        when:
        destination()

        then:
        def refused = thrown(ConfigurationException)
        plain(refused.message) == "~/.arr/config.toml:1: the CA file ~/.arr/ca.pem $what (nothing was sent)"

        where:
        text                        || what
        null                        || 'does not exist'
        ' \n'                       || 'is empty'
        'SECRET'                    || 'holds no certificate in PEM form, which begins with -----BEGIN CERTIFICATE-----'
    }

    def "a key that goes unencrypted to #sts is #told"() {
        given:
        environment.ARR_STS = sts

        expect:
        load().warnings().any { it.contains('unencrypted') } == warned

        where:
        sts                       || warned
        'http://example.org'      || true
        'http://localhost:1'      || false
        'http://127.0.0.1:1'      || false
        'http://[::1]:1'          || false
        'http://127.evil.example' || true
        'https://example.org'     || false

        told = warned ? 'warned about' : 'fine'
    }
}
