package dev.arrshell.testing

import spock.lang.Specification

class GoldenExchangeSpec extends Specification {

    static final EVERY = GoldenExchange.all('v1') + GoldenExchange.all('2021-01-01')

    def '#golden.name reads as HTTP: its Content-Length, where it has one, is that of its body'() {
        expect:
        golden.about()
        golden.operation() in ['token', 'create', 'update', 'list', 'properties', 'stop']
        golden.name().startsWith("${golden.operation()}-${golden.status()}")
        golden.requestHeaders().keySet().containsAll(['Host', 'Authorization'])
        golden.requestHeaders()['Content-Type'] == (golden.requestBody() ? 'application/json' : null)
        golden.reason() != ''
        (golden.headers()['Content-Length'] ?: '0') == golden.body().getBytes('UTF-8').length.toString()
        ![golden.target(), golden.requestBody(), golden.body(), *golden.headers().values()].any { it.contains('{{') }

        where:
        golden << EVERY
    }

    def '#version has each status of #operation: #statuses'() {
        expect:
        GoldenExchange.all(version).findAll { it.operation() == operation }*.status() as Set == statuses as Set

        where:
        version      | operation    || statuses
        'v1'         | 'token'      || [200, 400, 401, 429, 500]
        'v1'         | 'create'     || [202, 400, 401, 403, 429, 500]
        'v1'         | 'update'     || [200, 400, 401, 403, 404, 409, 422, 429, 500]
        'v1'         | 'list'       || [200, 401, 403, 429, 500]
        'v1'         | 'properties' || [200, 401, 403, 404, 429, 500, 502]
        'v1'         | 'stop'       || [204, 401, 403, 404, 429, 500]
        '2021-01-01' | 'token'      || [200, 401]
        '2021-01-01' | 'create'     || [200, 201, 400, 401, 403, 409, 429, 500]
        '2021-01-01' | 'update'     || [200, 401, 403, 404, 409, 422, 429, 500]
        '2021-01-01' | 'list'       || [200, 400, 401, 403, 429, 500]
        '2021-01-01' | 'properties' || [200, 401, 403, 404, 429, 500]
        '2021-01-01' | 'stop'       || [204, 401, 403, 404, 429, 500]
    }

    def 'what has not the form of an exchange is no exchange'() {
        when:
        GoldenExchange.of('', 'README')

        then:
        thrown(UncheckedIOException)
    }

    private static List<String> differences(GoldenExchange golden, Map change = [:]) {
        def headers = golden.headers() + (change.headers ?: [:])
        golden.differences(change.status ?: golden.status(), { Optional.ofNullable(headers[it]) }, change.body ?: golden.body())
    }

    def '#golden.name does not differ from itself'() {
        expect:
        differences(golden) == []

        where:
        golden << EVERY
    }

    def 'what is random may differ, within its form'() {
        given:
        def golden = GoldenExchange.of('v1', 'create-202')
        def guid = '00000000-aaaa-bbbb-cccc-0123456789ab'

        expect:
        differences(golden, [body: "{ \"sessionId\": \"$guid\" }".toString(), headers: [
            'MS-CV': 'AAAAAAAAAAAAAAAAAAAAAA.7', Date: 'Fri, 10 May 2019 01:02:03 GMT',
            Location: "accounts/11111111-1111-1111-1111-111111111111/x/$guid".toString()]]) == []
    }

    def 'an answer that differs is told so: #change'() {
        expect:
        differences(GoldenExchange.of('v1', name), change)*.takeBefore(':') == told

        where:
        name                  | change                                                  || told
        'create-202'           | [status: 200]                                           || ['status']
        'create-202'           | [headers: ['MS-CV': 'short.0']]                         || ['MS-CV']
        'create-202'           | [headers: [Location: null]]                             || ['Location']
        'create-202'           | [headers: [Location: '/accounts/x']]                    || ['Location']
        'create-202'           | [headers: ['Content-Type': 'application/json']]         || ['Content-Type']
        'create-202'           | [body: '{"sessionId":"NOT-A-GUID"}']                    || ['/sessionId']
        'create-202'           | [body: '{"id":"d31bddca-dab7-498e-9bc9-7594bc12862f"}'] || ['type of /id', '/id', 'type of /sessionId', '/sessionId']
        'create-202'           | [body: 'nothing']                                       || ['body']
        'list-200-empty'       | [body: '{"sessions":[{}]}']                             || ['/sessions']
        'list-200-empty'       | [body: '{"sessions":null}']                             || ['type of /sessions', '/sessions']
        'properties-200-ready' | [body: GoldenExchange.of('v1', 'properties-200-ready').body().replace('50051', '80')] || ['/arrInspectorPort']
        'properties-200-ready' | [body: GoldenExchange.of('v1', 'properties-200-ready').body().replace('50051', '"50051"')] || ['type of /arrInspectorPort']
        'stop-204'             | [body: '{}']                                            || ['body']
    }
}
