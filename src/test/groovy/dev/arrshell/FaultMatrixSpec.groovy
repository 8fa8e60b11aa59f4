package dev.arrshell

import static dev.arrshell.model.Operation.CREATE
import static dev.arrshell.model.Operation.LIST
import static dev.arrshell.model.Operation.PROPERTIES
import static dev.arrshell.model.Operation.STOP
import static dev.arrshell.model.Operation.TOKEN
import static dev.arrshell.model.Operation.UPDATE
import static dev.arrshell.model.SessionSize.PREMIUM
import static dev.arrshell.testing.FaultyService.Exchange.answer
import static dev.arrshell.time.Durations.hours
import static dev.arrshell.time.Durations.seconds

import dev.arrshell.error.ArrException
import dev.arrshell.error.StartUncertainException
import dev.arrshell.model.ApiVersion
import dev.arrshell.model.Exchange
import dev.arrshell.model.Operation
import dev.arrshell.policy.RetryPolicy
import dev.arrshell.testing.FaultyService
import dev.arrshell.testing.FaultyService.Fault
import dev.arrshell.testing.ReachableObjects
import dev.arrshell.time.VirtualClock
import java.nio.file.Files
import java.nio.file.Path
import java.time.Duration
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.Timeout

/**
 * Every operation with every way to go wrong: what the caller sees, what was sent, which sessions exist afterwards.
 * {@code src/docs/fault-matrix.md} is what this finds; with {@code -Dfault.matrix.write=true} it is written anew.
 */
@Timeout(300)
class FaultMatrixSpec extends Specification {

    static final DOC = Path.of('src/docs/fault-matrix.md')
    static final SIGNATURE = 'aB3%2FsignatureOfAContainer%3D'
    static final KEY = 'a2V5IG9mIHRoZSBmYXVsdCBtYXRyaXg='

    /** The same fault each time the operation is asked for, or as often as is said. */
    static final Map<String, Closure<List<Fault>>> FAULTS = [
            'refused'                    : { always { it.never() } },
            'reset before it had effect' : { always { it.reset() } },
            'reset after it had effect'  : { always { it.perform(); it.reset() } },
            'half an answer'             : { always { def text = it.perform(); it.write(text[0..<text.length().intdiv(2)]) } },
            'garbage'                    : { always { it.perform(); it.write(answer(200, '%%%')) } },
            'HTML'                       : { always { it.write(answer(200, '<html>Sign in</html>')) } },
            '302'                        : { always { it.write(answer(302, '', 'Location: /sign-in')) } },
            '400'                        : { always { it.write(answer(400, '{"error":{"code":"BadRequest","message":"no"}}')) } },
            '401 once'                   : { once { it.write(answer(401, '')) } },
            '401 always'                 : { always { it.write(answer(401, '')) } },
            '403'                        : { always { it.write(answer(403, '')) } },
            '404'                        : { always { it.write(answer(404, '')) } },
            '409'                        : { always { it.write(answer(409, '')) } },
            '422'                        : { always { it.write(answer(422, '')) } },
            '429 without Retry-After'    : { once { it.write(answer(429, '')) } },
            '429 with Retry-After'       : { once { it.write(answer(429, '', 'Retry-After: 7')) } },
            '429 for an hour'            : { always { it.write(answer(429, '', 'Retry-After: 3600')) } },
            '500 always'                 : { always { it.write(answer(500, '')) } },
            '503 twice'                  : { [{ it.write(answer(503, '')) } as Fault] * 2 },
            'never answers'              : { always { it.never() } },
            'TLS failure'                : { [] },
            'unknown name'               : { [] },
    ]

    static final Map<Operation, Closure> CALLS = [
            (TOKEN)     : { client, session, version -> client.token() },
            (CREATE)    : { client, session, version -> draft(client, version).start() },
            (PROPERTIES): { client, session, version -> session.properties() },
            (UPDATE)    : { client, session, version -> session.extendLeaseTo(hours(5)) },
            (LIST)      : { client, session, version -> client.sessions() },
            (STOP)      : { client, session, version -> session.stop() },
    ]

    @Shared
    SortedMap<String, List<String>> found = new TreeMap<>().asSynchronized()

    List<Exchange> exchanges = [].asSynchronized()

    @AutoCleanup
    FaultyService service = new FaultyService()

    def "#version, #operation: #fault"() {
        given: 'a session that is there, and an operation that goes wrong'
        def target = elsewhere(fault) ?: service.uri()
        def session = null
        if (operation in [PROPERTIES, UPDATE, STOP]) {
            session = clientOf(version, service.uri()).session().size(PREMIUM).lease(hours(4)).start()
        }
        def before = service.running()
        def client = clientOf(version, target, fault, operation == TOKEN ? target : service.uri())
        if (operation != TOKEN) {
            client.token()
        }
        def handle = session == null ? null : client.session(session.id())
        service.on(operation, *FAULTS[fault].call())
        def asked = service.requests().size()

        when:
        def outcome = attempt { CALLS[operation].call(client, handle, version) }
        def sent = service.requests().drop(asked)
        def after = service.running()

        then: 'no more sessions than were asked for'
        after.size() <= before.size() + (operation == CREATE ? 1 : 0)

        and: 'none that the caller does not know of'
        def made = after - before
        made.every { known(outcome, it, client) }

        and: 'what failed says so in an exception of ours, without the key, and whether anything was sent'
        outcome instanceof ArrException == failed(outcome)
        !failed(outcome) || clean(traceOf(outcome))
        !failed(outcome) || ReachableObjects.from(outcome).every { clean(ReachableObjects.text(it)) }
        exchanges.every { clean("$it ${it.uri()} ${it.requestHeaders()} ${it.requestBody()} ${it.responseHeaders()} ${it.responseBody()} ${it.reason()}") }
        !failed(outcome) || outcome.message.contains(outcome.sent().description()) || outcome.session().present

        and: 'nothing is asked for more often than the policy allows'
        sent.count(operation) <= 8

        and: 'a call that claims nothing was sent sent nothing of its own'
        !failed(outcome) || outcome.sent() != dev.arrshell.error.SendState.NOTHING || sent.count(operation) == 0

        cleanup:
        found["${operation.ordinal()}|${FAULTS.keySet().toList().indexOf(fault).toString().padLeft(2, '0')}|${version.ordinal()}".toString()] =
                ["$version", operation.name(), fault, said(outcome), requests(sent, fault), existing(before, after)]*.toString()

        where:
        [version, operation, fault] << [ApiVersion.values().toList(), CALLS.keySet().toList(), FAULTS.keySet().toList()].combinations()
    }

