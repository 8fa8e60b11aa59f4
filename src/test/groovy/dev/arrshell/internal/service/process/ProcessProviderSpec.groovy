package dev.arrshell.internal.service.process

import dev.arrshell.internal.service.launch.PortRange
import dev.arrshell.internal.service.launch.ReadyRule
import dev.arrshell.internal.service.launch.ServerCommand
import dev.arrshell.model.AccountId
import dev.arrshell.model.Region
import dev.arrshell.model.SessionId
import dev.arrshell.model.SessionSize
import dev.arrshell.server.ReleaseReason
import dev.arrshell.server.ServerRequest
import dev.arrshell.testing.PortServer
import dev.arrshell.testing.ServerEvents
import java.nio.file.Files
import java.nio.file.Path
import java.nio.file.attribute.PosixFilePermissions
import java.time.Duration
import java.time.Instant
import spock.lang.Specification
import spock.lang.Tag
import spock.lang.TempDir

/** Servers as processes: readiness, ends, ports, environment, logs and adoption, on real processes. */
@Tag('long')
class ProcessProviderSpec extends Specification {

    static final UP = 'line:^up'
    static final WAIT = 'exec sleep 300'

    @TempDir
    Path directory

    def events = new ServerEvents()
    def running
    def opened = []
    def ports = new PortRange(31_000, 31_200)
    def grace = Duration.ofSeconds(1)
    def startup = Duration.ofSeconds(20)
    def capacity = OptionalInt.empty()
    List<String> passed = []

    def setup() {
        running = new RunningServers(directory)
    }

    def cleanup() {
        opened*.close()
        running.kill()
    }

    ProcessProvider provider(List<?> command, String ready = UP, ServerEvents listener = events) {
        def server = new ServerCommand(command*.toString(), ReadyRule.parse(ready), startup, capacity)
        def made = new ProcessProvider(new ProcessSettings(
            directory, 'render01', ports, passed, grace, [(SessionSize.STANDARD): server]))
        made.open(listener)
        opened << made
        made
    }

    ProcessProvider shell(String script, String ready = UP, ServerEvents listener = events) {
        provider(['sh', '-c', script, '{sessionId}'], ready, listener)
    }

    ServerRequest request(Duration lease = Duration.ofMinutes(10), Instant at = Instant.now(), List<String> models = []) {
        def server = UUID.randomUUID()
        new ServerRequest(server, AccountId.parse('11111111-2222-3333-4444-555555555555'),
            SessionId.parse(server.toString()), SessionSize.STANDARD, Region.DEFAULT, models, lease, at)
    }

    Path log(ServerRequest of) {
        directory.resolve("servers/${of.server()}/log")
    }

    static List<String> java(Class<?> program) {
        ["${System.getProperty('java.home')}/bin/java", '-Xshare:auto', '-cp', System.getProperty('java.class.path'),
            program.name]
    }

    def 'a server is ready when its #what'() {
        given:
        def wanted = request()
        def provider = provider(command, ready)

        when:
        provider.allocate(wanted)

        then:
        with(events.await(wanted.server(), 'ready').address()) {
            hostname() == 'render01'
            handshakePort() != inspectorPort()
        }

        when:
        provider.release(wanted.server(), ReleaseReason.STOPPED)

        then:
        running.allEnded()
        events.kinds(wanted.server()) == ['ready']

        where:
        what                        | command                                          | ready
        'port accepts'              | java(PortServer)                                 | 'tcp'
        'output has the line'       | ['sh', '-c', "echo no; echo up 7; $WAIT"]        | 'line:^up \\d$'
        'output has it after more than the expression bears' | ['sh', '-c', "head -c 200000 /dev/zero | tr '\\0' a; echo; echo go; $WAIT"] | 'line:^(a|b)*go'
        'command of a check succeeds' | ['sh', '-c', "touch /tmp/{sessionId}; $WAIT"]  | 'exec:["rm", "/tmp/{sessionId}"]'
    }

    def 'ready is told within half a second of the line'() {
        given:
        def wanted = request()
        def provider = shell("date +%s%3N; echo up; $WAIT")

        when:
        provider.allocate(wanted)
        events.await(wanted.server(), 'ready')

        then:
        System.currentTimeMillis() - (provider.output(wanted.server(), 0).text().lines().findFirst().get() as long) < 500

        cleanup:
        provider.release(wanted.server(), ReleaseReason.STOPPED)
        running.allEnded()
    }

