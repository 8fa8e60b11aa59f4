package dev.arrshell.internal.transport

import dev.arrshell.error.ArrConnectionException
import dev.arrshell.error.ArrProtocolException
import dev.arrshell.error.Sent
import dev.arrshell.internal.wire.WireRequest
import dev.arrshell.internal.wire.WireResponse
import dev.arrshell.model.Operation
import dev.arrshell.testing.RawServer
import dev.arrshell.time.TimeSource
import java.time.Duration
import java.util.concurrent.CompletableFuture
import java.util.concurrent.CountDownLatch
import java.util.concurrent.ExecutionException
import java.util.concurrent.TimeUnit
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.Timeout

@Timeout(60)
class HttpTransportSpec extends Specification {

    static final SHORT = Duration.ofMillis(200)

    @AutoCleanup
    RawServer server
    @AutoCleanup
    HttpTransport transport = new HttpTransport(Duration.ofSeconds(5), Duration.ofSeconds(20), TimeSource.system())

    def "a request goes out as HTTP/1.1 with its headers, and the answer comes back as it is"() {
        given:
        server = RawServer.saying('HTTP/1.1 202 Accepted\r\nMS-CV: abc.0\r\nContent-Length: 2\r\n\r\n{}')

        when:
        def answer = send(new WireRequest(Operation.CREATE, 'POST', server.uri().resolve('/v1/x'),
                ['Content-Type': 'application/json'], '{"a":1}'))

        then:
        answer.status() == 202
        answer.header('ms-cv').get() == 'abc.0'
        answer.text() == '{}'
        server.heads()[0].startsWith('POST /v1/x HTTP/1.1\n')
        server.heads()[0].contains('Content-Type: application/json')
        !server.heads()[0].contains('Upgrade')
    }

    def "#method without a body is sent as such"() {
        given:
        server = RawServer.saying('HTTP/1.1 204 No Content\r\n\r\n')

        expect:
        send(WireRequest.of(Operation.STOP, method, server.uri())).status() == 204
        server.heads()[0].startsWith("$method / HTTP/1.1")

        where:
        method << ['GET', 'DELETE']
    }

    def "the JDK's own settings choose the proxy"() {
        given:
        server = RawServer.saying('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}')
        def before = ProxySelector.default
        ProxySelector.default = ProxySelector.of(new InetSocketAddress('127.0.0.1', server.uri().port))

        expect:
        send(WireRequest.of(Operation.LIST, 'GET', URI.create('http://service.invalid/x'))).status() == 200
        server.heads()[0].startsWith('GET http://service.invalid/x HTTP/1.1')

        cleanup:
        ProxySelector.default = before
    }

    def "a redirect is an answer, not followed"() {
        given:
        server = RawServer.saying(
                "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/elsewhere\r\nContent-Length: 0\r\n\r\n")

        expect:
        send(get()).status() == 302
        server.heads().size() == 1
    }

    def "an answer over 1 MiB is refused, told or not told beforehand: #what"() {
        given:
        def length = declared ? "Content-Length: ${(1 << 20) + 1}\r\n" : ''
        server = RawServer.saying("HTTP/1.1 200 OK\r\n$length\r\n" + 'x' * ((1 << 20) + 1))

        when:
        send(get())

        then:
        def e = thrown(ArrProtocolException)
        e.message.contains('larger than 1048576 bytes')
        e.sent() == Sent.ANSWERED

        where:
        what        | declared
        'declared'  | true
        'undeclared' | false
    }

    def "an answer of 1 MiB is taken"() {
        given:
        server = RawServer.saying('HTTP/1.1 200 OK\r\n\r\n' + 'x' * (1 << 20))

        expect:
        send(get()).body().length == 1 << 20
    }

    def "when #what, the exception says so and whether the request may have arrived"() {
        given:
        server = RawServer.replying(reply)

        when:
        send(get())

        then:
        def e = thrown(ArrConnectionException)
        e.sent() == Sent.UNANSWERED
        e.message.contains(words)
        e.message.contains('it may have taken effect')
        e.attempts() == 1

        where:
        what                       | words    | reply
        'the server hangs up'      | 'broke'  | { connection, out -> }
        'the server resets'        | 'broke'  | { connection, out -> connection.setSoLinger(true, 0) }
        'half an answer comes'     | 'broke'  | { connection, out -> out.write('HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{"a'.bytes) }
        'the head is garbage'      | 'broke'  | { connection, out -> out.write('what is this\r\n\r\n'.bytes) }
    }

    def "#what ends at the request's deadline"() {
        given:
        def done = new CountDownLatch(1)
        server = RawServer.replying { connection, out ->
            out.write(begun.bytes)
            out.flush()
            done.await(30, TimeUnit.SECONDS)
        }
        def hasty = new HttpTransport(Duration.ofSeconds(5), SHORT, TimeSource.system())

        when:
        send(get(), hasty)

        then:
        def e = thrown(ArrConnectionException)
        e.message.contains('no answer from 127.0.0.1')
        e.sent() == Sent.UNANSWERED

        cleanup:
        done.countDown()
        hasty.close()

        where:
        what                          | begun
        'a server that never answers' | ''
        'a body that never ends'      | 'HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{'
    }

    def "a refused connection and an unknown name say that nothing was sent"() {
        when:
        send(WireRequest.of(Operation.LIST, 'GET', URI.create(address)))

        then:
        def e = thrown(ArrConnectionException)
        e.sent() == Sent.NOTHING
        e.message.contains(words)
        e.message.contains('nothing was sent')

        where:
        address                    || words
        'http://127.0.0.1:1/x'     || '127.0.0.1:1 refused the connection'
        'http://no-such.invalid/x' || 'the name no-such.invalid is not known'
    }

    def "a header that HTTP forbids is refused before anything is sent, and not repeated if it is secret"() {
        when:
        send(get('http://127.0.0.1:1').withHeader('Authorization', 'Bearer very-secret-value\nX: y'))

        then:
        def e = thrown(ArrConnectionException)
        e.sent() == Sent.NOTHING
        !e.message.contains('very-secret-value')
        !e.toString().contains('very-secret-value')
    }

    def "cancelling breaks the request off"() {
        given:
        def arrived = new CountDownLatch(1)
        def hungUp = new CompletableFuture<Boolean>()
        server = RawServer.replying { connection, out ->
            arrived.countDown()
            hungUp.complete(connection.inputStream.read() < 0)
        }
        def call = transport.send(get())
        arrived.await(20, TimeUnit.SECONDS)

        when:
        call.cancel(true)

        then:
        hungUp.get(20, TimeUnit.SECONDS)
    }

    private WireRequest get(String address = server.uri().toString()) {
        WireRequest.of(Operation.LIST, 'GET', URI.create(address))
    }

    private WireResponse send(WireRequest request, HttpTransport by = transport) {
        try {
            by.send(request).get(40, TimeUnit.SECONDS)
        } catch (ExecutionException e) {
            throw e.cause
        }
    }
}
