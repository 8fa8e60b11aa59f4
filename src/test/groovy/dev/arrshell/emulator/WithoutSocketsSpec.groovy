package dev.arrshell.emulator

import static dev.arrshell.model.Operation.LIST
import static dev.arrshell.model.Operation.STOP
import static dev.arrshell.model.Operation.TOKEN
import static dev.arrshell.model.SessionSize.PREMIUM
import static dev.arrshell.model.SessionSize.STANDARD
import static dev.arrshell.time.Durations.hours
import static dev.arrshell.time.Durations.minutes
import static dev.arrshell.time.Durations.seconds

import dev.arrshell.Arr
import dev.arrshell.TokenProvider
import dev.arrshell.error.ArrConnectionException
import dev.arrshell.error.ArrException
import dev.arrshell.error.ArrProtocolException
import dev.arrshell.error.AuthenticationException
import dev.arrshell.error.SendState
import dev.arrshell.model.AccessToken
import dev.arrshell.model.ApiVersion
import dev.arrshell.model.Exchange
import dev.arrshell.policy.PollPolicy
import dev.arrshell.policy.RetryPolicy
import dev.arrshell.testing.FutureAwaiter
import dev.arrshell.testing.Tokens
import dev.arrshell.time.VirtualClock
import java.time.Duration
import java.util.concurrent.atomic.AtomicInteger
import spock.lang.Specification
import spock.lang.Timeout

/** Whoever asks without a socket gets, sees and is told what they would over the wire; the emulator sees the same too. */
@Timeout(60)
class WithoutSocketsSpec extends Specification {

    private static final String GUID = '[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}'

    /** What happens once, either way: what the caller has of it, what a listener and the journal tell, and the time after. */
    private static List<Object> story(boolean near, ApiVersion version, Closure<?> steps) {
        def builder = ArrEmulator.builder().time(new VirtualClock()).onWarning {}.boot(STANDARD, seconds(20)).pageSize(2)
        def told = []
        try (ArrEmulator emulator = (near ? builder.withoutSockets() : builder).start();
                Arr arr = Arr.create(emulator.arr().options().toBuilder()
                        .apiVersion(version).retries(RetryPolicy.NONE).polls(PollPolicy.every(seconds(2)))
                        .onExchange { told << it }.build())) {
            def began = emulator.time().instant()
            def client = arr.account(ArrEmulator.ACCOUNT_ID, ArrEmulator.ACCOUNT_KEY).region('westus2')
            def outcome = outcome { steps(emulator, client, version) }
            [outcome, told.collect { shown(it) }, emulator.journal().collect { shown(it) },
             Duration.between(began, emulator.time().instant())].collect { anonymous(it, emulator) }
        }
    }

    private static Object outcome(Closure<?> steps) {
        try {
            String.valueOf(steps())
        } catch (ArrException e) {
            [e.class, e.message, e.failure().sent(), e.cause?.class]
        }
    }

    private static List<Object> shown(Exchange exchange) {
        [exchange.operation(), exchange.method(), exchange.uri(), new TreeMap<>(exchange.requestHeaders()),
         exchange.requestBody(), exchange.status(), exchange.reason(), new TreeMap<>(exchange.headers()), exchange.body()]
    }

    /** Without what differs between any two emulators. */
    private static String anonymous(Object value, ArrEmulator emulator) {
        value.toString()
                .replace(':' + emulator.uri().port, ':PORT')
                .replaceAll(GUID, 'GUID')
                .replaceAll(/(arrwu2standard)[0-9a-f]{32}/, '$1N')
                .replaceAll(/(?i)(ms-cv:?\[?)[^],]+/, '$1CV')
                .replaceAll(/"(arrInspectorPort|handshakePort)":\d+/, '"$1":N')
    }

    def "#what is the same in #version"() {
        when:
        def wire = story(false, version, steps)
        def near = story(true, version, steps)

        then:
        near == wire
        wire[1].size() > 2

        where:
        [version, [what, steps]] << [ApiVersion.values().toList(), stories().collect { [it.key, it.value] }].combinations()
    }

    private static Map<String, Closure<?>> stories() {
        [
            'a life': { emulator, client, version ->
                def session = client.session().size(STANDARD).lease(hours(4)).start().awaitReady()
                session.extendLeaseBy(minutes(20))
                session.stop()
                session.status()
            },
            'a listing of several pages': { emulator, client, version ->
                5.times { client.session().size(PREMIUM).lease(hours(1)).start() }
                client.sessions().size()
            },
            'an unknown session': { emulator, client, version ->
                client.session('e13d2c44-63e0-4591-991e-f9e05e599a93').properties()
            },
            'an expired token': { emulator, client, version ->
                client.sessions()
                emulator.expireTokens()
                client.sessions()
            },
            'a wrong token': { emulator, client, version ->
                client.sessions()
                try (Arr arr = Arr.create(emulator.arr().options().toBuilder().apiVersion(version).build())) {
                    def foreign = AccessToken.of(Tokens.jwt(emulator.time().instant().plusSeconds(3600)))
                    arr.account(ArrEmulator.ACCOUNT_ID, { foreign } as TokenProvider).region('westus2').sessions()
                }
            },
            'respond 503': faulty { it.on(LIST).respond(503) },
            'throttle': faulty { it.on(LIST).throttle(seconds(7)) },
            'a delay': faulty { it.on(LIST).delay(minutes(3)) },
            'a drop before': faulty { it.on(LIST).dropConnection() },
            'a drop after': faulty { it.on(LIST).dropConnectionAfter() },
            'half a body': faulty { it.on(LIST).truncateBody() },
            'half of no body': { emulator, client, version ->
                def session = client.session().size(STANDARD).lease(hours(1)).start()
                emulator.on(STOP).truncateBody()
                session.stop()
            },
            'garbage': faulty { it.on(LIST).garbage() },
            'a token that is garbage': { emulator, client, version ->
                emulator.on(TOKEN).garbage()
                client.sessions()
            }
        ]
    }

