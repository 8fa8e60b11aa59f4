package dev.arrshell.internal.cli.service

import static dev.arrshell.time.Durations.hours
import static dev.arrshell.time.Durations.millis
import static dev.arrshell.time.Durations.seconds

import dev.arrshell.Arr
import dev.arrshell.ArrClient
import dev.arrshell.ArrOptions
import dev.arrshell.emulator.ArrEmulator
import dev.arrshell.error.SessionFailedException
import dev.arrshell.internal.config.server.ServerToml
import dev.arrshell.internal.service.serve.ServeSettings
import dev.arrshell.internal.service.serve.SessionServer
import dev.arrshell.model.Region
import dev.arrshell.model.SessionSize
import dev.arrshell.model.SessionStatus
import dev.arrshell.policy.PollPolicy
import java.nio.file.Files
import java.nio.file.Path
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout

/** The service of arr serve with the provider "simulated", from its file on. */
@Timeout(60)
class SimulatedServersSpec extends Specification {

    @TempDir
    Path directory

    SessionServer server

    @AutoCleanup
    Arr arr

    def cleanup() {
        server?.close(seconds(5))
    }

    def "a session boots, is Ready at a name that leads nowhere, prints, is extended and stopped"() {
        given:
        def session = start('boot = "0s"').session().size(SessionSize.STANDARD).lease(hours(1)).start()

        when:
        def ready = session.awaitReady(seconds(20))

        then:
        ready.hostname() == 'simulated.invalid'
        session.log() == "a simulated server boots\nit takes clients at simulated.invalid:${ready.snapshot().handshakePort().asInt}\n"

        when:
        session.extendLeaseTo(hours(2))
        session.stop()

        then:
        session.properties().status() == SessionStatus.STOPPED
    }

    def "a boot that fails tells the reason in the file"() {
        when:
        start('boot = "0s"\nfails = "no machine is free"')
            .session().size(SessionSize.STANDARD).lease(hours(1)).start().awaitReady(seconds(20))

        then:
        def e = thrown(SessionFailedException)
        e.message.contains('did not start: no machine is free')
    }

    def "more sessions than the capacity are answered as by a full service"() {
        given:
        def client = start('boot = "0s"\ncapacity = 1')
        client.session().size(SessionSize.STANDARD).lease(hours(1)).start().awaitReady(seconds(20))

        when:
        client.session().size(SessionSize.STANDARD).lease(hours(1)).start().awaitReady(seconds(20))

        then:
        def e = thrown(SessionFailedException)
        e.message.contains('No server of size Standard is free')
    }

    def "a session goes on after a restart, at the same address"() {
        given:
        def client = start('boot = "0s"')
        def session = client.session().size(SessionSize.STANDARD).lease(hours(1)).start()
        def address = session.awaitReady(seconds(20)).snapshot()

        when:
        server.close(seconds(5))
        arr.close()
        def again = start('boot = "0s"').session(session.id().value()).properties()

        then:
        again.status() == SessionStatus.READY
        [again.hostname().get(), again.handshakePort()] == [address.hostname().get(), address.handshakePort()]
    }

    private ArrClient start(String size) {
        def file = Files.writeString(directory.resolve('server.toml'),
                "[server]\nprovider = \"simulated\"\n[server.standard]\n$size\n")
        def provider = Providers.of(ServerToml.read(file), directory.resolve('servers'))
        server = SessionServer.start(new ServeSettings(directory.resolve('data'), InetAddress.loopbackAddress, 0,
                new Region('westus2'), [:], Optional.empty(), ArrEmulator.ACCOUNT_KEY, false), provider, { assert !it })
        arr = Arr.create(ArrOptions.builder().sts(server.uri()).polls(PollPolicy.every(millis(50))).build())
        arr.account(server.account(), server.key()).endpoint(server.uri())
    }
}
