package dev.arrshell.internal.view

import static dev.arrshell.internal.view.ViewSamples.*

import dev.arrshell.model.AccessToken
import dev.arrshell.model.AccountId
import dev.arrshell.model.AccountKey
import dev.arrshell.model.Operation
import dev.arrshell.model.Region
import dev.arrshell.model.SessionSize
import dev.arrshell.model.SessionStatus
import dev.arrshell.testing.Tokens
import java.time.Duration
import java.time.Instant
import java.time.InstantSource
import spock.lang.Specification

class ValueViewSpec extends Specification {

    static final class Throwing {

        @Override
        String toString() {
            throw new IllegalStateException('no text today')
        }
    }

    static final class Endless {

        @Override
        String toString() {
            return "x" + toString()
        }
    }

    static final class Secretive {

        @Override
        String toString() {
            return 'Bearer abcdefghijkl'
        }
    }

    static class Asserting {

        @Override
        String toString() {
            throw new AssertionError((Object) 'not today')
        }
    }

    def "a value shows as #shown"() {
        expect:
        ViewWriter.text(value, ViewFormat.AUTO, screen(40)) == shown

        where:
        value                              || shown
        'text'                             || 'text'
        42                                 || '42'
        SessionStatus.READY                || 'READY'
        [1, 'two', null]                   || "[1, 'two', null]"
        ["it's \\", "a${1}\nb"]             || "['it\\'s \\\\', 'a1\\nb']"
        [a: 1, b: [2]]                     || '[a:1, b:[2]]'
        [a: [b: 'x', 'c d': [[1], [:]]]]   || "[a:[b:'x', 'c d':[[1], [:]]]]"
        [1: 'x', (null): []]               || "[1:'x', null:[]]"
        [1, 2] as int[]                    || '[1, 2]'
        [['a'] as String[]]                || "[['a']]"
        [{ it }, Optional.of('x'), Optional.empty()] || "[{ … }, 'x', null]"
        'plain'                            || 'plain'
        'x' * 20_001                       || 'x' * 20_000 + '… and 1 characters more: println _ prints all'
        []                                 || '[]'
        [:]                                || '[:]'
        ['a' * 30, 'b' * 30]               || "['" + 'a' * 30 + "',\n '" + 'b' * 30 + "']"
        new Throwing()                     || '<Throwing: cannot display: no text today>'
        [1, new Throwing()]                || '[1,\n <Throwing: cannot display: no text today>]'
        new Endless()                      || '<Endless: cannot display: StackOverflowError>'
        new Asserting()                    || '<Asserting: cannot display: not today>'
        [new Object() { String toString() { throw new IllegalStateException('x') } }] || '[<dev.arrshell.internal.view.ValueViewSpec$1: cannot display: x>]'
        new Secretive()                    || 'Bearer ****'
        "red \u001b[31m bell \u0007 \u009b" || 'red \uFFFD[31m bell \uFFFD \uFFFD'
    }

    def "nothing shows as null"() {
        expect:
        ViewWriter.text(null, ViewFormat.AUTO, screen(40)) == 'null'
        ViewWriter.text(null, ViewFormat.JSON, screen(40)) == 'null'
    }

    def "a long list says how much it leaves out"() {
        expect:
        ViewWriter.text((1..600).toList(), ViewFormat.AUTO, screen(80)).readLines().last() == ' and 100 more]'
    }

    def "a value that throws is shown in the view #view, and nothing is thrown"() {
        expect:
        ViewWriter.text([new Throwing()], view, screen(80)).contains('<Throwing: cannot display: no text today>')

        where:
        view << ViewFormat.values() - ViewFormat.RAW
    }

    def "a token says when it expires and never its text, in the view #view"() {
        given:
        def clock = { Instant.parse('2026-11-01T00:00:00Z') } as InstantSource
        def jwt = Tokens.jwt(Instant.parse('2026-11-02T00:00:00Z'))
        def token = AccessToken.parse(jwt, clock)

        when:
        def shown = ViewWriter.text(token, view, screen(80))

        then:
        shown == text
        !shown.contains(jwt)

        where:
        view      || text
        ViewFormat.AUTO || 'AccessToken(expires in 24h00m)'
        ViewFormat.RAW  || 'AccessToken(expires in 24h00m)'
        ViewFormat.YAML || 'expiresAt: 2026-11-02T00:00:00Z\nexpiresInSeconds: 86400'
        ViewFormat.CSV  || 'expiresAt,expiresInSeconds\n2026-11-02T00:00:00Z,86400'
        ViewFormat.JSON || '{\n  "expiresAt": "2026-11-02T00:00:00Z",\n  "expiresInSeconds": 86400\n}'
    }

