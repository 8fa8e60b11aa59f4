package dev.arrshell.internal.cli.pool;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * A child process that shares the standard streams of this one.
 *
 * @param command its name and arguments
 */
record ChildProgram(List<String> command) {

    private static final String SESSION_VARIABLES = "ARR_SESSION_";

    /** Shorter than the time in which a process that got a signal has to end. */
    private static final long GRACE_SECONDS = 5;

    /** Whether there is such a program. On Windows the system resolves the name, and the answer is always true. */
    boolean isFound() {
        Path name = Path.of(command.get(0));
        if (File.separatorChar == '\\') {
            return true;
        }
        return name.getNameCount() > 1 || name.isAbsolute()
                ? Files.isRegularFile(name)
                : Stream.of(Objects.toString(System.getenv("PATH"), "").split(File.pathSeparator))
                        .map(directory -> Path.of(directory).resolve(name))
                        .anyMatch(ChildProgram::isProgram);
    }

    private static boolean isProgram(Path file) {
        return Files.isRegularFile(file) && Files.isExecutable(file);
    }

    /**
     * Runs it to its end. If the thread is interrupted, the program and all that it has started are asked to end, and killed
     * five seconds later.
     *
     * @param variables are added to the environment of this program, of which those of another session are left out
     * @return its exit code; 128 and the number of a signal that ended it
     * @throws IOException if it cannot be started
     */
    int run(Map<String, String> variables) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
        builder.environment().keySet().removeIf(name -> name.startsWith(SESSION_VARIABLES));
        builder.environment().putAll(variables);
        Process process = builder.start();
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            end(process);
            throw e;
        }
    }

    private static void end(Process process) throws InterruptedException {
        List<ProcessHandle> all = Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .toList();
        all.forEach(ProcessHandle::destroy);
        try {
            CompletableFuture.allOf(all.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new))
                    .get(GRACE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            // Those that are left are killed.
        } finally {
            kill(process, all);
        }
        process.waitFor();
    }

    /** The program is killed first, so that it starts no other meanwhile. */
    private static void kill(Process process, List<ProcessHandle> known) {
        List<ProcessHandle> started = process.descendants().toList();
        process.destroyForcibly();
        Stream.concat(started.stream(), known.stream()).forEach(ProcessHandle::destroyForcibly);
    }
}