    def 'a released server takes its children and #what with it'() {
        given:
        def wanted = request()
        def provider = shell(script)
        provider.allocate(wanted)
        events.await(wanted.server(), 'ready')
        def processes = running.ofServers()

        when:
        def before = System.nanoTime()
        provider.release(wanted.server(), ReleaseReason.STOPPED)
        def answered = System.nanoTime()

        then:
        Duration.ofNanos(answered - before) < Duration.ofSeconds(1)
        RunningServers.ended(processes, grace + Duration.ofSeconds(1))
        running.allEnded()

        where:
        what                     | script
        'its background jobs'    | "sleep 300 & (sleep 300 & sleep 300) & echo up; $WAIT"
        'those that ignore TERM' | "trap '' TERM; sleep 300 & (sleep 300 & sleep 300) & echo up; $WAIT"
    }

    def 'children do not survive a server that ends by itself'() {
        given:
        def wanted = request()
        def provider = shell('sleep 300 & sleep 300 & echo up; exit 0')

        when:
        provider.allocate(wanted)

        then:
        events.awaitAny(wanted.server())
        running.allEnded()
    }

    def 'a server ends at its deadline when no service is there any more'() {
        given:
        def wanted = request()
        def provider = shell("sleep 300 & echo up; $WAIT")
        provider.allocate(wanted)
        events.await(wanted.server(), 'ready')
        def end = Instant.now().plusSeconds(2)

        when:
        provider.extend(wanted.server(), end)
        provider.close()

        then:
        RunningServers.ended(running.ofServers(), Duration.ofSeconds(2) + grace + Duration.ofSeconds(2))
        Instant.now() >= end
        running.allEnded()
    }

    def 'a server that is never ready ends with its start-up time and its lease'() {
        given:
        startup = Duration.ofSeconds(1)
        def wanted = request(Duration.ofSeconds(1))
        def provider = shell(WAIT)

        when:
        provider.allocate(wanted)
        provider.close()

        then:
        running.all().size() >= 1
        RunningServers.ended(running.ofServers(), Duration.ofSeconds(2) + grace + Duration.ofSeconds(2))
        running.allEnded()
    }

    def 'a server whose supervisor is killed is ended and told as failed'() {
        given:
        def wanted = request()
        def provider = shell("echo up; $WAIT")
        provider.allocate(wanted)
        events.await(wanted.server(), 'ready')

        when:
        def process = Files.readString(directory.resolve("servers/${wanted.server()}/process")).strip() as long
        def all = running.all()
        ProcessHandle.of(process).get().destroyForcibly()

        then:
        events.await(wanted.server(), 'failed').code() == 'ServerFailed'
        RunningServers.ended(all, Duration.ofSeconds(5))
        running.allEnded()
    }

    def 'an end of the server is told: #script'() {
        given:
        startup = Duration.ofSeconds(2)
        def wanted = request()
        def provider = shell(script)

        when:
        provider.allocate(wanted)
        def told = events.awaitAny(wanted.server()).kind() == 'ready' ? events.await(wanted.server(), kind)
            : events.of(wanted.server())[0]

        then:
        told.kind() == kind
        told.code() == code
        parts.every { told.text().contains(it) }
        running.allEnded()

        where:
        script                                     | kind     | code             || parts
        'echo no license; exit 3'                  | 'failed' | 'StartupFailed'  || ['exit code 3', 'no license']
        'kill -9 $$'                               | 'failed' | 'StartupFailed'  || ['signal 9 (KILL)', 'printed nothing']
        'echo up; sleep 0.5; exit 0'               | 'ended'  | ''               || ['exit code 0']
        'echo up; sleep 0.5; echo lost; exit 5'    | 'failed' | 'ServerFailed'   || ['exit code 5', 'lost']
        'echo up; sleep 0.5; kill -SEGV $$'        | 'failed' | 'ServerFailed'   || ['signal 11 (SEGV)']
        "echo starting; $WAIT"                     | 'failed' | 'StartupTimeout' || ['not ready within 2s', 'starting']
    }

    def 'a program that #what is a failure with its name'() {
        given:
        def file = directory.resolve('server')
        file.toFile().text = 'no program'
        def wanted = request()
        def provider = provider([command.replace('DIR', directory.toString()), 'x'])

        when:
        provider.allocate(wanted)
        def told = events.awaitAny(wanted.server())

        then:
        told.kind() == 'failed'
        told.code() == 'StartupFailed'
        told.text().contains(command.replace('DIR', directory.toString()))
        running.all().empty

        where:
        what                | command
        'is not on the PATH' | 'no-such-renderer'
        'is not there'      | 'DIR/none'
        'is not executable' | 'DIR/server'
    }

    def 'a check whose program is not there is a failure, and the server is stopped'() {
        given:
        def wanted = request()
        def provider = provider(['sleep', '300'], 'exec:["no-such-check"]')

        when:
        provider.allocate(wanted)

        then:
        with(events.awaitAny(wanted.server())) {
            kind() == 'failed'
            code() == 'StartupFailed'
            text().contains('no-such-check')
        }
        running.allEnded()
    }

