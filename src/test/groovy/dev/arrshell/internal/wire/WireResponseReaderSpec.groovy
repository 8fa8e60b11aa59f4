package dev.arrshell.internal.wire

import static dev.arrshell.model.Operation.*

import dev.arrshell.error.ArrException
import dev.arrshell.error.ArrProtocolException
import dev.arrshell.error.AuthenticationException
import dev.arrshell.error.ConflictException
import dev.arrshell.error.ForbiddenException
import dev.arrshell.error.LeaseNotExtendedException
import dev.arrshell.error.RequestRefusedException
import dev.arrshell.error.SendState
import dev.arrshell.error.ServiceException
import dev.arrshell.error.SessionNotFoundException
import dev.arrshell.error.ThrottledException
import dev.arrshell.model.Operation
import dev.arrshell.testing.GoldenExchange
import java.time.Duration
import spock.lang.Specification

class WireResponseReaderSpec extends Specification {

    static final CV = 'CMXegpZRMECH4pbOW2j5GA.0'

    private static WireRequest request(Operation operation, String name = 'properties-200-ready') {
        def golden = GoldenExchange.of('v1', name)
        WireRequest.of(operation, golden.method(), golden.uri())
    }

    private static WireResponse response(int status, Map<String, String> headers = [:], String body = '') {
        new WireResponse(status, headers.collectEntries { k, v -> [k, [v]] }, body.getBytes('UTF-8'))
    }

    def 'the answer of #name is #type.simpleName'() {
        given:
        def request = request(operation, name)
        def response = GoldenExchange.of('v1', name).answer()

        when:
        WireResponseReader.successful(request, response)

        then:
        def failure = thrown(ArrException)
        failure.class == type
        failure.operation() == operation
        failure.status() == OptionalInt.of(response.status())
        failure.correlationVector()*.value() == (vector ? [CV] : [])
        failure.code() == Optional.ofNullable(code)
        failure.failure().detail() == detail
        failure.retryAfter() == Optional.ofNullable(wait)
        failure.attempts() == 1
        failure.sent() == SendState.ANSWERED
        failure.failure().request() == request.line()
        failure.lastSeen().isEmpty()
        failure.message.contains("status ${response.status()}")

        where:
        name                          | operation  | type                      | code                  | detail                                                                       | wait                   | vector
        'token-400'                   | TOKEN      | RequestRefusedException   | 'BadRequest'          | 'The request was malformed.'                                                 | null                   | true
        'token-401'                   | TOKEN      | AuthenticationException   | null                  | ''                                                                           | null                   | true
        'token-429'                   | TOKEN      | ThrottledException        | null                  | ''                                                                           | Duration.ofSeconds(15) | true
        'token-500'                   | TOKEN      | ServiceException          | 'InternalServerError' | 'An internal server error occurred.'                                         | null                   | true
        'create-400'                  | CREATE     | RequestRefusedException   | 'BadRequest'          | 'The request was malformed.'                                                 | null                   | true
        'create-401'                  | CREATE     | AuthenticationException   | null                  | ''                                                                           | null                   | true
        'create-403'                  | CREATE     | ForbiddenException        | null                  | ''                                                                           | null                   | true
        'create-429'                  | CREATE     | ThrottledException        | null                  | ''                                                                           | Duration.ofSeconds(15) | true
        'create-500'                  | CREATE     | ServiceException          | 'InternalServerError' | 'An internal server error occurred.'                                         | null                   | true
        'update-400'                  | UPDATE     | RequestRefusedException   | 'BadRequest'          | 'The request was malformed.'                                                 | null                   | true
        'update-401'                  | UPDATE     | AuthenticationException   | null                  | ''                                                                           | null                   | true
        'update-403'                  | UPDATE     | ForbiddenException        | null                  | ''                                                                           | null                   | true
        'update-404'                  | UPDATE     | SessionNotFoundException  | null                  | ''                                                                           | null                   | true
        'update-409'                  | UPDATE     | ConflictException         | 'Conflict'            | 'The session is Stopped.'                                                    | null                   | true
        'update-422'                  | UPDATE     | LeaseNotExtendedException | 'UnprocessableEntity' | 'The maxLeaseTimeMinutes value must be larger than the current value of 240.' | null                  | true
        'update-429'                  | UPDATE     | ThrottledException        | null                  | ''                                                                           | Duration.ofSeconds(15) | true
        'update-500'                  | UPDATE     | ServiceException          | 'InternalServerError' | 'An internal server error occurred.'                                         | null                   | true
        'list-401'                    | LIST       | AuthenticationException   | null                  | ''                                                                           | null                   | true
        'list-403'                    | LIST       | ForbiddenException        | null                  | ''                                                                           | null                   | true
        'list-429'                    | LIST       | ThrottledException        | null                  | ''                                                                           | Duration.ofSeconds(15) | true
        'list-500'                    | LIST       | ServiceException          | 'InternalServerError' | 'An internal server error occurred.'                                         | null                   | true
        'list-429-until-a-date'       | LIST       | ThrottledException        | null                  | ''                                                                           | Duration.ofSeconds(30) | true
        'properties-401'              | PROPERTIES | AuthenticationException   | null                  | ''                                                                           | null                   | true
        'properties-403'              | PROPERTIES | ForbiddenException        | null                  | ''                                                                           | null                   | true
        'properties-404'              | PROPERTIES | SessionNotFoundException  | null                  | ''                                                                           | null                   | true
        'properties-429'              | PROPERTIES | ThrottledException        | null                  | ''                                                                           | Duration.ofSeconds(15) | true
        'properties-500'              | PROPERTIES | ServiceException          | 'InternalServerError' | 'An internal server error occurred.'                                         | null                   | true
        'properties-502-from-a-proxy' | PROPERTIES | ServiceException          | null                  | ''                                                                           | null                   | false
        'stop-401'                    | STOP       | AuthenticationException   | null                  | ''                                                                           | null                   | true
        'stop-403'                    | STOP       | ForbiddenException        | null                  | ''                                                                           | null                   | true
        'stop-404'                    | STOP       | SessionNotFoundException  | null                  | ''                                                                           | null                   | true
        'stop-429'                    | STOP       | ThrottledException        | null                  | ''                                                                           | Duration.ofSeconds(15) | true
        'stop-500'                    | STOP       | ServiceException          | 'InternalServerError' | 'An internal server error occurred.'                                         | null                   | true
    }

