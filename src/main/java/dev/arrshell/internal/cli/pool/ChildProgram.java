package dev.arrshell.internal.cli.pool;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Another program, with the standard streams of this one.
 *
 * @param command its name and arguments
 */
record ChildProgram(List<String> command) {

    /** Shorter than the time in which a process that got a signal has to end. */
    private static final long GRACE_SECONDS = 5;

    /** Whether there is such a program. Where names have endings that need not be written, the system finds it. */
    boolean isFound() {
        Path name = Path.of(command.get(0));
        if (File.separatorChar == '\\') {
            return true;
        }
        return name.getNameCount() > 1 || name.isAbsolute()
                ? isProgram(name)
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
     * @param variables are added to the environment of this program
     * @return its exit code; 128 and the number of a signal that ended it
     * @throws IOException if it cannot be started
     */
    int run(Map<String, String> variables) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
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
        if (!process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
        }
        all.forEach(ProcessHandle::destroyForcibly);
        process.waitFor();
    }
}
