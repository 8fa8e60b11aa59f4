package dev.arrshell.internal.config

import dev.arrshell.internal.config.value.ConfigKey
import dev.arrshell.internal.config.value.ConfigurationException

class ConfigProblemsSpec extends ConfigurationSpecification {

    def "config.toml with #what is refused at #place"() {
        given:
        toml(text)

        when:
        def settings = load()

        then:
        plain(settings.problems()).any { it.startsWith("~/.arr/config.toml:$place: ") && it.contains(words) }

        when:
        settings.orThrow()

        then:
        def refused = thrown(ConfigurationException)
        refused.message.endsWith('(nothing was sent)')
        !refused.message.contains('SECRET')

        where:
        what                      | text                                        || place  | words
        'no value'                | 'region = \n'                               || '1:9'  | 'expected a value'
        'no quotes'               | 'account_key = aSECRETa\n'                  || '1:15' | 'expected a value'
        'text behind the value'   | "account_key = 'a' SECRET\n"                || '1:19' | 'expected a newline'
        'no equals sign'          | 'account_key SECRET\n'                      || '1:13' | 'expected . or ='
        'a name twice'            | "size = 'standard'\nsize = 'premium'\n"     || '2:1'  | 'previously defined'
        'an unclosed table'       | "[profile.a\nregion = 'x'"                  || '1:11' | 'expected'
        'a number for a text'     | 'region = 5'                                || '1:1'  | 'region must be a string in quotes'
        'a text for a switch'     | 'require_service = 1'                       || '1:1'  | 'require_service must be true or false'
        'a table for a text'      | '[region]\nx = 1'                           || '1:1'  | 'region must be a string in quotes'
        'a slip at the top'       | "\nregoin = 'westus2'"                      || '2:1'  | "unknown key 'regoin' - did you mean region?"
        'a slip in a profile'     | "[profile.a]\nacount_id = 'x'"              || '2:1'  | "unknown key 'acount_id' - did you mean account_id?"
        'profiles for a profile'  | "[profiles.a]\nregion = 'westus2'"          || '1:1'  | "unknown key 'profiles'"
        'a text for profiles'     | "profile = 'a'"                             || '1:1'  | 'a profile must be a table'
        'a table without a name'  | "[profile]\nregion = 'westus2'"             || '2:1'  | 'region must stand in the table of a profile'
        'a text for the prompt'   | "prompt = 'a'"                              || '1:1'  | 'the settings of the prompt must be a table: [prompt]'
        'a number as profile'     | 'default_profile = 1'                       || '1:1'  | 'default_profile must be a string in quotes'
        'several mistakes'        | "bad line\nregion = tru\n"                  || '2:10' | 'expected a value'
    }

    def "#where says #value, and the message says so"() {
        given:
        supply(this)

        expect:
        plain(load().problems()).any { it.startsWith(origin + ': ') && it.contains(words) }

        where:
        where          | value         | origin                    | words                             | supply
        'a variable'   | 'a region'    | 'ARR_REGION'              | 'did you mean westus2?'           | { it.environment.ARR_REGION = 'westus22' }
        'an option'    | 'a region'    | '--region'                | 'did you mean westus2?'           | { it.options[ConfigKey.REGION] = 'westus22' }
        'the file'     | 'a region'    | '~/.arr/config.toml:2'    | 'did you mean westus2?'           | { it.toml('\nregion = "westus22"') }
        'arrconfig'    | 'a size'      | '~/project/arrconfig.json:3' | 'did you mean STANDARD?'          | { it.arrconfig('{"renderingSessionSettings":\n{\n"vmSize": "standart"}}') }
        'a variable'   | 'an id'       | 'ARR_ACCOUNT_ID'          | 'is no GUID'                      | { it.environment.ARR_ACCOUNT_ID = 'me' }
        'a variable'   | 'a key'       | 'ARR_ACCOUNT_KEY'         | 'holds a blank'                   | { it.environment.ARR_ACCOUNT_KEY = 'a b' }
        'a variable'   | 'a domain'    | 'ARR_ACCOUNT_DOMAIN'      | 'not an account domain'               | { it.environment.ARR_ACCOUNT_DOMAIN = 'https://sts.westus2.mixedreality.azure.com' }
        'a variable'   | 'a domain'    | 'ARR_ACCOUNT_DOMAIN'      | 'did you mean westus2?'           | { it.environment.ARR_ACCOUNT_DOMAIN = 'westus22' }
        'a variable'   | 'an address'  | 'ARR_STS'                 | 'no absolute http'                | { it.environment.ARR_STS = 'sts.example.org' }
        'a variable'   | 'an address'  | 'ARR_STS'                 | 'holds a user'                    | { it.environment.ARR_STS = 'https://me:pw@example.org' }
        'a variable'   | 'an address'  | 'ARR_ENDPOINT'            | 'not an address'                      | { it.environment.ARR_ENDPOINT = 'https://exa mple.org' }
        'a variable'   | 'a version'   | 'ARR_API_VERSION'         | 'unknown API version'             | { it.environment.ARR_API_VERSION = '2020' }
        'an option'    | 'a lease'     | '--lease'                 | 'no unit'                         | { it.options[ConfigKey.LEASE] = '4' }
        'an option'    | 'a lease'     | '--lease'                 | '24:00:00'                        | { it.options[ConfigKey.LEASE] = '24:00:00' }
        'a variable'   | 'a price'     | 'ARR_PRICE_PREMIUM'       | 'is not a price'                     | { it.environment.ARR_PRICE_PREMIUM = 'much' }
        'a variable'   | 'a price'     | 'ARR_PRICE_PREMIUM'       | 'is negative'               | { it.environment.ARR_PRICE_PREMIUM = '-1' }
        'a variable'   | 'a switch'    | 'ARR_REQUIRE_SERVICE'     | 'neither true nor false'          | { it.environment.ARR_REQUIRE_SERVICE = '1' }
        'a variable'   | 'an account'  | 'ARR_CONVERSION_STORAGE_ACCOUNT' | 'not the name of a storage account' | { it.environment.ARR_CONVERSION_STORAGE_ACCOUNT = 'My-Models' }
        'a variable'   | 'an account'  | 'ARR_CONVERSION_STORAGE_ACCOUNT' | 'holds a user'                | { it.environment.ARR_CONVERSION_STORAGE_ACCOUNT = 'http://me:pw@localhost:10000' }
        'arrconfig'    | 'a container' | '~/project/arrconfig.json:2' | 'not the name of a container'     | { it.arrconfig('{"assetConversionSettings":\n{"blobInputContainerName": "a--b"}}') }
        'the file'     | 'a switch'    | '~/.arr/config.toml:1'    | 'neither true nor false'          | { it.toml("require_service = 'yes'") }
        'an option'    | 'a profile'   | '--profile'               | "no profile 'wrok' in ~/.arr/config.toml - did you mean work?" | { it.toml('[profile.work]'); it.options[ConfigKey.PROFILE] = 'wrok' }
        'a variable'   | 'a profile'   | 'ARR_PROFILE'             | 'there is no ~/.arr/config.toml'  | { it.environment.ARR_PROFILE = 'work' }
    }