    def 'every golden answer that is no success has its row above, and every other is a success'() {
        given:
        def refused = GoldenExchange.all('v1').findAll { it.status() >= 300 }

        expect:
        refused.size() == 33
        (GoldenExchange.all('v1') - refused).every {
            def answer = it.answer()
            WireResponseReader.successful(request(LIST), answer).is(answer)
        }
    }

    def 'status #status for "#operation" is #type.simpleName'() {
        expect:
        WireResponseReader.exception(request(operation), response(status)).class == type

        where:
        status | operation  || type
        404    | CREATE     || RequestRefusedException
        404    | LIST       || RequestRefusedException
        404    | TOKEN      || RequestRefusedException
        402    | PROPERTIES || RequestRefusedException
        405    | STOP       || RequestRefusedException
        415    | CREATE     || RequestRefusedException
        431    | LIST       || RequestRefusedException
        499    | LIST       || RequestRefusedException
        501    | LIST       || ServiceException
        503    | CREATE     || ServiceException
        599    | STOP       || ServiceException
        301    | LIST       || ArrProtocolException
        302    | TOKEN      || ArrProtocolException
        304    | PROPERTIES || ArrProtocolException
        100    | LIST       || ArrProtocolException
        0      | LIST       || ArrProtocolException
        999    | LIST       || ArrProtocolException
    }

    def 'a redirect says what it is'() {
        expect:
        WireResponseReader.exception(request(LIST), response(302)).failure().detail() == 'status 302 is neither a result nor an error'
    }

