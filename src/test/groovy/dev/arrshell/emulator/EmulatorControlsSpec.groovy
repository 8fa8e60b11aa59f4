package dev.arrshell.emulator

import static dev.arrshell.model.SessionSize.PREMIUM
import static dev.arrshell.model.SessionSize.STANDARD
import static dev.arrshell.model.SessionSize.UNKNOWN
import static dev.arrshell.model.SessionStatus.ERROR
import static dev.arrshell.model.SessionStatus.READY
import static dev.arrshell.model.SessionStatus.STARTING
import static dev.arrshell.time.Durations.days
import static dev.arrshell.time.Durations.hours
import static dev.arrshell.time.Durations.minutes
import static dev.arrshell.time.Durations.seconds

import dev.arrshell.ArrClient
import dev.arrshell.error.SessionFailedException
import dev.arrshell.model.Operation
import dev.arrshell.model.SessionId
import dev.arrshell.model.SessionSize
import dev.arrshell.testing.RawClient
import dev.arrshell.time.VirtualClock
import java.time.Duration
import spock.lang.AutoCleanup
import spock.lang.Specification

class EmulatorControlsSpec extends Specification {

    @AutoCleanup
    ArrEmulator emulator = ArrEmulator.builder().time(new VirtualClock()).start()
    ArrClient client = emulator.client()

    def start(SessionSize size = STANDARD) {
        client.session().size(size).lease(hours(1)).start()
    }

    def "a server boots in #boot: Ready after #after, not before"() {
        given:
        emulator.boot(PREMIUM, boot)
        def session = start(PREMIUM)

        when:
        emulator.clock().advance(after - Duration.ofNanos(1))

        then:
        session.properties().status() == STARTING

        when:
        emulator.clock().advance(Duration.ofNanos(1))

        then:
        session.properties().status() == READY
        start(STANDARD).properties().status() == STARTING

        where:
        boot                             || after
        BootProfile.fixed(seconds(33))   || seconds(33)
        BootProfile.between(minutes(1), minutes(1), 5) || minutes(1)
    }

    def "times from a range follow from the seed"() {
        expect:
        bootTimes(7) == bootTimes(7)
        bootTimes(7) != bootTimes(8)
        bootTimes(7).every { seconds(5) <= it && it <= seconds(60) }
        bootTimes(7).toSet().size() == 5
    }

    private static List<Duration> bootTimes(long seed) {
        ArrEmulator.builder().boot(STANDARD, BootProfile.between(seconds(5), seconds(60), seed)).start().withCloseable {
            emulator -> (1..5).collect {
                def raw = RawClient.of(emulator)
                def id = raw.created("1:0:0", "standard")
                def began = emulator.clock().instant()
                emulator.clock().advance(minutes(1))
                def elapsed = (raw.properties(id).body() =~ /ElapsedTime":"00:00:(\d\d)/)[0][1] as int
                Duration.between(began, emulator.clock().instant()) - seconds(elapsed)
            }
        }
    }

    def "Ready after so many looks, whatever the clock says"() {
        given:
        emulator.boot(STANDARD, BootProfile.afterPolls(2))
        def session = start()

        when:
        emulator.clock().advance(hours(9))
        client.sessions()

        then:
        session.properties().status() == STARTING
        session.properties().status() == STARTING
        session.properties().status() == READY
        session.properties().elapsed() == Duration.ZERO
    }

    def "never Ready, and not for ever there either once it is stopped"() {
        given:
        emulator.boot(STANDARD, BootProfile.never())
        def session = start()

        when:
        emulator.clock().advance(days(300))

        then:
        session.properties().status() == STARTING

        when:
        session.stop()

        then:
        client.sessions().empty
    }

    def "a server that fails to boot says why, in both versions"() {
        given:
        emulator.boot(STANDARD, BootProfile.failing("the image is broken", seconds(30)))
        def session = start()

        when:
        session.awaitReady()

        then:
        def e = thrown(SessionFailedException)
        e.message.contains("A server of size Standard in westus2 did not start: the image is broken")
        RawClient.of(emulator).raw("GET", "/accounts/${ArrEmulator.ACCOUNT_ID}/sessions/${session.id()}?api-version=2021-01-01", "")
                .body().endsWith('"status":"Error","error":{"code":"VmAllocationFailed",' +
                '"message":"A server of size Standard in westus2 did not start: the image is broken"}}')
    }

    def "a session beyond the capacity fails, and one that ends makes room"() {
        given:
        emulator.capacity(PREMIUM, 1)
        def first = start(PREMIUM)
        def second = start(PREMIUM)

        when:
        second.awaitReady()

        then:
        def e = thrown(SessionFailedException)
        e.message.contains("No server of size Premium is free in westus2.")
        start(STANDARD).properties().status() == STARTING
        emulator.arr().account(ArrEmulator.ACCOUNT_ID, ArrEmulator.ACCOUNT_KEY).region("eastus")
                .session().size(PREMIUM).lease(hours(1)).start().properties().status() == STARTING

        when:
        first.stop()
        def third = start(PREMIUM).awaitReady()
        emulator.unlimited(PREMIUM)
        def fourth = start(PREMIUM).awaitReady()

        then:
        third.snapshot().status() == READY
        fourth.snapshot().status() == READY
    }

