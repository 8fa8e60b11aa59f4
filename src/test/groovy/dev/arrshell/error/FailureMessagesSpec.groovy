package dev.arrshell.error

import static dev.arrshell.model.Operation.*
import static dev.arrshell.model.SessionStatus.*
import static dev.arrshell.time.Durations.hours
import static dev.arrshell.time.Durations.minutes
import static dev.arrshell.time.Durations.seconds

import dev.arrshell.model.CorrelationVector
import dev.arrshell.model.Operation
import dev.arrshell.model.SessionId
import dev.arrshell.model.SessionProperties
import dev.arrshell.model.SessionStatus
import dev.arrshell.model.WaitStats
import java.time.Duration
import spock.lang.Specification

/** The words of every failure: what was tried, why it failed, what to do, whether anything was sent. */
class FailureMessagesSpec extends Specification {

    static final ID = SessionId.parse('s-1')
    static final CAUSE = new IOException('broken pipe')
    static final ANSWERED = [status: 500, cv: '5EqPJ1VdTUakDJZc6/ZhTg.0', request: 'GET /v1/x', sent: SendState.ANSWERED]
    static final WAITED = new WaitStats(61, minutes(10), 'Starting 57, 503 4')

    private static Failure facts(Map facts, Operation operation) {
        def failure = Failure.unanswered(operation, facts.request ?: '', facts.detail ?: '', facts.sent ?: SendState.ANSWERED)
                .withStatus(facts.status ? OptionalInt.of(facts.status) : OptionalInt.empty())
                .withCode(Optional.ofNullable(facts.code)).withCorrelationVector(Optional.ofNullable(facts.cv).map { new CorrelationVector(it) })
                .withRetryAfter(Optional.ofNullable(facts.retryAfter)).withAttempts(facts.attempts ?: 1)
        failure = facts.within ? failure.withRetriesWithin(facts.within) : failure
        failure = facts.closed ? failure.withClientClosed() : failure
        failure = facts.here ? failure.withStoppedHere(true) : failure
        failure = facts.session ? failure.withSession(facts.session) : failure
        failure = facts.seen ? failure.withLastSeen(facts.seen) : failure
        facts.waited ? failure.withWaited(facts.waited) : failure
    }

    private static SessionProperties seen(SessionStatus status, String message = null) {
        SessionProperties.builder(ID, status).maxLeaseTime(hours(4)).error(null, message).build()
    }

    /** The message without the page it names, which stands in its facts. */
    private static String worded(ArrException failure) {
        assert failure.message.count("; see ${failure.page()})") == 1
        failure.message.replace("; see ${failure.page()})", ')')
    }

