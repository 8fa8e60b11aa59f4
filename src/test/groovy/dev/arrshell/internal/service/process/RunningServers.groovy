package dev.arrshell.internal.service.process

import java.nio.file.Files
import java.nio.file.Path
import java.time.Duration
import java.util.concurrent.TimeUnit
import spock.util.concurrent.PollingConditions

/** The processes of the servers below a directory. */
final class RunningServers {

    final Path directory

    RunningServers(Path directory) {
        this.directory = directory
    }

    /** Supervisors, what they have started, and what is in the sessions of their servers. */
    List<ProcessHandle> all() {
        def sessions = groups()
        ProcessHandle.allProcesses().filter { isSupervisor(it) || sessionOf(it) in sessions }.toList()
    }

    /** What is in the sessions of the servers. */
    List<ProcessHandle> ofServers() {
        def sessions = groups()
        ProcessHandle.allProcesses().filter { sessionOf(it) in sessions }.toList()
    }

    /** What is in the session of one server; nothing before it has begun. */
    List<ProcessHandle> of(UUID server) {
        def group = directory.resolve("servers/$server/group")
        Files.exists(group)
            ? ProcessHandle.allProcesses().filter { sessionOf(it) == (Files.readString(group).strip() as long) }.toList()
            : []
    }

    boolean isSupervisor(ProcessHandle process) {
        process.info().commandLine().orElse('').contains("supervise.sh $directory")
    }

    /** The watcher of a server's supervisor, as soon as it is there: a server may be ready before. */
    List<ProcessHandle> watchersOf(long supervisor) {
        def found = []
        new PollingConditions(timeout: 10, delay: 0.02).eventually {
            found = ProcessHandle.of(supervisor).get().children().filter { isSupervisor(it) }.toList()
            assert found
        }
        found
    }

    private Set<Long> groups() {
        def servers = directory.resolve('servers')
        if (!Files.exists(servers)) {
            return []
        }
        Files.list(servers).withCloseable { all ->
            all.map { it.resolve('group') }.filter { Files.exists(it) }.map { Files.readString(it).strip() as long }.toList()
        } as Set
    }

    /** The session of a process that runs; none of a zombie. */
    private static long sessionOf(ProcessHandle process) {
        def stat = Path.of("/proc/${process.pid()}/stat")
        try {
            def fields = Files.readString(stat).replaceFirst(/^.*\) /, '').split(' ')
            fields[0] == 'Z' ? -1 : fields[3] as long
        } catch (IOException gone) {
            -1
        }
    }

    List<ProcessHandle> servers(Object marker) {
        ProcessHandle.allProcesses()
            .filter { !isSupervisor(it) && it.info().commandLine().orElse('').contains(marker.toString()) }
            .toList()
    }

    /** Waits until none of these processes runs. A zombie that its parent has not asked for has ended. */
    static boolean ended(List<ProcessHandle> processes, Duration atMost = Duration.ofSeconds(10)) {
        def end = System.nanoTime() + atMost.toNanos()
        processes.every { process ->
            while (sessionOf(process) != -1L && System.nanoTime() < end) {
                process.onExit().completeOnTimeout(null, 20, TimeUnit.MILLISECONDS).get()
            }
            sessionOf(process) == -1L
        }
    }

    /** Waits until no process is left. */
    boolean allEnded(Duration atMost = Duration.ofSeconds(10)) {
        ended(all(), atMost) && all().empty
    }

    /** Kills what a failed test has left. */
    void kill() {
        all()*.destroyForcibly()
    }
}
