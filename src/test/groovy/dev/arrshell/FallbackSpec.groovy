package dev.arrshell

import static dev.arrshell.model.SessionSize.PREMIUM
import static dev.arrshell.model.SessionSize.STANDARD
import static dev.arrshell.policy.Alternative.endpoint
import static dev.arrshell.policy.Alternative.region
import static dev.arrshell.policy.Alternative.size
import static dev.arrshell.time.Durations.hours
import static dev.arrshell.time.Durations.minutes

import dev.arrshell.emulator.ArrEmulator
import dev.arrshell.error.ArrException
import dev.arrshell.error.SessionStoppedException
import dev.arrshell.error.WaitTimeoutException
import dev.arrshell.model.ApiVersion
import dev.arrshell.model.Operation
import dev.arrshell.model.Region
import dev.arrshell.model.SessionEvent
import dev.arrshell.model.SessionId
import dev.arrshell.policy.RetryPolicy
import java.util.concurrent.CompletableFuture
import java.util.concurrent.CountDownLatch
import java.util.concurrent.TimeUnit
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.Timeout

/** A start with alternatives: which of them is tried, which is not, and what is left afterwards. */
@Timeout(60)
class FallbackSpec extends Specification {

    @AutoCleanup
    ArrEmulator emulator = ArrEmulator.start()

    @AutoCleanup
    Arr arr

    private ArrClient client(@DelegatesTo(ArrOptions.Builder) Closure options = {}) {
        def builder = emulator.clientOptions().retries(RetryPolicy.NONE)
        builder.with(options)
        arr = Arr.create(builder.build())
        arr.account(ArrEmulator.ACCOUNT_ID, ArrEmulator.ACCOUNT_KEY).region('westus2')
    }

    private static SessionDraft.Startable draft(ArrClient client) {
        client.session().size(PREMIUM).lease(hours(1))
    }

    private List<String> created() {
        emulator.journal().findAll { it.operation().orElse(null) == Operation.CREATE }.collect {
            def size = it.requestBody().toLowerCase().contains('premium') ? 'PREMIUM' : 'STANDARD'
            "$size ${it.uri().path.split('/')[1]}".toString()
        }
    }

    private List<SessionId> running(ArrClient client) {
        ['westus2', 'eastus'].collectMany { arr.account(ArrEmulator.ACCOUNT_ID, ArrEmulator.ACCOUNT_KEY).region(it).sessions() }*.id()
    }

    def "the first that becomes ready is given, and nothing is asked for after it"() {
        given:
        def client = client()

        when:
        def session = draft(client).orElse(size(STANDARD)).start()

        then:
        session.snapshot().size() == PREMIUM
        session.region().get().name() == 'westus2'
        created() == ['PREMIUM westus2']
    }

    def "without a server of the size the next is tried, and the session says which it got, in #version"() {
        given:
        def client = client { apiVersion(version) }
        emulator.capacity(PREMIUM, 0)

        when:
        def session = draft(client).orElse(region('eastus')).orElse(size(STANDARD).and(region('eastus'))).start()

        then:
        session.snapshot().size() == STANDARD
        session.region().get().name() == 'eastus'
        session.endpoint() == emulator.endpoint(Region.parse('eastus'))
        created()*.split(' ')*.first() == ['PREMIUM', 'PREMIUM', 'STANDARD']
        running(client) == [session.id()]

        when: 'the handle is for the place where the session is'
        session.close()

        then:
        running(client).empty

        where:
        version << [ApiVersion.V1, ApiVersion.V2021_01_01]
    }

    def "an answer that says #status #code leads to the next"() {
        given:
        def client = client()
        emulator.on(Operation.CREATE).respond(status, '{"error":{"code":"' + code + '","message":"no"}}').times(1)

        expect:
        draft(client).orElse(size(STANDARD)).start().snapshot().size() == STANDARD

        where:
        status | code
        429    | 'TooManyRequests'
        403    | 'QuotaExceeded'
        409    | 'InsufficientCapacity'
    }

    def "a session that is not ready in time is stopped before the next is asked for"() {
        given:
        def client = client { awaitAtMost(minutes(3)) }
        emulator.boot(PREMIUM, minutes(30))

        when:
        def session = draft(client).orElse(size(STANDARD)).start()

        then:
        session.snapshot().size() == STANDARD
        running(client) == [session.id()]
        emulator.journal()*.operation()*.orElse(null).findAll { it in [Operation.CREATE, Operation.STOP] } ==
                [Operation.CREATE, Operation.STOP, Operation.CREATE]
    }

