package dev.arrshell.internal.config.file

import dev.arrshell.internal.config.ConfigurationSpecification
import dev.arrshell.internal.config.SecretPrompter
import dev.arrshell.internal.config.value.ConfigKey
import dev.arrshell.internal.config.value.ConfigurationException

class ArrConfigJsonSpec extends ConfigurationSpecification {

    static final String TODAY = """\uFEFF{
  "accountSettings": {
    "arrAccountId": "$ID",
    "arrAccountKey": "$KEY",
    "arrAccountDomain": "westeurope.mixedreality.azure.com"
  },
  "renderingSessionSettings": {
    "remoteRenderingDomain": "eastus.mixedreality.azure.com",
    "vmSize": "premium",
    "maxLeaseTime": "4:00:00"
  },
  "assetConversionSettings": {
    "resourceGroup": "<resource group of the storage account>",
    "localAssetDirectoryPath": "D:\\\\models"
  }
}
"""

    static final String V1 = """{
  "accountSettings": {
    "arrAccountId": "$ID",
    "arrAccountKey": "$KEY",
    "region": "westus2"
  },
  "renderingSessionSettings": { "vmSize": "standard", "maxLeaseTime": "1:00:00" }
}
"""

    static final String UNFILLED = '''{
  "accountSettings": {
    "arrAccountId": "<fill in the account ID from the Azure Portal>",
    "arrAccountKey": "<fill in the account key from the Azure Portal>",
    "arrAccountDomain": "<select from available regions: westus2, eastus>"
  },
  "renderingSessionSettings": { "remoteRenderingDomain": "<e.g. westus2>", "vmSize": "<standard or premium>" }
}
'''

    def "Microsoft's file of today is read, byte order mark and all"() {
        given:
        arrconfig(TODAY)

        when:
        def settings = load().orThrow()

        then:
        settings.accountId().get().value() == ID
        textOf(settings.configuredKey().get()) == KEY
        settings.sts().toString() == 'https://sts.westeurope.mixedreality.azure.com'
        settings.region().get().name() == 'eastus'
        settings.endpoint().get().toString() == 'https://remoterendering.eastus.mixedreality.azure.com'
        settings.size().get().name() == 'PREMIUM'
        settings.lease().get().total().toHours() == 4
        settings.warnings().empty
        plain(settings.entry(ConfigKey.ACCOUNT_KEY).get().origin().text()) == '~/project/arrconfig.json:4'
    }

    def "in the file of the first era the region is the session's, and the token service the public one"() {
        given:
        arrconfig(V1)

        when:
        def settings = load().orThrow()

        then:
        settings.sts().toString() == 'https://sts.mixedreality.azure.com'
        settings.region().get().name() == 'westus2'
        settings.size().get().name() == 'STANDARD'
    }

    def "a session's region of #rendering gives #endpoint"() {
        given:
        arrconfig("{\"accountSettings\": {$account}, \"renderingSessionSettings\": {$rendering}}")

        expect:
        load().orThrow().endpoint().map { it.toString() }.orElse(null) == endpoint

        where:
        account                                           | rendering                                                         || endpoint
        '"region": "uksouth"'                             | ''                                                                || 'https://remoterendering.uksouth.mixedreality.azure.com'
        '"region": "uksouth.mixedreality.azure.com"'      | ''                                                                || 'https://remoterendering.uksouth.mixedreality.azure.com'
        '"region": "uksouth"'                             | '"remoteRenderingDomain": "eastus"'                               || 'https://remoterendering.eastus.mixedreality.azure.com'
        '"arrAccountDomain": "westus2"'                   | ''                                                                || null
        '"arrAccountDomain": "westus2"'                   | '"remoteRenderingDomain": "https://remoterendering.eastus.mixedreality.azure.com/"' || 'https://remoterendering.eastus.mixedreality.azure.com'
        '"arrAccountDomain": "westus2"'                   | '"remoteRenderingDomain": "arr.example.org"'                      || 'https://remoterendering.arr.example.org'
        '"region": "westus2", "serviceEndpoint": "http://localhost:1", "authenticationEndpoint": "http://localhost:2"' | '' || 'http://localhost:1'
    }

    def "both addresses of the first era are taken, each for its own service"() {
        given:
        arrconfig('{"accountSettings": {"authenticationEndpoint": "http://localhost:2/", "serviceEndpoint": "http://localhost:1/"}}')

        when:
        def settings = load().orThrow()

        then:
        settings.sts().toString() == 'http://localhost:2'
        settings.endpoint().get().toString() == 'http://localhost:1'
    }

    def "placeholders count as not filled in, and are no choice of the emulator"() {
        given:
        arrconfig(UNFILLED)

        when:
        def settings = load().orThrow()

        then:
        ConfigKey.values().every { it == ConfigKey.CONFIG_FILE || !settings.isSet(it) }
        settings.configured

        when:
        settings.destination(false, settings.secrets(SecretPrompter.NONE))

        then:
        def refused = thrown(ConfigurationException)
        plain(refused.message).contains('account_id is missing (blank or a placeholder at ~/project/arrconfig.json:3)')
    }

    def "#what is #verdict"() {
        given:
        arrconfig(text)

        when:
        def settings = load()

        then:
        plain(settings.problems()) == problems
        plain(settings.warnings()) == warnings
        !(settings.problems() + settings.warnings()).any { it.contains('SECRET') }

        where:
        what                    | text                                                       || problems | warnings
        'a comment'             | '{ // mine\n "accountSettings": {} }'                      || []       | []
        'a trailing comma'      | '{"accountSettings": {"region": "eastus",},}'              || []       | []
        'another case'          | '{"AccountSettings": {"ARRAccountDomain": "eastus"}}'      || []       | []
        'a section of others'   | '{"other": {"x": 1}, "list": [1], "n": null}'              || []       | ["~/project/arrconfig.json:1: unknown key 'x' in other"]
        'a slip'                | '{"accountSettings":\n{"arrAcountId": "x"}}'               || []       | ["~/project/arrconfig.json:2: unknown key 'arrAcountId' in accountSettings - did you mean arrAccountId?"]
        'a conversion key'      | '{"assetConversionSettings": {"inputFolderPath": "x"}}'    || []       | []
        'null'                  | '{"accountSettings": {"arrAccountId": null}}'              || []       | []
        'a list'                | '[]'                                                       || ['~/project/arrconfig.json:1:1: not valid JSON: expected an object in braces'] | []

        verdict = problems.empty && warnings.empty ? 'fine' : 'mentioned'
    }

    def "a file that is no JSON is refused at its line and column, and what stands there is not repeated: #text"() {
        given:
        arrconfig(text)

        when:
        def problems = plain(load().problems())

        then:
        problems.size() == 1
        problems[0].startsWith("~/project/arrconfig.json:$place: not valid JSON: ")
        !problems[0].contains('SECRET')

        where:
        text                                                || place
        '{"accountSettings": {"arrAccountKey": SECRET}}'    || '1:39'
        '{"accountSettings":\n {"arrAccountKey" "SECRET"}}' || '2:19'
        '{"accountSettings": {'                             || '1:22'
    }

    def "a file that is named and not there is refused"() {
        given:
        options[ConfigKey.CONFIG_FILE] = 'nowhere.json'

        expect:
        plain(load().problems()) == ['there is no file ~/project/nowhere.json']
    }

    def "a file that nobody named is not read: whoever gives you a directory must not choose where your key goes"() {
        given:
        arrconfig(TODAY)
        options.clear()

        expect:
        !load().orThrow().configured
    }
}