    private static Closure<?> faulty(Closure<?> fault) {
        return { emulator, client, version ->
            client.session().size(STANDARD).lease(hours(1)).start()
            fault(emulator)
            client.sessions()
        }
    }

    def "an answer that does not come is not waited for without end"() {
        given:
        def emulator = ArrEmulator.builder().withoutSockets().realTime().onWarning {}.start()
        def arr = Arr.create(emulator.arr().options().toBuilder()
                .requestTimeout(Duration.ofMillis(200)).retries(RetryPolicy.NONE).build())
        emulator.on(LIST).delay(hours(1))

        when:
        arr.account(ArrEmulator.ACCOUNT_ID, ArrEmulator.ACCOUNT_KEY).region('westus2').sessions()

        then:
        def e = thrown(ArrConnectionException)
        e.failure().sent() == SendState.UNANSWERED
        e.message.contains('no answer from 127.0.0.1')

        cleanup:
        arr.close()
        emulator.close(Duration.ZERO)
    }

    def "what is open when #who is closed ends at once"() {
        given:
        def emulator = ArrEmulator.builder().withoutSockets().realTime().onWarning {}.start()
        def arr = Arr.create(emulator.arr().options().toBuilder().retries(RetryPolicy.NONE).build())
        def client = arr.account(ArrEmulator.ACCOUNT_ID, ArrEmulator.ACCOUNT_KEY).region('westus2')
        client.token()
        emulator.on(LIST).delay(hours(1))

        when:
        def open = client.sessionsAsync()
        close(emulator, arr)
        FutureAwaiter.get(open)

        then:
        def e = thrown(ArrConnectionException)
        e.failure().sent() == SendState.UNANSWERED
        e.message.contains(why)

        when:
        client.sessions()

        then:
        def after = thrown(ArrConnectionException)
        after.failure().sent() == SendState.NOTHING
        after.message.contains(later)

        cleanup:
        arr.close()
        emulator.close(Duration.ZERO)

        where:
        who            | close                                                   || why                        | later
        'the client'   | { own, clients -> clients.close() }           || 'the client was closed'    | 'the client was closed'
        'the emulator' | { own, clients -> own.close(Duration.ZERO) } || 'received no bytes'        | 'refused the connection'
    }

    def "no other address is taken for the emulator's"() {
        given:
        def emulator = ArrEmulator.builder().withoutSockets().start()
        def other = ArrEmulator.start()

        when:
        emulator.arr().account(ArrEmulator.ACCOUNT_ID, ArrEmulator.ACCOUNT_KEY).endpoint(other.uri()).sessions()

        then:
        thrown(AuthenticationException)
        other.journal()*.status() == [401, 401]
        emulator.journal()*.operation()*.get() == [TOKEN, TOKEN]

        cleanup:
        emulator.close()
        other.close()
    }

    def "an answer that is too large is refused all the same"() {
        given:
        def emulator = ArrEmulator.builder().withoutSockets().pageSize(1_000_000).start()
        def client = emulator.client()
        9000.times { client.session().size(STANDARD).lease(hours(1)).start() }

        when:
        client.sessions()

        then:
        def e = thrown(ArrProtocolException)
        e.message.contains('larger than 1048576 bytes')

        cleanup:
        emulator.close()
    }

    def "#what asks for the wire #times"() {
        given: 'whoever is asked for the way to take over the wire'
        def before = ProxySelector.default
        def asked = new AtomicInteger()
        ProxySelector.default = Stub(ProxySelector) {
            select(_) >> { asked.incrementAndGet(); [Proxy.NO_PROXY] }
        }
        def emulator = builder.start()

        when:
        emulator.client().sessions()

        then:
        (asked.get() > 0) == wired

        cleanup:
        emulator.close()
        ProxySelector.default = before

        where:
        what                 | builder                                                     || wired | times
        'an emulator'        | ArrEmulator.builder()                                       || true  | 'each time'
        'one without'        | ArrEmulator.builder().withoutSockets()                      || false | 'never'
        'one with it again'  | ArrEmulator.builder().withoutSockets().overTheWire()        || true  | 'each time'
        'one that shows TLS' | ArrEmulator.builder().withoutSockets().tls()                || true  | 'each time'
    }
}
