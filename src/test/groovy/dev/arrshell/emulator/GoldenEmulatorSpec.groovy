package dev.arrshell.emulator

import static dev.arrshell.model.SessionSize.PREMIUM
import static dev.arrshell.model.SessionSize.STANDARD
import static dev.arrshell.time.Durations.minutes
import static dev.arrshell.time.Durations.seconds

import com.fasterxml.jackson.databind.JsonNode
import com.fasterxml.jackson.databind.ObjectMapper
import dev.arrshell.model.AccountId
import dev.arrshell.model.AccountKey
import dev.arrshell.model.Operation
import dev.arrshell.model.Region
import dev.arrshell.testing.GoldenExchange
import dev.arrshell.testing.RawClient
import java.net.http.HttpResponse
import java.time.YearMonth
import spock.lang.Specification

/**
 * Sends the golden requests to an emulator that was brought into the state they speak of, and holds its answers to the
 * golden ones: status, headers, fields, their order and their values.
 */
class GoldenEmulatorSpec extends Specification {

    static final JSON = new ObjectMapper()
    static final OTHER = AccountId.parse("22222222-2222-2222-2222-222222222222")
    static final OTHER_KEY = AccountKey.parse("YW5vdGhlciBhY2NvdW50J3Mga2V5LCBqdXN0IGFzIGdvb2Q=")

