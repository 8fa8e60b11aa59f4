package dev.arrshell.internal.service.slurm

import dev.arrshell.internal.service.launch.PortRange
import dev.arrshell.internal.service.launch.ReadyRule
import dev.arrshell.internal.service.launch.ServerCommand
import dev.arrshell.internal.service.slurm.SlurmSettings.JobTemplate
import dev.arrshell.model.AccountId
import dev.arrshell.model.Region
import dev.arrshell.model.SessionId
import dev.arrshell.model.SessionSize
import dev.arrshell.server.ServerRequest
import dev.arrshell.testing.ServerEvents
import java.nio.file.Path
import java.time.Duration
import java.time.Instant
import spock.lang.Specification
import spock.lang.TempDir
import spock.util.concurrent.PollingConditions

/** Jobs of a scripted Slurm. */
abstract class ScriptedSlurmSpecification extends Specification {

    static final UP = 'echo up; exec sleep 600'
    static final DOWN = 'Unable to contact slurm controller (connect failure)'

    @TempDir
    Path directory

    ScriptedSlurm slurm
    def events = new ServerEvents()
    def soon = new PollingConditions(timeout: 60, delay: 0.05)
    def opened = []
    def limit = Duration.ofSeconds(20)
    def startup = Duration.ofSeconds(60)

    def setup() {
        slurm = new ScriptedSlurm(directory)
    }

    def cleanup() {
        opened*.close()
        slurm.close()
    }

    SlurmProvider provider(String script = UP, ServerEvents listener = events, String ready = 'line:^up$', String place = 'service') {
        def made = new SlurmProvider(settings(script, ready, place, ['--partition=viz']))
        made.open(listener)
        opened << made
        made
    }

    SlurmSettings settings(String script, String ready, String place, List<String> options) {
        def server = new ServerCommand(['sh', '-c', script, '{sessionId}'], ReadyRule.parse(ready), startup, OptionalInt.empty())
        new SlurmSettings(directory.resolve(place), 'me', '{node}.example.org', new PortRange(24_500, 24_900),
            [], Duration.ofSeconds(1), Duration.ofMillis(100), Optional.of(Duration.ofHours(2)), limit,
            Optional.of(slurm.programs), [(SessionSize.STANDARD): new JobTemplate(server, options)])
    }

    ServerRequest request(Duration lease = Duration.ofMinutes(10)) {
        def server = UUID.randomUUID()
        new ServerRequest(server, AccountId.parse('11111111-2222-3333-4444-555555555555'),
            SessionId.parse("s-$server"), SessionSize.STANDARD, Region.DEFAULT, ["it's {port}"], lease, Instant.now())
    }

    ServerRequest ready(SlurmProvider provider) {
        def wanted = request()
        provider.allocate(wanted)
        events.await(wanted.server(), 'ready')
        wanted
    }

    boolean told(ServerRequest of, String part, ServerEvents listener = events) {
        listener.of(of.server()).any { it.text().contains(part) }
    }
}