    def 'a check that never ends is ended with the start-up time, its children too'() {
        given:
        startup = Duration.ofSeconds(2)
        def wanted = request()
        def provider = provider(['sleep', '300'], "exec:['sh', '-c', 'sleep 300 & sleep 300', '$directory']")

        when:
        provider.allocate(wanted)

        then:
        events.awaitAny(wanted.server()).code() == 'StartupTimeout'
        running.servers(directory).empty
        running.allEnded()
    }

    def 'what a busy server prints is bounded'() {
        given:
        def wanted = request()
        def provider = shell('echo up; head -c 3000000 /dev/zero | tr "\\0" x; echo; echo done; exec sleep 300', 'line:^done')

        when:
        provider.allocate(wanted)
        events.await(wanted.server(), 'ready')
        provider.release(wanted.server(), ReleaseReason.STOPPED)
        running.allEnded()

        then:
        provider.output(wanted.server(), 0).text().length() <= 1024 * 1024
        provider.output(wanted.server(), 0).text().endsWith('x\ndone\n')
    }

    def 'a server gets its variables, those that are passed, and no others'() {
        given:
        passed = ['PATH', 'NOT_SET_ANYWHERE']
        def wanted = request(Duration.ofMinutes(10), Instant.now(), ['a "b"', 'c'])
        def provider = provider(['env'])

        when:
        provider.allocate(wanted)
        events.awaitAny(wanted.server())
        def lines = provider.output(wanted.server(), 0).text().readLines() as Set

        then:
        lines.findAll { !(it =~ /^ARR_(INSPECTOR_)?PORT=\d+$/) } == [
            "PATH=${System.getenv('PATH')}", "ARR_SESSION_ID=${wanted.session()}", 'ARR_SIZE=Standard',
            'ARR_MODELS=["a \\"b\\"","c"]', 'ARR_REGION=westus2', 'ARR_LEASE_SECONDS=600',
        ]*.toString() as Set
        lines.size() == 8
    }

    def 'placeholders are replaced, in a long command too'() {
        given:
        def wanted = request(Duration.ofMinutes(10), Instant.now(), ['m'])
        def provider = provider(['sh', '-c', "echo \"\$@\"; echo up; $WAIT", 'x', '{port} {inspectorPort} {size} {models} {0}',
            'long' * 3000])

        when:
        provider.allocate(wanted)
        def address = events.await(wanted.server(), 'ready').address()

        then:
        provider.output(wanted.server(), 0).text().startsWith(
            "${address.handshakePort()} ${address.inspectorPort()} Standard [\"m\"] {0} longlong")

        when: 'the supervisor has been looked for'
        provider.close()
        def later = new ServerEvents()
        def next = shell(WAIT, UP, later)
        next.adopt([wanted])
        later.await(wanted.server(), 'ready')
        next.release(wanted.server(), ReleaseReason.STOPPED)

        then:
        running.allEnded()
        later.kinds(wanted.server()) == ['ready']
    }

    def 'thirty servers at once have sixty ports'() {
        given:
        def provider = shell("echo up; exec sleep 300")
        def wanted = (1..30).collect { request() }

        when:
        wanted.each(provider.&allocate)
        def addresses = wanted.collect { events.await(it.server(), 'ready').address() }

        then:
        (addresses*.handshakePort() + addresses*.inspectorPort()).toSet().size() == 60
        Thread.allStackTraces.keySet().count { it.name == 'arr-servers' } <= 2 * opened.size() + 8

        when:
        wanted.each { provider.release(it.server(), ReleaseReason.EXPIRED) }

        then:
        running.allEnded(Duration.ofSeconds(20))
    }

    def 'a server for which no ports are left is told as such, and ports come back'() {
        given:
        ports = new PortRange(31_300, 31_302)
        def provider = shell("echo up; $WAIT")
        def first = request()
        def second = request()
        provider.allocate(first)
        events.await(first.server(), 'ready')

        when:
        provider.allocate(second)

        then:
        with(events.awaitAny(second.server())) {
            kind() == 'failed'
            code() == 'NoPort'
            text().contains('31300-31302')
        }

        when:
        provider.release(first.server(), ReleaseReason.STOPPED)
        running.allEnded()
        provider.close()
        provider = shell("echo up; $WAIT")
        def third = request()
        provider.allocate(third)

        then:
        events.await(third.server(), 'ready')

        cleanup:
        provider.release(third.server(), ReleaseReason.STOPPED)
        running.allEnded()
    }

