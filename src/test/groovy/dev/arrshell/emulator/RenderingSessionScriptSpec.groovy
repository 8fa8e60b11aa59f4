package dev.arrshell.emulator

import static dev.arrshell.time.Durations.seconds

import com.fasterxml.jackson.databind.ObjectMapper
import dev.arrshell.model.SessionSize
import java.net.http.HttpClient
import java.net.http.HttpRequest
import java.net.http.HttpResponse
import spock.lang.AutoCleanup
import spock.lang.Specification

/**
 * The requests that Microsoft's RenderingSession.ps1 sends for each of its switches, in its order and its form: one token
 * for a run, {@code Content-Type} on every request, bodies as {@code ConvertTo-Json} writes them. The forms of both its
 * versions are there, that of 2020 for v1 with slashes at the end of paths.
 */
class RenderingSessionScriptSpec extends Specification {

    static final HTTP = HttpClient.newHttpClient()
    static final ACCOUNT = ArrEmulator.ACCOUNT_ID.value()
    static final CURRENT = '?api-version=2021-01-01-preview'
    static final TOKEN = "GET /accounts/$ACCOUNT/token 200"

    @AutoCleanup
    ArrEmulator emulator = ArrEmulator.builder().boot(SessionSize.STANDARD, seconds(5)).start()

    String token = ''
    String session = 'Sample-Session-1'

    def "today's script with #switches sends #requests.size() requests, and the service answers all"() {
        given: 'the session that the switches other than -CreateSession are about'
        if (existing) {
            create()
            emulator.clock().advance(seconds(5))
        }
        int before = emulator.journal().size()

        when:
        token = ''
        steps.each { "$it"() }

        then:
        sent(before) == requests

        where:
        switches                            | existing | steps
        '(none)'                            | false    | ['create', 'poll']
        '-CreateSession'                    | false    | ['create']
        '-CreateSession -Poll'              | false    | ['create', 'poll']
        '-GetSessionProperties -Id'         | true     | ['look']
        '-GetSessionProperties -Id -Poll'   | true     | ['poll']
        '-GetSessions'                      | true     | ['list']
        '-UpdateSession -Id -MaxLeaseTime'  | true     | ['update']
        '-StopSession -Id'                  | true     | ['stop']
        requests << [
            [TOKEN, put(201), get(200), get(200), get(200), get(200)],
            [TOKEN, put(201)],
            [TOKEN, put(201), get(200), get(200), get(200), get(200)],
            [TOKEN, get(200)],
            [TOKEN, get(200)],
            [TOKEN, "GET /accounts/$ACCOUNT/sessions$CURRENT 200"],
            [TOKEN, "PATCH /accounts/$ACCOUNT/sessions/Sample-Session-1$CURRENT 200"],
            [TOKEN, "POST /accounts/$ACCOUNT/sessions/Sample-Session-1/:stop$CURRENT 204"],
        ]
    }

    def "what today's script prints of a session is in the answers"() {
        when:
        create()
        def ready = poll()
        def longer = parsed(update())
        def listed = parsed(list()).sessions
        stop()
        def stopped = parsed(look())

        then:
        ready.status == 'Ready'
        ready.id == session
        ready.elapsedTimeMinutes == 0
        ready.hostname.endsWith('.mixedreality.azure.com')
        ready.arrInspectorPort > 0
        ready.handshakePort > 0
        ready.maxLeaseTimeMinutes == 240
        ready.size == 'Standard'
        longer.maxLeaseTimeMinutes == 300
        listed*.id == [session]
        stopped.status == 'Stopped'
    }

    def "the script of 2020 with #switches sends v1's requests, and the service answers all"() {
        given:
        if (existing) {
            createInV1()
            emulator.clock().advance(seconds(5))
        }
        int before = emulator.journal().size()

        when:
        token = ''
        steps.each { "$it"() }

        then:
        sent(before)*.replace(session, 'ID') == [TOKEN, *requests]

        where:
        switches                           | existing | steps
        '(none)'                           | false    | ['createInV1', 'pollInV1']
        '-CreateSession'                   | false    | ['createInV1']
        '-GetSessionProperties -Id'        | true     | ['lookInV1']
        '-GetSessions'                     | true     | ['listInV1']
        '-UpdateSession -Id -MaxLeaseTime' | true     | ['updateInV1']
        '-StopSession -Id'                 | true     | ['stopInV1']
        requests << [
            [v1('POST', 'create/', 202), v1('GET', 'ID/properties/', 200), v1('GET', 'ID/properties/', 200)],
            [v1('POST', 'create/', 202)],
            [v1('GET', 'ID/properties/', 200)],
            [v1('GET', '', 200)],
            [v1('PATCH', 'ID', 200)],
            [v1('DELETE', 'ID', 204)],
        ]
    }

