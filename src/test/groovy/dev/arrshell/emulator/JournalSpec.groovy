package dev.arrshell.emulator

import static dev.arrshell.time.Durations.minutes

import dev.arrshell.model.Operation
import dev.arrshell.testing.RawClient
import dev.arrshell.time.VirtualClock
import java.time.Instant
import spock.lang.AutoCleanup
import spock.lang.Specification

class JournalSpec extends Specification {

    static final ID = ArrEmulator.ACCOUNT_ID.value()
    static final KEY = ArrEmulator.ACCOUNT_KEY.revealTo { it }

    @AutoCleanup
    ArrEmulator emulator = ArrEmulator.builder().time(new VirtualClock()).start()

    def "it has every exchange in order, as it went over the wire"() {
        given:
        def client = RawClient.of(emulator)
        emulator.clock().advance(minutes(1))
        def answer = client.create("4:0:0", "standard")
        client.list()
        client.v1("GET", "/nowhere", "")

        when:
        def journal = emulator.journal()

        then:
        journal*.operation()*.orElse(null) == [Operation.TOKEN, Operation.CREATE, Operation.LIST, null]
        journal*.status() == [200, 202, 200, 404]
        emulator.dropped() == 0

        and:
        with(journal[1]) {
            at() == Instant.parse("2019-05-09T16:18:50Z")
            !took().negative
            method() == "POST"
            uri() == URI.create("${emulator.uri()}/v1/accounts/$ID/sessions/create")
            requestHeaders()["Content-length"] == ["54"]
            requestBody() == '{"maxLeaseTime":"4:0:0","models":[],"size":"standard"}'
            reason() == "Accepted"
            responseBody() == answer.body()
            correlationVector().get().value() == answer.headers().firstValue("MS-CV").get()
            responseHeader("location").get() == answer.headers().firstValue("Location").get()
        }
    }

    def "requests are found by what they asked"() {
        given:
        def client = RawClient.of(emulator)
        3.times { client.list() }

        expect:
        emulator.requests(Operation.LIST).size() == 3
        emulator.requests(Operation.TOKEN).size() == 1
        emulator.requests(Operation.STOP).empty
    }

    def "no secret is in it, wherever a client put one"() {
        given:
        def client = RawClient.of(emulator)
        def token = client.token()
        RawClient.send(emulator.uri(), "GET", "/accounts/$ID/token", "", "$ID:$KEY-wrong-$KEY")
        RawClient.send(emulator.uri(), "GET", "/accounts/$ID/token", "the key is $KEY", KEY)
        RawClient.send(emulator.uri(), "GET", "/v1/accounts/$ID/sessions?token=$token", "", token)
        client.v1("POST", "/sessions/create", /{"size":"$token","maxLeaseTime":"4:0:0"}/)
        client.v1("GET", "/sessions/$token/properties", "")

        when:
        def text = emulator.journal().collect { [it.toString(), it.properties.toString(), it.dump()] }.flatten().join("\n")

        then:
        emulator.journal().size() == 6
        !text.contains(KEY)
        !text.contains(token)
        !token.tokenize(".").any { text.contains(it) }

        and:
        emulator.journal()*.requestHeaders()*.Authorization == [
            ["Bearer $ID:****"], ["Bearer $ID:****"], ["Bearer ****"], ["Bearer ****"], ["Bearer ****"], ["Bearer ****"],
        ]*.collect { it.toString() }
        emulator.journal()[0].responseBody() == '{"AccessToken":"****"}'
        emulator.journal()[2].requestBody() == ""
    }

    def "what #scheme says is not kept"() {
        when:
        send(scheme)

        then:
        emulator.journal()[0].requestHeaders().Authorization == [shown]

        where:
        scheme                     || shown
        "Basic dXNlcjpwYXNz"       || "****"
        "secretsecret"             || "****"
        "bearer abc"               || "bearer ****"
        "Bearer me:secretsecret"   || "Bearer ****"
        "Bearer "                  || "****"
    }

    private void send(String authorization) {
        def connection = (HttpURLConnection) new URL("${emulator.uri()}/accounts/$ID/token").openConnection()
        connection.setRequestProperty("Authorization", authorization)
        assert connection.responseCode == 401
    }

    def "no field of a running emulator holds the key or a token"() {
        given:
        def client = RawClient.of(emulator)
        def id = client.created("4:0:0", "standard")

        when:
        def held = strings(emulator, "dev.arrshell")

        then:
        [id, "Bearer ****", '{"AccessToken":"****"}', ArrEmulator.ACCOUNT_ID.value()].every { kept ->
            held.any { it.contains(kept) }
        }
        !held.any { it.contains(KEY) || it.contains(client.token()) }
    }

    /** Every text that can be reached from an object by reading fields of our own classes and the contents of collections. */
    private static Set<String> strings(Object root, String packages) {
        Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>())
        Set<String> found = []
        Deque<Object> left = [root] as ArrayDeque
        while (left) {
            def next = left.pop()
            if (!seen.add(next)) {
                continue
            }
            inside(next, packages).findAll { it != null }.each { left.push(it) }
            if (next instanceof CharSequence) {
                found << next.toString()
            } else if (next instanceof byte[]) {
                found << new String((byte[]) next, "ISO-8859-1")
            }
        }
        found
    }

    private static Collection<Object> inside(Object object, String packages) {
        if (object instanceof Map) {
            return object.keySet().toList() + object.values()
        }
        if (object instanceof Iterable || object instanceof Optional) {
            return object instanceof Optional ? [object.orElse(null)] : object.toList()
        }
        if (object instanceof Object[]) {
            return object.toList()
        }
        if (!object.class.name.startsWith(packages)) {
            return []
        }
        object.class.declaredFields.collect {
            it.accessible = true
            it.get(object)
        }
    }
}
