package dev.arrshell.internal.cli.dependency;

import dev.arrshell.internal.cli.console.ShutdownHook;
import dev.arrshell.internal.config.value.Environment;
import dev.arrshell.internal.files.OwnerOnlyFiles;
import dev.arrshell.internal.text.DurationText;
import dev.arrshell.internal.text.PrintableText;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The command {@code mvn}, run on a POM in a temporary directory, so that the user's settings and local repository hold. It
 * ends within a limit, and with this process.
 *
 * @param program the file of the command
 * @param limit how long it may run
 */
record MavenCommand(Path program, Duration limit) {

    /** The plugin that the build of the program itself uses. */
    static final String PLUGIN = "org.apache.maven.plugins:maven-dependency-plugin:3.11.0";

    private static final String CLASS_PATH_FILE = "classpath";
    private static final String PROJECT = "dev.arrshell.script:libraries";
    private static final Pattern COLOUR = Pattern.compile("\\x1B\\[[\\d;]*m");
    private static final Pattern ERROR = Pattern.compile("(?s)\\[ERROR] (.*?)(\\s*(\\[ERROR])? -> \\[Help|$)");
    private static final Pattern HEAD = Pattern.compile("^.* for project " + PROJECT + ":\\S+\\s*");
    private static final int LONGEST_MESSAGE = 500;

    /** Exit codes of a command that a signal has ended. */
    private static final List<Integer> SIGNALLED = List.of(130, 137, 143);

    /** The command on the PATH. */
    static Optional<Path> find(Environment environment) {
        String name = File.separatorChar == '\\' ? "mvn.cmd" : "mvn";
        return environment.value("PATH").stream()
                .flatMap(path -> Stream.of(path.split(File.pathSeparator)))
                .filter(directory -> !directory.isEmpty())
                .map(directory -> Path.of(directory).resolve(name).toAbsolutePath())
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .findFirst();
    }

    /**
     * Finds libraries and all that they need at run time.
     *
     * @throws IOException if it cannot be run, fails, or takes too long; the message says why
     */
    List<Path> classPath(List<ScriptDependency> libraries) throws IOException, InterruptedException {
        Path directory = OwnerOnlyFiles.createTempDirectory("arr-libraries");
        try {
            // Maven looks for one in the directories above as well, where another user may have put it.
            Files.createDirectory(directory.resolve(".mvn"));
            Files.writeString(directory.resolve("pom.xml"), pom(libraries));
            run(directory);
            return Stream.of(Files.readString(directory.resolve(CLASS_PATH_FILE))
                            .strip()
                            .split(File.pathSeparator))
                    .filter(entry -> !entry.isEmpty())
                    .map(Path::of)
                    .toList();
        } finally {
            delete(directory);
        }
    }

    private static void delete(Path directory) {
        try {
            OwnerOnlyFiles.deleteAll(directory);
        } catch (IOException e) {
            // It is one of the system's temporary files, and may be deleted at the same time by the end of this
            // process.
        }
    }

    private static String pom(List<ScriptDependency> libraries) {
        return "<project><modelVersion>4.0.0</modelVersion><groupId>" + PROJECT.replace(":", "</groupId><artifactId>")
                + "</artifactId><version>1</version><properties><project.build.sourceEncoding>UTF-8"
                + "</project.build.sourceEncoding><project.reporting.outputEncoding>UTF-8"
                + "</project.reporting.outputEncoding></properties><dependencies>\n"
                + libraries.stream().map(ScriptDependency::toXml).collect(Collectors.joining("\n"))
                + "\n</dependencies></project>\n";
    }

    private void run(Path directory) throws IOException, InterruptedException {
        Path log = directory.resolve("log");
        Process process = new ProcessBuilder(
                        program.toString(),
                        "-q",
                        "-B",
                        // Without it Maven repeats a failure of the last day and does not look again.
                        "-U",
                        PLUGIN + ":build-classpath",
                        "-Dmdep.outputFile=" + directory.resolve(CLASS_PATH_FILE),
                        "-Dmdep.includeScope=runtime")
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        ShutdownHook hook = ShutdownHook.register(
                () -> {
                    kill(process);
                    delete(directory);
                },
                () -> {});
        try {
            process.getOutputStream().close();
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IOException("it did not end within " + DurationText.format(limit));
            }
        } finally {
            kill(process);
            hook.unregister();
        }
        if (SIGNALLED.contains(process.exitValue())) {
            throw new InterruptedException();
        }
        if (process.exitValue() != 0) {
            throw new IOException(message(Files.readString(log, StandardCharsets.ISO_8859_1), process.exitValue()));
        }
    }

    private static void kill(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The first error, which says what could not be found; the others explain how to run Maven. */
    private static String message(String log, int exit) {
        String plain = COLOUR.matcher(log).replaceAll("");
        Matcher error = ERROR.matcher(plain);
        String text = (error.find() ? error.group(1) : plain).replaceAll("\\s*\n(\\[ERROR] )?\\s*", " ");
        String essence = PrintableText.of(HEAD.matcher(text).replaceFirst("").strip());
        return essence.isEmpty()
                ? "mvn ended with exit code " + exit + " and printed nothing"
                : essence.substring(0, Math.min(essence.length(), LONGEST_MESSAGE));
    }
}
