package dev.arrshell.internal.transport

import dev.arrshell.error.ArrConnectionException
import dev.arrshell.error.ArrProtocolException
import dev.arrshell.error.SendState
import dev.arrshell.internal.wire.WireRequest
import dev.arrshell.internal.wire.WireResponse
import dev.arrshell.model.Operation
import dev.arrshell.testing.RawServer
import dev.arrshell.time.TimeSource
import dev.arrshell.time.VirtualClock
import java.time.Duration
import java.util.concurrent.CompletableFuture
import java.util.concurrent.CountDownLatch
import java.util.concurrent.ExecutionException
import java.util.concurrent.Semaphore
import java.util.concurrent.TimeUnit
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.Tag
import spock.lang.Timeout

@Timeout(60)
class HttpTransportSpec extends Specification {

    static final SHORT = Duration.ofMillis(200)

    @AutoCleanup
    RawServer server

    volatile CountDownLatch arrived

    @AutoCleanup
    HttpTransport transport = new HttpTransport(Duration.ofSeconds(5), Duration.ofSeconds(20), TimeSource.system())

    def "a request goes out as HTTP/1.1 with its headers, and the answer comes back as it is"() {
        given:
        server = RawServer.saying('HTTP/1.1 202 Accepted\r\nMS-CV: abc.0\r\nContent-Length: 2\r\n\r\n{}')

        when:
        def answer = send(new WireRequest(Operation.CREATE, 'POST', server.uri().resolve('/v1/x'),
                ['Content-Type': 'application/json'], '{"a":1}', null))

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

    @Tag('long')
    def "an answer to #operation over #mebibytes MiB is refused, told or not told beforehand: #declared"() {
        given:
        def length = (mebibytes << 20) + 1
        def header = declared ? "Content-Length: $length\r\n" : ''
        server = RawServer.saying("HTTP/1.1 200 OK\r\n$header\r\n" + 'x' * length)

        when:
        send(WireRequest.of(operation, 'GET', server.uri()))

        then:
        def e = thrown(ArrProtocolException)
        e.message.contains("larger than ${mebibytes << 20} bytes")
        e.sent() == SendState.ANSWERED

        where:
        [operation, mebibytes, declared] << [
                *(Operation.values() - Operation.LIST).collect { [it, 1, it.ordinal() % 2 == 0] },
                [Operation.PROPERTIES, 1, true], [Operation.PROPERTIES, 1, false],
                [Operation.LIST, 64, true], [Operation.LIST, 64, false]]
    }

    @Tag('long')
    def "an answer to #operation of #mebibytes MiB is taken"() {
        given:
        server = RawServer.saying('HTTP/1.1 200 OK\r\n\r\n' + 'x' * (mebibytes << 20))

        expect:
        send(WireRequest.of(operation, 'GET', server.uri())).body().length == mebibytes << 20

        where:
        operation            | mebibytes
        Operation.PROPERTIES | 1
        Operation.TOKEN      | 1
        Operation.LIST       | 1
        Operation.LIST       | 64
    }

    def "when #what, the exception says so and whether the request may have arrived"() {
        given:
        server = RawServer.replying(reply)

        when:
        send(get())

        then:
        def e = thrown(ArrConnectionException)
        e.sent() == SendState.UNANSWERED
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
        e.sent() == SendState.UNANSWERED

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
        e.sent() == SendState.NOTHING
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
        e.sent() == SendState.NOTHING
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

    def "a caller that waits lends its thread to the next request, and to no other"() {
        given:
        def first = new Semaphore(1)
        server = RawServer.replying { connection, out ->
            first.acquire()
            out.write('HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 2\r\n\r\n{}'.bytes)
        }
        def here = Thread.currentThread()
        def answering = { CompletableFuture<?> call ->
            def answered = call.thenApply { Thread.currentThread() }
            if (!call.done) {
                // Answered only now: what is done before it is looked at says nothing of its thread.
                first.release()
            }
            answered
        }

        when:
        def threads = CallerThread.lend { (1..2).collect { answering(begin(transport)) } }*.get(20, TimeUnit.SECONDS)
        def unlent = answering(begin(transport)).get(20, TimeUnit.SECONDS)
        def others = [Operation.CREATE, Operation.TOKEN].collect { operation ->
            CallerThread.lend { answering(transport.send(WireRequest.of(operation, 'POST', server.uri()))) }.get(20, TimeUnit.SECONDS)
        }

        then:
        threads[0] == here
        threads[1].name == 'arr-send'
        unlent.name == 'arr-send'

        and: 'a start and its token go on when its caller is interrupted'
        others*.name == ['arr-send', 'arr-send']
    }

    def "a lent thread is given back when #what"() {
        given:
        hangs(1)
        def patience = what == 'time is up' ? SHORT : Duration.ofMinutes(10)
        def lending = new HttpTransport(Duration.ofSeconds(5), patience, TimeSource.system())
        def begun = new CompletableFuture<CompletableFuture<?>>()
        def interrupted = new CompletableFuture<Boolean>()
        def caller = Thread.startDaemon {
            begun.complete(CallerThread.lend { begin(lending) })
            interrupted.complete(Thread.currentThread().interrupted)
        }
        arrived.await(20, TimeUnit.SECONDS)

        when:
        act(lending, caller)

        then:
        interrupted.get(20, TimeUnit.SECONDS) == flag
        begun.get(20, TimeUnit.SECONDS).completedExceptionally == over

        cleanup:
        lending.close()

        where:
        what                     | act                                   || flag  | over
        'time is up'             | { by, thread -> null }                   || false | true
        'the client is closed'   | { by, thread -> by.close() }          || false | true
        'the caller has no more' | { by, thread -> thread.interrupt() }  || true  | false
    }

    def "callers that are more than the client serves well wait for their turn"() {
        given:
        hangs(16)
        def callers = (1..16).collect { Thread.startDaemon { CallerThread.lend { begin(transport) } } }
        arrived.await(20, TimeUnit.SECONDS)

        expect: 'one more is not held'
        !CallerThread.lend { begin(transport) }.done

        cleanup:
        callers*.interrupt()
    }

    def "what is made of an answer is not interrupted, however fast the answer was"() {
        given:
        server = RawServer.saying('HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 2\r\n\r\n{}')
        def never = new CountDownLatch(1)

        when:
        def done = (1..300).collect {
            begin(transport).thenApply { never.await(5, TimeUnit.MILLISECONDS) }
        }

        then:
        done.every { !it.get(20, TimeUnit.SECONDS) }
    }

    def "a request that is given up before a thread takes it is told as never sent, and never is"() {
        given: 'a server that hangs, and as many requests as there are threads'
        hangs(64)
        def hanging = (1..64).collect { begin(transport) }
        arrived.await(20, TimeUnit.SECONDS)

        when: 'one more is sent that has less patience'
        begin(transport.with(SHORT, TimeSource.system(), [:]), '/impatient').get(20, TimeUnit.SECONDS)

        then:
        def e = thrown(ExecutionException)
        e.cause instanceof ArrConnectionException
        e.cause.sent() == SendState.NOTHING
        e.cause.message.contains('no connection came free within 0s, as other requests wait for their answers')

        when: 'one is cancelled where it waits, and room is made for the next'
        arrived = new CountDownLatch(1)
        begin(transport, '/cancelled').cancel(true)
        hanging.each { it.cancel(true) }
        begin(transport, '/last')
        arrived.await(20, TimeUnit.SECONDS)

        then: 'only that has gone out'
        server.heads().collect { it.split(' ')[1] }.drop(64) == ['/last']
    }

    def "more requests than there are threads are answered one after the other"() {
        given:
        def answer = new CountDownLatch(1)
        arrived = new CountDownLatch(64)
        server = RawServer.replying { connection, out ->
            arrived.countDown()
            answer.await()
            out << 'HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n'
        }
        def all = (1..70).collect { begin(transport) }

        expect:
        arrived.await(20, TimeUnit.SECONDS)
        server.heads().size() == 64

        when:
        answer.countDown()

        then:
        all.collect { it.get(20, TimeUnit.SECONDS).status() } == [200] * 70
    }

    def "closing ends what is under way at once, what waits as never sent, and nothing is sent afterwards"() {
        given:
        hangs(64)
        def clock = new VirtualClock()
        def closing = new HttpTransport(Duration.ofSeconds(5), Duration.ofMinutes(10), clock)
        def all = (1..70).collect { begin(closing) }
        arrived.await(20, TimeUnit.SECONDS)

        when:
        closing.close()
        def sent = all.collect { call ->
            try {
                call.get(20, TimeUnit.SECONDS)
                null
            } catch (ExecutionException e) {
                assert e.cause.message.contains('the client was closed')
                e.cause.sent()
            }
        }

        then:
        sent.count(SendState.UNANSWERED) == 64
        sent.count(SendState.NOTHING) == 6

        and: 'no request holds the time any more'
        clock.after(Duration.ofHours(1)).get(20, TimeUnit.SECONDS) == null

        when:
        begin(closing).get(20, TimeUnit.SECONDS)

        then:
        def e = thrown(ExecutionException)
        e.cause.sent() == SendState.NOTHING
        !RetryRules.mayRepeat(WireRequest.of(Operation.LIST, 'GET', server.uri()), e.cause)
        server.heads().size() == 64
    }

    def "one over the same connections ends alone, and with the other"() {
        given:
        hangs(3)
        def other = transport.with(Duration.ofMinutes(10), TimeSource.system(), [:])
        def ours = begin(transport)
        def theirs = begin(other)
        def theirsToo = begin(transport.with(Duration.ofMinutes(10), TimeSource.system(), [:]))
        arrived.await(20, TimeUnit.SECONDS)

        when:
        other.close()
        theirs.get(20, TimeUnit.SECONDS)

        then:
        thrown(ExecutionException)
        !ours.done
        !theirsToo.done

        when:
        transport.close()
        theirsToo.get(20, TimeUnit.SECONDS)

        then:
        thrown(ExecutionException)
        ours.completedExceptionally
    }

    private CompletableFuture<WireResponse> begin(HttpTransport by, String path = '/') {
        by.send(get(server.uri().resolve(path).toString()))
    }

    /** A server that never answers, and counts the requests that arrive. */
    private void hangs(int awaited) {
        arrived = new CountDownLatch(awaited)
        server = RawServer.replying { connection, out ->
            arrived.countDown()
            connection.inputStream.read()
        }
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
