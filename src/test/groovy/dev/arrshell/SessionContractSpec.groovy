package dev.arrshell

import static dev.arrshell.model.Operation.CREATE
import static dev.arrshell.model.Operation.LIST
import static dev.arrshell.model.Operation.PROPERTIES
import static dev.arrshell.model.Operation.STOP
import static dev.arrshell.model.Operation.TOKEN
import static dev.arrshell.model.Operation.UPDATE
import static dev.arrshell.model.SessionSize.PREMIUM
import static dev.arrshell.model.SessionSize.STANDARD
import static dev.arrshell.model.SessionStatus.EXPIRED
import static dev.arrshell.model.SessionStatus.READY
import static dev.arrshell.model.SessionStatus.STARTING
import static dev.arrshell.model.SessionStatus.STOPPED
import static dev.arrshell.time.Durations.days
import static dev.arrshell.time.Durations.hours
import static dev.arrshell.time.Durations.minutes
import static dev.arrshell.time.Durations.seconds

import dev.arrshell.emulator.ArrEmulator
import dev.arrshell.emulator.ArrEmulatorBuilder
import dev.arrshell.error.AuthenticationException
import dev.arrshell.error.ForbiddenException
import dev.arrshell.error.SessionExpiredException
import dev.arrshell.error.SessionNotFoundException
import dev.arrshell.error.WaitTimeoutException
import dev.arrshell.model.AccessToken
import dev.arrshell.model.AccountId
import dev.arrshell.model.AccountKey
import dev.arrshell.model.Operation
import dev.arrshell.testing.Tokens
import java.time.Duration
import spock.lang.AutoCleanup
import spock.lang.Timeout

/** The stories of sessions on the emulator, and those that need its clock, its journal or its accounts. */
@Timeout(60)
abstract class SessionContractSpec extends SessionStoriesSpec {

    @AutoCleanup
    ArrEmulator emulator = builder().start()
    @AutoCleanup
    Arr arr = Arr.create(options().build())
    ArrClient client = arr.account(ArrEmulator.ACCOUNT_ID, ArrEmulator.ACCOUNT_KEY).region('westus2')

    /** What the version under test adds to the options. */
    abstract ArrOptions.Builder speaking(ArrOptions.Builder options)

    /** What carries it. */
    ArrEmulatorBuilder builder() {
        ArrEmulator.builder()
    }

    @Override
    ArrClient caller() {
        client
    }

    /** What elapsed time is rounded down to, and so how well a client can know what is left. */
    Duration grain() {
        seconds(1)
    }

    ArrOptions.Builder options() {
        speaking(emulator.arr().options().toBuilder())
    }

    def "a server has a name of the service, and an answer is no older than the clock"() {
        when:
        def ready = ready(start(client.session().size(PREMIUM).lease(hours(4))))

        then:
        ready.hostname().endsWith('.mixedreality.azure.com')
        emulator.clock().instant() >= ready.snapshot().seenAt()
    }

    def "lease counts from ready and ends on the tick"() {
        given:
        def ready = ready(start(client.session().size(STANDARD).lease(hours(4))))
        def left = ready.snapshot().remaining()

        when:
        emulator.clock().advance(left - grain())

        then:
        ready.properties().status() == READY

        when:
        emulator.clock().advance(minutes(2))

        then:
        ready.properties().status() == EXPIRED
        ready.properties().elapsed() == hours(4)

        when:
        ready.extendLeaseBy(hours(1))

        then:
        def e = thrown(SessionExpiredException)
        e.lastSeen().get().status() == EXPIRED
        count(UPDATE) == 0
    }

    def "a total that is not more than the known one is refused before anything is sent"() {
        given:
        def session = start(client.session().size(STANDARD).lease(hours(4)))
        def before = emulator.journal().size()

        when:
        session.extendLeaseTo(total)

        then:
        def e = thrown(IllegalArgumentException)
        e.message.contains(words)
        e.message.endsWith('(nothing was sent)')
        emulator.journal().size() == before

        where:
        total       || words
        hours(3)    || '3h00m is not more than the present 4h00m. The value is a total since the start, not an addition; to add 3h00m: extendLeaseBy(hours(3))'
        hours(4)    || '4h00m is not more than the present 4h00m'
        hours(25)   || 'at most 24 hours'
        hours(0)    || 'must be positive'
    }

