package dev.arrshell.internal.service.process;

import dev.arrshell.internal.files.OwnerOnlyFiles;
import dev.arrshell.internal.service.launch.ProgramFinder;
import dev.arrshell.internal.service.launch.SupervisorScript;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/**
 * The supervisors of this machine: starts them, finds them and signals them. A supervisor is known by its process id and by
 * its command line, which has the server's own directory; a process that got the id of an ended one has another.
 */
final class Supervisor {

    private static final String SCRIPT = SupervisorScript.NAME;
    private static final Duration CLOCKS = Duration.ofSeconds(2);
    private static final Duration BEFORE_GROUP = Duration.ofSeconds(30);
    private static final int PATIENCE_SECONDS = 10;

    private final Path shell;
    private final Path setsid;
    private final Path script;

    private Supervisor(Path shell, Path setsid, Path script) {
        this.shell = shell;
        this.setsid = setsid;
        this.script = script;
    }

    /**
     * Puts the script into a directory.
     *
     * @throws IllegalStateException if a program that it needs is missing
     */
    static Supervisor install(Path directory) throws IOException {
        Path shell = needed("sh");
        Path setsid = needed("setsid");
        OwnerOnlyFiles.createDirectories(directory);
        Path written = OwnerOnlyFiles.createFile(directory.resolve(SCRIPT + ".written"));
        Files.writeString(written, SupervisorScript.text());
        // A shell reads a script as it goes, so the file of one that runs is replaced and not changed.
        Files.move(written, directory.resolve(SCRIPT), StandardCopyOption.ATOMIC_MOVE);
        return new Supervisor(shell, setsid, directory.resolve(SCRIPT));
    }

    private static Path needed(String program) {
        return ProgramFinder.find(program)
                .orElseThrow(() -> new IllegalStateException("servers as processes need the program '" + program
                        + "', which is not on the PATH: install it (setsid is part of util-linux)"
                        + ", or choose another provider (nothing was started)"));
    }

    /**
     * Starts a supervisor as a process that does not depend on this one. It writes its process id itself. It is started by a
     * process that waits for a word of this one, so nothing starts before {@code begin} is done, or if this one is killed.
     *
     * @param begin leaves the ports to the server
     */
    void start(
            ServerDirectory directory,
            Duration grace,
            List<String> command,
            Map<String, String> environment,
            Runnable begin)
            throws IOException {
        long seconds = grace.plusNanos(999_999_999).toSeconds();
        List<String> line = new ArrayList<>(List.of(
                shell.toString(),
                "-c",
                "read -r arr_word && [ \"$arr_word\" = go ] || exit 0; \"$@\" </dev/null >/dev/null 2>&1 &",
                "sh",
                setsid.toString(),
                shell.toString(),
                script.toString(),
                directory.path().toString(),
                Long.toString(seconds)));
        line.addAll(command);
        Process starter = process(line, environment);
        try (OutputStream words = starter.getOutputStream()) {
            begin.run();
            words.write("go\n".getBytes(StandardCharsets.US_ASCII));
        }
        await(starter);
    }

    private static Process process(List<String> line, Map<String, String> environment) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(line).redirectOutput(Redirect.DISCARD).redirectError(Redirect.DISCARD);
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder.start();
    }

    private static void await(Process process) {
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    boolean isAlive(ServerDirectory directory, long pid) {
        return handle(directory, pid).isPresent();
    }

    private static Optional<ProcessHandle> handle(ServerDirectory directory, long pid) {
        return ProcessHandle.of(pid).filter(process -> serves(process, directory));
    }

    private static boolean serves(ProcessHandle process, ServerDirectory directory) {
        return process.info()
                .commandLine()
                .filter(line -> line.contains(SCRIPT + " " + directory.path()))
                .isPresent();
    }

    /** Ends the server, if its supervisor runs already. */
    void terminate(ServerDirectory directory) {
        supervisor(directory).ifPresent(ProcessHandle::destroy);
    }

    private static Optional<ProcessHandle> supervisor(ServerDirectory directory) {
        OptionalLong pid = directory.supervisor();
        return pid.isPresent() ? handle(directory, pid.getAsLong()) : Optional.empty();
    }

    /** Makes the supervisor read the deadline again. */
    void wake(ServerDirectory directory) throws IOException {
        Optional<ProcessHandle> supervisor = supervisor(directory);
        if (supervisor.isPresent()) {
            signal("USR1", Long.toString(supervisor.get().pid()));
        }
    }

    private void signal(String name, String target) throws IOException {
        await(process(List.of(shell.toString(), "-c", "kill -s \"$1\" -- \"$2\"", "sh", name, target), Map.of()));
    }

    /** Ends a server whose supervisor was killed: by the watcher, which outlives it, or else at once. */
    void endOrphan(ServerDirectory directory) throws IOException {
        directory.markStop();
        List<ProcessHandle> watchers = ProcessHandle.allProcesses()
                .filter(process -> serves(process, directory))
                .toList();
        for (ProcessHandle watcher : watchers) {
            signal("USR1", Long.toString(watcher.pid()));
        }
        OptionalLong group = directory.group();
        if (watchers.isEmpty() && group.isPresent() && leads(group.getAsLong(), directory.groupWrittenAt())) {
            signal("KILL", "-" + group.getAsLong());
        }
    }

    /** A process that got the id later than the server began is another one. */
    private static boolean leads(long group, Instant written) {
        return ProcessHandle.of(group)
                .flatMap(process -> process.info().startInstant())
                .filter(start -> start.isBefore(written.plus(CLOCKS)) && start.isAfter(written.minus(BEFORE_GROUP)))
                .isPresent();
    }
}
