package dev.arrshell.model

import static dev.arrshell.model.SessionStatus.*
import static dev.arrshell.time.Durations.hours
import static dev.arrshell.time.Durations.minutes

import java.time.Duration
import java.time.Instant
import spock.lang.Specification

class SessionPropertiesSpec extends Specification {

    static final ID = SessionId.parse('e13d2c44-63e0-4591-991e-f9e05e599a93')
    static final NOW = Instant.parse('2019-05-09T16:30:38Z')

    def 'what was never set, was null, blank or zero is not there'() {
        expect:
        with(built.build()) {
            id() == ID
            status() == STARTING
            statusText() == 'Starting'
            size() == SessionSize.UNKNOWN
            maxLeaseTime() == Duration.ZERO
            elapsed() == Duration.ZERO
            [hostname(), handshakePort(), inspectorPort(), teraflops(), creationTime(), message(), errorCode()].every { it.empty }
            seenAt() == Instant.EPOCH
        }
        built.build() == SessionProperties.builder(ID, STARTING).build()
        built.build().hashCode() == SessionProperties.builder(ID, STARTING).build().hashCode()
        built.build() != SessionProperties.builder(ID, STARTING).hostname('host').build()

        where:
        built << [
            SessionProperties.builder(ID, STARTING),
            SessionProperties.builder(ID, STARTING).hostname(null).ports(0, 0).teraflops(0).creationTime(null).error(null, null),
            SessionProperties.builder(ID, STARTING).hostname('').teraflops(-0.0f).error('', ' ')]
    }

    def 'what was set is there'() {
        given:
        def seen = SessionProperties.builder(ID, READY).statusText('ready').size(SessionSize.PREMIUM).maxLeaseTime(hours(4)).elapsed(minutes(1))
                .hostname('host').ports(50000, 60000).teraflops(8.1f).creationTime(NOW.minusSeconds(120)).error('Code', 'text').seenAt(NOW).build()

        expect:
        seen.id() == ID
        seen.status() == READY
        seen.statusText() == 'ready'
        seen.size() == SessionSize.PREMIUM
        seen.maxLeaseTime() == hours(4)
        seen.elapsed() == minutes(1)
        seen.hostname() == Optional.of('host')
        seen.handshakePort() == OptionalInt.of(50000)
        seen.inspectorPort() == OptionalInt.of(60000)
        seen.teraflops() == Optional.of(8.1f)
        seen.creationTime() == Optional.of(NOW.minusSeconds(120))
        seen.errorCode() == Optional.of('Code')
        seen.message() == Optional.of('text')
        seen.seenAt() == NOW
    }

    def 'a session that is #status, #elapsed into 4 hours, has #left left'() {
        given:
        def seen = SessionProperties.builder(ID, status).maxLeaseTime(hours(4)).elapsed(elapsed).seenAt(NOW).build()

        expect:
        seen.remaining() == left
        seen.expiresAt() == Optional.ofNullable(end)

        where:
        status   | elapsed       || left         | end
        STARTING | Duration.ZERO || hours(4)     | null
        READY    | Duration.ZERO || hours(4)     | NOW + hours(4)
        READY    | minutes(90)   || minutes(150) | NOW + minutes(150)
        READY    | hours(4)      || Duration.ZERO | NOW
        READY    | hours(5)      || Duration.ZERO | NOW
        STOPPING | minutes(90)   || minutes(150) | null
        STOPPED  | minutes(90)   || Duration.ZERO | null
        EXPIRED  | hours(4)      || Duration.ZERO | null
        ERROR    | minutes(1)    || Duration.ZERO | null
        UNKNOWN  | minutes(90)   || minutes(150) | null
    }

    def 'null is refused by name'() {
        when:
        call()

        then:
        def refusal = thrown(NullPointerException)
        refusal.message == name

        where:
        name           | call
        'id'           | { SessionProperties.builder(null, READY) }
        'status'       | { SessionProperties.builder(ID, null) }
        'statusText'   | { SessionProperties.builder(ID, READY).statusText(null).build() }
        'size'         | { SessionProperties.builder(ID, READY).size(null).build() }
        'maxLeaseTime' | { SessionProperties.builder(ID, READY).maxLeaseTime(null).build() }
        'elapsed'      | { SessionProperties.builder(ID, READY).elapsed(null).build() }
        'seenAt'       | { SessionProperties.builder(ID, READY).seenAt(null).build() }
    }
}