    def '#make.simpleName says what, why, what to do and what was sent: #says'() {
        expect:
        worded(make.newInstance(facts(given, operation))) == says

        where:
        make                      | operation  | given                                                          || says
        AuthenticationException   | TOKEN      | ANSWERED + [status: 401]                                       || 'could not request a token: the token service does not accept the account key. Compare account id and key with the account\'s page "Access Keys" (primary and secondary key both work, and while one is changed the other still does), and the token service\'s address with the account\'s domain. (GET /v1/x, status 401, MS-CV 5EqPJ1VdTUakDJZc6/ZhTg.0, the service answered)'
        AuthenticationException   | LIST       | ANSWERED + [status: 401, attempts: 2]                          || "could not list the sessions: the service does not accept the token. A fresh token was refused too: does the token service belong to this endpoint, and is this machine's clock right? (GET /v1/x, status 401, MS-CV 5EqPJ1VdTUakDJZc6/ZhTg.0, 2 requests, the service answered)"
        ForbiddenException        | STOP       | ANSWERED + [status: 403]                                       || 'could not stop the session: the token does not allow it. Is it a token of this account, with the role Remote Rendering Administrator or Client? (GET /v1/x, status 403, MS-CV 5EqPJ1VdTUakDJZc6/ZhTg.0, the service answered)'
        SessionNotFoundException  | PROPERTIES | ANSWERED + [status: 404, session: ID]                          || "could not read the session's properties: there is no session s-1. Was it made in another region, with another account, or did it end over 30 days ago? (GET /v1/x, status 404, MS-CV 5EqPJ1VdTUakDJZc6/ZhTg.0, the service answered)"
        SessionNotFoundException  | PROPERTIES | [status: 404]                                                  || "could not read the session's properties: nothing is there. Was it made in another region, with another account, or did it end over 30 days ago? (status 404, the service answered)"
        ConflictException         | UPDATE     | [status: 409, code: 'Conflict', detail: 'The session is Stopped.'] || "could not update the session's lease: The session is Stopped. Look at the session's properties first. (status 409, Conflict, the service answered)"
        ConflictException         | CREATE     | [status: 409]                                                  || "could not create a session: it conflicts with what is there. Look at the session's properties first. (status 409, the service answered)"
        LeaseNotExtendedException | UPDATE     | [status: 422, detail: 'It must be larger']                     || "could not update the session's lease: It must be larger. The value is a total since the start, not an addition; to add time: extendLeaseBy(…). (status 422, the service answered)"
        LeaseNotExtendedException | UPDATE     | [status: 422]                                                  || "could not update the session's lease: the new lease is not larger than the present one. The value is a total since the start, not an addition; to add time: extendLeaseBy(…). (status 422, the service answered)"
        RequestRefusedException   | CREATE     | [status: 400, code: 'BadRequest', detail: 'The request was malformed.'] || 'could not create a session: The request was malformed. The same request will be refused again: change what it names. (status 400, BadRequest, the service answered)'
        RequestRefusedException   | CREATE     | [status: 405]                                                  || 'could not create a session: the service refuses the request. The same request will be refused again: change what it names. (status 405, the service answered)'
        RequestRefusedException   | LIST       | [status: 404]                                                  || 'could not list the sessions: nothing is there. Is the address right? (status 404, the service answered)'
        ThrottledException        | LIST       | [status: 429, retryAfter: seconds(15)]                         || 'could not list the sessions: too many calls. The service asks to wait 15s. (status 429, the service answered)'
        ThrottledException        | LIST       | [status: 429, retryAfter: hours(1), within: seconds(30)]       || 'could not list the sessions: too many calls. The service asks to wait 1h00m, but the retry policy allows 30s for all attempts: nothing was repeated. (status 429, the service answered)'
        ThrottledException        | LIST       | [status: 429, retryAfter: hours(1), within: seconds(30), attempts: 2] || 'could not list the sessions: too many calls. The service asks to wait 1h00m, but the retry policy allows 30s for all attempts: it was not repeated any more. (status 429, 2 requests, the service answered)'
        ThrottledException        | LIST       | [status: 429]                                                  || 'could not list the sessions: too many calls. Wait a minute; the count starts anew every minute. (status 429, the service answered)'
        ServiceException          | LIST       | ANSWERED + [detail: 'An internal server error occurred.']      || 'could not list the sessions: An internal server error occurred. Try again; quote the MS-CV if it lasts. (GET /v1/x, status 500, MS-CV 5EqPJ1VdTUakDJZc6/ZhTg.0, the service answered)'
        ServiceException          | LIST       | [status: 503, retryAfter: hours(1), within: seconds(30)]       || 'could not list the sessions: the service failed. The service asks to wait 1h00m, but the retry policy allows 30s for all attempts: nothing was repeated. Try again; quote the MS-CV if it lasts. (status 503, the service answered)'
        ServiceException          | LIST       | [status: 502]                                                  || 'could not list the sessions: the service failed. Try again; quote the MS-CV if it lasts. (status 502, the service answered)'
        ArrProtocolException      | LIST       | [status: 200, detail: 'no JSON object']                        || 'could not list the sessions: the answer is not what the protocol allows: no JSON object. Is there a proxy in between, or another server at this address? (status 200, the service answered)'
        ForbiddenException        | PROPERTIES | [status: 403, waited: new WaitStats(3, seconds(4), 'Starting 2')] || "could not read the session's properties: the token does not allow it. Is it a token of this account, with the role Remote Rendering Administrator or Client? (status 403, 4s of waiting, 3 polls: Starting 2, the service answered)"
    }