    private static String put(int status) {
        "PUT /accounts/$ACCOUNT/sessions/Sample-Session-1$CURRENT $status"
    }

    private static String get(int status) {
        "GET /accounts/$ACCOUNT/sessions/Sample-Session-1$CURRENT $status"
    }

    private static String v1(String method, String path, int status) {
        "$method /v1/accounts/$ACCOUNT/sessions/$path $status"
    }

    private String create() {
        send('PUT', "/accounts/$ACCOUNT/sessions/$session$CURRENT",
                '{\r\n    "maxLeaseTimeMinutes":  240,\r\n    "size":  "standard"\r\n}')
    }

    private String look() {
        send('GET', "/accounts/$ACCOUNT/sessions/$session$CURRENT")
    }

    /** Every 2 s until the session is ready, has failed or has expired. */
    private Map poll() {
        while (true) {
            def seen = parsed(look())
            if (seen.status.toLowerCase() in ['ready', 'error', 'expired']) {
                return seen
            }
            emulator.clock().advance(seconds(2))
        }
    }

    private String list() {
        send('GET', "/accounts/$ACCOUNT/sessions$CURRENT")
    }

    private String update() {
        send('PATCH', "/accounts/$ACCOUNT/sessions/$session$CURRENT", '{\r\n    "maxLeaseTimeMinutes":  300\r\n}')
    }

    private String stop() {
        send('POST', "/accounts/$ACCOUNT/sessions/$session/:stop$CURRENT")
    }

    private void createInV1() {
        def made = send('POST', "/v1/accounts/$ACCOUNT/sessions/create/",
                '{\r\n    "maxLeaseTime":  "04:00:00",\r\n    "size":  "standard",\r\n' +
                '    "directConnectionSession":  "false"\r\n}')
        session = parsed(made).sessionId
    }

    private String lookInV1() {
        send('GET', "/v1/accounts/$ACCOUNT/sessions/$session/properties/")
    }

    /** Every 10 s. */
    private void pollInV1() {
        while (parsed(lookInV1()).sessionStatus.toLowerCase() != 'ready') {
            emulator.clock().advance(seconds(10))
        }
    }

    private String listInV1() {
        send('GET', "/v1/accounts/$ACCOUNT/sessions/")
    }

    private String updateInV1() {
        send('PATCH', "/v1/accounts/$ACCOUNT/sessions/$session", '{\r\n    "maxLeaseTime":  "05:00:00"\r\n}')
    }

    private String stopInV1() {
        send('DELETE', "/v1/accounts/$ACCOUNT/sessions/$session")
    }

    private static Map parsed(String body) {
        new ObjectMapper().readValue(body, Map)
    }

    /** The script gets its token before its first request. */
    private String send(String method, String path, String body = '') {
        if (!token) {
            def key = ArrEmulator.ACCOUNT_KEY.revealTo { it }
            token = parsed(exchange('GET', "/accounts/$ACCOUNT/token", '', "$ACCOUNT:$key"))
                    .AccessToken
        }
        exchange(method, path, body, token)
    }

    private String exchange(String method, String path, String body, String credential) {
        def publisher = body ? HttpRequest.BodyPublishers.ofString(body) : HttpRequest.BodyPublishers.noBody()
        def request = HttpRequest.newBuilder(URI.create("${emulator.uri()}$path"))
                .timeout(seconds(20))
                .header('Content-Type', 'application/json')
                .header('Authorization', "Bearer $credential")
                .method(method, publisher)
                .build()
        HTTP.send(request, HttpResponse.BodyHandlers.ofString()).body()
    }

    private List<String> sent(int after) {
        emulator.journal().drop(after).collect {
            "$it.method ${it.uri().toString() - emulator.uri().toString()} $it.status".toString()
        }
    }
}
