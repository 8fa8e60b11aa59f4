package dev.arrshell.model

import spock.lang.Specification

class RegionSpec extends Specification {

    static final KNOWN = 'Known: australiaeast, eastus, eastus2, japaneast, northeurope, southcentralus, southeastasia, ' +
            'uksouth, westeurope, westus2; another server is named by its address, as the endpoint (nothing was sent)'

    def '#name is a region'() {
        expect:
        [name, name.toUpperCase(), " $name ".toString(), "${name}.mixedreality.azure.com".toString()].every {
            Region.parse(it) == new Region(name)
        }
        Region.parse(name).toString() == name
        Region.parse(name).endpoint() == URI.create("https://remoterendering.${name}.mixedreality.azure.com")
        Region.ofEndpoint(Region.parse(name).endpoint()) == Optional.of(Region.parse(name))

        where:
        name << ['australiaeast', 'eastus', 'eastus2', 'japaneast', 'northeurope', 'southcentralus', 'southeastasia',
                 'uksouth', 'westeurope', 'westus2']
    }

    def 'there are ten, and nobody can add one'() {
        expect:
        Region.NAMES.size() == 10

        when:
        Region.NAMES << 'moon'

        then:
        thrown(UnsupportedOperationException)
    }

    def "'#name' is refused#hint"() {
        when:
        Region.parse(name)

        then:
        def refusal = thrown(IllegalArgumentException)
        refusal.message == "unknown region '$name'$hint $KNOWN"

        where:
        name                        || hint
        'westus22'                  || ' - did you mean westus2?'
        'westus'                    || ' - did you mean westus2?'
        'esatus'                    || ' - did you mean eastus?'
        'eastus3'                   || ' - did you mean eastus?'
        'westeuorpe'                || ' - did you mean westeurope?'
        'japan-east'                || ' - did you mean japaneast?'
        'moon'                      || '.'
        ''                          || '.'
        'westus2.example.com'       || '.'
        'https://example.com'       || '.'
    }

    def 'the canonical constructor refuses as well'() {
        when:
        new Region('westus22')

        then:
        def refusal = thrown(IllegalArgumentException)
        refusal.message.startsWith("unknown region 'westus22' - did you mean westus2?")
    }

    def 'null is refused by name'() {
        when:
        call()

        then:
        def refusal = thrown(NullPointerException)
        refusal.message == 'region'

        where:
        call << [{ Region.parse(null) }, { new Region(null) }]
    }

    def 'a key in the place of a region is not repeated'() {
        given:
        def key = AccountKey.parse('a-key-that-landed-in-the-wrong-place=')

        when:
        key.revealTo { Region.parse(it) }

        then:
        def refusal = thrown(IllegalArgumentException)
        !refusal.message.contains('a-key-that')
        refusal.message.startsWith("unknown region '****'.")
    }

    def '#address belongs to #region'() {
        expect:
        Region.ofEndpoint(URI.create(address)).map { it.name() } == Optional.ofNullable(region)

        where:
        address                                                  || region
        'https://remoterendering.eastus.mixedreality.azure.com'  || 'eastus'
        'https://remoterendering.eastus2.mixedreality.azure.com/' || 'eastus2'
        'https://REMOTERENDERING.UKSOUTH.mixedreality.azure.com' || 'uksouth'
        'https://sts.eastus.mixedreality.azure.com'              || null
        'http://127.0.0.1:8080/westus2'                          || null
        'mailto:nobody'                                          || null
    }
}
