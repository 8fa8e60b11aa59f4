package dev.arrshell.internal.session

import static dev.arrshell.time.Durations.hours

import dev.arrshell.error.ArrConnectionException
import dev.arrshell.error.ArrException
import dev.arrshell.error.ArrProtocolException
import dev.arrshell.error.Failure
import dev.arrshell.error.SendState
import dev.arrshell.internal.transport.CallRateLimiter
import dev.arrshell.internal.transport.ClientClosing
import dev.arrshell.internal.transport.HttpTransport
import dev.arrshell.internal.transport.RetryLoop
import dev.arrshell.internal.transport.RetryingTransport
import dev.arrshell.internal.wire.AccountEndpoint
import dev.arrshell.internal.wire.Transport
import dev.arrshell.internal.wire.V20210101Dialect
import dev.arrshell.internal.wire.WireRequest
import dev.arrshell.internal.wire.WireResponse
import dev.arrshell.model.AccountId
import dev.arrshell.model.Lease
import dev.arrshell.model.Operation
import dev.arrshell.model.SessionId
import dev.arrshell.model.SessionSize
import dev.arrshell.model.SessionSpec
import dev.arrshell.policy.RetryPolicy
import dev.arrshell.testing.GoldenExchange
import dev.arrshell.testing.RawServer
import dev.arrshell.testing.ScriptedTransport
import dev.arrshell.time.TimeSource
import dev.arrshell.time.VirtualClock
import java.time.Duration
import java.util.concurrent.CompletableFuture
import java.util.concurrent.ExecutionException
import java.util.concurrent.ForkJoinPool
import spock.lang.Specification
import spock.lang.Timeout

@Timeout(60)
class V20210101CallsSpec extends Specification {

    static final ACCOUNT = AccountId.parse('11111111-1111-1111-1111-111111111111')
    static final SERVER = URI.create('https://remoterendering.eastus2.mixedreality.azure.com')
    static final SPEC = SessionSpec.of(SessionSize.STANDARD, new Lease(hours(1)))

    def transport = new ScriptedTransport()

    def "a list is read to its last page"() {
        given:
        replay('list-200-page-1')
        replay('list-200-page-2')

        expect:
        calls().list().get()*.id()*.value() == ['Sample-Session-b4a6b6a2-2a4e-4c3c-8f0a-5f6d8c1e9a70', 'cave_tour-7', 'Z']
        transport.requests()*.uri() == ['list-200-page-1', 'list-200-page-2'].collect { golden(it).uri() }
    }

    def "a failure on a later page is the list's failure: half a list is none"() {
        given:
        replay('list-200-page-1')
        replay('list-429')

        when:
        failing(calls().list())

        then:
        def e = thrown(ArrException)
        e.status().asInt == 429
        e.operation() == Operation.LIST
    }

    def "pages that lead back to one already read are refused: #pages"() {
        given:
        pages.each { page(it) }

        when:
        failing(calls().list())

        then:
        def e = thrown(ArrProtocolException)
        e.message.contains('the list does not end')
        e.message.contains('read already')
        transport.requests().size() == pages.size()

        where:
        pages << [['?p=2', '?p=2'], ['?p=2', '?p=3', '?p=2'], ['?p=2', '?api-version=2021-01-01']]
    }

    def "a chain of ever new pages ends after 10000, #how"() {
        given:
        int asked = 0
        Transport endless = { WireRequest request ->
            def answer = ok(/{"sessions":[],"@nextLink":"?p=${++asked}"}/)
            pool ? CompletableFuture.supplyAsync({ answer }, pool) : CompletableFuture.completedFuture(answer)
        }

        when:
        failing(calls(endless).list())

        then:
        def e = thrown(ArrProtocolException)
        e.message.contains('the list does not end')
        e.message.contains('10000 pages')
        e.sent() == SendState.ANSWERED
        asked == 10_000

        where:
        how                | pool
        'answered at once' | null
        'answered later'   | ForkJoinPool.commonPool()
    }

    def "cancelling a list breaks off the page under way, whichever it is"() {
        given:
        def second = new CompletableFuture<WireResponse>()
        page('?p=2')
        transport.pending(second)
        def list = calls().list()

        when:
        list.cancel(true)

        then:
        second.cancelled
        transport.requests().size() == 2
    }

    def "a transport that throws on a later page fails the list"() {
        given:
        def first = new CompletableFuture<WireResponse>()
        Transport breaking = { WireRequest request ->
            if (request.uri().query.contains('p=2')) {
                throw new IllegalStateException('no more')
            }
            first
        }
        def list = calls(breaking).list()

        when:
        first.complete(ok('{"sessions":[],"@nextLink":"?p=2"}'))
        failing(list)

        then:
        thrown(IllegalStateException)
    }

    def "a create whose answer got lost names the id that the session may have, #whose"() {
        given:
        transport.fail(new ArrConnectionException(
                Failure.unanswered(Operation.CREATE, 'PUT /x', 'the line went dead', SendState.UNANSWERED), null))

        when:
        failing(calls().create(calls().withClientId(spec)))

        then:
        def e = thrown(ArrConnectionException)
        e.session().present
        transport.requests()[0].uri().path.endsWith("/sessions/${e.session().get()}")
        spec.id().empty || spec.id() == e.session()

        where:
        whose     | spec
        'made up'  | SPEC
        'chosen'   | SPEC.withId(SessionId.parse('mine'))
    }

    def "stop goes out as a POST that says it is empty"() {
        given:
        def server = RawServer.saying('HTTP/1.1 204 No Content\r\n\r\n')
        def http = new HttpTransport(Duration.ofSeconds(5), Duration.ofSeconds(20), TimeSource.system())
        def calls = new SessionCalls(new V20210101Dialect(), http, new AccountEndpoint(server.uri(), ACCOUNT), new VirtualClock(), new KnownSessions())

        when:
        calls.stop(SessionId.parse('a')).get()

        then:
        def lines = server.heads()[0].readLines()
        lines[0] == "POST /accounts/$ACCOUNT/sessions/a/:stop?api-version=2021-01-01 HTTP/1.1"
        lines*.toLowerCase(Locale.ROOT).contains('content-length: 0')

        cleanup:
        http.close()
        server.close()
    }

    private SessionCalls calls(Transport way = transport) {
        def clock = new VirtualClock()
        def attempts = new RetryLoop(RetryPolicy.NONE, new CallRateLimiter(0, clock), clock, new ClientClosing())
        new SessionCalls(new V20210101Dialect(), new RetryingTransport(way, attempts), new AccountEndpoint(SERVER, ACCOUNT), clock, new KnownSessions())
    }

    private void replay(String name) {
        def golden = golden(name)
        transport.answer(golden.status(), golden.headers(), golden.body())
    }

    private void page(String next) {
        transport.answer(200, [:], /{"sessions":[],"@nextLink":"$next"}/)
    }

    private static GoldenExchange golden(String name) {
        GoldenExchange.of('2021-01-01', name)
    }

    private static WireResponse ok(String body) {
        new WireResponse(200, [:], body.getBytes('UTF-8'))
    }

    private static void failing(CompletableFuture<?> call) {
        try {
            call.get()
        } catch (ExecutionException e) {
            throw e.cause
        }
    }
}