    def "Retry-After '#text' asks for #wait"() {
        expect:
        WireResponseReader.retryAfter(response(429, [Date: 'Thu, 09 May 2019 16:30:38 GMT', 'retry-after': text])) == Optional.ofNullable(wait)

        where:
        text                             || wait
        '0'                              || Duration.ZERO
        '15'                             || Duration.ofSeconds(15)
        ' 15 '                           || Duration.ofSeconds(15)
        '86400'                          || Duration.ofDays(1)
        '86401'                          || null
        '99999999999999999999'           || null
        '-1'                             || null
        '1.5'                            || null
        'soon'                           || null
        ''                               || null
        'Thu, 09 May 2019 16:31:38 GMT'  || Duration.ofMinutes(1)
        'Thu, 9 May 2019 16:31:38 GMT'   || Duration.ofMinutes(1)
        'Thu, 09 May 2019 16:30:38 GMT'  || Duration.ZERO
        'Thu, 09 May 2019 16:30:00 GMT'  || null
        'Sat, 11 May 2019 16:30:38 GMT'  || null
    }

    def 'a date in Retry-After means nothing where the answer has no Date'() {
        expect:
        WireResponseReader.retryAfter(response(429, ['Retry-After': 'Thu, 09 May 2019 16:31:38 GMT'])).isEmpty()
        WireResponseReader.retryAfter(response(429)).isEmpty()
    }

    def 'an error body of another form does no harm: #body'() {
        given:
        def failure = WireResponseReader.exception(request(LIST), response(400, [:], body))

        expect:
        failure instanceof RequestRefusedException
        failure.code() == Optional.ofNullable(code)
        failure.failure().detail() == detail

        where:
        body                                                                        || code   | detail
        '{'                                                                         || null   | ''
        '[]'                                                                        || null   | ''
        '{"error":null}'                                                            || null   | ''
        '{"error":"text"}'                                                          || null   | ''
        '{"error":{"code":null,"message":""}}'                                      || null   | ''
        '{"error":{"code":{},"message":[]}}'                                        || null   | ''
        '{"error":{"code":7,"message":true}}'                                       || '7'    | 'true'
        '{"error":{"code":"Code","message":"a","details":null,"innerError":null}}'  || 'Code' | 'a'
        '{"error":{"message":"line one\\r\\nline \\u001b[31mtwo"}}'                 || null   | 'line one line [31mtwo'
        '{"error":{"message":"Bearer abcdefgh123"}}'                                || null   | 'Bearer ****'
        "{\"error\":{\"message\":\"${'x' * 600}\"}}".toString()                     || null   | 'x' * 500 + '…'
    }

    def 'a header is found in any case, its first value'() {
        expect:
        new WireResponse(200, ['ms-cv': ['a', 'b'], Empty: []], new byte[0]).header('MS-CV') == Optional.of('a')
        new WireResponse(200, [Empty: []], new byte[0]).header('empty').isEmpty()
    }

    def 'requests and answers print no body and no header'() {
        given:
        def request = WireRequest.of(CREATE, 'POST', URI.create('https://host/v1'), '{"a":1}').withHeader('Authorization', 'Bearer abcdefgh123')

        expect:
        request.toString() == 'POST https://host/v1'
        request.line() == 'POST /v1'
        request.headers() == ['Content-Type': 'application/json', Authorization: 'Bearer abcdefgh123']
        new WireResponse(200, [:], 'secret'.bytes).toString() == '200 (6 bytes)'
    }

    def 'the headers of a request cannot be changed afterwards'() {
        when:
        WireRequest.of(LIST, 'GET', URI.create('https://host/v1')).withHeader('A', 'b').headers().put('C', 'd')

        then:
        thrown(UnsupportedOperationException)
    }

    def 'status #status reads #phrase'() {
        expect:
        ReasonPhrases.phrase(status) == phrase

        where:
        status || phrase
        200    || 'OK'
        202    || 'Accepted'
        204    || 'No Content'
        422    || 'Unprocessable Entity'
        429    || 'Too Many Requests'
        599    || ''
    }

    def 'the reasons of all golden answers are those of HTTP'() {
        expect:
        GoldenExchange.all('v1').every { ReasonPhrases.phrase(it.status()) == it.reason() }
    }
}