    def 'a later provider takes over what runs, tells what has ended and stops strays'() {
        given:
        def first = shell("echo up; [ -e $directory/end ] && exit 7; sleep 300; :")
        def (kept, stray, ended) = (1..3).collect { request() }
        [kept, stray].each { first.allocate(it); events.await(it.server(), 'ready') }
        def supervisor = Files.readString(directory.resolve("servers/${kept.server()}/process"))
        directory.resolve('end').toFile().text = ''
        first.allocate(ended)
        events.awaitAny(ended.server())
        first.close()
        def never = request()
        def later = new ServerEvents()
        def second = shell('exit 9', UP, later)

        when:
        def given = second.adopt([kept, ended, never])

        then:
        given as Set == [never.server()] as Set
        later.await(kept.server(), 'ready').address() == events.of(kept.server())[0].address()
        later.await(ended.server(), 'failed').text().contains('exit code 7')
        Files.readString(directory.resolve("servers/${kept.server()}/process")) == supervisor
        RunningServers.ended(running.servers(stray.server()))
        running.servers(kept.server()).size() >= 1
        later.of(stray.server()).empty

        when:
        second.release(kept.server(), ReleaseReason.STOPPED)

        then:
        running.allEnded()
    }

    def 'a directory serves one provider at a time'() {
        given:
        provider(['true'])

        when:
        provider(['true'])

        then:
        def refused = thrown(IllegalStateException)
        refused.message.contains(directory.toString())
    }

    def 'only the owner can read the files of a server'() {
        given:
        def wanted = request()
        provider(['true']).allocate(wanted)
        events.awaitAny(wanted.server())

        expect:
        [directory.resolve('servers'), log(wanted).parent].every {
            PosixFilePermissions.toString(Files.getPosixFilePermissions(it)) == 'rwx------'
        }
    }

    def 'a server that still ends has its place, and the next one starts after it'() {
        given:
        capacity = OptionalInt.of(1)
        def provider = shell("trap '' TERM; echo up; sleep 300; sleep 300")
        def (first, second, third) = (1..3).collect { request() }
        provider.allocate(first)
        events.await(first.server(), 'ready')
        def processes = running.ofServers()

        when:
        provider.release(first.server(), ReleaseReason.STOPPED)
        provider.allocate(second)
        events.await(second.server(), 'waiting').text().contains('when another of size Standard has ended')
        provider.allocate(third)
        provider.release(third.server(), ReleaseReason.STOPPED)
        events.await(second.server(), 'ready')

        then:
        RunningServers.ended(processes, Duration.ZERO)
        events.kinds(second.server()) == ['waiting', 'ready']
        !('ready' in events.kinds(third.server()))

        when:
        provider.release(second.server(), ReleaseReason.STOPPED)

        then:
        provider.awaitReleased(Duration.ofSeconds(20))
        running.allEnded()
    }

    def 'a size that is not configured is told as such'() {
        given:
        def wanted = request()
        def provider = new ProcessProvider(new ProcessSettings(directory, 'render01', ports, [], grace, [:]))
        opened << provider
        provider.open(events)

        when:
        provider.allocate(wanted)

        then:
        provider.capacity(SessionSize.STANDARD).empty
        events.await(wanted.server(), 'failed').text().contains('size Standard are not configured')
    }

    def 'a watcher that is killed does not keep the server from its #order'() {
        given:
        def wanted = request()
        def provider = shell("sleep 300 & echo up; $WAIT")
        provider.allocate(wanted)
        events.await(wanted.server(), 'ready')
        def supervisor = Files.readString(directory.resolve("servers/${wanted.server()}/process")).strip() as long
        def watchers = running.watchersOf(supervisor)
        def processes = running.ofServers()

        when:
        watchers*.destroyForcibly()
        RunningServers.ended(watchers)
        give(provider, wanted.server())

        then:
        watchers.size() == 1
        RunningServers.ended(processes)
        running.allEnded()

        where:
        order          | give
        'stop'         | { servers, server -> servers.release(server, ReleaseReason.STOPPED) }
        'new deadline' | { servers, server -> servers.extend(server, Instant.now().plusSeconds(1)) }
    }

    def 'a deadline that cannot be written is written later'() {
        given:
        def wanted = request()
        def provider = shell("echo up; $WAIT")
        provider.allocate(wanted)
        events.await(wanted.server(), 'ready')
        def processes = running.ofServers()
        def obstacle = Files.createDirectory(directory.resolve("servers/${wanted.server()}/deadline.written"))

        when:
        provider.extend(wanted.server(), Instant.now().plusSeconds(1))
        Files.delete(obstacle)

        then:
        RunningServers.ended(processes)
        running.allEnded()
    }
}