    def "a key shows in no view: #view"() {
        given:
        def key = AccountKey.parse('c2VjcmV0LWtleS1mb3ItdGhlLXNwZWM=')

        expect:
        !ViewWriter.text([key: key, text: 'c2VjcmV0LWtleS1mb3ItdGhlLXNwZWM='], view, screen(80)).contains('c2VjcmV0')

        where:
        view << ViewFormat.values()
    }

    def "a client names account, region and address"() {
        given:
        def client = new ClientSummary(AccountId.parse(ACCOUNT), region, URI.create('http://127.0.0.1:4'), emulated)

        expect:
        client.text(screen(120)) == shown

        where:
        region                          | emulated || shown
        Optional.of(Region.parse('westus2')) | true   || 'ArrClient   account 11111111-…-1111   region westus2   http://127.0.0.1:4 (emulated)'
        Optional.empty()                | false    || 'ArrClient   account 11111111-…-1111   region -   http://127.0.0.1:4'
    }

    def "on a narrow screen a client takes as many lines as it needs"() {
        expect:
        new ClientSummary(AccountId.parse(ACCOUNT), Optional.empty(), URI.create('http://h'), false).text(screen(40)) == '''\
ArrClient   account 11111111-…-1111
  region -   http://h'''
    }

    def "rows of anything make a table whose columns stand below each other, measured in cells"() {
        expect:
        ViewWriter.text([[name: '日本語', note: 'x'], [name: 'e\u0301a', note: '😀'], [name: 'plain']], ViewFormat.TABLE, screen(40)) == '''\
 name    note
 日本語  x
 e\u0301a      😀
 plain'''
    }

    def "a cell that is too wide is cut between characters, never in the middle of one"() {
        expect:
        ViewWriter.text([[a: '日本語日本語日本語', b: 'x' * 30]], ViewFormat.TABLE, screen(width)) == shown

        where:
        width || shown
        52    || ' a                   b\n 日本語日本語日本語  ' + 'x' * 30
        40    || ' a                   b\n 日本語日本語日本語  ' + 'x' * 18 + '…'
        30    || ' a                b\n 日本語日本語日…  ' + 'x' * 11 + '…'
        29    || ' a               b\n 日本語日本語 …  ' + 'x' * 11 + '…'
        20    || ' a\n 日本語日本語日本語'
    }

    def "characters of the private use area pass through a table"() {
        expect:
        ViewWriter.text([[a: '\uE000\uE0B0\uF8FF']], ViewFormat.TABLE, screen(40)) == ' a\n \uE000\uE0B0\uF8FF'
    }

    def "a table without a row says so"() {
        expect:
        ViewWriter.text([], ViewFormat.TABLE, screen(40)) == '(empty)'
        ViewWriter.text([], ViewFormat.CSV, screen(40)) == ''
    }

    def "maps in #view"() {
        expect:
        ViewWriter.text([a: 1, 'b c': [x: true, y: [1, null]], d: 'say "hi"\nthere'], view, screen(80)) == (shown.startsWith(' ' * 12) ? shown.stripIndent() : shown)

        where:
        view       || shown
        ViewFormat.CARD  || '  a    1\n  b c  {"x":true,"y":[1,null]}\n  d    say "hi" there'
        ViewFormat.TABLE || ' a  b c                      d\n 1  {"x":true,"y":[1,null]}  say "hi" there'
        ViewFormat.YAML  || '''\
            a: 1
            b c:
              x: true
              "y":
              - 1
              - null
            d: |-
              say "hi"
              there'''
        ViewFormat.CSV   || '''\
            a,"b c",d
            1,"{""x"":true,""y"":[1,null]}","say ""hi""
            there"'''
        ViewFormat.JSON  || '''\
            {
              "a": 1,
              "b c": {
                "x": true,
                "y": [
                  1,
                  null
                ]
              },
              "d": "say \\"hi\\"\\nthere"
            }'''
    }

    def "what contains itself ends somewhere"() {
        given:
        List<Object> list = [1]
        list.add(list)

        expect:
        ViewWriter.text(list, ViewFormat.JSON, screen(80)) == '[\n  1,\n  "(contains itself)"\n]'
        ViewWriter.text(list, ViewFormat.AUTO, screen(80)) == '[1, [1, (contains itself)]]'
    }

