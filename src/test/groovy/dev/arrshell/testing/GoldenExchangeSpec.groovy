package dev.arrshell.testing

import spock.lang.Specification

class GoldenExchangeSpec extends Specification {

    def '#name reads as HTTP: its Content-Length, where it has one, is that of its body'() {
        given:
        def golden = GoldenExchange.load(name)

        expect:
        golden.method() in ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']
        golden.path().startsWith('/')
        golden.requestHeaders().containsKey('authorization')
        golden.requestHeaders()['Content-Type'] == (golden.requestBody() ? 'application/json' : null)
        golden.status() in 200..599
        golden.reason() != ''
        (golden.headers()['content-length'] ?: '0') == golden.body().getBytes('UTF-8').length.toString()
        ![golden.path(), golden.requestBody(), golden.body(), *golden.headers().values()].any { it.contains('{{') }

        where:
        name << GoldenExchange.names('v1')
    }

    private static List<String> differences(GoldenExchange golden, Map change = [:]) {
        def headers = golden.headers() + (change.headers ?: [:])
        golden.differences(change.status ?: golden.status(), { Optional.ofNullable(headers[it]) }, change.body ?: golden.body())
    }

    def '#name does not differ from itself'() {
        expect:
        differences(GoldenExchange.load(name)) == []

        where:
        name << GoldenExchange.names('v1')
    }

    def 'what is random may differ, within its form'() {
        given:
        def golden = GoldenExchange.load('v1/create')
        def guid = '00000000-aaaa-bbbb-cccc-0123456789ab'

        expect:
        differences(golden, [body: "{ \"sessionId\": \"$guid\" }".toString(), headers: [
            'MS-CV': 'AAAAAAAAAAAAAAAAAAAAAA.7', Date: 'Fri, 10 May 2019 01:02:03 GMT',
            Location: "accounts/11111111-1111-1111-1111-111111111111/x/$guid".toString()]]) == []
    }

    def 'an answer that differs is told so: #change'() {
        expect:
        differences(GoldenExchange.load(name), change)*.takeBefore(':') == told

        where:
        name                  | change                                                  || told
        'v1/create'           | [status: 200]                                           || ['status']
        'v1/create'           | [headers: ['MS-CV': 'short.0']]                         || ['MS-CV']
        'v1/create'           | [headers: [Location: null]]                             || ['Location']
        'v1/create'           | [headers: [Location: '/accounts/x']]                    || ['Location']
        'v1/create'           | [headers: ['Content-Type': 'application/json']]         || ['Content-Type']
        'v1/create'           | [body: '{"sessionId":"NOT-A-GUID"}']                    || ['/sessionId']
        'v1/create'           | [body: '{"id":"d31bddca-dab7-498e-9bc9-7594bc12862f"}'] || ['type of /id', '/id', 'type of /sessionId', '/sessionId']
        'v1/create'           | [body: 'nothing']                                       || ['body']
        'v1/list-empty'       | [body: '{"sessions":[{}]}']                             || ['/sessions']
        'v1/list-empty'       | [body: '{"sessions":null}']                             || ['type of /sessions', '/sessions']
        'v1/properties-ready' | [body: GoldenExchange.load('v1/properties-ready').body().replace('50051', '80')] || ['/arrInspectorPort']
        'v1/properties-ready' | [body: GoldenExchange.load('v1/properties-ready').body().replace('50051', '"50051"')] || ['type of /arrInspectorPort']
        'v1/stop'             | [body: '{}']                                            || ['body']
    }
}
