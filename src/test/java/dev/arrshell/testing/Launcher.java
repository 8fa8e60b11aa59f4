package dev.arrshell.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Runs the packaged program as a person does: {@code shell/arr} in a process of its own, with a deadline.
 *
 * <p>Immutable: each method gives a launcher that differs in one thing. The process sees the environment of the test,
 * with the Java of the test as {@code JAVA_HOME}, and an empty standard input. Needs {@code sh}.
 */
public final class Launcher {
    private static final Duration DEADLINE = Duration.ofSeconds(60);

    /**
     * A command that runs another one with the default action of all signals. A shell that starts a build in the
     * background ignores SIGINT for it, and every process inherits that from the one that starts it.
     */
    private static final List<String> WITH_DEFAULT_SIGNALS = Stream.of(
                    List.of("env", "--default-signal"),
                    List.of("perl", "-e", "$SIG{$_} = 'DEFAULT' for qw(HUP INT QUIT TERM); exec {$ARGV[0]} @ARGV"))
            .filter(Launcher::runs)
            .findFirst()
            .orElse(List.of());

    private final Path script;
    private final Path directory;
    private final Map<String, String> environment;
    private final String input;
    private final Duration deadline;
    private final String redirection;

    private Launcher(Path script, Path directory, Map<String, String> environment, String input, Duration deadline) {
        this(script, directory, environment, input, deadline, "");
    }

    private Launcher(
            Path script,
            Path directory,
            Map<String, String> environment,
            String input,
            Duration deadline,
            String redirection) {
        this.script = script;
        this.directory = directory;
        this.environment = environment;
        this.input = input;
        this.deadline = deadline;
        this.redirection = redirection;
    }

    /**
     * What a process left behind.
     *
     * @param exitCode the exit code
     * @param out all of standard output
     * @param err all of standard error
     */
    public record Result(int exitCode, String out, String err) {}

    /** The launcher of this checkout, run in the checkout's directory. */
    public static Launcher arr() {
        return at(Checkout.HERE.resolve("shell/arr"));
    }

    /** A launcher that lies, or is linked to, elsewhere. */
    public static Launcher at(Path script) {
        return new Launcher(script.toAbsolutePath(), Checkout.HERE, cleanEnvironment(), "", DEADLINE);
    }

    /** Runs in this directory. */
    public Launcher in(Path working) {
        return new Launcher(script, working, environment, input, deadline);
    }

    /** Sets a variable of the environment. */
    public Launcher env(String name, String value) {
        var changed = new HashMap<>(environment);
        changed.put(Objects.requireNonNull(name, "name"), Objects.requireNonNull(value, "value"));
        return new Launcher(script, directory, Map.copyOf(changed), input, deadline);
    }

    /** Takes a variable out of the environment. */
    public Launcher withoutEnv(String name) {
        var changed = new HashMap<>(environment);
        changed.remove(name);
        return new Launcher(script, directory, Map.copyOf(changed), input, deadline);
    }

    /** What the program reads from standard input, which ends after it. */
    public Launcher stdin(String text) {
        return new Launcher(script, directory, environment, text, deadline);
    }

    /** How long the whole process may take; a minute unless told. */
    public Launcher within(Duration atMost) {
        return new Launcher(script, directory, environment, input, atMost);
    }

    /**
     * Redirects its streams as a shell does, such as {@code > /dev/full}. To be called last; the exit code is then that of
     * the shell's line.
     */
    public Launcher redirected(String by) {
        return new Launcher(script, directory, environment, input, deadline, by);
    }

    /**
     * Runs it to its end.
     *
     * @throws AssertionError if it is still running at the deadline; it is killed, with its children
     */
    public Result run(String... arguments) {
        try (var streams = new Streams()) {
            Files.writeString(streams.in, input);
            var process = builder(arguments)
                    .redirectInput(streams.in.toFile())
                    .redirectOutput(streams.out.toFile())
                    .redirectError(streams.err.toFile())
                    .start();
            boolean ended = endsInTime(process);
            var result = new Result(ended ? process.exitValue() : -1, text(streams.out), text(streams.err));
            if (!ended) {
                throw new AssertionError("arr did not end within " + deadline + ": " + result);
            }
            return result;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts it, for a test that talks with it while it runs. At the deadline it is killed, with its children. */
    public Process start(String... arguments) {
        try {
            var process = builder(arguments).start();
            process.onExit()
                    .orTimeout(deadline.toMillis(), TimeUnit.MILLISECONDS)
                    .exceptionally(late -> killed(process));
            return process;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean endsInTime(Process process) {
        try {
            if (process.waitFor(deadline.toMillis(), TimeUnit.MILLISECONDS)) {
                return true;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        killed(process);
        return false;
    }

    private static Process killed(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        return process.destroyForcibly();
    }

    private ProcessBuilder builder(String... arguments) {
        List<String> command = new ArrayList<>(WITH_DEFAULT_SIGNALS);
        if (!redirection.isEmpty()) {
            command.addAll(List.of("sh", "-c", "\"$0\" \"$@\" " + redirection));
        }
        command.add(script.toString());
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).directory(directory.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder;
    }

    private static boolean runs(List<String> prefix) {
        List<String> command = new ArrayList<>(prefix);
        command.add("true");
        try {
            return new ProcessBuilder(command).start().waitFor() == 0;
        } catch (IOException missing) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Without what would change the program or make Java print a line of its own. */
    private static Map<String, String> cleanEnvironment() {
        var clean = new HashMap<>(System.getenv());
        clean.keySet().removeIf(name -> name.startsWith("ARR_"));
        clean.keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS"));
        clean.put("JAVA_HOME", System.getProperty("java.home"));
        clean.put("LC_ALL", "C.UTF-8");
        // Whoever runs the tests may have a configuration, and what one test leaves behind is not told in the next.
        clean.put(
                "ARR_HOME",
                Checkout.HERE
                        .resolve("target/no-configuration/" + UUID.randomUUID())
                        .toString());
        // Nor is the user's cache for tests to fill.
        clean.put("ARR_CACHE", Checkout.HERE.resolve("target/test-cache").toString());
        return Map.copyOf(clean);
    }

    private static String text(Path file) throws IOException {
        return Files.readString(file, UTF_8);
    }

    /** The three streams as files: none can fill up and block the process. */
    private static final class Streams implements AutoCloseable {
        private final Path in = Files.createTempFile("arr", ".in");
        private final Path out = Files.createTempFile("arr", ".out");
        private final Path err = Files.createTempFile("arr", ".err");

        private Streams() throws IOException {}

        @Override
        public void close() throws IOException {
            for (Path file : List.of(in, out, err)) {
                Files.delete(file);
            }
        }
    }
}
