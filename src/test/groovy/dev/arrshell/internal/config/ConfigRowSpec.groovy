package dev.arrshell.internal.config

import dev.arrshell.internal.config.value.ConfigKey

class ConfigRowSpec extends ConfigurationSpecification {

    ConfigRow row(ConfigKey key) {
        ConfigRow.of(load()).find { it.name() == key.text() }
    }

    def "there is a line for each key, in their order"() {
        expect:
        ConfigRow.of(load())*.name() == ConfigKey.values()*.text()
    }

    def "#key shows #value from #origin"() {
        given:
        toml("region = 'eastus'\naccount_key = '$KEY'\n")
        environment.putAll(ARR_REGION: 'uksouth', ARR_ACCOUNT_DOMAIN: 'westus2')
        options[ConfigKey.REGION] = 'japaneast'

        expect:
        with(row(key)) {
            it.value() == value
            plain(it.origin()) == origin
            it.defaultValue() == standard
            plain(it.overridden()) == overridden
        }

        where:
        key                || value                                                      | origin                             | standard                             | overridden
        ConfigKey.ACCOUNT_ID     || ''                                                         | ''                                 | ''                                   | []
        ConfigKey.ACCOUNT_KEY    || '****'                                                     | '~/.arr/config.toml:2'             | ''                                   | []
        ConfigKey.REGION         || 'japaneast'                                                | '--region'                         | ''                                   | ['ARR_REGION', '~/.arr/config.toml:1']
        ConfigKey.API_VERSION    || 'v1'                                                       | 'default'                          | 'v1'                                 | []
        ConfigKey.STS            || 'https://sts.westus2.mixedreality.azure.com'               | 'account_domain, ARR_ACCOUNT_DOMAIN' | 'https://sts.mixedreality.azure.com' | []
        ConfigKey.ENDPOINT       || 'https://remoterendering.japaneast.mixedreality.azure.com' | 'region, --region'                 | ''                                   | []
    }

    def "an endpoint with a place for the region is shown with its region"() {
        given:
        environment.putAll(ARR_STS: 'http://localhost:1', ARR_ENDPOINT: endpoint, ARR_REGION: 'eastus')

        expect:
        row(ConfigKey.ENDPOINT).value() == endpoint
        row(ConfigKey.ENDPOINT).origin() == 'ARR_ENDPOINT'

        where:
        endpoint << ['http://localhost:1', 'http://localhost:1/{region}']
    }

    def "what cannot be read is not shown, since it may be a key in the wrong place"() {
        given:
        environment.ARR_STS = 'https://me:SECRET@example.org'

        expect:
        row(ConfigKey.STS).value() == '(not valid)'
        row(ConfigKey.STS).origin() == 'ARR_STS'
    }

    def "settings with problems are shown all the same"() {
        given:
        environment.ARR_REGION = 'nowhere'
        environment.ARR_SIZE = 'premium'

        expect:
        row(ConfigKey.REGION).value() == '(not valid)'
        row(ConfigKey.SIZE).value() == 'premium'
        row(ConfigKey.ENDPOINT).value() == ''
    }
}
