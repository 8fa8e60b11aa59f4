package dev.arrshell.internal.service.slurm;

import dev.arrshell.internal.files.OwnerOnlyFiles;
import dev.arrshell.internal.service.launch.ProgramFinder;
import dev.arrshell.internal.text.DurationText;
import dev.arrshell.internal.text.PrintableText;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Slurm's commands as processes, each with a deadline. Thread-safe. */
final class SlurmCommands {

    private static final File NOTHING = new File("/dev/null");
    private static final int LONGEST_MESSAGE = 500;

    private final Optional<Path> programs;
    private final Path directory;
    private final Duration limit;

    /**
     * Commands on this machine.
     *
     * @param programs the directory of the commands; empty to look on the PATH
     * @param directory where their output is written while they run
     */
    SlurmCommands(Optional<Path> programs, Path directory, Duration limit) {
        this.programs = programs;
        this.directory = directory;
        this.limit = limit;
    }

    /** The file of a command. */
    Optional<Path> find(String program) {
        return ProgramFinder.find(
                programs.map(folder -> folder.resolve(program).toString()).orElse(program));
    }

    /**
     * Runs a command.
     *
     * @return what it printed
     * @throws SlurmFailure if it cannot be run, fails, or takes too long and so is killed
     */
    String run(String program, List<String> arguments) throws SlurmFailure {
        return run(program, arguments, NOTHING);
    }

    /** Runs a command that reads a file. */
    String run(String program, List<String> arguments, File input) throws SlurmFailure {
        Path file = find(program)
                .orElseThrow(() -> new SlurmFailure(program + " is not on the PATH or cannot be executed", false));
        List<String> line = new ArrayList<>(List.of(file.toString()));
        line.addAll(arguments);
        Path out = null;
        Path err = null;
        try {
            out = OwnerOnlyFiles.createFile(Files.createTempFile(directory, program, ".out"));
            err = OwnerOnlyFiles.createFile(Files.createTempFile(directory, program, ".err"));
            return run(program, line, input, out, err);
        } catch (SlurmFailure failure) {
            throw failure;
        } catch (IOException failure) {
            throw new SlurmFailure(program + " cannot be run: " + failure.getMessage(), false);
        } finally {
            delete(out);
            delete(err);
        }
    }

    private String run(String program, List<String> line, File input, Path out, Path err) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(line)
                .redirectInput(input)
                .redirectOutput(Redirect.to(out.toFile()))
                .redirectError(Redirect.to(err.toFile()));
        builder.environment().keySet().removeIf(name -> name.startsWith("SQUEUE_") || name.startsWith("SCANCEL_"));
        builder.environment().put("LC_ALL", "C");
        builder.environment().put("SLURM_TIME_FORMAT", "%s");
        Process process = builder.start();
        if (!hasEnded(process)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            throw new SlurmFailure(program + " did not end within " + DurationText.format(limit), false);
        }
        if (process.exitValue() != 0) {
            throw new SlurmFailure(message(program, err, process.exitValue()), true);
        }
        return Files.readString(out, StandardCharsets.ISO_8859_1);
    }

    private boolean hasEnded(Process process) {
        try {
            return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** The last line says what the matter is; those before are repeated or tell of attempts. */
    private static String message(String program, Path err, int exit) throws IOException {
        String text = Files.readString(err, StandardCharsets.ISO_8859_1).strip();
        String short_ = text.substring(Math.max(0, text.length() - LONGEST_MESSAGE));
        return text.isEmpty()
                ? program + " ended with exit code " + exit + " and printed nothing"
                : PrintableText.of(
                        String.join("; ", short_.lines().map(String::strip).toList()));
    }

    private static void delete(Path file) {
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException inUse) {
            // the directory is cleared at the next start
        }
    }
}
