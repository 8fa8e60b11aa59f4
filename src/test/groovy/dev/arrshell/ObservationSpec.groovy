package dev.arrshell

import static dev.arrshell.model.Operation.CREATE
import static dev.arrshell.model.Operation.LIST
import static dev.arrshell.model.Operation.PROPERTIES
import static dev.arrshell.model.Operation.STOP
import static dev.arrshell.model.Operation.TOKEN
import static dev.arrshell.model.SessionSize.STANDARD
import static dev.arrshell.time.Durations.hours
import static dev.arrshell.time.Durations.minutes
import static dev.arrshell.time.Durations.seconds

import dev.arrshell.emulator.ArrEmulator
import dev.arrshell.model.Exchange
import dev.arrshell.testing.FencedCodeBlock
import java.nio.file.Path
import java.util.concurrent.CopyOnWriteArrayList
import java.util.function.Consumer
import java.util.logging.Handler
import java.util.logging.Level
import java.util.logging.LogRecord
import java.util.logging.Logger
import spock.lang.AutoCleanup
import spock.lang.Isolated
import spock.lang.Specification

/** What a program can see of the requests: a listener of each call, and a line of the log. */
@Isolated('sets the level of a logger')
class ObservationSpec extends Specification {

    static final VARYING = /\/westus2(?=\/)|(?<=sessions\/)[^\/ ]+|\d+(?= ms)|(?<=MS-CV )[^,]+/
    static final KEY = ArrEmulator.ACCOUNT_KEY.revealTo { it }

    @AutoCleanup
    def emulator = ArrEmulator.start()

    /** Kept, or the level would be lost. */
    def logger = Logger.getLogger('dev.arrshell.requests')
    def lines = new CopyOnWriteArrayList<String>()
    def handler = new Handler() {
        @Override
        void publish(LogRecord line) { lines << line.message }

        @Override
        void flush() {}

        @Override
        void close() {}
    }

    def cleanup() {
        logger.level = null
        logger.removeHandler(handler)
    }

    def "#call: #told"() {
        given:
        def heard = new CopyOnWriteArrayList<Exchange>()
        def client = client { it.onCall { name -> return { heard << it } as Consumer } }
        def session = client.session().size(STANDARD).lease(hours(1)).start()
        emulator.clock().advance(minutes(20))
        prepare.call(emulator)
        heard.clear()

        when:
        try {
            work.call(client, session)
        } catch (RuntimeException expected) {
            assert expected.message
        }

        then:
        heard.collect { "${it.call()} ${it.operation().get()} ${it.attempt()} ${it.status()}${it.repeated ? ' again' : ''}".toString() } == told
        heard.every { it.took() >= seconds(0) && (it.status() > 0) == it.correlationVector().present }

        where:
        call                     | prepare                                              | work                              || told
        'properties'             | { }                                                  | { c, s -> s.properties() }        || ['properties PROPERTIES 1 200']
        'a service that fails'   | { it.on(PROPERTIES).respond(503).times(2) }          | { c, s -> s.properties() }        || ['properties PROPERTIES 1 503 again', 'properties PROPERTIES 2 503 again', 'properties PROPERTIES 3 200']
        'and goes on failing'    | { it.on(LIST).respond(500) }                         | { c, s -> c.sessions() }          || (1..3).collect { "sessions LIST $it 500 again".toString() } + ['sessions LIST 4 500']
        'a broken connection'    | { it.on(STOP).dropConnectionAfter().times(1) }       | { c, s -> s.stop() }              || ['stop STOP 1 0 again', 'stop STOP 2 204']
        'a wait beyond policy'   | { it.on(LIST).throttle(hours(1)) }                   | { c, s -> c.sessions() }          || ['sessions LIST 1 429']
        'a refusal'              | { it.on(LIST).respond(403) }                         | { c, s -> c.sessions() }          || ['sessions LIST 1 403']
        'a token that expired'   | { it.expireTokens() }                                | { c, s -> c.sessions() }          || ['sessions LIST 1 401 again', 'token TOKEN 1 200', 'sessions LIST 2 200']
        'several requests'       | { }                                                  | { c, s -> s.extendLeaseBy(hours(1)) } || ['extendLeaseBy PROPERTIES 1 200', 'extendLeaseBy UPDATE 1 200', 'extendLeaseBy PROPERTIES 1 200']
        'a wait'                 | { it.on(PROPERTIES).respond(503).times(1) }          | { c, s -> s.awaitReady() }        || ['awaitReady PROPERTIES 1 503', 'awaitReady PROPERTIES 1 200']
        'a start, twice'         | { it.on(CREATE).throttle(seconds(1)).times(1) }      | { c, s -> c.session().size(STANDARD).lease(hours(1)).startAsync().join() } || ['start CREATE 1 429 again', 'start CREATE 2 202']
        'a kept lease'           | { }                                                  | { c, s -> s.keepAlive(minutes(15), hours(8)).close() } || ['keepAlive PROPERTIES 1 200']
    }