    def '#make.simpleName says what, why, what to do and what was sent, and keeps its cause: #says'() {
        given:
        def failure = make.newInstance(facts(given, operation), CAUSE)

        expect:
        worded(failure) == says
        failure.cause.is(CAUSE)

        where:
        make                     | operation  | given                                                                                || says
        ArrConnectionException   | LIST       | [detail: 'localhost:1 refused the connection', sent: SendState.NOTHING]                   || 'could not list the sessions: localhost:1 refused the connection. Is the address right, and is the server up? (nothing was sent)'
        ArrConnectionException   | STOP       | [detail: 'the client was closed', session: ID, closed: true]                          || "could not stop the session: the client was closed. Session s-1 is billed while it runs: client.session('s-1').stop() of a new client. (the service answered)"
        ArrConnectionException   | LIST       | [detail: 'the client was closed', closed: true, sent: SendState.NOTHING]              || 'could not list the sessions: the client was closed. Sessions that run go on and are billed. (nothing was sent)'
        ArrConnectionException   | CREATE     | [detail: 'the connection broke', request: 'POST /v1/x', sent: SendState.UNANSWERED]       || 'could not create a session: the connection broke. Is the address right, and is the server up? (POST /v1/x, sent, but no answer came: it may have taken effect)'
        CallInterruptedException | STOP       | [request: 'DELETE /v1/x', sent: SendState.UNANSWERED]                                     || 'could not stop the session: the thread was interrupted. Its interrupt flag is set; call again if it is wanted. (DELETE /v1/x, sent, but no answer came: it may have taken effect)'
        WaitTimeoutException     | PROPERTIES | [session: ID, seen: seen(STARTING), waited: WAITED, cv: 'abc.0']                     || "session s-1 still Starting after 10m00s (61 polls: Starting 57, 503 4, MS-CV abc.0). It may still become ready, and will bill when it is: client.session('s-1').awaitReady() or .stop(). To wait longer: awaitReady(Duration)."
        WaitTimeoutException     | PROPERTIES | [session: ID, detail: 'no answer', waited: new WaitStats(1, seconds(5), '')]            || "session s-1 not seen after 5s (1 poll). It may still become ready, and will bill when it is: client.session('s-1').awaitReady() or .stop(). To wait longer: awaitReady(Duration). Last: no answer"
        WaitCancelledException   | PROPERTIES | [session: ID, waited: new WaitStats(2, seconds(3), 'Starting 2')]                       || "the wait for session s-1 ended early after 3s (2 polls: Starting 2). The session goes on, and is billed once it is ready: client.session('s-1').awaitReady() or .stop()"
    }

    def 'a session that is #status ends a call with #type.simpleName: #says'() {
        given:
        def failure = SessionEndedException.of(facts(given + [seen: seen(status, message)], operation))

        expect:
        failure.class == type
        worded(failure) == says
        failure instanceof WaitException

        where:
        status  | message           | operation  | given                        || type                    | says
        STOPPED | null              | PROPERTIES | [waited: WAITED]             || SessionStoppedException | 'session s-1 was stopped by someone else. A new one: client.session().size(…).lease(…).start() (10m00s, 61 polls: Starting 57, 503 4)'
        EXPIRED | null              | PROPERTIES | [waited: WAITED, cv: 'ab.0'] || SessionExpiredException | 'session s-1 has expired: its lease of 4h00m is used up. A new one: client.session().size(…).lease(…).start() (10m00s, 61 polls: Starting 57, 503 4, MS-CV ab.0)'
        ERROR   | 'No server free'  | PROPERTIES | [waited: WAITED]             || SessionFailedException  | 'session s-1 has failed: No server free. Nothing is billed for it any more. A new one: client.session().size(…).lease(…).start() (10m00s, 61 polls: Starting 57, 503 4)'
        ERROR   | 'No server free.' | PROPERTIES | [waited: WAITED]             || SessionFailedException  | 'session s-1 has failed: No server free. Nothing is billed for it any more. A new one: client.session().size(…).lease(…).start() (10m00s, 61 polls: Starting 57, 503 4)'
        ERROR   | null              | PROPERTIES | [:]                          || SessionFailedException  | 'session s-1 has failed. Nothing is billed for it any more. A new one: client.session().size(…).lease(…).start() (the service answered)'
        STOPPED | null              | PROPERTIES | [here: true]                 || SessionStoppedException | 'session s-1 was stopped by this program. A new one: client.session().size(…).lease(…).start() (the service answered)'
        STOPPED | null              | UPDATE     | [:]                          || SessionStoppedException | 'session s-1 was stopped by someone else. A session that has ended cannot be extended. A new one: client.session().size(…).lease(…).start() (the service answered)'
    }

