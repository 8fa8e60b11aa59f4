package dev.arrshell.internal.service.slurm

import dev.arrshell.internal.service.launch.PortRange
import dev.arrshell.internal.service.launch.ReadyRule
import dev.arrshell.internal.service.launch.ServerCommand
import dev.arrshell.internal.service.slurm.SlurmSettings.JobTemplate
import dev.arrshell.model.SessionSize
import dev.arrshell.server.ServerProvider
import dev.arrshell.server.ServerProviderContract
import java.nio.file.Path
import java.time.Duration
import java.util.regex.Pattern
import spock.lang.Tag
import spock.lang.TempDir

/** The contract of providers, on jobs of a scripted Slurm. A server ends when a line is written to its pipe. */
@Tag('long')
class SlurmProviderContractSpec extends ServerProviderContract {

    @TempDir
    Path directory

    ScriptedSlurm slurm

    def cleanup() {
        slurm.close()
    }

    @Override
    ServerProvider create() {
        slurm = slurm ?: new ScriptedSlurm(directory)
        String script = "mkfifo $directory/\$ARR_SESSION_ID; echo up; read line <$directory/\$ARR_SESSION_ID"
        def up = new ReadyRule.Line(Pattern.compile('^up$'))
        new SlurmProvider(new SlurmSettings(directory.resolve('service'), 'me', 'localhost', new PortRange(24_000, 24_400), [],
            Duration.ofSeconds(1), Duration.ofMillis(200), Optional.empty(), Duration.ofSeconds(20),
            Optional.of(slurm.programs), [
                (SessionSize.STANDARD): new JobTemplate(
                    new ServerCommand(['sh', '-c', script], up, Duration.ofSeconds(60), OptionalInt.of(4)), []),
                (SessionSize.PREMIUM): new JobTemplate(
                    new ServerCommand(['sh', '-c', 'exit 4'], up, Duration.ofSeconds(60), OptionalInt.empty()), []),
            ]))
    }

    @Override
    void finish(UUID server) {
        directory.resolve("s-$server").toFile().text = 'now\n'
    }

    @Override
    boolean isGone(UUID server) {
        slurm.isGone(server)
    }
}
