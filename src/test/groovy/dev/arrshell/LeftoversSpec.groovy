package dev.arrshell

import static dev.arrshell.model.ApiVersion.V1
import static dev.arrshell.model.ApiVersion.V2021_01_01
import static dev.arrshell.model.Operation.CREATE
import static dev.arrshell.model.Operation.PROPERTIES
import static dev.arrshell.model.Operation.STOP
import static dev.arrshell.model.ReapResult.Result.STOPPED
import static dev.arrshell.model.ReapResult.Result.WOULD_STOP
import static dev.arrshell.model.SessionSize.PREMIUM
import static dev.arrshell.time.Durations.hours
import static dev.arrshell.time.Durations.millis
import static dev.arrshell.time.Durations.minutes
import static dev.arrshell.time.Durations.seconds

import dev.arrshell.model.ApiVersion
import dev.arrshell.testing.FaultyService
import dev.arrshell.testing.FaultyService.Fault
import dev.arrshell.testing.SessionLeaker
import dev.arrshell.time.VirtualClock
import java.nio.file.Files
import java.nio.file.Path
import java.util.concurrent.CompletableFuture
import java.util.concurrent.TimeUnit
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.Tag
import spock.lang.TempDir
import spock.lang.Timeout

/** Processes that really die, and what is left of their sessions afterwards. */
@Tag('long')
@Timeout(120)
class LeftoversSpec extends Specification {

    @TempDir
    Path home
    @AutoCleanup
    FaultyService service = new FaultyService()

    def "#version: a process killed #when leaves nothing behind once it is reaped, and what others started stays"() {
        given:
        def lease = version == V1 ? '02:00:00' : '120'
        def other = service.foreign('premium', lease)
        def process = new CompletableFuture<Process>()
        Fault kill = { step(it, process.get()) }
        service.on(CREATE, { it.succeed() }, kill)
        process.complete(starter(version))

        when:
        process.get().waitFor(60, TimeUnit.SECONDS)

        then: 'it was killed, and each start was written before its request came here'
        process.get().exitValue() == 137
        client(version).leftovers().list().size() == 2
        client(version).leftovers().list().every { it.mayBeUp() && it.pid() == process.get().pid() }
        service.running().size() == running

        when:
        def would = client(version).leftovers().dryRun()

        then:
        would.count { it.result() == WOULD_STOP } == running - 1
        service.running().size() == running

        when:
        def reaped = client(version).leftovers().reap()

        then:
        reaped.count { it.result() == STOPPED } == running - 1
        service.running() == [other]

        where:
        [version, [when, running, step]] << [
            [V1, V2021_01_01],
            [
                ['before its request took effect', 2, { exchange, dying -> dying.destroyForcibly().waitFor() }],
                ['after its request took effect', 3, { exchange, dying -> exchange.perform(); dying.destroyForcibly().waitFor() }],
            ],
        ].combinations()
    }

    def "what is stopped, or left running on purpose, is no leftover, and young ones can be spared"() {
        given:
        def client = client(V1)
        def draft = client.session().size(PREMIUM).lease(hours(4))

        when:
        draft.start().close()
        draft.start().leaveRunning()
        draft.start()

        then: 'this process is alive'
        client.leftovers().list().empty
        events() == ['start', 'started', 'kept', 'start', 'started']

        when: 'its entries are those of a process that is gone'
        Files.writeString(ledger(), Files.readString(ledger()).replaceAll(/"pid":"\d+"/, '"pid":"2147483647"'))

        then:
        client.leftovers().list().size() == 1
        client.leftovers().olderThan(minutes(5)).list().empty
        client.leftovers().reap()*.result() == [STOPPED]
        service.running().size() == 1
    }

    def "#version: a leftover is stopped though it cannot be read: reading answers #what"() {
        given:
        def options = ArrOptions.builder().sts(service.uri()).apiVersion(version).ledger(ledger())
                .time(new VirtualClock()).requestTimeout(what == 'nothing' ? millis(500) : seconds(30)).build()
        def client = Arr.create(options).account(SessionLeaker.ACCOUNT, 'a2V5IG9mIHRoZSB0ZXN0cw==').endpoint(service.uri())
        2.times { client.session().size(PREMIUM).lease(hours(4)).start() }
        Files.writeString(ledger(), Files.readString(ledger()).replaceAll(/"pid":"\d+"/, '"pid":"2147483647"'))
        service.on(PROPERTIES, *([answered as Fault] * 20))
        def before = service.requests().size()

        expect:
        client.leftovers().reap()*.result() == [STOPPED, STOPPED]
        service.running().empty
        service.requests().drop(before).take(2) == [STOP, STOP]
        client.leftovers().list().empty

        where:
        [version, [what, answered]] << [
            [V1, V2021_01_01],
            [
                ['500', { it.write(FaultyService.Exchange.answer(500, '')) }],
                ['503', { it.write(FaultyService.Exchange.answer(503, '')) }],
                ['302', { it.write(FaultyService.Exchange.answer(302, '', 'Location: /sign-in')) }],
                ['404', { it.write(FaultyService.Exchange.answer(404, '')) }],
                ['HTML', { it.write(FaultyService.Exchange.answer(200, '<html>Sign in</html>')) }],
                ['garbage', { it.write('%%%') }],
                ['nothing', { it.never() }],
            ],
        ].combinations()
    }

    def "leaving a session running takes it from the handle's closing"() {
        given:
        def session = client(V1).session().size(PREMIUM).lease(hours(4)).start()

        when:
        session.leaveRunning()
        session.close()

        then:
        service.running() == [session.id().value()]
    }

    private List<String> events() {
        Files.readAllLines(ledger()).collect { (it =~ /"event":"(\w+)"/)[0][1] }
    }

    private Path ledger() {
        home.resolve('started.jsonl')
    }

    private ArrClient client(ApiVersion version) {
        SessionLeaker.client(service.uri(), ledger(), version)
    }

    private Process starter(ApiVersion version) {
        new ProcessBuilder(
                Path.of(System.getProperty('java.home'), 'bin', 'java').toString(),
                '-cp', System.getProperty('java.class.path'),
                SessionLeaker.name, service.uri().toString(), ledger().toString(), version.name(), '2')
                .redirectErrorStream(true).redirectOutput(home.resolve('out').toFile()).start()
    }
}