    def "if none succeeds the exception says what was tried, and nothing is left"() {
        given:
        def client = client { awaitAtMost(minutes(3)) }
        emulator.capacity(PREMIUM, 0)
        emulator.boot(STANDARD, minutes(30))

        when:
        draft(client).orElse(region('eastus')).orElse(size(STANDARD)).start()

        then:
        def e = thrown(WaitTimeoutException)
        e.tried().size() == 3
        e.tried()[0] == 'PREMIUM in westus2: No server of size Premium is free in westus2'
        e.tried()[1] == 'PREMIUM in eastus: No server of size Premium is free in eastus'
        e.tried()[2] == 'STANDARD in westus2: not ready after 3m00s'
        e.message.contains('It was stopped.')
        e.message.endsWith('. Tried: ' + e.tried().join('; '))
        !e.message.contains('.. Tried')
        running(client).empty
    }

    def "a failure that holds everywhere ends it at once: #operation #status"() {
        given:
        def client = client { awaitAtMost(minutes(3)) }
        emulator.on(operation).respond(status)

        when:
        draft(client).orElse(size(STANDARD)).start()

        then:
        def e = thrown(ArrException)
        e.tried().size() == 1
        created().size() <= 1

        where:
        operation            | status
        Operation.CREATE     | 400
        Operation.CREATE     | 403
        Operation.CREATE     | 503
        Operation.TOKEN      | 401
        Operation.TOKEN      | 429
        Operation.PROPERTIES | 403
    }

    def "a session that another program stops while it boots ends it, and is not said to be stopped here"() {
        given:
        emulator.boot(PREMIUM, minutes(30))
        def client = client {
            onSessionEvent {
                if (it instanceof SessionEvent.Waiting) {
                    emulator.session(emulator.sessions()[0].id()).stop()
                }
            }
        }

        when:
        draft(client).orElse(size(STANDARD)).start()

        then:
        def e = thrown(SessionStoppedException)
        !e.message.contains('by this program')
        e.tried().size() == 1
        created() == ['PREMIUM westus2']
        emulator.requests(Operation.STOP).empty
    }

    def "where the stop of a late session fails the next is not asked for"() {
        given:
        def client = client { awaitAtMost(minutes(3)) }
        emulator.boot(PREMIUM, minutes(30))
        emulator.on(Operation.STOP).respond(500)

        when:
        draft(client).orElse(size(STANDARD)).start()

        then:
        def e = thrown(WaitTimeoutException)
        e.message.contains('It may still become ready')
        created() == ['PREMIUM westus2']
    }

    def "a cancelled start stops the session of its attempt"() {
        given:
        def start = new CompletableFuture<CompletableFuture<ReadySession>>()
        def stopped = new CountDownLatch(1)
        def client = client {
            onSessionEvent {
                if (it instanceof SessionEvent.Waiting) {
                    start.get(30, TimeUnit.SECONDS).cancel(true)
                } else if (it instanceof SessionEvent.Stopped) {
                    stopped.countDown()
                }
            }
        }

        when:
        start.complete(draft(client).orElse(size(STANDARD)).startAsync())

        then:
        stopped.await(30, TimeUnit.SECONDS)
        start.get().cancelled
        created() == ['PREMIUM westus2']
        running(client).empty
    }

    def "#what is refused before anything is sent"() {
        when:
        wrong(client())

        then:
        def e = thrown(RuntimeException)
        e.message.contains(why)
        emulator.journal().empty

        where:
        what                         | why                          | wrong
        'a draft with an id'         | 'a draft with an id'         | { draft(it).id(SessionId.parse('mine')).orElse(size(STANDARD)) }
        'an unknown region'          | "did you mean eastus?"       | { draft(it).orElse(region('eastsu')) }
        'the same change twice'      | 'write another orElse'       | { size(STANDARD).and(size(PREMIUM)) }
        'region and address at once' | 'not both'                   | { region('eastus').and(endpoint(URI.create('http://localhost:1'))) }
    }

    def "a region is no alternative where the client's address tells none"() {
        given:
        client()
        def here = arr.account(ArrEmulator.ACCOUNT_ID, ArrEmulator.ACCOUNT_KEY).endpoint(emulator.uri())

        when:
        draft(here).orElse(region('eastus'))

        then:
        def e = thrown(IllegalStateException)
        e.message.contains('Alternative.endpoint(')

        expect: 'another address is one'
        emulator.capacity(PREMIUM, 0)
        draft(here).orElse(endpoint(emulator.uri()).and(size(STANDARD))).start().endpoint() == emulator.uri()
    }
}
