package dev.arrshell.emulator

import static dev.arrshell.model.Operation.CREATE
import static dev.arrshell.model.Operation.LIST
import static dev.arrshell.model.Operation.PROPERTIES
import static dev.arrshell.model.Operation.STOP
import static dev.arrshell.model.Operation.TOKEN
import static dev.arrshell.model.Operation.UPDATE
import static dev.arrshell.model.SessionSize.STANDARD
import static dev.arrshell.time.Durations.hours
import static dev.arrshell.time.Durations.minutes
import static dev.arrshell.time.Durations.seconds

import dev.arrshell.Arr
import dev.arrshell.ArrClient
import dev.arrshell.error.ArrConnectionException
import dev.arrshell.error.SendState
import dev.arrshell.error.ServiceException
import dev.arrshell.model.ApiVersion
import dev.arrshell.model.Region
import dev.arrshell.policy.RetryPolicy
import dev.arrshell.testing.RawClient
import java.nio.file.Path
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout

/** To which requests a fault applies, and what it answers them. */
@Timeout(60)
class FaultLimitsSpec extends Specification {

    @AutoCleanup
    ArrEmulator emulator = ArrEmulator.builder().onWarning {}.start()
    RawClient raw = RawClient.of(emulator)

    private ArrClient once(ApiVersion version = ApiVersion.V1) {
        def options = emulator.clientOptions().retries(RetryPolicy.NONE).apiVersion(version)
                .requestTimeout(seconds(30)).build()
        Arr.create(options).account(emulator.ACCOUNT_ID, emulator.ACCOUNT_KEY).region(emulator.region())
    }

    def "after #skipped requests it applies #times times: #answers"() {
        given:
        def fault = emulator.on(LIST).respond(503).after(skipped)
        if (times) {
            fault.times(times)
        }

        expect:
        (1..5).collect { raw.list().statusCode() } == answers

        where:
        skipped | times || answers
        0       | 1     || [503, 200, 200, 200, 200]
        2       | 2     || [200, 200, 503, 503, 200]
        3       | null  || [200, 200, 200, 503, 503]
        9       | null  || [200] * 5
    }

    def "only the requests that it is for count"() {
        given:
        def one = raw.created('1:0:0', 'standard')
        def other = raw.created('1:0:0', 'standard')
        emulator.on(PROPERTIES).respond(500).forSession(dev.arrshell.model.SessionId.parse(one)).after(1)

        expect:
        [other, other, one, one, other].collect { raw.properties(it).statusCode() } == [200, 200, 200, 500, 200]
    }

    def "in one region only, #region"() {
        given:
        emulator.on(LIST).respond(503).inRegion(new Region(region))
        def account = Arr.create(emulator.clientOptions().retries(RetryPolicy.NONE).build())
                .account(emulator.ACCOUNT_ID, emulator.ACCOUNT_KEY)

        when:
        def failed = ['westus2', 'eastus', 'westeurope'].findAll { name -> fails { account.region(name).sessions() } }

        then:
        failed == [region]

        where:
        region << ['eastus', 'westus2', 'westeurope']
    }

    def "an address without a region is the emulator's own"() {
        given:
        emulator.on(LIST).respond(503).inRegion(new Region('westus2'))

        expect:
        raw.list().statusCode() == 503
    }

    def "any operation"() {
        given:
        def session = emulator.client().session().size(STANDARD).lease(hours(1)).start()
        def fault = emulator.onAny().respond(500)

        when:
        def operations = [TOKEN, CREATE, LIST, PROPERTIES, UPDATE, STOP].findAll { operation ->
            def client = once()
            if (operation != TOKEN) {
                fault.after(fault.fired() + 1 as int)
            }
            fails { ask(client, operation, session.id()) }
        }

        then:
        operations == [TOKEN, CREATE, LIST, PROPERTIES, UPDATE, STOP]
        "$fault".contains('any: respond 500')
    }

    private static boolean fails(Closure<?> call) {
        try {
            call()
            false
        } catch (dev.arrshell.error.ArrException e) {
            true
        }
    }

    private static void ask(ArrClient client, operation, id) {
        switch (operation) {
            case TOKEN -> client.token()
            case CREATE -> client.session().size(STANDARD).lease(hours(1)).start()
            case LIST -> client.sessions()
            case PROPERTIES -> client.session(id).properties()
            case UPDATE -> client.session(id).extendLeaseTo(hours(2))
            case STOP -> client.session(id).stop()
        }
    }

