package dev.arrshell.emulator

import static dev.arrshell.time.Durations.hours
import static dev.arrshell.time.Durations.seconds

import dev.arrshell.model.AccountId
import dev.arrshell.model.AccountKey
import dev.arrshell.testing.GoldenExchange
import dev.arrshell.testing.RawClient
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.Timeout

/** The emulator answers what the golden exchanges of v1 say, once it is in the state they speak of. */
@Timeout(60)
class V1GoldenSpec extends Specification {

    /** The session that the golden files speak of. */
    static final ITS_ID = 'e13d2c44-63e0-4591-991e-f9e05e599a93'

    static final OTHER = AccountId.parse('22222222-2222-2222-2222-222222222222')
    static final OTHER_KEY = AccountKey.parse('dGhlIGtleSBvZiBhbm90aGVyIGFjY291bnQgYWx0b2dldGhlcg==')

    /** The page's listing has none; the emulator's has those of a session that is ready. */
    static final PORTS = /"arrInspectorPort":\d{5},"handshakePort":\d{5},/

    @Shared
    @AutoCleanup
    ArrEmulator emulator = ArrEmulator.builder().account(OTHER, OTHER_KEY).start()

    static String starting(ArrEmulator emulator, RawClient client) {
        client.created('04:00:00', 'standard')
    }

    static String ready(ArrEmulator emulator, RawClient client) {
        def id = starting(emulator, client)
        emulator.clock().advance(seconds(11))
        id
    }

    static String stopped(ArrEmulator emulator, RawClient client) {
        def id = ready(emulator, client)
        client.stop(id)
        id
    }

    static String expired(ArrEmulator emulator, RawClient client) {
        def id = ready(emulator, client)
        emulator.clock().advance(hours(4))
        id
    }

    def "#name"() {
        given:
        def golden = GoldenExchange.of('v1', name)
        def client = RawClient.of(emulator)
        def id = state == null ? ITS_ID : "$state"(emulator, client)

        when:
        def answer = RawClient.send(
                emulator.uri(), golden.method(), golden.target().replace(ITS_ID, id), golden.requestBody(),
                credential(signed, client))

        then:
        golden.differences(answer.statusCode(), { answer.headers().firstValue(it) },
                answer.body().replace(id, ITS_ID)).findAll { !free.any { word -> it.contains(word) } } == []

        where:
        name                            | state      | signed    | free
        'create-202'                    | null       | 'well'    | []
        'create-202-as-on-the-page'     | null       | 'well'    | []
        'create-202-premium-with-models' | null      | 'well'    | []
        'create-202-trailing-slash'     | null       | 'well'    | []
        'create-202-without-models'     | null       | 'well'    | []
        'create-400'                    | null       | 'well'    | ['Content-Length']
        'create-401'                    | null       | 'badly'   | []
        'create-403'                    | null       | 'foreign' | []
        'list-401'                      | null       | 'badly'   | []
        'list-403'                      | null       | 'foreign' | []
        'properties-200-ready'          | 'ready'    | 'well'    | ['Content-Length']
        'properties-200-stopped'        | 'stopped'  | 'well'    | ['Content-Length']
        'properties-200-expired'        | 'expired'  | 'well'    | ['Content-Length']
        'properties-200-starting-without-ports' | 'starting' | 'well' | []
        'properties-401'                | 'starting' | 'badly'   | []
        'properties-403'                | 'starting' | 'foreign' | []
        'properties-404'                | null       | 'well'    | []
        'stop-204'                      | 'ready'    | 'well'    | []
        'stop-401'                      | 'ready'    | 'badly'   | []
        'stop-403'                      | 'ready'    | 'foreign' | []
        'stop-404'                      | null       | 'well'    | []
        'token-200'                     | null       | 'key'     | ['Content-Length']
        'token-401'                     | null       | 'badly'   | []
        'update-200'                    | 'starting' | 'well'    | []
        'update-200-as-on-the-page'     | 'ready'    | 'well'    | []
        'update-400'                    | 'ready'    | 'well'    | ['Content-Length']
        'update-401'                    | 'ready'    | 'badly'   | []
        'update-403'                    | 'ready'    | 'foreign' | []
        'update-404'                    | null       | 'well'    | []
        'update-409'                    | 'stopped'  | 'well'    | ['Content-Length']
        'update-422'                    | 'ready'    | 'well'    | []
    }

    def "an empty list, #name"() {
        given:
        def golden = GoldenExchange.of('v1', name)

        when:
        def answer = ArrEmulator.start().withCloseable { fresh ->
            RawClient.send(fresh.uri(), golden.method(), golden.target(), '', RawClient.of(fresh).token())
        }

        then:
        golden.differences(answer.statusCode(), { answer.headers().firstValue(it) }, answer.body()) == []

        where:
        name << ['list-200-empty', 'list-200-trailing-slash']
    }

    def "a session that is being stopped, where that is shown"() {
        given:
        def golden = GoldenExchange.of('v1', 'properties-200-stopping')
        def slow = ArrEmulator.builder().stoppingFor(seconds(5)).start()
        def client = RawClient.of(slow)
        def id = stopped(slow, client)

        when:
        def answer = RawClient.send(slow.uri(), 'GET', golden.target().replace(ITS_ID, id), '', client.token())

        then:
        golden.differences(answer.statusCode(), { answer.headers().firstValue(it) }, answer.body().replace(id, ITS_ID)) == []

        when:
        slow.clock().advance(seconds(5))

        then:
        client.properties(id).body().contains('"sessionStatus":"Stopped"')

        cleanup:
        slow.close()
    }

    def "two sessions, one ready, one starting"() {
        given:
        def golden = GoldenExchange.of('v1', 'list-200-sessions')
        def fresh = ArrEmulator.start()
        def client = RawClient.of(fresh)
        def ready = ready(fresh, client)
        def starting = client.created('2:0:0', 'premium')

        when:
        def answer = RawClient.send(fresh.uri(), 'GET', golden.target(), '', client.token())
        def body = answer.body().replace(ready, ITS_ID).replace(starting, 'd31bddca-dab7-498e-9bc9-7594bc12862f')

        then:
        golden.differences(answer.statusCode(), { answer.headers().firstValue(it) }, body.replaceAll(PORTS, ''))
                .findAll { !it.startsWith('Content-Length') } == []
        (body =~ PORTS).size() == 1

        cleanup:
        fresh.close()
    }

    private String credential(String signed, RawClient client) {
        switch (signed) {
            case 'badly': return 'fake.eyJleHAiOjIxNDc0ODM2NDd9.fake'
            case 'foreign': return RawClient.of(emulator, OTHER, OTHER_KEY).token()
            case 'key': return ArrEmulator.ACCOUNT_ID.value() + ':' + ArrEmulator.ACCOUNT_KEY.revealTo { it }
            default: return client.token()
        }
    }
}
