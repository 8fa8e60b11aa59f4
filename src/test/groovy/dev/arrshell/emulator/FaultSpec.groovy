package dev.arrshell.emulator

import static dev.arrshell.model.Operation.CREATE
import static dev.arrshell.model.Operation.LIST
import static dev.arrshell.model.Operation.PROPERTIES
import static dev.arrshell.model.Operation.STOP
import static dev.arrshell.model.Operation.TOKEN
import static dev.arrshell.model.Operation.UPDATE
import static dev.arrshell.time.Durations.minutes
import static dev.arrshell.time.Durations.seconds

import dev.arrshell.Arr
import dev.arrshell.error.ArrConnectionException
import dev.arrshell.error.ArrProtocolException
import dev.arrshell.error.AuthenticationException
import dev.arrshell.error.ServiceException
import dev.arrshell.model.SessionId
import dev.arrshell.policy.RetryPolicy
import dev.arrshell.testing.FutureAwaiter
import dev.arrshell.testing.RawClient
import java.time.Duration
import java.util.concurrent.CompletableFuture
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.Timeout

@Timeout(60)
class FaultSpec extends Specification {

    List<String> warnings = []
    @AutoCleanup
    ArrEmulator emulator = ArrEmulator.builder().onWarning { warnings << it }.start()
    RawClient raw = RawClient.of(emulator)

    /** A status, or why there is none. */
    private static String outcome(Closure<?> call) {
        try {
            call().statusCode()
        } catch (UncheckedIOException e) {
            e.cause.message
        }
    }

    def "a status is answered so often, without effect"() {
        when:
        def fault = emulator.on(CREATE).respond(503).times(2)
        def answers = (1..3).collect { raw.create("1:0:0", "standard").statusCode() }

        then:
        answers == [503, 503, 202]
        fault.fired() == 2
        raw.list().body().count("sessionId") == 1
    }

    def "status #status looks as the service's own"() {
        when:
        emulator.on(LIST).respond(status)
        def answer = raw.list()

        then:
        answer.statusCode() == status
        answer.body() == body

        where:
        status || body
        400    || '{"error":{"code":"BadRequest","message":"The request was malformed."}}'
        401    || ''
        409    || '{"error":{"code":"Conflict","message":"A resource already exists under the given ID."}}'
        429    || ''
        500    || '{"error":{"code":"InternalServerError","message":"An internal server error occurred."}}'
        503    || ''
    }

    def "faults are met in the order they were set"() {
        given:
        emulator.on(LIST).respond(502).times(1)
        emulator.on(LIST).respond(504).times(1)

        expect:
        (1..3).collect { raw.list().statusCode() } == [502, 504, 200]
    }

    def "chance follows from the seed"() {
        expect:
        struck(5) == struck(5)
        struck(5) != struck(6)
        (60..140).contains(struck(5).count(503))
    }

    private static List<Integer> struck(long seed) {
        ArrEmulator.start().withCloseable { emulator ->
            emulator.on(LIST).respond(503).withProbability(0.5, seed)
            def raw = RawClient.of(emulator)
            (1..200).collect { raw.list().statusCode() }
        }
    }

    def "only one session's requests go wrong"() {
        given:
        def one = raw.created("1:0:0", "standard")
        def other = raw.created("1:0:0", "standard")
        emulator.on(PROPERTIES).respond(500).forSession(SessionId.parse(one))

        expect:
        raw.properties(one).statusCode() == 500
        raw.properties(other).statusCode() == 200
        raw.stop(one).statusCode() == 204
    }

    def "a dropped connection: the client sees no answer, and the request took effect or not"() {
        given:
        emulator.on(CREATE).dropConnection().times(1)
        emulator.on(CREATE).dropConnectionAfter().times(1)

        when:
        def before = outcome { raw.create("1:0:0", "standard") }
        def then = raw.list().body().count("sessionId")
        def after = outcome { raw.create("1:0:0", "standard") }

        then:
        before.contains("received no bytes")
        then == 0
        after.contains("received no bytes")
        raw.list().body().count("sessionId") == 1
        emulator.requests(CREATE)*.status() == [0, 0]
        emulator.requests(CREATE)*.reason() == [
                "connection dropped before the request took effect", "connection dropped after the request took effect"]
    }

