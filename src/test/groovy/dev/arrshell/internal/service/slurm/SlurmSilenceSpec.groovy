package dev.arrshell.internal.service.slurm

import dev.arrshell.server.ReleaseReason
import dev.arrshell.server.ServerRequest
import dev.arrshell.testing.ServerEvents
import java.time.Duration
import java.time.Instant
import spock.lang.Tag

/** What each error and silence of Slurm means for a server, and how ends of leases and restarts of the service get over them. */
@Tag('long')
class SlurmSilenceSpec extends ScriptedSlurmSpecification {

    def 'a submission that fails by #text is made again, once'() {
        given:
        def provider = provider()
        slurm.fail('sbatch', "sbatch: error: Batch job submission failed: $text")
        def wanted = request()

        when:
        provider.allocate(wanted)

        then:
        soon.eventually { assert told(wanted, text) }

        when:
        slurm.work()
        events.await(wanted.server(), 'ready')

        then:
        slurm.jobs().size() == 1

        where:
        text << [DOWN, 'Socket timed out on send/recv operation', 'Zero Bytes were transmitted or received',
            'Protocol authentication error', 'Slurm temporarily unable to accept job, sleeping and retrying']
    }

    def 'a submission without an answer is found again by its name'() {
        given:
        limit = Duration.ofSeconds(5)
        def provider = provider()
        slurm.hang('sbatch', 'after')
        def wanted = request()

        when:
        provider.allocate(wanted)
        events.await(wanted.server(), 'ready')

        then:
        slurm.jobs().size() == 1
        slurm.calls('sbatch').size() == 1
    }

    def 'nothing is lost while #what: only the message tells of it'() {
        given:
        limit = Duration.ofSeconds(2)
        def provider = provider()
        def wanted = ready(provider)

        when:
        silence(slurm)
        soon.eventually { assert told(wanted, 'Slurm has not answered since 20') }
        def calls = slurm.calls('squeue').size()
        soon.eventually { assert slurm.calls('squeue').size() > calls + 2 }

        then:
        events.kinds(wanted.server()).findAll { it != 'waiting' } == ['ready']
        events.of(wanted.server()).last().text().contains(part)

        when:
        slurm.work()

        then: 'the message is taken back'
        soon.eventually { assert events.of(wanted.server()).last().text() == '' }
        events.kinds(wanted.server()).findAll { it != 'waiting' } == ['ready']

        where:
        what                  | silence                                     | part
        'squeue fails'        | { it.fail('squeue') }                       | DOWN
        'squeue says nothing' | { it.fail('squeue', '') }                   | 'printed nothing'
        'squeue hangs'        | { it.hang('squeue', 'before') }             | 'did not end within 2s'
        'all commands fail'   | { it.failAll() }                            | DOWN
    }

    def 'a job that the queue does not show any more is told as failed, and not after one look'() {
        given:
        def provider = provider()
        def wanted = ready(provider)

        when:
        slurm.forget(slurm.jobs()[0])
        def event = events.await(wanted.server(), 'failed')

        then:
        event.code() == 'ServerFailed'
        event.text().contains('does not know job 101 any more')
    }

    def 'a release that Slurm does not hear is repeated until the job is cancelled'() {
        given:
        def provider = provider()
        def wanted = ready(provider)
        slurm.failAll()

        when:
        provider.release(wanted.server(), ReleaseReason.STOPPED)

        then:
        soon.eventually { assert slurm.calls('scancel').size() >= 1 }
        slurm.field(101, 'state') == 'RUNNING'

        when:
        slurm.work()

        then:
        soon.eventually { assert slurm.field(101, 'state') == 'CANCELLED' }
        events.kinds(wanted.server()).findAll { it != 'waiting' } == ['ready']
    }

    def 'an operator raises and lowers the time limit, again after an error'() {
        given:
        def provider = provider()
        def wanted = ready(provider)
        def start = Instant.ofEpochSecond(slurm.field(101, 'start') as long)

        when:
        provider.extend(wanted.server(), start.plusSeconds(3600))

        then:
        soon.eventually { assert slurm.field(101, 'limit') == '60' }

        when:
        slurm.fail('scontrol')
        provider.extend(wanted.server(), start.plusSeconds(3601))
        soon.eventually { assert slurm.calls('scontrol').findAll { it.contains('TimeLimit=61') }.size() > 1 }
        slurm.work()

        then:
        soon.eventually { assert slurm.field(101, 'limit') == '61' }
    }