    def "an option that is empty is refused"() {
        given:
        options[ConfigKey.REGION] = ''

        expect:
        load().problems() == ['--region is empty']
    }

    def "#variable is refused where it is set but empty"() {
        given:
        environment[variable] = blank

        when:
        load().orThrow()

        then:
        def refused = thrown(ConfigurationException)
        refused.message == "$variable is set but empty: unset it, or give it a value (nothing was sent)"

        where:
        [variable, blank] << [ConfigKey.values()*.variable() + ['ARR_HOME', 'ARR_CACHE', 'ARR_HISTORY'], ['', ' ', '\t\n']].combinations()
    }

    def "#variable, which configures no service, may be empty"() {
        given:
        environment[variable] = ''

        expect:
        load().problems() == []
        load().warnings() == []

        where:
        variable << ['ARR_JAVA_OPTS', 'NO_COLOR', 'COLUMNS', 'HOME', 'XDG_CACHE_HOME', 'TERM', 'REGION', 'ARR_OF_OTHERS']
    }

    def "all empty variables are told at once, however complete the rest is"() {
        given:
        environment.putAll(ARR_ENDPOINT: '', ARR_ACCOUNT_ID: '', ARR_ACCOUNT_KEY: ' ')
        toml("account_id = '$ID'\naccount_key = '$KEY'\nregion = 'westus2'")

        expect:
        load().problems()*.takeBefore(' ') == ['ARR_ACCOUNT_ID', 'ARR_ACCOUNT_KEY', 'ARR_ENDPOINT']
    }

    def "all problems are listed at once"() {
        given:
        toml("regoin = 'x'\n")
        environment.ARR_ACCOUNT_ID = 'me'

        when:
        load().orThrow()

        then:
        def refused = thrown(ConfigurationException)
        refused.problems().size() == 2
        refused.problems().every { refused.message.contains(it) }
    }

    def "a value that does not count is not looked at"() {
        given:
        environment.ARR_REGION = 'nowhere'
        options[ConfigKey.REGION] = 'eastus'

        expect:
        load().orThrow().region().get().name() == 'eastus'
    }

    def "the environment's #variable is #told"() {
        given:
        environment[variable] = 'westus2'

        expect:
        load().warnings() == warnings

        where:
        variable        | warnings
        'ARR_REGOIN'    | ['the environment variable ARR_REGOIN is unknown - did you mean ARR_REGION?']
        'ARR_JAVA_OPTS' | []
        'ARR_HOME'      | []
        'REGOIN'        | []

        told = warnings.empty ? 'none of our business' : 'a slip'
    }

    def "a file that is #what says so"() {
        given:
        java.nio.file.Files.write(directory().resolve('config.toml'), bytes as byte[])

        expect:
        plain(load().problems()) == problems

        where:
        what                       | bytes                                     || problems
        'UTF-16'                   | 'region = "eastus"'.getBytes('UTF-16')    || ['~/.arr/config.toml is not UTF-8: save it as UTF-8']
        'UTF-8 with a mark'        | '\uFEFFregion = "eastus"'.getBytes('UTF-8') || []
        'too long'                 | new byte[1 << 20]                         || ['~/.arr/config.toml is longer than a megabyte: it cannot be a configuration file']
    }

    def "a directory in the place of the file cannot be read, and says so"() {
        given:
        java.nio.file.Files.createDirectory(directory().resolve('config.toml'))

        expect:
        plain(load().problems()) == ['cannot read ~/.arr/config.toml: Is a directory']
    }
}