    def "closing gives back what start() took and leaves alone what was attached"() {
        given:
        def session = start(client.session().size(STANDARD).lease(hours(1)))

        when:
        client.session(session.id()).close()

        then:
        session.properties().status() == STARTING

        when:
        session.close()
        session.close()
        session.stop()

        then:
        session.properties().status() == STOPPED
        count(STOP) == 1
    }

    def "a session of nobody, of another region or over 30 days ago is not found"() {
        given:
        def session = start(client.session().size(STANDARD).lease(hours(1)))

        when: 'asked for in another region'
        arr.account(ArrEmulator.ACCOUNT_ID, ArrEmulator.ACCOUNT_KEY).region('eastus').session(session.id()).properties()

        then:
        def elsewhere = thrown(SessionNotFoundException)
        elsewhere.session().get() == session.id()

        when: 'it ended long ago'
        session.stop()
        emulator.clock().advance(days(31))
        session.properties()

        then:
        thrown(SessionNotFoundException)
    }

    def "a deadline ends the wait and leaves the session starting"() {
        given:
        def session = start(client.session().size(PREMIUM).lease(hours(1)))

        when:
        session.awaitReady(minutes(1))

        then:
        def e = thrown(WaitTimeoutException)
        e.lastSeen().get().status() == STARTING
        e.elapsed() == minutes(1)
        session.properties().status() == STARTING
    }

    def "one token serves all calls, and is renewed shortly before it expires"() {
        given:
        ready(start(client.session().size(PREMIUM).lease(hours(1))))
        client.sessions()

        expect:
        count(TOKEN) == 1

        when:
        emulator.clock().advance(hours(24) - minutes(4))
        client.sessions()

        then:
        count(TOKEN) == 2
    }

    def "a wrong key is an AuthenticationException that repeats no key"() {
        given:
        def wrong = 'bm90IHRoZSBrZXkgb2YgdGhpcyBhY2NvdW50IGF0IGFsbA=='

        when:
        arr.account(ArrEmulator.ACCOUNT_ID.toString(), wrong).region('westus2').sessions()

        then:
        def e = thrown(AuthenticationException)
        e.status().asInt == 401
        e.operation() == TOKEN
        !e.message.contains(wrong)
        count(LIST) == 0
    }

    def "a token that the service never issued is tried twice, then refused"() {
        given:
        def asked = 0
        TokenProvider foreign = {
            asked++
            AccessToken.parse(Tokens.jwt(emulator.clock().instant() + hours(24)), emulator.clock())
        }

        when:
        arr.account(ArrEmulator.ACCOUNT_ID, foreign).region('westus2').sessions()

        then:
        def e = thrown(AuthenticationException)
        e.attempts() == 2
        asked == 2
        count(LIST) == 2
    }

    def "a token of another account is forbidden"() {
        given:
        def other = AccountId.parse('22222222-2222-2222-2222-222222222222')
        def key = AccountKey.parse('YW5vdGhlciBhY2NvdW50J3Mga2V5LCBqdXN0IGFzIGdvb2Q=')
        emulator.close()
        emulator = builder().account(other, key).start()
        arr = Arr.create(options().build())
        def ours = arr.account(ArrEmulator.ACCOUNT_ID, ArrEmulator.ACCOUNT_KEY).region('westus2').token()

        when:
        arr.account(other, { ours } as TokenProvider).region('westus2').sessions()

        then:
        def e = thrown(ForbiddenException)
        e.status().asInt == 403
    }

    def "the journal has each request once and no secret"() {
        given:
        def session = ready(start(client.session().size(STANDARD).lease(hours(1))))
        session.extendLeaseTo(hours(2))
        session.stop()

        expect:
        count(CREATE) == 1
        count(UPDATE) == 1
        count(STOP) == 1
        count(PROPERTIES) >= 1
        def text = emulator.journal().collect { "$it ${it.requestHeaders()} ${it.requestBody()} ${it.responseHeaders()} ${it.responseBody()}" }.join('\n')
        !text.contains(ArrEmulator.ACCOUNT_KEY.revealTo { it })
        !(text =~ /eyJ[\w-]{20,}\.|\.eyJ/)
    }

    protected int count(Operation operation) {
        emulator.requests(operation).size()
    }
}
