package dev.arrshell.testing

import dev.arrshell.emulator.ArrEmulator
import dev.arrshell.internal.service.launch.PortRange
import dev.arrshell.internal.service.launch.ReadyRule
import dev.arrshell.internal.service.launch.ServerCommand
import dev.arrshell.internal.service.process.ProcessProvider
import dev.arrshell.internal.service.process.ProcessSettings
import dev.arrshell.internal.service.serve.ServeSettings
import dev.arrshell.internal.service.serve.SessionServer
import dev.arrshell.model.Region
import dev.arrshell.model.SessionSize
import java.nio.file.Path
import java.time.Duration

/** The service in this process, with processes behind its sessions that are ready when they print {@code up}. */
final class ServedProcesses implements AutoCloseable {

    @Delegate
    final SessionServer server

    private final Path directory

    ServedProcesses(Path directory, PortRange ports, String script) {
        this.directory = directory
        def command = new ServerCommand(
                ['sh', '-c', script], ReadyRule.parse('line:^up$'), Duration.ofSeconds(30), OptionalInt.empty())
        def provider = new ProcessProvider(new ProcessSettings(directory.resolve('servers'), '127.0.0.1',
                ports, ['PATH'], Duration.ofSeconds(1),
                [(SessionSize.STANDARD): command, (SessionSize.PREMIUM): command]))
        server = SessionServer.start(
                new ServeSettings(directory, InetAddress.loopbackAddress, 0, new Region('westus2'), [:],
                        Optional.empty(), ArrEmulator.ACCOUNT_KEY, false),
                provider, { println it })
    }

    @Override
    void close() {
        server.close(Duration.ofSeconds(5), true)
        Supervisors.awaitEnd(directory)
    }
}
