package dev.arrshell.internal.config

import dev.arrshell.internal.config.value.ConfigKey
import dev.arrshell.internal.config.value.ConfigOrigin
import dev.arrshell.internal.config.value.ConfigSource
import dev.arrshell.policy.PriceList

class PrecedenceSpec extends ConfigurationSpecification {

    def "of #sources the value from #origin counts"() {
        given:
        def common = ''
        if ('common' in sources) {
            common = 'region = "eastus"\n'
        }
        if ('profile' in sources) {
            common = 'default_profile = "work"\n' + common + '[profile.work]\nregion = "eastus2"\n'
        }
        toml(common)
        if ('arrconfig' in sources) {
            arrconfig('{"accountSettings":\n{"region": "japaneast"}}')
        }
        if ('environment' in sources) {
            environment.ARR_REGION = 'northeurope'
        }
        if ('option' in sources) {
            options[ConfigKey.REGION] = 'uksouth'
        }

        when:
        def entry = load().orThrow().entry(ConfigKey.REGION)

        then:
        entry.map { it.text() }.orElse(null) == value
        entry.map { plain(it.origin().text()) }.orElse(null) == origin

        where:
        sources                                                        || value         | origin
        []                                                             || null          | null
        ['common']                                                     || 'eastus'      | '~/.arr/config.toml:1'
        ['common', 'profile']                                          || 'eastus2'     | '~/.arr/config.toml:4'
        ['common', 'profile', 'arrconfig']                             || 'japaneast'   | '~/project/arrconfig.json:2'
        ['common', 'profile', 'arrconfig', 'environment']              || 'northeurope' | 'ARR_REGION'
        ['common', 'profile', 'arrconfig', 'environment', 'option']    || 'uksouth'     | '--region'
        ['common', 'arrconfig']                                        || 'japaneast'   | '~/project/arrconfig.json:2'
        ['profile', 'environment']                                     || 'northeurope' | 'ARR_REGION'
        ['common', 'option']                                           || 'uksouth'     | '--region'
    }

    def "every key is read from #where"() {
        given:
        def values = [
            (ConfigKey.ACCOUNT_ID): ID, (ConfigKey.ACCOUNT_KEY): KEY, (ConfigKey.ACCOUNT_KEY_FILE): 'k', (ConfigKey.CONFIG_FILE): 'c.json',
            (ConfigKey.ACCOUNT_DOMAIN): 'westus2', (ConfigKey.STS): 'https://sts.example.org', (ConfigKey.REGION): 'eastus',
            (ConfigKey.ENDPOINT): 'https://example.org', (ConfigKey.API_VERSION): '2021-01-01', (ConfigKey.RETRIES): '5', (ConfigKey.RETRY_WITHIN): '1m', (ConfigKey.SIZE): 'premium',
            (ConfigKey.LEASE): '4:0:0', (ConfigKey.PRICE_STANDARD): '3', (ConfigKey.PRICE_PREMIUM): '12.5', (ConfigKey.PRICE_CURRENCY): 'EUR',
            (ConfigKey.REQUIRE_SERVICE): 'false', (ConfigKey.CA_FILE): 'ca.pem', (ConfigKey.ALLOW_INSECURE): 'true',
            (ConfigKey.PROXY): 'http://proxy.example:3128', (ConfigKey.NO_PROXY): 'localhost,.example.org',
            (ConfigKey.CONVERSION_STORAGE_ACCOUNT): 'models01', (ConfigKey.CONVERSION_INPUT_CONTAINER): 'arr-in',
            (ConfigKey.CONVERSION_OUTPUT_CONTAINER): 'arr-out', (ConfigKey.CONVERSION_INPUT_FOLDER): 'boxes/red',
            (ConfigKey.CONVERSION_INPUT_ASSET): 'box.fbx', (ConfigKey.CONVERSION_OUTPUT_FOLDER): 'converted',
            (ConfigKey.CONVERSION_OUTPUT_FILE): 'box.arrAsset',
        ]
        write(working().resolve('c.json'), '{}')
        write(directory().resolve('c.json'), '{}')
        write(working().resolve('k'), KEY)
        write(directory().resolve('k'), KEY)
        supply(this, values)

        when:
        def settings = load().orThrow()

        then:
        values.each { key, value ->
            def entry = settings.entry(key).orElseThrow()
            assert (key.secret ? textOf(entry.secret().get()) : entry.text()) == value
            assert entry.origin().source() == source
        }

        and: "none was forgotten"
        values.keySet() + ConfigKey.PROFILE == ConfigKey.values() as Set

        where:
        where             | source
        'the environment' | ConfigSource.ENVIRONMENT
        'the options'     | ConfigSource.OPTION
        'config.toml'     | ConfigSource.CONFIG

        supply = [
            'the environment': { spec, all -> all.each { key, value -> spec.environment[key.variable()] = value } },
            'the options': { spec, all -> spec.options.putAll(all) },
            'config.toml': { spec, all -> spec.toml(all.collect { key, value -> "${key.text()} = '$value'" }.join('\n')) },
        ][where]
    }

    def "the profile is chosen by #by"() {
        given:
        toml('''
            default_profile = "one"
            [profile.one]
            region = "eastus"
            [profile.two]
            region = "westus2"
            [profile.three]
            region = "uksouth"
        ''')
        environment.putAll(variables)
        options.putAll(line)

        expect:
        load().orThrow().region().get().name() == region

        where:
        by                      | variables              | line                     || region
        'the file'              | [:]                    | [:]                      || 'eastus'
        'the environment'       | [ARR_PROFILE: 'two']   | [:]                      || 'westus2'
        'the command line'      | [ARR_PROFILE: 'two']   | [(ConfigKey.PROFILE): 'three'] || 'uksouth'
    }

    def "prices may be numbers, and #number is one"() {
        given:
        toml("price_standard = $number")

        expect:
        load().orThrow().prices().of(dev.arrshell.model.SessionSize.STANDARD).get() == new BigDecimal(value)

        where:
        number || value
        '3'    || '3'
        '3.25' || '3.25'
        "'4'"  || '4'
    }

    def "nothing configured leaves the defaults"() {
        when:
        def settings = load().orThrow()

        then:
        ConfigKey.values().findAll { settings.entry(it).present }.every {
            settings.entry(it).get().origin() == ConfigOrigin.DEFAULT && settings.entry(it).get().text() == it.defaultValue().get()
        }
        settings.apiVersion().toString() == 'v1'
        settings.sts().toString() == 'https://sts.mixedreality.azure.com'
        settings.prices() == PriceList.NONE
        settings.warnings().empty
    }

    def "a file named in config.toml lies beside it, one named elsewhere where the program runs"() {
        given:
        write(directory().resolve('beside.json'), '{"accountSettings": {"region": "eastus"}}')
        write(working().resolve('here.json'), '{"accountSettings": {"region": "uksouth"}}')
        toml('config_file = "beside.json"')
        environment.putAll(variables)

        expect:
        load().orThrow().region().get().name() == region

        where:
        variables                          || region
        [:]                                || 'eastus'
        [ARR_CONFIG_FILE: 'here.json']     || 'uksouth'
        [ARR_CONFIG_FILE: '~/project/here.json'] || 'uksouth'
    }
}
