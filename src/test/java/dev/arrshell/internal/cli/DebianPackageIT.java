package dev.arrshell.internal.cli;

import static java.nio.file.StandardOpenOption.APPEND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.arrshell.testing.Checkout;
import dev.arrshell.testing.EmulatorProcess;
import dev.arrshell.testing.Launcher;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The Debian package: dpkg installs it below a directory, with its scripts and with a user in that directory's password
 * file, so that nothing is left on the machine.
 */
@Tag("long")
@Timeout(120)
final class DebianPackageIT {

    private static final String UNIT = "lib/systemd/system/arr-serve.service";

    /** A file that dpkg, useradd and userdel keep for themselves. */
    private static final Pattern BOOKKEEPING =
            Pattern.compile("var/lib/dpkg/.*|dpkg\\.log|etc/(passwd|group|shadow|gshadow|subuid|subgid)-?(\\.lock)?");

    private static final String RECEIVER = """
            import socket, sys
            receiver = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
            receiver.bind(sys.argv[1])
            receiver.settimeout(60)
            print("bound", flush=True)
            while True:
                print(receiver.recv(4096).decode().strip(), flush=True)
            """;

    @TempDir
    Path root;

    @BeforeAll
    static void dpkgIsThere() {
        assumeTrue(
                isInstalled("dpkg")
                        && isInstalled("useradd")
                        && System.getProperty("user.name").equals("root"),
                "dpkg or useradd is missing, or the user is not root: run this as root on Debian");
    }

    @BeforeEach
    void install() throws Exception {
        for (String directory : List.of("etc", "var/lib/dpkg/info", "var/lib/dpkg/updates", "var/lib/dpkg/triggers")) {
            Files.createDirectories(root.resolve(directory));
        }
        for (String file : List.of("var/lib/dpkg/status", "etc/passwd", "etc/group", "etc/shadow", "etc/gshadow")) {
            Files.createFile(root.resolve(file));
        }
        dpkg("--install", packageFile().toString());
    }

    private static boolean isInstalled(String program) {
        return Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
    }

    private static Path packageFile() throws IOException {
        try (var files = Files.newDirectoryStream(Checkout.HERE.resolve("target"), "arr_*_all.deb")) {
            return files.iterator().next();
        }
    }

