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
        '"arrAccountDomain": "westus2"'                   | '"remoteRenderingDomain": "arr.example.org"'                      || 'https://arr.example.org'
        '"region": "westus2", "serviceEndpoint": "http://localhost:1", "authenticationEndpoint": "http://localhost:2"' | '' || 'http://localhost:1'
    }

    def "an account's domain of #domain gives tokens at #sts, a session's gives #endpoint"() {
        given:
        arrconfig("""{"accountSettings": {"arrAccountDomain": "$domain"}, "renderingSessionSettings": {"remoteRenderingDomain": "$domain"}}""")

        when:
        def settings = load().orThrow()

        then:
        settings.sts().toString() == sts
        settings.endpoint().get().toString() == endpoint
        settings.warnings().every { it.contains('unencrypted') }

        where:
        domain                                               || sts                                        | endpoint
        'eastus'                                             || 'https://sts.eastus.mixedreality.azure.com' | 'https://remoterendering.eastus.mixedreality.azure.com'
        ' EastUS '                                           || 'https://sts.eastus.mixedreality.azure.com' | 'https://remoterendering.eastus.mixedreality.azure.com'
        'eastus.mixedreality.azure.com'                      || 'https://sts.eastus.mixedreality.azure.com' | 'https://remoterendering.eastus.mixedreality.azure.com'
        'https://eastus'                                     || 'https://sts.eastus.mixedreality.azure.com' | 'https://remoterendering.eastus.mixedreality.azure.com'
        'https://eastus.mixedreality.azure.com/'             || 'https://sts.eastus.mixedreality.azure.com' | 'https://remoterendering.eastus.mixedreality.azure.com'
        'http://localhost:8080/eastus'                       || 'http://localhost:8080/eastus'              | 'http://localhost:8080/eastus'
        'http://eastus.mixedreality.azure.com'               || 'http://eastus.mixedreality.azure.com'      | 'http://eastus.mixedreality.azure.com'
        'https://[::1]:4711'                                 || 'https://[::1]:4711'                        | 'https://[::1]:4711'
        'arr.example.org:8443/base'                          || 'https://arr.example.org:8443/base'         | 'https://arr.example.org:8443/base'
        'mars.mixedreality.azure.com'                        || 'https://mars.mixedreality.azure.com'       | 'https://mars.mixedreality.azure.com'
    }

    def "a full address of the token service is one, as the scripts have it"() {
        given:
        arrconfig('{"accountSettings": {"arrAccountDomain": "https://sts.westus2.mixedreality.azure.com"}}')

        expect:
        load().orThrow().sts().toString() == 'https://sts.westus2.mixedreality.azure.com'
    }

    def "advice about #value is what is written in this file: #advice"() {
        given:
        arrconfig("{$value}")

        when:
        def problem = plain(load().problems()).find { it.contains('arrconfig.json:1') }

        then:
        problem.contains(advice)
        !(problem =~ /config\.toml|'\d|as the endpoint|set sts|the value of sts/)

        where:
        value                                                                    || advice
        '"renderingSessionSettings": {"maxLeaseTime": "4"}'                      || 'write "4:00:00"'
        '"renderingSessionSettings": {"maxLeaseTime": "four"}'                   || 'write "4:00:00" or "1.00:00:00"'
        '"renderingSessionSettings": {"remoteRenderingDomain": "westus22"}'      || 'by its full address, like "http://localhost:8080"'
        '"accountSettings": {"arrAccountDomain": "westus22"}'                    || 'by its full address, like "http://localhost:8080"'
        '"renderingSessionSettings": {"remoteRenderingDomain": "http://localhost:1"}' || 'set "arrAccountDomain" in accountSettings (or --sts, ARR_STS) to the token service of http://localhost:1'
    }

    def "a region from elsewhere contradicts an address in this file, and the advice fits it"() {
        given:
        arrconfig('{"accountSettings": {"serviceEndpoint": "http://localhost:1", "authenticationEndpoint": "http://localhost:1"}}')
        environment.ARR_REGION = 'eastus'

        expect:
        load().problems().any { it.endsWith("remove one, or set --endpoint or ARR_ENDPOINT, where {region} stands for the region's name") }
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

    def "the values of conversions are read, and a container of #account is at #uri"() {
        given:
        arrconfig("""{"assetConversionSettings": {
            "resourceGroup": "mine", "storageAccountName": "$account", "blobInputContainerName": "arrinput",
            "blobOutputContainerName": "arroutput", "localAssetDirectoryPath": "/models", "inputFolderPath": "boxes",
            "inputAssetPath": "box.fbx", "outputFolderPath": "converted", "outputAssetFileName": "<optional: a name>"}}""")

        when:
        def settings = load().orThrow()

        then:
        with(settings.conversion()) {
            storageAccount().get() == account
            inputContainer().get() == 'arrinput'
            outputContainer().get() == 'arroutput'
            inputFolder().get() == 'boxes'
            inputAsset().get() == 'box.fbx'
            outputFolder().get() == 'converted'
            outputFile().empty
            inputContainerUri().get().toString() == "$uri/arrinput"
            outputContainerUri().get().toString() == "$uri/arroutput"
        }
        settings.warnings().empty
        !settings.configured

        where:
        account                                  || uri
        'models01'                               || 'https://models01.blob.core.windows.net'
        'http://127.0.0.1:10000/devstoreaccount1/' || 'http://127.0.0.1:10000/devstoreaccount1'
    }

    def "a container without its account has no address"() {
        given:
        arrconfig('{"assetConversionSettings": {"blobInputContainerName": "arrinput"}}')

        expect:
        load().orThrow().conversion().inputContainerUri().empty
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
        plain(refused.message).contains('account_id is missing (blank or a placeholder at ~/project/arrconfig.json:3)'
                + ': --account-id, ARR_ACCOUNT_ID, or "arrAccountId" in accountSettings\n')
        plain(refused.message).contains('at ~/project/arrconfig.json:7): --region, ARR_REGION, or "remoteRenderingDomain" in renderingSessionSettings\n')
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
        'a field for uploads'   | '{"assetConversionSettings": {"inputContainerSAS": "x"}}'  || []       | []
        'a conversion slip'     | '{"assetConversionSettings": {"inputFolder": "x"}}'        || []       | ["~/project/arrconfig.json:1: unknown key 'inputFolder' in assetConversionSettings - did you mean inputFolderPath?"]
        'an earlier section'    | '{"azureStorageSettings": {"azureSubscriptionId": "x"}, "modelSettings": {"modelLocation": "y"}}' || [] | []
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