    def "a session is let fail"() {
        given:
        def ready = start().awaitReady()

        when:
        emulator.session(ready.id()).fail("GPU lost")

        then:
        ready.properties().status() == ERROR
        ready.properties().message().get() == "GPU lost"

        when:
        emulator.session(SessionId.parse("nobody")).fail("x")

        then:
        thrown(NoSuchElementException)
    }

    def "a session is listed #delay s after its creation, and is there by its id at once"() {
        given:
        emulator.listingDelay(seconds(delay))
        def first = start(PREMIUM)
        emulator.clock().advance(seconds(3))
        def second = start(PREMIUM)

        expect:
        [first, second]*.properties()*.id() == [first, second]*.id()
        listedAfter(delay - 4) == []
        listedAfter(1) == [first.id()]
        listedAfter(2) == [first.id()]
        listedAfter(1) == [first.id(), second.id()]

        when: 'one that has ended by then is never listed'
        second.stop()
        def third = start(PREMIUM)
        third.stop()

        then:
        listedAfter(delay) == [first.id()]

        when:
        emulator.listingDelay(Duration.ZERO)

        then:
        start(PREMIUM).id() in listedAfter(0)

        where:
        delay << [4, 20, 300]
    }

    private List<SessionId> listedAfter(long length) {
        emulator.clock().advance(seconds(length))
        emulator.client().sessions()*.id()
    }

    def "an account that calls too often waits for the end of its minute"() {
        given:
        def raw = RawClient.of(emulator)
        emulator.throttle(3)

        when:
        def first = (1..3).collect { raw.list().statusCode() }
        emulator.clock().advance(seconds(18) + Duration.ofMillis(500))
        def refused = raw.list()

        then:
        first == [200] * 3
        refused.statusCode() == 429
        refused.body() == ""
        refused.headers().firstValue("Retry-After").get() == "42"

        when:
        emulator.clock().advance(seconds(42))

        then:
        raw.list().statusCode() == 200
    }

    def "a client waits as long as a throttled answer asks it to"() {
        given:
        def session = start(PREMIUM)
        emulator.on(Operation.PROPERTIES).throttle(seconds(50)).times(2)
        def began = emulator.clock().instant()

        when:
        session.awaitReady()

        then:
        Duration.between(began, emulator.clock().instant()) >= seconds(100)
        emulator.unusedFaults() == []
    }

    def "tokens are made to expire, and a client asks for another"() {
        given:
        client.sessions()
        def raw = RawClient.of(emulator)

        when:
        emulator.expireTokens()

        then:
        raw.list().statusCode() == 401
        raw.list().headers().firstValue("WWW-Authenticate").present
        client.sessions() == []
        emulator.requests(Operation.TOKEN).size() == 3
        RawClient.of(emulator).list().statusCode() == 200
    }

    def "a clock that is #ahead wrong shows in Date and in tokens"() {
        given:
        emulator.clockSkew(ahead)
        def raw = RawClient.of(emulator)
        def claims = new String(Base64.urlDecoder.decode(raw.token().tokenize('.')[1]))

        expect:
        raw.list().statusCode() == 200
        raw.list().headers().firstValue("Date").get() == date
        claims.contains(/"iat":${(emulator.clock().instant() + ahead).epochSecond},/)
        emulator.clock().instant().toString() == "2019-05-09T16:17:50Z"

        where:
        ahead         || date
        hours(1)      || "Thu, 09 May 2019 17:17:50 GMT"
        minutes(-20)  || "Thu, 09 May 2019 15:57:50 GMT"
    }

    def "#what is refused where it is said"() {
        when:
        call(emulator)

        then:
        thrown(IllegalArgumentException)

        where:
        what                   | call
        "a negative boot time" | { BootProfile.fixed(seconds(-1)) }
        "a boot of years"      | { BootProfile.fixed(days(366)) }
        "a range upside down"  | { BootProfile.between(seconds(2), seconds(1), 0) }
        "minus one poll"       | { BootProfile.afterPolls(-1) }
        "no reason"            | { BootProfile.failing(" ") }
        "no size"              | { it.boot(UNKNOWN, BootProfile.never()) }
        "a negative capacity"  | { it.capacity(PREMIUM, -1) }
        "no calls"             | { it.throttle(0) }
        "a wild clock"         | { it.clockSkew(days(3651)) }
        "a page of none"       | { ArrEmulator.builder().pageSize(0) }
        "status 200"           | { it.on(Operation.CREATE).respond(200) }
        "status 599"           | { it.on(Operation.CREATE).respond(599) }
        "a negative wait"      | { it.on(Operation.CREATE).throttle(seconds(-1)) }
        "a listing too early"  | { it.listingDelay(seconds(-1)) }
        "a listing too late"   | { it.listingDelay(Duration.ofDays(366)) }
        "zero times"           | { it.on(Operation.CREATE).respond(503).times(0) }
        "no chance"            | { it.on(Operation.CREATE).respond(503).withProbability(0, 1) }
        "more than sure"       | { it.on(Operation.CREATE).respond(503).withProbability(1.1, 1) }
    }
}
