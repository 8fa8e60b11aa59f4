package dev.arrshell.internal.service.journal

import spock.lang.Specification

/** What the journal remembers of headers is what came in, in its order. */
class HeaderLinesSpec extends Specification {

    def 'headers come back as they were: #what'() {
        expect:
        def read = HeaderLines.parse(HeaderLines.format(headers))
        read == headers
        read.keySet() as List == headers.keySet() as List

        where:
        what               | headers
        'none'             | [:]
        'one'              | ['Accept': ['*/*']]
        'several, ordered' | ['X-B': ['1'], 'X-A': ['2'], 'X-C': ['3']]
        'several values'   | ['X-A': ['1', '2', '1'], 'X-B': ['3']]
        'no value'         | ['X-A': [], 'X-B': ['1']]
        'an empty value'   | ['X-A': [''], 'X-B': ['', ' ', ' x ']]
        'colons'           | ['X-A': ['b: c', ':']]
    }

    def 'single values are read like lists of one'() {
        expect:
        HeaderLines.parse(HeaderLines.formatSingle(['X-B': '1', 'X-A': ''])) == ['X-B': ['1'], 'X-A': ['']]
    }

    def 'a line break in a value makes no header'() {
        expect:
        HeaderLines.parse(HeaderLines.format(['X-A': ['1\nX-Evil\n 2'], 'X\nB': ['3']])) ==
                ['X-A': ['1 X-Evil  2'], 'X B': ['3']]
    }
}
