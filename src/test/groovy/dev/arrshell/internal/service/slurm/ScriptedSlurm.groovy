package dev.arrshell.internal.service.slurm

import dev.arrshell.testing.Checkout
import java.nio.file.Files
import java.nio.file.Path
import java.nio.file.StandardCopyOption
import java.nio.file.attribute.PosixFilePermissions
import spock.util.concurrent.PollingConditions

/** Slurm's commands as scripts whose answers a test decides: see scripted.sh. Closing ends the jobs. */
final class ScriptedSlurm implements AutoCloseable {

    final Path programs
    private final Path state

    ScriptedSlurm(Path directory) {
        programs = Files.createDirectories(directory.resolve('bin'))
        state = Files.createDirectories(directory.resolve('state'))
        Files.createDirectories(state.resolve('jobs'))
        def text = Files.readString(Checkout.HERE.resolve('src/test/resources/slurm/scripted.sh'))
        ['sbatch', 'squeue', 'scontrol', 'scancel', 'run'].each { program ->
            def file = programs.resolve(program)
            Files.writeString(file, text)
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString('rwx------'))
        }
        actAsOperator()
    }

    void actAsOperator() {
        write('user', 'me')
    }

    void actAsOther() {
        write('user', 'slurm')
    }

    void fail(String command, String text = 'Unable to contact slurm controller (connect failure)') {
        write("fail-$command", text)
    }

    void failAll() {
        ['sbatch', 'squeue', 'scontrol', 'scancel'].each { fail(it) }
    }

    void work() {
        Files.list(state).withCloseable { files ->
            files.filter { it.fileName.toString() ==~ /(fail|hang)-.*/ }.toList()
        }.each(Files::delete)
    }

    void hang(String command, String when) {
        write("hang-$command", when)
    }

    void full(String reason) {
        write('full', reason)
    }

    void free() {
        Files.deleteIfExists(state.resolve('full'))
    }

    private void write(String file, String text) {
        def written = state.resolve("${file}.written")
        Files.writeString(written, "$text\n")
        Files.move(written, state.resolve(file), StandardCopyOption.ATOMIC_MOVE)
    }

    List<Long> jobs() {
        Files.list(state.resolve('jobs')).withCloseable { it.map { job -> job.fileName.toString() as long }.sorted().toList() }
    }

    String field(long job, String name) {
        def file = state.resolve("jobs/$job/$name")
        Files.exists(file) ? Files.readString(file).strip() : ''
    }

    void set(long job, String name, String value) {
        write('field', value)
        Files.move(state.resolve('field'), state.resolve("jobs/$job/$name"), StandardCopyOption.ATOMIC_MOVE,
            StandardCopyOption.REPLACE_EXISTING)
    }

    /** Makes the queue forget a job. */
    void forget(long job) {
        Files.createDirectories(state.resolve('forgotten'))
        Files.move(state.resolve("jobs/$job"), state.resolve("forgotten/$job"))
    }

    /** A job of another run: it only stands in the queue. */
    void put(long job, String name) {
        def made = Files.createDirectories(state.resolve("made-$job"))
        [name: name, state: 'RUNNING', node: 'localhost', limit: '10', start: '1', reason: 'None', comment: '(null)'].each { field, value ->
            Files.writeString(made.resolve(field), "$value\n")
        }
        Files.move(made, state.resolve("jobs/$job"))
    }

    /** Waits until the job of a server runs no more, its process neither. */
    boolean isGone(UUID server) {
        new PollingConditions(timeout: 60, delay: 0.05).eventually {
            jobs().findAll { field(it, 'name').endsWith(server.toString()) }.each { job ->
                assert !(field(job, 'state') in ['PENDING', 'RUNNING'])
                def pid = field(job, 'pid')
                assert !pid || !ProcessHandle.of(pid as long).present
            }
        }
        true
    }

    List<String> calls(String command) {
        def file = state.resolve('calls')
        Files.exists(file) ? Files.readAllLines(file).findAll { it.startsWith("$command ") } : []
    }

    @Override
    void close() {
        free()
        ['jobs', 'forgotten'].collect { state.resolve(it) }.findAll { Files.exists(it) }.each { all ->
            Files.walk(all).withCloseable { files -> files.filter { it.fileName.toString() == 'pid' }.toList() }.each { file ->
                ProcessHandle.of(Files.readString(file).strip() as long).ifPresent { it.destroy() }
            }
        }
    }
}