    def "a body that is cut or garbage is no answer, yet the request took effect"() {
        when:
        emulator.on(CREATE).truncateBody().times(1)
        def cut = outcome { raw.create("1:0:0", "standard") }
        emulator.on(CREATE).garbage().times(1)
        def garbage = raw.create("1:0:0", "standard")
        emulator.on(STOP).truncateBody().times(1)
        def nothing = outcome { raw.stop(SessionId.random().value()) }

        then:
        cut.contains("bytes received: 26")
        garbage.statusCode() == 202
        garbage.body().contains("garbage")
        nothing.contains("received no bytes")
        raw.list().body().count("sessionId") == 2
    }

    def "a client that does not try again names each of these"() {
        given:
        def options = emulator.arr().options().toBuilder().retries(RetryPolicy.NONE).build()
        def arr = Arr.create(options)
        def client = arr.account(ArrEmulator.ACCOUNT_ID, ArrEmulator.ACCOUNT_KEY).region('westus2')

        when:
        emulator.on(TOKEN).respond(401).times(2)
        client.sessions()

        then:
        thrown(AuthenticationException)

        when:
        emulator.clearFaults()
        emulator.on(STOP).dropConnection()
        client.session(raw.created("1:0:0", "standard")).stop()

        then:
        thrown(ArrConnectionException)

        when:
        emulator.on(LIST).garbage().times(1)
        client.sessions()

        then:
        thrown(ArrProtocolException)

        when:
        emulator.on(LIST).respond(503).times(1)
        client.sessions()

        then:
        thrown(ServiceException)

        cleanup:
        arr.close()
    }

    def "a late answer takes the clock's time, not ours, and shows things as they were"() {
        given:
        def id = raw.created("1:0:0", "standard")
        emulator.on(PROPERTIES).delay(seconds(25))
        def began = emulator.clock().instant()

        when:
        def answer = emulator.client().session(id).properties()

        then:
        answer.status().toWire() == "Starting"
        emulator.clock().instant() == began + seconds(25)
    }

    def "waits that are under way when an answer is late happen on the way"() {
        given:
        def moments = []
        def hold = emulator.clock().hold()
        emulator.clock().after(minutes(10)).thenRun { moments << emulator.clock().instant() }
        def began = emulator.clock().instant()
        emulator.on(LIST).delay(minutes(30))

        when:
        raw.list()

        then:
        moments == [began + minutes(10)]
        emulator.clock().instant() == began + minutes(30)

        cleanup:
        hold.release {}
    }

    def "in real time a late answer is late and holds no thread"() {
        given:
        def real = ArrEmulator.builder().realTime().start()
        def impatient = RawClient.of(real)
        real.on(LIST).delay(Duration.ofMillis(300))
        def began = System.nanoTime()

        when:
        def calls = (1..40).collect { CompletableFuture.supplyAsync { impatient.list().statusCode() } }
        def answers = calls.collect { FutureAwaiter.get(it) }

        then:
        answers.every { it == 200 }
        Duration.ofNanos(System.nanoTime() - began) >= Duration.ofMillis(300)

        cleanup:
        real.close()
    }

    def "an unused fault is reported once when the emulator is closed"() {
        given:
        emulator.on(UPDATE).respond(503).times(3)
        emulator.on(LIST).respond(503).times(3)
        emulator.on(STOP).garbage().remove()
        raw.list()

        expect:
        emulator.unusedFaults()*.toString() == ["#1 update: respond 503 x3"]

        when:
        emulator.close()
        emulator.close()

        then:
        warnings == ["the fault #1 update: respond 503 x3 was never used"]
    }
}
