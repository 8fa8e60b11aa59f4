package dev.arrshell.internal.transport

import dev.arrshell.testing.RawServer
import java.net.http.HttpClient
import java.net.http.HttpRequest
import java.time.Duration
import java.util.concurrent.CountDownLatch
import java.util.concurrent.ExecutionException
import java.util.concurrent.Executor
import java.util.concurrent.TimeUnit
import java.util.concurrent.TimeoutException
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.Timeout

@Timeout(60)
class PendingRequestSpec extends Specification {

    static final NO_THREAD = { work -> } as Executor

    def client = HttpClient.newHttpClient()
    def arrived = new CountDownLatch(1)

    @AutoCleanup
    RawServer server = RawServer.replying { connection, out ->
        arrived.countDown()
        connection.inputStream.read()
    }

    def "a request that no thread takes in time was never sent"() {
        given:
        def request = pending(Duration.ofMillis(20))

        when:
        request.sendOn(NO_THREAD, client)
        request.answer().get(20, TimeUnit.SECONDS)

        then:
        def e = thrown(ExecutionException)
        e.cause instanceof PendingRequest.NeverSentException
        e.cause.cause instanceof TimeoutException

        when: 'a thread comes for it afterwards'
        request.send(client)

        then:
        server.heads().empty
    }

    def "a request that was sent has no answer in time"() {
        given:
        def request = pending(Duration.ofMillis(200))

        when:
        request.send(client)
        request.answer().get(20, TimeUnit.SECONDS)

        then:
        def e = thrown(ExecutionException)
        e.cause instanceof TimeoutException
        !Thread.currentThread().interrupted
    }

    def "each of several deadlines is kept, whichever is first"() {
        given:
        def requests = [40, 20, 60].collect { pending(Duration.ofMillis(it)) }

        when:
        requests.each { it.sendOn(NO_THREAD, client) }

        then:
        requests.every { it.answer().handle { answer, failure -> failure }.get(20, TimeUnit.SECONDS) instanceof PendingRequest.NeverSentException }
    }

    def "a request that a thread has taken is given up as one that may have arrived"() {
        given:
        def request = pending(Duration.ofHours(1))
        List<Runnable> queue = []
        request.sendOn({ queue << it } as Executor, client)
        def sender = Thread.startDaemon { queue.first().run() }
        arrived.await(20, TimeUnit.SECONDS)

        when: 'the client gives up what waits for a thread'
        request.giveUpUnsent(new PendingRequest.ClosedException())

        then:
        !request.answer().done

        when:
        request.giveUp(new PendingRequest.ClosedException())
        request.answer().get(20, TimeUnit.SECONDS)

        then:
        def e = thrown(ExecutionException)
        e.cause instanceof PendingRequest.ClosedException

        cleanup:
        sender.join()
    }

    private PendingRequest pending(Duration atMost) {
        new PendingRequest(HttpRequest.newBuilder(server.uri()).build(), atMost, 1 << 20)
    }
}
