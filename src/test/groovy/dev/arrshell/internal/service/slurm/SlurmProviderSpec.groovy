package dev.arrshell.internal.service.slurm

import dev.arrshell.internal.service.launch.PortRange
import dev.arrshell.internal.service.launch.ReadyRule
import dev.arrshell.internal.service.launch.ServerCommand
import dev.arrshell.internal.service.slurm.SlurmSettings.JobTemplate
import java.time.Duration
import spock.lang.Tag

/** What each answer of Slurm means for a server. */
@Tag('long')
class SlurmProviderSpec extends ScriptedSlurmSpecification {

    def 'a job gets the options of its size, its ports, its environment and quoted words'() {
        given:
        def provider = provider('echo "$ARR_SESSION_ID $ARR_MODELS $1 $ARR_LEASE_SECONDS"; env | grep -c HOME; echo up; exec sleep 600')

        when:
        def wanted = ready(provider)
        def address = events.await(wanted.server(), 'ready').address()

        then:
        address.hostname() == 'localhost.example.org'
        address.handshakePort() in 24_500..24_900
        address.inspectorPort() in 24_500..24_900
        address.inspectorPort() != address.handshakePort()
        slurm.calls('sbatch')[0].contains('--partition=viz --parsable --job-name=arr-')
        slurm.calls('sbatch')[0].contains('--time=11 ')
        provider.output(wanted.server(), 0).text() == "s-${wanted.server()} [\"it's {port}\"]  600\n0\nup\n"
    }

    def 'another configuration applies to jobs that are submitted from then on'() {
        given:
        def provider = provider()
        def before = ready(provider)

        when:
        provider.configure(settings('echo changed; echo up; exec sleep 600', 'line:^up$', 'service', ['--partition=fast']))
        def after = ready(provider)

        then:
        slurm.calls('sbatch').collect { (it =~ /--partition=(\w+)/)[0][1] } == ['viz', 'fast']
        [before, after].collect { provider.output(it.server(), 0).text() } == ['up\n', 'changed\nup\n']
    }

    def 'a configuration with another directory is refused'() {
        when:
        provider().configure(settings(UP, 'tcp', 'elsewhere', []))

        then:
        def refused = thrown(IllegalArgumentException)
        refused.message == 'the directory of servers cannot change while they run'
    }

    def 'a job that waits says why: #reason'() {
        given:
        slurm.full(reason)
        def provider = provider()
        def wanted = request()

        when:
        provider.allocate(wanted)

        then:
        soon.eventually { assert told(wanted, part) }

        when:
        slurm.free()

        then:
        events.await(wanted.server(), 'ready')

        where:
        reason                                | part
        'Resources'                           | 'waits: no place is free yet (Resources)'
        'Priority'                            | 'waits: other jobs come first (Priority)'
        'ReqNodeNotAvail, UnavailableNodes:n' | 'waits: ReqNodeNotAvail, UnavailableNodes:n'
    }

    def 'a ready server whose job is #state is told as #kind'() {
        given:
        def provider = provider()
        def wanted = ready(provider)

        when:
        slurm.set(slurm.jobs()[0], 'reason', reason)
        slurm.set(slurm.jobs()[0], 'exit', '9:0')
        slurm.set(slurm.jobs()[0], 'state', state)
        def event = events.await(wanted.server(), kind)

        then:
        event.code() == code
        event.text().contains(part)
        event.text().contains("(${state})")

        where:
        state           | reason            || kind     | code           | part
        'COMPLETED'     | 'None'            || 'ended'  | ''             | 'exit code 0'
        'CANCELLED'     | 'None'            || 'ended'  | ''             | 'cancelled, and not by this service'
        'FAILED'        | 'NonZeroExitCode' || 'failed' | 'ServerFailed' | 'exit code 9'
        'NODE_FAIL'     | 'NodeDown'        || 'failed' | 'ServerFailed' | 'localhost ended: its node failed'
        'OUT_OF_MEMORY' | 'OutOfMemory'     || 'failed' | 'ServerFailed' | 'out of memory'
        'TIMEOUT'       | 'TimeLimit'       || 'failed' | 'ServerFailed' | 'time limit was reached'
        'PREEMPTED'     | 'None'            || 'failed' | 'ServerFailed' | 'another job took its place'
        'BOOT_FAIL'     | 'None'            || 'failed' | 'ServerFailed' | 'its node did not start'
        'DEADLINE'      | 'None'            || 'failed' | 'ServerFailed' | 'deadline'
    }

    def 'a state that is #state changes nothing'() {
        given:
        def provider = provider()
        def wanted = ready(provider)
        def before = slurm.calls('squeue').size()

        when:
        slurm.set(slurm.jobs()[0], 'state', state)

        then:
        soon.eventually { assert slurm.calls('squeue').size() > before + 5 }
        !events.kinds(wanted.server()).any { it in ['failed', 'ended'] }

        where:
        state << ['COMPLETING', 'SUSPENDED', 'SOMETHING_NEW']
    }

    def 'a job that ends before its server is ready is told as failed at once, with its last lines'() {
        given:
        def provider = provider('echo no display; exit 3')
        def wanted = request()

        when:
        provider.allocate(wanted)
        def event = events.await(wanted.server(), 'failed')

        then:
        event.code() == 'StartupFailed'
        event.text().contains('exit code 3')
        event.text().contains('before the server was ready')
        event.text().endsWith('no display')
    }

    def 'a server that is not ready in time is told as such and cancelled'() {
        given:
        startup = Duration.ofSeconds(2)
        def provider = provider('exec sleep 600', events, 'tcp')
        def wanted = request()

        when:
        provider.allocate(wanted)
        def event = events.await(wanted.server(), 'failed')

        then:
        event.code() == 'StartupTimeout'
        event.text().contains('takes no connection from this machine')
        soon.eventually { assert slurm.field(slurm.jobs()[0], 'state') == 'CANCELLED' }
    }

    def 'a refused job is told as failed at once: #text'() {
        given:
        def provider = provider()
        slurm.fail('sbatch', "sbatch: error: Batch job submission failed: $text")
        def wanted = request()

        when:
        provider.allocate(wanted)
        def event = events.await(wanted.server(), 'failed')

        then:
        event.code() == 'StartupFailed'
        event.text().contains(text)

        where:
        text << ['Invalid partition name specified', 'Invalid account or account/partition combination specified',
            'Requested node configuration is not available', 'Access/permission denied']
    }

    def 'a machine without Slurm is told what is missing'() {
        given:
        def settings = new SlurmSettings(directory.resolve('none'), 'me', '{node}', new PortRange(24_500, 24_900), [],
            Duration.ofSeconds(1), Duration.ofSeconds(1), Optional.empty(), limit, Optional.of(directory.resolve('empty')), [:])

        when:
        new SlurmProvider(settings).open(events)

        then:
        def refused = thrown(IllegalStateException)
        refused.message.contains("needs Slurm's command 'sbatch'")
        refused.message.contains('nothing was started')
    }

    def 'an option that the service sets itself is refused: #option'() {
        when:
        new JobTemplate(new ServerCommand(['x'], new ReadyRule.Tcp(), startup, OptionalInt.empty()), [option])

        then:
        def refused = thrown(IllegalArgumentException)
        refused.message.contains(option)

        where:
        option << ['--time=5', '-t5', '--job-name', '-Jx', '--output=x', '--export=ALL', '--comment=x', '--array=1-2', 'viz']
    }
}