    def "#status with a body and headers"() {
        when:
        emulator.on(LIST).respond(status, body, headers)
        def answer = raw.list()

        then:
        answer.statusCode() == status
        answer.body() == body
        expected.every { name, value -> answer.headers().allValues(name) == [value] }
        emulator.requests(CREATE).empty

        where:
        status | body                    | headers                                           || expected
        200    | '<html>Sign in</html>'  | ['content-type': 'text/html']                     || ['Content-Type': 'text/html']
        503    | ''                      | ['Retry-After': '20']                             || ['Retry-After': '20']
        429    | '{"error":{"code":"x"}}' | ['RETRY-AFTER': '3', 'x-gateway': 'afd']          || ['Retry-After': '3', 'X-Gateway': 'afd']
        502    | 'upstream ü'            | [:]                                               || ['Content-Type': 'application/json; charset=utf-8']
    }

    def "what cannot be answered is refused: #status #headers"() {
        when:
        emulator.on(LIST).respond(status, '', headers)

        then:
        def refused = thrown(IllegalArgumentException)
        refused.message.contains(why)
        emulator.faults().empty

        where:
        status | headers                  || why
        204    | [:]                      || 'a fault cannot answer 204'
        99     | [:]                      || 'a fault cannot answer 99'
        503    | ['a b': 'c']             || '"a b" is no header'
        503    | ['a': 'b\r\nc: d']       || '"a" is no header'
        503    | ['content-length': '3']  || 'sets content-length itself'
    }

    def "a delay of #delay trips a limit of 30 s: #late (#version)"() {
        given:
        def client = once(version)
        client.token()
        emulator.on(LIST).delay(delay).times(1)
        def before = emulator.clock().instant()

        when:
        def failure = null
        try {
            client.sessions()
        } catch (ArrConnectionException e) {
            failure = e
        }

        then:
        (failure != null) == late
        emulator.clock().instant() == before + (late ? seconds(30) : delay)
        failure == null || failure.message.contains('no answer from') && failure.message.contains('within 30s')
        failure == null || failure.sent() == SendState.UNANSWERED

        where:
        [[delay, late], version] << [
                [[seconds(29), false], [seconds(30), true], [minutes(5), true]], ApiVersion.values().toList()].combinations()
    }

    def "a start whose answer comes too late has taken effect (#version)"() {
        given:
        emulator.on(CREATE).delay(minutes(2)).times(1)

        when:
        def session = once(version).session().size(STANDARD).lease(hours(1)).start()

        then:
        emulator.sessions()*.id() == [session.id()]

        where:
        version << ApiVersion.values()
    }

    def "a client that tries again gets over one late answer"() {
        given:
        def client = Arr.create(emulator.clientOptions().requestTimeout(seconds(5)).build())
                .account(emulator.ACCOUNT_ID, emulator.ACCOUNT_KEY).region('westus2')
        def session = client.session().size(STANDARD).lease(hours(1)).start()
        emulator.on(PROPERTIES).delay(minutes(2)).times(1)

        expect:
        session.properties().id() == session.id()
        emulator.requests(PROPERTIES).size() == 2
    }

    def "the data directory keeps all of it"(@TempDir Path directory) {
        given:
        def texts = ArrEmulator.builder().data(directory).onWarning {}.start().withCloseable { kept ->
            kept.onAny().respond(503, 'no', ['Retry-After': '9']).inRegion(new Region('eastus')).after(3).times(2)
            kept.on(LIST).respond(500)
            kept.faults()*.toString()
        }

        when:
        def again = ArrEmulator.builder().data(directory).onWarning {}.start()

        then:
        again.faults()*.toString() == texts
        texts[0] == '#1 any: respond 503 with a body with Retry-After after 3 x2 in eastus'

        cleanup:
        again?.close()
    }

    def "over HTTP: #body"() {
        when:
        def answer = RawClient.send(emulator.uri(), 'POST', '/__arr/faults', body, '')

        then:
        answer.statusCode() == status
        answer.body().contains(text)

        where:
        body                                                                            || status | text
        '{"operation":"any","respond":503,"after":2,"region":"eastus"}'                 || 201    | '"operation":"any","respond":503,"after":2,"region":"eastus","fired":0'
        '{"operation":"list","respond":200,"body":"<p>","headers":{"Content-Type":"text/html"}}' || 201 | '"body":"<p>","headers":{"Content-Type":"text/html"}'
        '{"operation":"list","respond":204,"body":""}'                                  || 400    | 'cannot answer 204'
        '{"operation":"list","respond":503,"region":"mars"}'                            || 400    | "unknown region 'mars'"
        '{"operation":"list","respond":503,"after":-1}'                                 || 400    | 'no whole number from 0 on'
    }
}