    /** Its dependencies are not in the directory. Its scripts get the directory as DPKG_ROOT and are not locked into it. */
    private void dpkg(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                "dpkg",
                "--root=" + root,
                "--log=" + root.resolve("dpkg.log"),
                "--force-script-chrootless",
                "--force-depends"));
        command.addAll(List.of(arguments));
        printed(command);
    }

    private static String printed(List<String> command) throws Exception {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String printed = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).as(command + "\n" + printed).isZero();
        return printed;
    }

    private Launcher arr() {
        return Launcher.at(root.resolve("usr/bin/arr"))
                .in(root)
                .env("ARR_HOME", root.resolve("var/lib/arr").toString())
                .env("ARR_CACHE", "off");
    }

    /** The files below the directory that are the package's, or are left of it. */
    private List<String> files() throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(file -> !Files.isDirectory(file))
                    .map(file -> root.relativize(file).toString())
                    .filter(name -> !BOOKKEEPING.matcher(name).matches())
                    .toList();
        }
    }

    @Test
    void runs() throws IOException {
        assertThat(arr().run("--version").out()).startsWith("arr ");
        try (var emulator = EmulatorProcess.start(arr())) {
            assertThat(emulator.client().list().statusCode()).isEqualTo(200);
        }
    }

    @Test
    void theSameCommitGivesTheSameBytes() throws Exception {
        assertThat(printed(List.of(
                                "env",
                                "TZ=UTC",
                                "dpkg-deb",
                                "--contents",
                                packageFile().toString()))
                        .lines())
                .isNotEmpty()
                .allMatch(line -> line.contains(" root/root ") && line.contains(" 2026-11-01 00:00 "));
    }

    @Test
    void isFoundByManAndShells() throws IOException {
        assertThat(files())
                .contains(
                        "usr/share/man/man1/arr.1.gz",
                        "usr/share/man/man1/arr-session-start.1.gz",
                        "usr/share/bash-completion/completions/arr",
                        "usr/share/fish/vendor_completions.d/arr.fish",
                        "usr/share/doc/arr/copyright");
    }

    @Test
    void theServersOfItsConfigurationStart() {
        var result = arr().run(
                        "serve",
                        "--check",
                        "--config",
                        root.resolve("etc/arr/server.toml").toString());

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.out()).contains("Standard", "ready at 127.0.0.1");
    }

    /** The command of the unit, below the directory, reports to a socket that stands for systemd's. */
    @Test
    void itsServiceStartsAndStopsAsItsUnitSays() throws Exception {
        assumeTrue(isInstalled("systemd-notify"), "systemd-notify is missing: apt-get install systemd");
        assumeTrue(isInstalled("python3"), "python3, which receives what systemd would, is missing");
        Path socket = root.resolve("notify");
        var receiver = new ProcessBuilder("python3", "-c", RECEIVER, socket.toString()).start();
        try (var received = receiver.inputReader()) {
            assertThat(received.readLine()).isEqualTo("bound");
            try (var service = EmulatorProcess.serve(arr().env("NOTIFY_SOCKET", socket.toString()), options())) {
                assertThat(received.readLine()).isEqualTo("READY=1");
                assertThat(received.readLine()).isEqualTo("STATUS=ready at " + service.uri());
                assertThat(service.client().list().statusCode()).isEqualTo(200);
                service.terminate();
                // systemd-notify also asks whether all that it sent was read.
                assertThat(Stream.generate(() -> line(received))
                                .dropWhile(Predicate.isEqual("BARRIER=1"))
                                .findFirst())
                        .hasValue("STOPPING=1");
                assertThat(service.exitCode()).isEqualTo(143);
            }
        } finally {
            receiver.destroyForcibly();
        }
        assertThat(root.resolve(UNIT)).content().contains("\nSuccessExitStatus=143\n", "\nType=notify\n");
        assertThat(root.resolve("var/lib/arr/serve")).isDirectory();
    }

    /** The next line; empty at the end, which the receiver comes to after a minute without a message. */
    private static String line(BufferedReader received) {
        try {
            return Objects.requireNonNullElse(received.readLine(), "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Those of the unit behind {@code serve --json}, with any port. */
    private String[] options() throws IOException {
        String start = Files.readString(root.resolve(UNIT))
                .lines()
                .filter(line -> line.startsWith("ExecStart="))
                .findFirst()
                .orElseThrow();
        assertThat(start).startsWith("ExecStart=/usr/bin/arr serve --json ");
        return Arrays.stream(start.split(" "))
                .skip(3)
                .flatMap(word -> word.equals("$OPTIONS") ? Stream.of("--port", "0") : Stream.of(word))
                .map(word -> word.startsWith("/") ? root + word : word)
                .toArray(String[]::new);
    }

    @Test
    void systemdUnderstandsItsUnit() throws Exception {
        assumeTrue(isInstalled("systemd-analyze"), "systemd-analyze is missing: apt-get install systemd");
        Path unit = root.resolve("arr-serve.service");
        Files.writeString(
                unit, Files.readString(root.resolve(UNIT)).replace("=/usr/bin/arr", "=" + root + "/usr/bin/arr"));

        assertThat(printed(List.of("systemd-analyze", "--man=no", "verify", unit.toString())))
                .isEmpty();
    }

    @Test
    void theServicesDirectoryIsItsUsersAlone() throws IOException {
        List<String> user = Files.readAllLines(root.resolve("etc/passwd")).stream()
                .filter(line -> line.startsWith("arr:"))
                .toList();

        assertThat(user).hasSize(1);
        assertThat(user.get(0).split(":")[2])
                .isEqualTo(Files.getAttribute(root.resolve("var/lib/arr"), "unix:uid")
                        .toString());
        assertThat(Files.getPosixFilePermissions(root.resolve("var/lib/arr"))).hasSize(3);
    }

    @Test
    void removingItKeepsConfigurationAndDataAndPurgingItLeavesNothing() throws Exception {
        Files.writeString(root.resolve("etc/arr/server.toml"), "# changed\n", APPEND);
        Files.writeString(root.resolve("var/lib/arr/data"), "of the service");

        dpkg("--remove", "arr");
        assertThat(files())
                .containsExactlyInAnyOrder("etc/arr/server.toml", "etc/default/arr-serve", "var/lib/arr/data");

        dpkg("--purge", "arr");
        assertThat(files()).isEmpty();
        assertThat(root.resolve("var/lib/arr")).doesNotExist();
        assertThat(root.resolve("etc/passwd")).content().doesNotContain("arr:");
    }

    @Test
    void installingItAgainKeepsAChangedConfiguration() throws Exception {
        Files.writeString(root.resolve("etc/arr/server.toml"), "# changed\n", APPEND);

        dpkg("--install", packageFile().toString());

        assertThat(root.resolve("etc/arr/server.toml")).content().endsWith("# changed\n");
        assertThat(Files.readString(root.resolve("etc/passwd")).lines().filter(line -> line.startsWith("arr:")))
                .hasSize(1);
    }
}
