package dev.arrshell.internal.service.process

import dev.arrshell.internal.service.launch.PortRange
import dev.arrshell.server.ReleaseReason
import dev.arrshell.testing.ServerEvents
import java.nio.file.Path
import java.time.Instant
import java.util.concurrent.TimeUnit
import spock.lang.Specification
import spock.lang.Tag
import spock.lang.TempDir

/** A service that is killed with SIGKILL while it starts servers: the next one finds each server once. */
@Tag('long')
class ServiceKilledSpec extends Specification {

    static final PORTS = new PortRange(31_400, 31_700)

    @TempDir
    Path directory

    def 'no server is lost or doubled when the service is killed #millis ms after it asked for #asked of 8'() {
        given:
        def running = new RunningServers(directory)
        def servers = (1..8).collect { UUID.randomUUID() }
        def requests = servers.collect { ProviderProgram.request(it, Instant.now()) }
        def command = ["${System.getProperty('java.home')}/bin/java".toString(), '-cp', System.getProperty('java.class.path'),
            ProviderProgram.name, directory.toString(), PORTS.toString()] + servers*.toString()
        def service = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start()

        when:
        def output = service.inputReader()
        asked.times { output.readLine() }
        service.onExit().completeOnTimeout(null, millis, TimeUnit.MILLISECONDS).get()
        service.destroyForcibly().waitFor()
        def events = new ServerEvents()
        def next = new ProcessProvider(ProviderProgram.settings(directory, PORTS))
        next.open(events)
        def never = next.adopt(requests)
        requests.findAll { it.server() in never }.each(next.&allocate)
        servers.each { events.awaitAny(it) }
        def (ready, failed) = servers.split { events.kinds(it) == ['ready'] }

        then: 'each session has one server'
        ready.every { running.servers(it).size() == 1 }
        ready.collectMany { [events.of(it)[0].address().handshakePort(), events.of(it)[0].address().inspectorPort()] }
            .toSet().size() == 2 * ready.size()

        and: 'or it has none and is told so: the service was killed between the two steps of one start'
        failed.size() <= 1
        failed.every { events.of(it)*.code() == ['StartupFailed'] && running.servers(it).empty }

        when:
        ready.each { next.release(it, ReleaseReason.STOPPED) }

        then:
        running.allEnded()

        cleanup:
        service.destroyForcibly()
        next?.close()
        running.kill()

        where: 'moments by a fixed seed'
        [asked, millis] << new Random(7).with { random -> (1..3).collect { [1 + random.nextInt(8), random.nextInt(150)] } }
    }
}
