package dev.arrshell.internal.service.process

import dev.arrshell.internal.service.launch.PortRange
import dev.arrshell.internal.service.launch.ReadyRule
import dev.arrshell.internal.service.launch.ServerCommand
import dev.arrshell.model.SessionSize
import dev.arrshell.server.ServerProvider
import dev.arrshell.server.ServerProviderContract
import java.nio.file.Path
import java.time.Duration
import java.util.regex.Pattern
import spock.lang.TempDir

/** The contract of providers, on processes. A server ends when a line is written to its pipe. */
class ProcessProviderContractSpec extends ServerProviderContract {

    @TempDir
    Path directory

    def cleanup() {
        assert new RunningServers(directory).allEnded()
    }

    @Override
    ServerProvider create() {
        String script = "mkfifo $directory/\$ARR_SESSION_ID; echo up; read line <$directory/\$ARR_SESSION_ID"
        def up = new ReadyRule.Line(Pattern.compile('^up$'))
        new ProcessProvider(new ProcessSettings(directory, 'render01', new PortRange(30_000, 30_400), ['PATH'],
            Duration.ofSeconds(1), [
                (SessionSize.STANDARD): new ServerCommand(['sh', '-c', script], up, Duration.ofSeconds(20), OptionalInt.of(12)),
                (SessionSize.PREMIUM): new ServerCommand(['sh', '-c', 'exit 4'], up, Duration.ofSeconds(20), OptionalInt.empty()),
            ]))
    }

    @Override
    void finish(UUID server) {
        directory.resolve("s-$server").toFile().text = 'now\n'
    }

    @Override
    boolean isGone(UUID server) {
        RunningServers.ended(new RunningServers(directory).of(server))
    }
}