    def 'a session that is #status has not ended'() {
        when:
        SessionEndedException.of(facts([seen: seen(status)], PROPERTIES))

        then:
        thrown(IllegalArgumentException)

        where:
        status << (SessionStatus.values() as List).findAll { !it.terminal }
    }

    def 'a session that was not seen has not ended'() {
        when:
        SessionEndedException.of(facts([:], PROPERTIES))

        then:
        thrown(IllegalArgumentException)
    }

    def 'the facts are there one by one'() {
        given:
        def properties = seen(STARTING)
        def failure = new ServiceException(facts(ANSWERED + [session: ID, code: 'Code', retryAfter: seconds(7), attempts: 3, seen: properties, waited: WAITED], CREATE))

        expect:
        failure.operation() == CREATE
        failure.session() == Optional.of(ID)
        failure.status() == OptionalInt.of(500)
        failure.code() == Optional.of('Code')
        failure.correlationVector() == Optional.of(new CorrelationVector('5EqPJ1VdTUakDJZc6/ZhTg.0'))
        failure.retryAfter() == Optional.of(seconds(7))
        failure.attempts() == 3
        failure.lastSeen() == Optional.of(properties)
        failure.polls() == 61
        failure.elapsed() == minutes(10)
        failure.sent() == SendState.ANSWERED
        failure.failure().waited() == Optional.of(WAITED)
    }

    def 'a call that is no wait has waited for nothing'() {
        given:
        def failure = new ServiceException(Failure.unsent(LIST, 'no'))

        expect:
        failure.polls() == 0
        failure.elapsed() == Duration.ZERO
        failure.attempts() == 0
        failure.sent() == SendState.NOTHING
        failure.status().isEmpty()
        failure.message.endsWith('(nothing was sent; see errors/service)')
    }

    def '#failure.class.simpleName with other facts is worded anew and keeps its type and cause'() {
        given:
        def other = failure.with(failure.failure().withAttempts(9).withSession(SessionId.parse('s-2')))

        expect:
        other.class == failure.class
        other.attempts() == 9
        other.session() == Optional.of(SessionId.parse('s-2'))
        other.cause.is(failure.cause)

        where:
        failure << [
            new AuthenticationException(facts([:], LIST)), new ForbiddenException(facts([:], LIST)), new SessionNotFoundException(facts([:], LIST)),
            new ConflictException(facts([:], LIST)), new LeaseNotExtendedException(facts([:], LIST)), new RequestRefusedException(facts([:], LIST)),
            new ThrottledException(facts([:], LIST)), new ServiceException(facts([:], LIST)), new ArrProtocolException(facts([:], LIST)),
            new ArrConnectionException(facts([:], LIST), CAUSE), new CallInterruptedException(facts([:], LIST), CAUSE),
            new WaitTimeoutException(facts([:], LIST), CAUSE), new WaitCancelledException(facts([:], LIST), CAUSE),
            SessionEndedException.of(facts([seen: seen(STOPPED)], LIST)), SessionEndedException.of(facts([seen: seen(EXPIRED)], LIST)),
            SessionEndedException.of(facts([seen: seen(ERROR)], LIST))]
    }

    def 'facts are changed one at a time, in a copy'() {
        given:
        def facts = Failure.unanswered(LIST, 'GET /x', 'broke', SendState.UNANSWERED)

        expect:
        facts.attempts() == 1
        facts.withAttempts(4).attempts() == 4
        facts.withAttempts(4) != facts
        facts.withAttempts(4).withAttempts(facts.attempts()) == facts
        facts.withDetail('late').detail() == 'late'
        facts.withSession(ID).session() == Optional.of(ID)
        facts.withWaited(WAITED).waited() == Optional.of(WAITED)
        facts.withLastSeen(seen(READY)).lastSeen() == Optional.of(seen(READY))
        facts.withLastSeen(seen(READY)).session() == Optional.of(ID)
        facts.withSession(SessionId.parse('mine')).withLastSeen(seen(READY)).session() == Optional.of(SessionId.parse('mine'))
        facts.withLastSeen(null).lastSeen().isEmpty()
        facts == Failure.unanswered(LIST, 'GET /x', 'broke', SendState.UNANSWERED)
    }
}
