package dev.arrshell.internal.json

import com.fasterxml.jackson.core.Version
import spock.lang.Specification

class JacksonVersionSpec extends Specification {

    def "Jackson #major.#minor.#patch is refused with a sentence"() {
        when:
        JacksonVersion.require(new Version(major, minor, patch, null, 'com.fasterxml.jackson.core', 'jackson-databind'))

        then:
        def refused = thrown(IllegalStateException)
        refused.message.contains("$major.$minor.$patch")
        refused.message.contains('2.16 or newer')

        where:
        major | minor | patch
        2     | 15    | 4
        2     | 9     | 10
        1     | 99    | 0
    }

    def "Jackson #major.#minor.#patch will do"() {
        when:
        JacksonVersion.require(new Version(major, minor, patch, null, 'com.fasterxml.jackson.core', 'jackson-databind'))

        then:
        noExceptionThrown()

        where:
        major | minor | patch
        2     | 16    | 0
        2     | 22    | 4
        3     | 0     | 0
    }
}