    def "optional, duration, array and size have a plain form in documents"() {
        expect:
        DocumentMapper.of([Optional.of(1), Optional.empty(), Duration.ofHours(4), [1, 2] as int[], SessionSize.PREMIUM,
                      SessionStatus.READY]) == [1, null, 'PT4H', [1, 2], 'Premium', 'Ready']
    }

    def "a session as a document keeps its shape"() {
        expect:
        ViewWriter.text(session().ports(50830, 0).build(), ViewFormat.JSON, screen(80)) == """\
{
  "id": "$ID",
  "status": "Ready",
  "size": "Premium",
  "leaseSeconds": 18000,
  "elapsedSeconds": 60,
  "leftSeconds": 17940,
  "expiresAt": "2019-05-09T21:16:50Z",
  "hostname": "$HOST",
  "handshakePort": 50830,
  "inspectorPort": null,
  "teraflops": null,
  "creationTime": null,
  "message": null,
  "errorCode": null,
  "seenAt": "2019-05-09T16:17:50Z"
}"""
    }

    def "an answer is printed as on the session page"() {
        expect:
        ViewWriter.text(answer(Operation.CREATE, 'POST', '/v1/x', 202, 'Accepted', '{"sessionId":"d31b"}', '', [
                'MS-CV'         : ['5EqPJ1VdTUakDJZc6/ZhTg.0'],
                'Content-Length': ['20'],
                'Content-Type'  : ['application/json; charset=utf-8']]), ViewFormat.AUTO, screen(80)) == '''\
StatusCode        : 202
StatusDescription : Accepted
Content           : {"sessionId":"d31b"}
RawContent        : HTTP/1.1 202 Accepted
                    MS-CV: 5EqPJ1VdTUakDJZc6/ZhTg.0
                    Content-Length: 20
                    Content-Type: application/json; charset=utf-8

                    {"sessionId":"d31b"}
Headers           : {[MS-CV, 5EqPJ1VdTUakDJZc6/ZhTg.0], [Content-Length, 20], [Content-Type, application/json; charset=utf-8]}'''
    }

    def "the header #name is spelled #shown"() {
        expect:
        ViewWriter.text(answer(Operation.STOP, 'DELETE', '/v1/x', 204, 'No Content', '', '', [(name): ['x']]), ViewFormat.AUTO, screen(80))
                .readLines().last() == "Headers           : {[$shown, x]}"

        where:
        name                     || shown
        'ms-cv'                  || 'MS-CV'
        'content-type'           || 'Content-Type'
        'x-content-type-options' || 'X-Content-Type-Options'
        'WWW-Authenticate'       || 'WWW-Authenticate'
        'api-supported-versions' || 'api-supported-versions'
    }

    def "MS-CV comes first"() {
        expect:
        ViewWriter.text(answer(Operation.STOP, 'DELETE', '/v1/x', 204, 'No Content', '', '', [date: ['x'], 'ms-cv': ['y']]),
                ViewFormat.AUTO, screen(80)).readLines().last() == 'Headers           : {[MS-CV, y], [Date, x]}'
    }

    def "an answer without a body, and none at all"() {
        expect:
        ViewWriter.text(answer(Operation.STOP, 'DELETE', '/v1/x', 204, 'No Content'), ViewFormat.AUTO, screen(80)) == '''\
StatusCode        : 204
StatusDescription : No Content
Content           : {}
RawContent        : HTTP/1.1 204 No Content
                    MS-CV: 5EqPJ1VdTUakDJZc6/ZhTg.0
Headers           : {[MS-CV, 5EqPJ1VdTUakDJZc6/ZhTg.0]}'''
        ViewWriter.text(answer(Operation.LIST, 'GET', '/v1/x', 0, 'connection refused'), ViewFormat.AUTO, screen(80)) ==
                'no answer to GET /v1/x: connection refused'
    }

    def "a view's name is read in any case, and a slip gets a suggestion"() {
        expect:
        ViewFormat.parse('Yaml') == ViewFormat.YAML

        when:
        ViewFormat.parse('jsn')

        then:
        def e = thrown(IllegalArgumentException)
        e.message == "there is no view 'jsn' - did you mean json? Views: auto, table, card, json, yaml, csv, raw"
    }
}
