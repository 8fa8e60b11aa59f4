package dev.arrshell.model

import java.time.Duration
import java.time.Instant
import spock.lang.Specification

class ExchangeSpec extends Specification {

    private static Exchange exchange(Map<String, List<String>> headers, int status = 202, String reason = 'Accepted') {
        Exchange.builder('POST', URI.create('https://host/v1/x?y=1'), Instant.EPOCH).operation(Operation.CREATE)
                .took(Duration.ofMillis(3)).request(headers, '{}').status(status, reason).response(headers, '{}').build()
    }

    def 'a header is found in any case, its first value'() {
        given:
        def exchange = exchange(['Set-Thing': ['a', 'b'], 'ms-cv': ['5EqPJ1VdTUakDJZc6/ZhTg.0'], 'Empty': []])

        expect:
        exchange.responseHeader('set-thing') == Optional.of('a')
        exchange.responseHeader('Absent').isEmpty()
        exchange.responseHeader('Empty').isEmpty()
        exchange.correlationVector() == Optional.of(new CorrelationVector('5EqPJ1VdTUakDJZc6/ZhTg.0'))
    }

    def 'without MS-CV there is no name for bug reports'() {
        expect:
        exchange([:]).correlationVector().isEmpty()
    }

    def 'headers keep their order and cannot be changed afterwards'() {
        given:
        def values = ['1']
        def headers = [b: values, a: ['2']]
        def exchange = exchange(headers)

        when:
        headers.c = ['3']
        values << '4'

        then:
        exchange.responseHeaders() == [b: ['1'], a: ['2']]
        exchange.requestHeaders().keySet() as List == ['b', 'a']

        when:
        exchange.responseHeaders().c = ['3']

        then:
        thrown(UnsupportedOperationException)
    }

    def 'prints what was asked and what came back'() {
        expect:
        exchange([:]).toString() == 'POST /v1/x -> 202 Accepted'
        exchange([:], 0, 'connection refused').toString() == 'POST /v1/x -> connection refused'
    }
}