    def 'a job of a plain user ends by itself at the end that its comment tells'() {
        given:
        slurm.actAsOther()
        def provider = provider()
        def wanted = ready(provider)

        when:
        provider.extend(wanted.server(), Instant.now().plusSeconds(3600))

        then: 'it has a ceiling'
        slurm.calls('sbatch')[0].contains('--time=121 ')
        soon.eventually { assert slurm.field(101, 'comment').contains(',end=') }

        when: 'a signal is repeated until Slurm has taken it'
        slurm.fail('scancel')
        provider.extend(wanted.server(), Instant.now().plusSeconds(25))
        soon.eventually { assert slurm.calls('scancel').size() > 2 }
        def reads = slurm.calls('squeue').count { it.contains('--jobs=101') }
        slurm.work()
        soon.eventually { assert slurm.calls('squeue').count { it.contains('--jobs=101') } > reads }
        slurm.fail('scancel')

        then:
        soon.eventually { assert slurm.field(101, 'state') == 'COMPLETED' }
        events.await(wanted.server(), 'ended').text().contains('its lease is over')
    }

    def 'a job of a plain user finds its end also when the service is killed before it signals the job'() {
        given:
        slurm.actAsOther()
        def provider = provider()
        def wanted = ready(provider)
        provider.close()
        slurm.fail('scancel')

        when:
        slurm.set(101, 'comment', slurm.field(101, 'comment') + ",end=${Instant.now().plusSeconds(5).epochSecond}")

        then:
        soon.within(90) { assert slurm.field(101, 'state') == 'COMPLETED' }
        events.kinds(wanted.server()).findAll { it != 'waiting' } == ['ready']
    }

    def 'a job of a plain user reads the end once more before it ends, without a signal'() {
        given:
        slurm.actAsOther()
        def provider = provider()
        def wanted = ready(provider)
        provider.extend(wanted.server(), Instant.now().plusSeconds(4))
        soon.eventually { assert slurm.calls('squeue').any { it.contains('--jobs=101') } }
        slurm.fail('scancel')

        when:
        def later = Instant.now().plusSeconds(8)
        provider.extend(wanted.server(), later)
        events.await(wanted.server(), 'ended')

        then:
        !Instant.now().isBefore(later.minusSeconds(1))
    }

    def 'the next run finds its jobs, tells what has happened and cancels strays, and those of others are left alone'() {
        given:
        def first = provider()
        def (kept, stray, ended) = (1..3).collect { ready(first) }
        def job = { ServerRequest of -> slurm.jobs().find { slurm.field(it, 'name').endsWith(of.server().toString()) } }
        def address = events.of(kept.server()).find { it.kind() == 'ready' }.address()
        first.close()
        slurm.set(job(ended), 'state', 'NODE_FAIL')
        slurm.put(900, slurm.field(job(kept), 'name')[0..<-36] + UUID.randomUUID())
        slurm.put(901, "arr-00000000-${UUID.randomUUID()}")
        slurm.put(902, slurm.field(job(kept), 'name'))
        def never = request()

        when: 'Slurm does not answer at first'
        slurm.fail('squeue')
        def later = new ServerEvents()
        def second = provider(UP, later)
        def given = second.adopt([kept, ended, never])

        then:
        given as Set == [never.server()] as Set
        later.await(kept.server(), 'ready').address() == address

        when:
        slurm.work()

        then:
        later.await(ended.server(), 'failed').text().contains('its node failed')
        soon.eventually {
            assert slurm.field(job(stray), 'state') == 'CANCELLED'
            assert slurm.field(900, 'state') == 'CANCELLED'
            assert slurm.field(902, 'state') == 'CANCELLED'
        }
        slurm.field(901, 'state') == 'RUNNING'
        slurm.field(job(kept), 'state') == 'RUNNING'
        later.of(stray.server()).empty
    }

    def 'one call of squeue an interval tells of all jobs, and none is made without jobs that could have changed'() {
        given:
        def provider = provider()
        def wanted = (1..12).collect { request() }

        when:
        wanted.each(provider.&allocate)
        wanted.each { events.await(it.server(), 'ready') }
        def begin = System.nanoTime()
        def before = slurm.calls('squeue').size()
        soon.eventually { assert slurm.calls('squeue').size() > before + 10 }

        then: 'the interval is 100 ms'
        slurm.calls('squeue').size() - before <= Duration.ofNanos(System.nanoTime() - begin).toMillis().intdiv(100) + 1

        and: 'each job has ports of its own'
        wanted.collectMany { request -> events.of(request.server()).find { it.kind() == 'ready' }.address().with { [it.handshakePort(), it.inspectorPort()] } }
            .toSet().size() == 24
    }
}
