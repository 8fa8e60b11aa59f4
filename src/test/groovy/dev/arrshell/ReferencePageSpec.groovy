package dev.arrshell

import java.nio.file.Files
import java.nio.file.Path
import spock.lang.Specification

/** The reference that is made with the site has all that the help has. */
class ReferencePageSpec extends Specification {

    static final HELP = help()
    static final LINES = Files.readAllLines(Path.of('target/generated-sources/annotations/reference.md'))

    private static Properties help() {
        def properties = new Properties()
        ReferencePageSpec.getResourceAsStream('/dev/arrshell/help.properties').withReader('UTF-8') { properties.load(it) }
        properties
    }

    def "each type and each member has a section"() {
        given:
        def types = HELP.stringPropertyNames().findAll { it.endsWith('.members') }

        expect:
        types.size() > 30
        types.every { ('## ' + (it - '.members')) in LINES }
        types.every { HELP.getProperty(it).tokenize(',').every { member -> "### $member".toString() in LINES } }
    }

    def "a verb says its request, shows its use and how it fails"() {
        when:
        int begin = LINES.indexOf('## Session')
        def section = LINES.drop(begin + LINES.drop(begin).indexOf('### status'))

        then:
        begin > 0
        section[3] == 'status(): SessionStatus'
        'Request: `GET …/sessions/{id}/properties`' in section.take(12)
        section.take(20).any { it.startsWith('- fails with SessionNotFoundException') }
    }
}
