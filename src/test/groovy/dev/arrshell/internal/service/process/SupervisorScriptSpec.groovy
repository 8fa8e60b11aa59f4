package dev.arrshell.internal.service.process

import dev.arrshell.internal.service.launch.ProgramFinder
import dev.arrshell.internal.service.launch.SupervisorScript
import java.nio.file.Files
import java.nio.file.Path
import java.nio.file.StandardWatchEventKinds
import java.time.Duration
import java.time.Instant
import java.util.concurrent.TimeUnit
import spock.lang.Requires
import spock.lang.Specification
import spock.lang.Tag
import spock.lang.TempDir

/** The supervisor's script by itself, in each of sh, dash and bash that is here and no link to another. */
@Tag('long')
class SupervisorScriptSpec extends Specification {

    static final SHELLS = ['sh', 'dash', 'bash'].findAll { ProgramFinder.find(it).present }
        .unique(false) { ProgramFinder.find(it).get().toRealPath() }

    @TempDir
    Path directory

    Path server
    def script

    def setup() {
        server = Files.createDirectories(directory.resolve('servers/one'))
        write('request.new', '1 2 3 session')
        script = directory.resolve('supervise.sh')
        script.toFile().text = SupervisorScript.text()
    }

    void write(String file, String text) {
        server.resolve(file).toFile().text = text + '\n'
    }

    String read(String file) {
        server.resolve(file).toFile().text.strip()
    }

    Process supervise(String shell, long seconds, String command) {
        write('deadline', "${Instant.now().epochSecond + seconds}")
        new ProcessBuilder('setsid', shell, script.toString(), server.toString(), '1', 'sh', '-c', command)
            .redirectInput(new File('/dev/null')).redirectErrorStream(true)
            .redirectOutput(directory.resolve('output').toFile()).start()
    }

    static boolean ends(Process process) {
        process.waitFor(15, TimeUnit.SECONDS)
    }

    def '#shell tells how a server ended: #command'() {
        when:
        def supervisor = supervise(shell, seconds, command)

        then:
        ends(supervisor)
        read('exit') == exit
        new RunningServers(directory).allEnded()

        where:
        [shell, [command, seconds, exit]] << [SHELLS, [
            ['exit 3', 100, '3 exited'],
            ['sleep 300 & exit 0', 100, '0 exited'],
            ['kill -9 $$', 100, '137 exited'],
            ['exec sleep 300', 1, '143 deadline'],
            ["trap '' TERM; sleep 300; sleep 300", 0, '137 deadline'],
        ]].combinations()
    }

    def '#shell reads a new deadline and an order to stop'() {
        given:
        def supervisor = supervise(shell, 100, 'echo up; exec sleep 300')
        def all = new RunningServers(directory)
        awaitFile('group')

        when:
        if (name == 'USR1') {
            write('deadline', '1')
        }
        def signal = ['kill', '-s', name, supervisor.pid().toString()].execute()

        then:
        ends(signal)
        ends(supervisor)
        read('exit') == exit
        all.allEnded(Duration.ofSeconds(5))

        where:
        [shell, [name, exit]] << [SHELLS, [['USR1', '143 deadline'], ['TERM', '143 released']]].combinations()
    }

    @Requires({ ProgramFinder.find('bash').present })
    def '#shell leaves a group of the server its grace when the first process has ended at once'() {
        given: 'a job with a group of its own, as a shell for people makes it'
        def job = "trap 'sleep 0.3; echo bye >$server/bye; exit' TERM; echo up >$server/up; while :; do sleep 0.1; done"
        def supervisor = supervise(shell, 100, "exec bash -c 'set -m; bash -c \"\$0\" & exec sleep 300' \"$job\"")
        awaitFile('up')

        when:
        new ProcessBuilder('kill', '-s', 'TERM', supervisor.pid().toString()).start().waitFor()

        then:
        ends(supervisor)
        server.resolve("bye").toFile().text == 'bye\n'
        new RunningServers(directory).allEnded()

        where:
        shell << SHELLS
    }

    def '#shell starts nothing that the service has given up'() {
        given:
        Files.delete(server.resolve('request.new'))

        when:
        def supervisor = supervise(shell, 100, 'exec sleep 300')

        then:
        ends(supervisor)
        !Files.exists(server.resolve('process'))

        where:
        shell << SHELLS
    }

    def '#shell starts nothing that was released before'() {
        given:
        write('stop', '')

        when:
        def supervisor = supervise(shell, 100, 'exec sleep 300')

        then:
        ends(supervisor)
        read('exit') == '0 released'
        !Files.exists(server.resolve('group'))

        where:
        shell << SHELLS
    }

    /** The supervisor writes its files one after the other. */
    void awaitFile(String file) {
        def watch = server.fileSystem.newWatchService()
        server.register(watch, StandardWatchEventKinds.ENTRY_CREATE)
        while (!Files.exists(server.resolve(file))) {
            def key = watch.poll(10, TimeUnit.SECONDS)
            assert key != null
            key.pollEvents()
            key.reset()
        }
        watch.close()
    }
}