    def "a listener is made in the thread of the call, and what it throws is a warning"() {
        given:
        def threads = []
        def warnings = []
        def client = client {
            it.onWarning { warnings << it }.onCall { name ->
                threads << [name, Thread.currentThread()]
                return { throw new IllegalStateException('no') } as Consumer
            }
        }

        when:
        client.sessions()
        client.sessionsAsync().join()

        then:
        threads == [['sessions', Thread.currentThread()], ['token', Thread.currentThread()], ['sessions', Thread.currentThread()]]
        warnings.size() == 1
        warnings[0].startsWith('the listener onCall failed')
    }

    def "both kinds of listeners hear the same, and whether a request is sent again"() {
        given:
        def all = new CopyOnWriteArrayList<Exchange>()
        def ofCalls = new CopyOnWriteArrayList<Exchange>()
        def client = client { it.onExchange { all << it }.onCall { name -> return { ofCalls << it } as Consumer } }
        emulator.on(LIST).respond(503).times(1)

        when:
        client.sessions()

        then:
        all == ofCalls
        all*.repeated == [false, true, false]
        all*.operation()*.get() == [TOKEN, LIST, LIST]
    }

    def "at level FINE the log has a line for each request, without account and secrets"() {
        given:
        log(Level.FINE)
        def client = client { it }
        emulator.on(PROPERTIES).respond(503).times(1)
        emulator.on(STOP).dropConnectionAfter().times(1)

        when:
        def session = client.session().size(STANDARD).lease(hours(1)).start()
        session.properties()
        session.stop()

        then:
        lines.collect { it.replaceAll(/ after \d+ ms/, '').replaceAll(/MS-CV [^,]+/, 'MS-CV x').replaceAll(/ again: .*/, ' again') } == [
            'GET /accounts/…/token 200, MS-CV x, request 1 of token',
            'POST /westus2/v1/accounts/…/sessions/create 202, MS-CV x, request 1 of start',
            "GET /westus2/v1/accounts/…/sessions/$session.id/properties 503, MS-CV x, request 1 of properties, is sent again",
            "GET /westus2/v1/accounts/…/sessions/$session.id/properties 200, MS-CV x, request 2 of properties",
            "DELETE /westus2/v1/accounts/…/sessions/$session.id no answer, request 1 of stop, is sent again",
            "DELETE /westus2/v1/accounts/…/sessions/$session.id 204, MS-CV x, request 2 of stop",
        ]*.toString()
        lines.every { it =~ / after \d+ ms/ && !it.contains(ArrEmulator.ACCOUNT_ID.value()) && !it.contains(KEY) && !it.contains('eyJ') }
    }

    def "the page shows such lines"() {
        given:
        log(Level.FINE)
        emulator.on(PROPERTIES).respond(503).times(1)
        def session = client { it }.session().size(STANDARD).lease(hours(1)).start()
        lines.clear()

        when:
        session.properties()

        then:
        FencedCodeBlock.in(Path.of('src/docs/observation.md'), 'text')*.text()*.readLines().flatten()*.replaceAll(VARYING, '') ==
                lines*.replaceAll(VARYING, '')
    }

    def "without the level it has none"() {
        given:
        log(Level.INFO)

        when:
        client { it }.sessions()

        then:
        lines.empty
    }

    private void log(Level level) {
        logger.level = level
        logger.addHandler(handler)
    }

    private ArrClient client(Closure<ArrOptions.Builder> listening) {
        emulator.arr().sharing(listening.call(emulator.clientOptions()).build())
                .account(ArrEmulator.ACCOUNT_ID, ArrEmulator.ACCOUNT_KEY).region('westus2')
    }
}
