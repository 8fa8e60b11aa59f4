package dev.arrshell.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.opentest4j.TestAbortedException;

/**
 * A Slurm cluster of its own on this machine, see cluster.sh. It ends with this process, however that ends. Users of its
 * files may be other users of the machine.
 */
public final class SlurmCluster implements AutoCloseable {

    private static final List<String> PROGRAMS =
            List.of("munged", "slurmctld", "slurmd", "sbatch", "squeue", "scontrol", "scancel", "setpriv");
    private static final int LOWEST_PORT = 20_000;
    private static final int PORTS = 10_000;
    private static final int LIMIT_SECONDS = 60;

    private final Path directory;
    private final Process script;
    private final BufferedReader answers;

    private SlurmCluster(Path directory, Process script) throws IOException {
        this.directory = directory;
        this.script = script;
        this.answers = script.inputReader();
    }

    /** Skips the test where a cluster cannot be run. */
    public static void assumeAvailable() {
        assumeTrue(
                "root".equals(System.getProperty("user.name")),
                "a Slurm cluster of its own is run by root only: run the build as root");
        List<String> missing =
                PROGRAMS.stream().filter(name -> !isProgram(name)).toList();
        assumeTrue(missing.isEmpty(), "not on the PATH: " + missing + ": apt-get install slurm-wlm munge");
    }

    private static boolean isProgram(String name) {
        return Stream.of((System.getenv("PATH") + ":/usr/sbin:/sbin").split(File.pathSeparator))
                .anyMatch(folder -> Path.of(folder, name).toFile().canExecute());
    }

    /**
     * Starts one and waits until its nodes are idle.
     *
     * @throws TestAbortedException if that is not possible on this machine, for a reason that the script prints
     */
    public static SlurmCluster start(int nodes, int processorsOfEach) throws IOException {
        Path directory = Files.createTempDirectory("arr-slurm");
        ProcessBuilder builder = new ProcessBuilder(
                        "sh",
                        Checkout.HERE
                                .resolve("src/test/resources/slurm/cluster.sh")
                                .toString(),
                        directory.toString(),
                        Integer.toString(nodes),
                        Integer.toString(processorsOfEach),
                        Integer.toString(freePorts(nodes + 1)))
                .redirectError(Redirect.INHERIT);
        builder.environment().keySet().removeIf(name -> name.startsWith("SLURM"));
        builder.environment().put("PATH", System.getenv("PATH") + ":/usr/sbin:/sbin");
        SlurmCluster cluster = new SlurmCluster(directory, builder.start());
        String line = cluster.answers.readLine();
        if (!"ready".equals(line)) {
            cluster.close();
            throw new TestAbortedException("Slurm is here, but a cluster cannot be run: it says '" + line
                    + "' and more above; see src/test/resources/slurm/cluster.sh");
        }
        return cluster;
    }

    /** The first of so many ports in a row that are free now. */
    private static int freePorts(int count) {
        Random random = new Random();
        while (true) {
            int first = LOWEST_PORT + random.nextInt(PORTS);
            if (IntStream.range(first, first + count).allMatch(SlurmCluster::isFree)) {
                return first;
            }
        }
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }

    /** A directory that all users can read, which ends with the cluster. */
    public Path directory() {
        return directory;
    }

    /** The configuration that its commands are told by {@code SLURM_CONF}. */
    public Path configuration() {
        return directory.resolve("slurm.conf");
    }

    /** A hosts file with the names of its nodes. */
    public Path hosts(int nodes) throws IOException {
        String names =
                IntStream.rangeClosed(1, nodes).mapToObj(node -> " n" + node).collect(Collectors.joining());
        return Files.writeString(directory.resolve("hosts"), "127.0.0.1 localhost" + names + "\n");
    }

    /** Stops the controller, as maintenance does. */
    public void stopController() {
        command("stop-controller");
    }

    /** Starts the controller again and waits until it answers. */
    public void startController() {
        command("start-controller");
    }

    /** Kills a node with all its processes. */
    public void killNode(String name) {
        command("kill-node " + name);
    }

    private void command(String line) {
        try {
            script.outputWriter().write(line + "\n");
            script.outputWriter().flush();
            expect("done");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void expect(String word) throws IOException {
        String line = answers.readLine();
        if (!word.equals(line)) {
            throw new AssertionError("the cluster says '" + line + "' and not " + word);
        }
    }

    /** Runs a command of Slurm and returns what it prints. */
    public String run(String... command) {
        try {
            ProcessBuilder builder = new ProcessBuilder(command).redirectError(Redirect.INHERIT);
            builder.environment().put("SLURM_CONF", configuration().toString());
            Process process = builder.start();
            process.getOutputStream().close();
            String text = new String(process.getInputStream().readAllBytes());
            process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS);
            return text.strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /**
     * A script that runs {@code arr} with the classes of this build, by copies that all users can read, and knows the nodes.
     *
     * @param prefix what the line begins with, such as {@code setpriv} and its options
     */
    public Path program(String name, int nodes, String prefix) throws IOException {
        Path copies = directory.resolve("classes");
        if (!Files.exists(copies)) {
            Files.createDirectory(copies);
            copyClasses(copies);
        }
        Path file = directory.resolve(name);
        Files.writeString(
                file,
                "#!/bin/sh\nexec " + prefix + " '" + System.getProperty("java.home")
                        + "/bin/java' -Xmx128m -Xshare:auto -XX:TieredStopAtLevel=1 -Djdk.net.hosts.file="
                        + hosts(nodes)
                        + " -cp '" + copies + "/main:" + copies + "/*' dev.arrshell.internal.cli.Main \"$@\"\n");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static void copyClasses(Path copies) throws IOException {
        List<String> line = new ArrayList<>(List.of("cp", "-r"));
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            if (entry.endsWith(".jar")) {
                line.add(entry);
            }
        }
        line.add(copies.toString());
        runPlain(line);
        runPlain(List.of(
                "cp",
                "-r",
                Checkout.HERE.resolve("target/classes").toString(),
                copies.resolve("main").toString()));
        Path server = Path.of(PortServer.class.getName().replace('.', '/') + ".class");
        Files.createDirectories(copies.resolve("test").resolve(server).getParent());
        Files.copy(
                Checkout.HERE.resolve("target/test-classes").resolve(server),
                copies.resolve("test").resolve(server));
        runPlain(List.of("chmod", "-R", "a+rX", copies.toString()));
    }

    private static void runPlain(List<String> line) throws IOException {
        try {
            if (new ProcessBuilder(line).inheritIO().start().waitFor() != 0) {
                throw new AssertionError("failed: " + line);
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        try {
            script.outputWriter().close();
            if (!script.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                script.destroyForcibly();
                throw new AssertionError("the cluster does not end");
            }
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