    /** What differs from one run to the next, held to its form. */
    static final FORMS = [
            creationTime: /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,7})?\+00:00/,
            arrInspectorPort: /[456]\d{4}/,
            handshakePort: /[456]\d{4}/,
            hostname: /(arr[a-z0-9]{2,4}(standard|premium)[0-9a-f]{32}|\d{9,10}-[0-9a-f-]{36})\.remoterendering\.vm\.eastus2\.mixedreality\.azure\.com/,
            '@nextLink': /http:\/\/127\.0\.0\.1:\d+\/eastus2\/accounts\/[0-9a-f-]+\/sessions\?api-version=2021-01-01&continuationToken=[\w-]+/,
            AccessToken: /[\w-]+\.[\w-]+\.[\w-]+/,
    ]

    /** Answers that a client must cope with and that this service does not give. */
    static final CLIENT_ONLY = ['create-409-nested']

    /** Texts that the golden file itself calls unknown. */
    static final OTHER_WORDS = ['create-400-malformed', 'update-409-stopped']

    ArrEmulator emulator
    RawClient client
    Map<String, String> ids = [:]

    def cleanup() {
        emulator?.close()
    }

    def "2021-01-01 #golden.name: #golden.about"() {
        given:
        prepare(golden)
        bringAbout2021(golden)

        when:
        def answer = send(golden, golden.target())

        then:
        answer.statusCode() == golden.status()
        headersAgree(golden, answer)
        flat(JSON.readTree(golden.body() ?: 'null'), golden) == flat(JSON.readTree(plain(answer.body()) ?: 'null'), golden)

        where:
        golden << GoldenExchange.all('2021-01-01').findAll { !(it.name() in CLIENT_ONLY) }
    }

    def "v1 #golden.name: #golden.about (what an emulator does only when steered)"() {
        given:
        prepare(golden)
        bringAboutV1(golden)
        def target = golden.target()
        ids.each { asked, made -> target = target.replace(asked, made) }

        when:
        def answer = send(golden, target)
        def body = answer.body()
        ids.each { asked, made -> body = body.replace(made, asked) }

        then:
        golden.differences(
                answer.statusCode(),
                { String name -> header(golden, answer, name) },
                body) == []
        answer.statusCode() == golden.status()
        order(body) == order(golden.body())

        where:
        golden << GoldenExchange.all('v1').findAll {
            it.status() in [429, 500] && it.name() != 'list-429-until-a-date' || it.name() in ['properties-200-error', 'token-400']
        }
    }

    private void prepare(GoldenExchange golden) {
        def builder = ArrEmulator.builder().account(OTHER, OTHER_KEY).pageSize(golden.name().contains('page') ? 2 : 100)
        if (golden.name().endsWith('-full')) {
            builder.asIn(YearMonth.of(2021, 2))
        }
        if (golden.name().endsWith('api-version')) {
            builder.strict()
        }
        emulator = builder.start()
        client = RawClient.of(emulator)
        def operation = Operation.valueOf(golden.operation().toUpperCase())
        if (golden.status() == 429) {
            emulator.on(operation).throttle(seconds(15))
        }
        if (golden.status() == 500 || golden.name() == 'token-400') {
            emulator.on(operation).respond(golden.status())
        }
    }

    private void bringAbout2021(GoldenExchange golden) {
        def wants = { String... starts -> starts.any { golden.name().startsWith(it) } }
        def sample = 'Sample-Session-b4a6b6a2-2a4e-4c3c-8f0a-5f6d8c1e9a70'
        if (wants('properties-200-error')) {
            emulator.capacity(PREMIUM, 0)
            put('cave_tour-7', 60, 'Premium')
            emulator.clock().advance(minutes(2))
        } else if (wants('create-200', 'create-409', 'properties-2', 'update-2', 'update-4', 'stop-2', 'list-200-full', 'list-200-page')
                || golden.name() == 'list-200') {
            if (!(golden.status() in [401, 403, 404, 429])) {
                put(sample, 240, 'Standard')
            }
        }
        switch (golden.name()) {
            case 'create-200' -> emulator.clock().advance(seconds(100))
            case ~/properties-200-(ready|expired|stopped).*/, 'update-200-full', ~/list-200(-full|-page.*)?/ -> {
                emulator.clock().advance(seconds(17) + minutes(golden.name().contains('stopped') ? 37 : golden.name().contains('expired') ? 250 : 12))
            }
        }
        if (golden.name() =~ /properties-200-stopped|update-409-stopped/) {
            client.at(emulator.endpoint(Region.parse('eastus2'))).raw('POST', "/accounts/${ArrEmulator.ACCOUNT_ID}/sessions/$sample/:stop?api-version=2021-01-01", '')
        }
        if (golden.name() ==~ /list-200(-full|-page.*)?/) {
            put('cave_tour-7', 60, 'Premium')
        }
        if (golden.name().contains('page')) {
            put('Z', 1440, 'Standard')
        }
    }

    private void put(String id, int lease, String size) {
        def path = "/accounts/${ArrEmulator.ACCOUNT_ID}/sessions/$id?api-version=2021-01-01"
        def body = /{"maxLeaseTimeMinutes":$lease,"size":"$size"}/
        assert client.at(emulator.endpoint(Region.parse('eastus2'))).raw('PUT', path, body).statusCode() == 201
    }

    private void bringAboutV1(GoldenExchange golden) {
        def asked = golden.target().find(/[0-9a-f-]{36}(?=(\/properties)?$)/)
        if (asked != null && asked != ArrEmulator.ACCOUNT_ID.value()) {
            emulator.capacity(STANDARD, golden.name().contains('error') ? 0 : 1)
            ids[asked] = client.created('4:0:0', 'standard')
            emulator.clock().advance(seconds(2))
        }
    }

    private HttpResponse<String> send(GoldenExchange golden, String target) {
        def region = golden.requestHeaders()['Host']?.find(/(?<=^remoterendering\.)\w+/)
        def v1 = golden.target().startsWith('/v1')
        def base = region != null && !v1 ? emulator.endpoint(Region.parse(region)) : emulator.uri()
        if (golden.name().startsWith('list-200-page-2')) {
            def first = client.at(base).raw('GET', golden.target().replaceAll('&continuation.*', ''), '').body()
            target = URI.create(JSON.readTree(first).path('@nextLink').asText()).with { "$rawPath?$rawQuery".toString() }
                    .replaceFirst('/eastus2', '')
        }
        RawClient.send(base, golden.method(), target, golden.requestBody(), credential(golden))
    }

    private String credential(GoldenExchange golden) {
        if (golden.operation() == 'token') {
            return golden.status() == 401
                    ? "${ArrEmulator.ACCOUNT_ID}:d3Jvbmcga2V5"
                    : ArrEmulator.ACCOUNT_KEY.revealTo { "${ArrEmulator.ACCOUNT_ID}:$it".toString() }
        }
        switch (golden.status()) {
            case 401 -> 'fake.eyJleHAiOjIxNDc0ODM2NDd9.fake'
            case 403 -> RawClient.of(emulator, OTHER, OTHER_KEY).token()
            default -> client.token()
        }
    }

    /** The emulator's address is that of the service in the golden files. */
    private String plain(String body) {
        body.replace(emulator.uri().toString() + '/eastus2/accounts', 'https://remoterendering.eastus2.mixedreality.azure.com/accounts')
                .replace(/"@nextLink":"https:\/\/remoterendering.eastus2.mixedreality.azure.com/, /"@nextLink":"${emulator.uri()}\/eastus2/)
    }

    /** A length is held to the answer's own body, whose texts may be others than the golden ones. */
    private Optional<String> header(GoldenExchange golden, HttpResponse<String> answer, String name) {
        def value = answer.headers().firstValue(name).map { ids.inject(it) { text, id -> text.replace(id.value, id.key) } }
        if (name == 'Content-Length' && value == Optional.of("${answer.body().bytes.length}".toString())) {
            return Optional.of(golden.headers()[name])
        }
        value
    }

    private static boolean headersAgree(GoldenExchange golden, HttpResponse<?> answer) {
        def own = answer.headers().map().keySet().findAll { !it.startsWith('x-arr-') }*.toLowerCase() as Set
        assert own == golden.headers().keySet()*.toLowerCase() as Set
        golden.headers().each { name, value ->
            def found = answer.headers().firstValue(name).get()
            switch (name) {
                case 'MS-CV' -> { assert found ==~ /[A-Za-z0-9+\/]{22}\.\d+/ }
                case 'Date' -> { assert found ==~ /\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d GMT/ }
                case 'Content-Length' -> { assert found == "${answer.body().bytes.length}" }
                default -> { assert found == value }
            }
        }
        true
    }

    /** Fields in their order, each with its value or, where that may differ, its form. */
    private static List<String> flat(JsonNode node, GoldenExchange golden, String at = '') {
        if (node.isContainerNode()) {
            def parts = node.isArray() ? node.toList().indexed() : node.fields().collectEntries { [it.key, it.value] }
            return parts.isEmpty() ? ["$at empty".toString()] : parts.collectMany { name, value -> flat(value, golden, "$at/$name") }
        }
        def field = at.substring(at.lastIndexOf('/') + 1)
        def form = FORMS[field]
        def text = node.asText()
        def known = form != null && (text ==~ form || isGoldenForm(field, text)) && !node.isNull() && text != '0'
        def free = field == 'message' && golden.name() in OTHER_WORDS
        ["$at ${node.nodeType} ${known || free ? 'of its form' : text}".toString()]
    }

    private static boolean isGoldenForm(String field, String text) {
        field == '@nextLink' && text.startsWith('https://remoterendering.eastus2.mixedreality.azure.com/accounts/')
    }

    private static List<String> order(String body) {
        (body =~ /"(\w+)":/).collect { it[1] }
    }
}
