package dev.arrshell.emulator

import static dev.arrshell.model.SessionSize.STANDARD
import static dev.arrshell.model.SessionStatus.ERROR
import static dev.arrshell.model.SessionStatus.EXPIRED
import static dev.arrshell.model.SessionStatus.STOPPED
import static dev.arrshell.model.SessionStatus.UNKNOWN
import static dev.arrshell.time.Durations.days
import static dev.arrshell.time.Durations.hours
import static dev.arrshell.time.Durations.minutes
import static dev.arrshell.time.Durations.seconds

import dev.arrshell.Session
import dev.arrshell.model.SessionHistory
import java.nio.file.Path
import java.time.Duration
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.TempDir

/** The whole life of sessions, as an emulator with history keeps it. */
class HistorySpec extends Specification {

    @TempDir
    Path temp

    @AutoCleanup
    ArrEmulator emulator = ArrEmulator.builder().withHistory().boot(STANDARD, seconds(10)).start()

    private Session start() {
        emulator.client().session().size(STANDARD).lease(hours(1)).start()
    }

    private static Duration since(SessionHistory life, Optional<java.time.Instant> moment) {
        moment.map { Duration.between(life.createdAt(), it) }.orElse(null)
    }

    def "of a session that #what it tells when it was ready, when and how it ends, and its leases"() {
        given:
        emulator.boot(STANDARD, boot)
        def session = start()
        happens(emulator, session)

        when:
        def life = emulator.history().first()

        then:
        life.id() == session.id()
        since(life, life.readyAt()) == ready
        since(life, life.endsAt()) == ends
        life.endStatus() == end
        life.message().orElse(null) == message
        life.leases().collect { [Duration.between(life.createdAt(), it.at()), it.total()] } == leases

        where:
        what                   | boot                                       | happens                                                    || ready       | ends                      | end     | message  | leases
        'is left alone'        | BootProfile.fixed(seconds(10))             | { on, it -> }                                                        || seconds(10) | hours(1).plusSeconds(10)  | EXPIRED | null     | [[Duration.ZERO, hours(1)]]
        'is extended'          | BootProfile.fixed(seconds(10))             | { on, it -> on.clock().advance(minutes(5)); it.extendLeaseTo(hours(2)) } || seconds(10) | hours(2).plusSeconds(10)  | EXPIRED | null     | [[Duration.ZERO, hours(1)], [minutes(5), hours(2)]]
        'is stopped'           | BootProfile.fixed(seconds(10))             | { on, it -> on.clock().advance(seconds(20)); it.stop() }                || seconds(10) | seconds(20)               | STOPPED | null     | [[Duration.ZERO, hours(1)]]
        'is stopped unready'   | BootProfile.fixed(seconds(10))             | { on, it -> on.clock().advance(seconds(5)); it.stop() }                 || null        | seconds(5)                | STOPPED | null     | [[Duration.ZERO, hours(1)]]
        'fails later'          | BootProfile.fixed(seconds(10))             | { on, it -> on.clock().advance(seconds(30)); on.session(it.id()).fail('lost') } || seconds(10) | seconds(30)          | ERROR   | 'lost'   | [[Duration.ZERO, hours(1)]]
        'never boots'          | BootProfile.never()                        | { on, it -> }                                                        || null        | null                      | UNKNOWN | null     | [[Duration.ZERO, hours(1)]]
        'fails to boot'        | BootProfile.failing('no disk', seconds(3)) | { on, it -> }                                                      || null        | seconds(3)                | ERROR   | 'A server of size Standard in westus2 did not start: no disk' | [[Duration.ZERO, hours(1)]]
    }

    def "a session that the service has forgotten is still there, as a stored one that was loaded"() {
        given:
        def kept = { ArrEmulator.builder().withHistory().data(temp.resolve('data')).start() }
        def first = kept()
        def gone = first.client().session().size(STANDARD).lease(hours(1)).start()
        first.clock().advance(hours(2))
        def stored = first.client().session().size(STANDARD).lease(hours(1)).start()

        when:
        first.clock().advance(days(30))
        first.client().sessions()

        then:
        first.sessions()*.id() == [stored.id()]
        first.history()*.id() == [gone.id(), stored.id()]

        when:
        first.close()
        def second = kept()

        then:
        second.history()*.id().last() == stored.id()

        cleanup:
        first?.close()
        second?.close()
    }

    def "what a snapshot brings back has all its moments later"() {
        given:
        def stopped = start()
        stopped.stop()
        def extended = start()
        extended.extendLeaseTo(hours(3))
        emulator.boot(STANDARD, BootProfile.failing('no disk', minutes(1)))
        def failing = start()
        def before = emulator.history()
        def snapshot = emulator.snapshot()

        when:
        emulator.clock().advance(hours(5))
        emulator.restore(snapshot)
        def after = emulator.history()

        then:
        after*.id() == [stopped.id(), extended.id(), failing.id()]
        after*.createdAt() == before*.createdAt()*.plus(hours(5))
        after*.endsAt()*.get() == before*.endsAt()*.get()*.plus(hours(5))
        after*.leases()*.collect { it.at() } == before*.leases()*.collect { it.at().plus(hours(5)) }
    }
}
