package dev.arrshell.pool

import static dev.arrshell.model.SessionSize.STANDARD
import static dev.arrshell.time.Durations.hours
import static dev.arrshell.time.Durations.minutes

import dev.arrshell.ArrClient
import dev.arrshell.internal.service.launch.PortRange
import dev.arrshell.model.SessionId
import dev.arrshell.testing.PoolOwner
import dev.arrshell.testing.ServedProcesses
import java.nio.file.Path
import java.util.concurrent.ConcurrentHashMap
import java.util.concurrent.Executors
import java.util.concurrent.TimeUnit
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.Tag
import spock.lang.TempDir
import spock.lang.Timeout

/** Pools of sessions with real processes behind them. */
@Tag('long')
@Timeout(240)
class PooledProcessesSpec extends Specification {

    @TempDir
    Path directory
    @AutoCleanup
    ServedProcesses server

    ArrClient client

    def setup() {
        server = new ServedProcesses(directory.resolve('data'), new PortRange(30_700, 30_900), 'echo up; exec sleep 900')
        client = PoolOwner.client(server.uri(), server.account(), server.key(), directory.resolve('ledger.jsonl'))
    }

    def "fifty clients share five servers: none has another's, each gets one, none is left"() {
        given:
        def other = client.session().size(STANDARD).lease(hours(1)).start()
        def pool = client.pool(STANDARD).max(5).lease(hours(1)).acquireWithin(minutes(3)).start()
        def lent = ConcurrentHashMap.<SessionId> newKeySet()
        def clients = Executors.newFixedThreadPool(50)

        when:
        def served = clients.invokeAll((1..50).collect {
            {
                ->
                try (def session = pool.acquire()) {
                    def mine = lent.add(session.id()) && lent.size() <= 5
                    lent.remove(session.id())
                    return mine
                }
            } as java.util.concurrent.Callable<Boolean>
        })*.get()

        then:
        served == [true] * 50
        pool.metrics().acquired() == 50
        pool.metrics().startedToday() <= 5

        when:
        pool.close()

        then:
        client.sessions()*.id() == [other.id()]

        cleanup:
        clients?.shutdownNow()
        clients?.awaitTermination(30, TimeUnit.SECONDS)
        other?.stop()
    }

    def "the sessions of a pool whose owner is killed are found by the reaper, and no other"() {
        given:
        def other = client.session().size(STANDARD).lease(hours(1)).start()
        def owner = new ProcessBuilder(
                Path.of(System.getProperty('java.home'), 'bin', 'java').toString(),
                '-cp', System.getProperty('java.class.path'), PoolOwner.name,
                server.uri().toString(), server.account().value(), server.key().revealTo { it }, directory.resolve('ledger.jsonl').toString())
                .redirectErrorStream(true).start()

        when:
        def lines = owner.inputReader()
        def line = lines.readLine()
        while (line != null && line != PoolOwner.READY) {
            line = lines.readLine()
        }
        owner.destroyForcibly().waitFor()

        then:
        line == PoolOwner.READY
        client.sessions().size() == 3

        when:
        def reaped = client.leftovers().reap()

        then:
        reaped.size() == 2
        client.sessions()*.id() == [other.id()]

        cleanup:
        owner?.destroyForcibly()
        other?.stop()
    }
}
