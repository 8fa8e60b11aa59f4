package dev.arrshell

import static dev.arrshell.model.SessionSize.PREMIUM
import static dev.arrshell.model.SessionSize.STANDARD
import static dev.arrshell.model.SessionStatus.READY
import static dev.arrshell.model.SessionStatus.STARTING
import static dev.arrshell.model.SessionStatus.STOPPED
import static dev.arrshell.time.Durations.hours

import dev.arrshell.error.LeaseNotExtendedException
import dev.arrshell.error.SessionStoppedException
import spock.lang.Specification

/** The stories of sessions that hold for any service, in each version and for each way of waiting. */
abstract class SessionStoriesSpec extends Specification {

    /** The client of the service under test. */
    abstract ArrClient caller()

    /** How the caller waits. */
    abstract Session start(SessionDraft.Startable draft)

    abstract ReadySession ready(Session session)

    def "a session is started, becomes ready, is extended, listed, read and stopped"() {
        when:
        def session = start(caller().session().size(PREMIUM).lease(hours(4)))

        then:
        caller().sessions()*.status() == [STARTING]

        when:
        def ready = ready(session)

        then:
        ready.id() == session.id()
        ready.snapshot().status() == READY
        ready.snapshot().size() == PREMIUM
        ready.snapshot().maxLeaseTime() == hours(4)
        ready.snapshot().hostname().get() == ready.hostname()

        when:
        def extended = ready.extendLeaseTo(hours(5))

        then:
        extended.maxLeaseTime() == hours(5)
        caller().sessions()*.id() == [session.id()]
        session.properties().maxLeaseTime() == hours(5)

        when:
        session.stop()

        then:
        session.properties().status() == STOPPED
        session.properties().hostname().empty
        caller().sessions().empty
    }

    def "extendLeaseBy adds to what the service has, not to what the caller remembers"() {
        given:
        def session = ready(start(caller().session().size(STANDARD).lease(hours(1))))
        caller().session(session.id()).extendLeaseTo(hours(2))

        expect:
        session.extendLeaseBy(hours(1)).maxLeaseTime() == hours(3)
    }

    def "a total that only the service knows to be too small is its refusal"() {
        given:
        def session = start(caller().session().size(STANDARD).lease(hours(4)))

        when:
        caller().session(session.id()).extendLeaseTo(hours(2))

        then:
        def e = thrown(LeaseNotExtendedException)
        e.status().asInt == 422
        e.session().get() == session.id()
        e.correlationVector().present
    }

    def "stopping a session that another client has stopped is no error, and a wait for it says so"() {
        given:
        def session = start(caller().session().size(STANDARD).lease(hours(1)))
        caller().session(session.id()).stop()

        when:
        session.stop()
        ready(caller().session(session.id()))

        then:
        def e = thrown(SessionStoppedException)
        e.session().get() == session.id()
        e.polls() == 1
    }

    def "two drafts from one stage know nothing of each other"() {
        given:
        def stage = caller().session().size(STANDARD)

        when:
        def short_ = start(stage.lease(hours(1)))
        def long_ = start(stage.lease(hours(2)))

        then:
        short_.properties().maxLeaseTime() == hours(1)
        long_.properties().maxLeaseTime() == hours(2)
        short_.id() != long_.id()
    }
}
