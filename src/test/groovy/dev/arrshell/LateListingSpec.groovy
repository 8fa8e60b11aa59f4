package dev.arrshell

import static dev.arrshell.model.Operation.CREATE
import static dev.arrshell.model.Operation.LIST
import static dev.arrshell.model.ReapResult.Result.OVER
import static dev.arrshell.model.ReapResult.Result.STOPPED
import static dev.arrshell.model.ReapResult.Result.UNSURE
import static dev.arrshell.model.SessionSize.PREMIUM
import static dev.arrshell.testing.FaultyService.Exchange.answer
import static dev.arrshell.time.Durations.hours
import static dev.arrshell.time.Durations.millis
import static dev.arrshell.time.Durations.seconds

import dev.arrshell.error.StartUncertainException
import dev.arrshell.policy.Backoff
import dev.arrshell.policy.RetryPolicy
import dev.arrshell.testing.FaultyService
import dev.arrshell.testing.FaultyService.Fault
import dev.arrshell.time.VirtualClock
import java.nio.file.Files
import java.nio.file.Path
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout

/** A v1 service that lists a session only seconds after it was made, and whose answers to starts are lost. */
@Timeout(120)
class LateListingSpec extends Specification {

    /** The session is made in each case; what differs is what the client learns of it. */
    static final Map<String, Fault> LOST = [
            '202 without a body'        : answering(202, ''),
            '202 with HTML'             : answering(202, '<html>Accepted</html>'),
            '202 without an id'         : answering(202, '{"session":"made"}'),
            '202 with an empty id'      : answering(202, '{"sessionId":""}'),
            '202 with an id of no form' : answering(202, '{"sessionId":"no id!"}'),
            '202 with a list'           : answering(202, '[]'),
            '200 with garbage'          : answering(200, '%%%'),
            '204'                       : answering(204, ''),
            '302'                       : answering(302, ''),
            '500'                       : answering(500, ''),
            '502 with HTML'             : answering(502, '<html>Bad gateway</html>'),
            '503'                       : answering(503, ''),
            '503 with Retry-After'      : { it.perform(); it.write(answer(503, '', 'Retry-After: 1')) },
            '504'                       : answering(504, '{"error":{"code":"Timeout","message":"late"}}'),
            'a connection that is reset': { it.perform(); it.reset() },
            'half an answer'            : { def text = it.perform(); it.write(text[0..<text.length() - 5]) },
            'no answer'                 : { it.perform(); it.never() },
    ]

    @TempDir
    Path home

    VirtualClock clock = new VirtualClock()
    def patience = seconds(30)

    @AutoCleanup
    FaultyService service = new FaultyService()

    def "listed #late s late, lost by #lost: one machine, which the caller or the reaper knows of"() {
        given:
        service.listingLate(seconds(late), clock)
        service.on(CREATE, *([LOST[lost]] * 5))
        patience = lost == 'no answer' ? millis(500) : patience

        when:
        def outcome = start()

        then: 'one request and one machine'
        service.count(CREATE) == 1
        service.running().size() == 1

        and: 'it is the one of the handle, or the ledger keeps the start'
        outcome instanceof StartUncertainException
                ? ledger().contains('"event":"start"') && !ledger().contains('"event":"over"')
                : [outcome.id().value()] == service.running()

        when: 'the process is gone, and the reaper comes at once'
        gone()
        def early = client().leftovers().reap()

        then: 'it finds the session or leaves the start in the ledger'
        early*.result() == (service.running().empty ? [STOPPED] : [UNSURE])

        when: 'and once more'
        clock.advance(seconds(late))
        def reaped = early*.result() == [STOPPED] ? early : client().leftovers().reap()

        then:
        reaped*.result() == [STOPPED]
        service.running().empty
        client().leftovers().list().empty

        where:
        [late, lost] << [[4, 11, 20], LOST.keySet()].combinations()
    }

    def "a session that is listed while the client still looks is that of the start"() {
        given:
        service.listingLate(seconds(3), clock)
        service.on(CREATE, LOST['202 without a body'])

        when:
        def outcome = start(new RetryPolicy(8, seconds(30), every(1)))

        then:
        outcome instanceof Session
        [outcome.id().value()] == service.running()
        ledger().contains('"event":"started"')
    }

    def "a start that made nothing stays in the ledger until a listing is sure to show all there is"() {
        given:
        service.on(CREATE, { it.reset() })

        expect:
        start() instanceof StartUncertainException

        when:
        gone()

        then:
        client().leftovers().reap()*.result() == [UNSURE]

        when:
        clock.advance(seconds(61))

        then:
        client().leftovers().reap()*.result() == [OVER]
        client().leftovers().list().empty
        service.count(CREATE) == 1
    }

    def "the client looks as often as calls are tried, and not past their deadline"() {
        given:
        service.on(CREATE, { it.reset() })

        expect:
        start(new RetryPolicy(attempts, seconds(within), every(4))) instanceof StartUncertainException
        service.requests().count(LIST) == looks
        service.count(CREATE) == 1

        where:
        attempts | within || looks
        1        | 30     || 1
        2        | 30     || 2
        5        | 30     || 5
        9        | 9      || 3
    }

    private static Fault answering(int status, String body) {
        return { it.perform(); it.write(answer(status, body)) } as Fault
    }

    /** Pauses of one length. */
    private static Backoff every(int length) {
        Backoff.of(seconds(length), seconds(length)).withRandom(new Random() {
            @Override
            double nextDouble() {
                1
            }
        })
    }

    private Object start(RetryPolicy retries = RetryPolicy.DEFAULT) {
        try {
            client(retries).session().size(PREMIUM).lease(hours(4)).start()
        } catch (StartUncertainException e) {
            e
        }
    }

    private ArrClient client(RetryPolicy retries = RetryPolicy.DEFAULT) {
        def options = ArrOptions.builder()
                .sts(service.uri())
                .time(clock)
                .retries(retries)
                .requestTimeout(patience)
                .ledger(home.resolve('started.jsonl'))
                .build()
        Arr.create(options).account('11111111-1111-1111-1111-111111111111', 'a2V5IG9mIHRoZSB0ZXN0cw==').endpoint(service.uri())
    }

    private String ledger() {
        Files.readString(home.resolve('started.jsonl'))
    }

    /** From now on the entries are those of a process that is gone. */
    private void gone() {
        Files.writeString(home.resolve('started.jsonl'), ledger().replaceAll(/"pid":"\d+"/, '"pid":"2147483647"'))
    }
}