    def cleanupSpec() {
        def table = table()
        if (Boolean.getBoolean('fault.matrix.write')) {
            Files.writeString(DOC, table)
        }
        assert Files.readString(DOC) == table: 'the table has changed: run with -Dfault.matrix.write=true and read the difference'
    }

    private String table() {
        def lines = found.values().groupBy { it.drop(1) }.collect { row, versions ->
            "| ${versions.size() == 2 ? 'both' : versions[0][0]} | ${row.join(' | ')} |"
        }
        """# What goes wrong, and what the caller sees

`FaultMatrixSpec` writes this table: every operation with every fault, in both API versions. The fault applies to each request
of the operation unless the table says how often; the client has a token already. Calls are tried up to four times, and twice
where there is never an answer. "Requests" are those that arrived; how often the JDK itself repeats a GET on a connection that
was reset is not counted. "Sessions" are those that run afterwards, compared with before.

| API | operation | what goes wrong | what the caller sees | requests | sessions |
|---|---|---|---|---|---|
${lines.join('\n')}
"""
    }

    private URI elsewhere(String fault) {
        switch (fault) {
            case 'refused': return URI.create('http://127.0.0.1:1')
            case 'TLS failure': return URI.create(service.uri().toString().replace('http:', 'https:'))
            case 'unknown name': return URI.create('http://no-such.invalid')
            default: return null
        }
    }

    /** Where nothing ever answers, two attempts of 400 ms each; else no request is cut short. */
    private ArrClient clientOf(ApiVersion version, URI target, String fault = '', URI sts = target) {
        def hangs = fault == 'never answers'
        def options = ArrOptions.builder()
                .apiVersion(version)
                .sts(sts)
                .allowInsecure()
                .requestTimeout(hangs ? Duration.ofMillis(400) : seconds(30))
                .retries(hangs ? RetryPolicy.of(2, seconds(30)) : RetryPolicy.DEFAULT)
                .time(new VirtualClock())
                .onExchange(exchanges::add)
        Arr.create(options.build())
                .account('11111111-1111-1111-1111-111111111111', KEY).endpoint(target)
    }

    /** v1 takes models, whose addresses may hold a signature. */
    private static SessionDraft.Startable draft(ArrClient client, ApiVersion version) {
        def draft = client.session().size(PREMIUM).lease(hours(4))
        version == ApiVersion.V1 ? draft.models(URI.create("https://models.example/c?sv=2020&sig=$SIGNATURE&se=2027")) : draft
    }

    private static String traceOf(Throwable failure) {
        def text = new StringWriter()
        failure.printStackTrace(new PrintWriter(text, true))
        text.toString()
    }

    /** Neither the account's key, nor a token, nor a signature. */
    private static boolean clean(String text) {
        ![KEY, KEY.bytes.encodeBase64().toString(), SIGNATURE].any { text.contains(it) } && !(text =~ /eyJ[\w-]{8,}\.eyJ/)
    }

    private static Object attempt(Closure call) {
        try {
            call.call() ?: 'done'
        } catch (ArrException e) {
            e
        }
    }

    private static boolean failed(Object outcome) {
        outcome instanceof Throwable
    }

    /** By its handle, by its name in the exception, or because the exception sends the caller to the listing. */
    private static boolean known(Object outcome, String id, ArrClient client) {
        if (outcome instanceof Session) {
            return outcome.id().value() == id
        }
        outcome instanceof StartUncertainException && (outcome.message.contains(id) || outcome.message.contains('client.sessions()'))
    }

    private static String said(Object outcome) {
        failed(outcome) ? "${outcome.class.simpleName}, ${outcome.sent().description()}" : 'the result'
    }

    private static String requests(List<Operation> sent, String fault) {
        def counts = sent.countBy { it }
        def breaksGets = fault.startsWith('reset')
        counts.collect { operation, count ->
            breaksGets && operation in [TOKEN, PROPERTIES, LIST] ? "$operation" : "$operation $count"
        }.join(', ') ?: 'none'
    }

    private static String existing(List<String> before, List<String> after) {
        def more = (after - before).size()
        def less = (before - after).size()
        more > 0 ? "$more more" : less > 0 ? "$less fewer" : 'the same'
    }

    private static List<Fault> always(Closure play) {
        [play as Fault] * 40
    }

    private static List<Fault> once(Closure play) {
        [play as Fault]
    }
}
