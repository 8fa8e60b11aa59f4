package dev.arrshell.internal.cli.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arrshell.Arr;
import dev.arrshell.ArrClient;
import dev.arrshell.ArrOptions;
import dev.arrshell.ReadySession;
import dev.arrshell.Session;
import dev.arrshell.model.AccountId;
import dev.arrshell.model.AccountKey;
import dev.arrshell.model.SessionSize;
import dev.arrshell.model.SessionStatus;
import dev.arrshell.policy.PollPolicy;
import dev.arrshell.testing.EmulatorProcess;
import dev.arrshell.testing.Launcher;
import dev.arrshell.testing.PortServer;
import dev.arrshell.testing.Supervisors;
import java.io.File;
import java.io.IOException;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code arr serve} as a process of its own, with real servers behind its sessions. */
@Timeout(120)
final class ServeIT {

    private static final Duration SOON = Duration.ofSeconds(30);

    @TempDir
    Path temp;

    @AfterEach
    void awaitSupervisors() {
        Supervisors.awaitEnd(temp);
    }

    private Launcher arr() {
        return Launcher.arr().env("ARR_HOME", temp.resolve("home").toString()).within(Duration.ofSeconds(100));
    }

    /** A configuration whose servers are small programs that accept connections. */
    private Path configured(String... more) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String classes = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> entry.endsWith("test-classes"))
                .findFirst()
                .orElseThrow();
        return configuration("""
                [server]
                hostname = "127.0.0.1"
                grace    = "1s"
                %s
                [server.standard]
                command  = ["%s", "-cp", "%s", "%s"]
                capacity = 2
                """.formatted(String.join("\n", more), java, classes, PortServer.class.getName()));
    }

    private Path configuration(String text) throws IOException {
        return Files.writeString(temp.resolve("server.toml"), text);
    }

    private EmulatorProcess serve(Path configuration, String... options) {
        return EmulatorProcess.serve(
                arr(),
                Stream.concat(
                                Stream.of("--config", configuration.toString(), "--data", data().toString()),
                                Stream.of(options))
                        .toArray(String[]::new));
    }

    private Path data() {
        return temp.resolve("data");
    }

    private static ArrClient client(Arr arr, EmulatorProcess service) {
        return arr.account(AccountId.parse(service.account()), AccountKey.parse(service.key()))
                .endpoint(service.uri());
    }

    private static Arr arr(EmulatorProcess service) {
        return Arr.create(ArrOptions.builder()
                .sts(service.uri())
                .polls(PollPolicy.every(Duration.ofMillis(100)))
                .build());
    }

    private static ReadySession started(ArrClient client) {
        return client.session()
                .size(SessionSize.STANDARD)
                .lease(Duration.ofMinutes(10))
                .start()
                .awaitReady(SOON);
    }

    private static boolean accepts(ReadySession session) throws IOException {
        try (Socket socket = new Socket(
                session.hostname(), session.snapshot().handshakePort().orElseThrow())) {
            return socket.isConnected();
        } catch (ConnectException refused) {
            return false;
        }
    }

    /** The server's first line, which it prints after its port accepts. */
    private static String logOf(ReadySession session) {
        String log = "";
        while (!log.endsWith("\n")) {
            log = session.log();
        }
        return log;
    }

    /** Waits for the end of the server's process, which the supervisor's children are. */
    private static void awaitClosed(ReadySession session) throws IOException {
        while (accepts(session)) {
            Thread.onSpinWait();
        }
    }

    @Test
    void aSessionIsAServerThatAcceptsPrintsAndEnds() throws IOException {
        try (var service = serve(configured());
                Arr arr = arr(service)) {
            ReadySession session = started(client(arr, service));

            assertThat(accepts(session)).isTrue();
            assertThat(logOf(session))
                    .isEqualTo(
                            "accepts on " + session.snapshot().handshakePort().orElseThrow() + "\n");

            session.stop();
            awaitClosed(session);
            assertThat(session.properties().status()).isEqualTo(SessionStatus.STOPPED);
        }
    }

    @Test
    @Tag("long")
    void aServiceThatWasKilledFindsItsServersAgainAndStopsThem() throws IOException {
        Path configuration = configured();
        String id;
        ReadySession before;
        try (var service = serve(configuration);
                Arr arr = arr(service)) {
            before = started(client(arr, service));
            id = before.id().value();
            service.kill();
        }
        assertThat(accepts(before)).isTrue();

        try (var service = serve(configuration);
                Arr arr = arr(service)) {
            Session again = client(arr, service).session(id);
            assertThat(again.awaitReady(SOON).snapshot().handshakePort())
                    .isEqualTo(before.snapshot().handshakePort());
            again.stop();
            awaitClosed(before);
        }
    }

    @Test
    @Tag("long")
    void afterSigtermServersGoOnUnlessTheyAreToBeStopped() throws IOException {
        Path configuration = configured();
        ReadySession left;
        try (var service = serve(configuration);
                Arr arr = arr(service)) {
            left = started(client(arr, service));
            service.terminate();
            assertThat(service.exitCode()).isEqualTo(143);
        }
        assertThat(accepts(left)).isTrue();

        try (var service = serve(configuration, "--stop-servers")) {
            service.terminate();
            assertThat(service.exitCode()).isEqualTo(143);
        }
        awaitClosed(left);
    }

    @Test
    @Tag("long")
    void aLeaseEndsAServerWhenTheServiceIsDead() throws IOException {
        ReadySession session;
        try (var service = serve(configured());
                Arr arr = arr(service)) {
            session = client(arr, service)
                    .session()
                    .size(SessionSize.STANDARD)
                    .lease(Duration.ofSeconds(5))
                    .start()
                    .awaitReady(SOON);
            service.kill();
        }
        awaitClosed(session);
    }

    @Test
    @Tag("long")
    void aConfigurationThatIsReadAgainAppliesToNewSessions() throws IOException {
        Path file = configured();
        try (var service = serve(file, "--stop-servers");
                Arr arr = arr(service)) {
            ArrClient client = client(arr, service);
            ReadySession before = started(client);

            Files.writeString(file, Files.readString(file).replace("127.0.0.1", "localhost"));
            service.signal("HUP");
            assertThat(service.said("was read again")).contains(file.toString());
            assertThat(started(client).hostname()).isEqualTo("localhost");
            assertThat(before.hostname()).isEqualTo("127.0.0.1");

            Files.writeString(file, "[server]\nhostnam = 'x'\n");
            service.signal("HUP");
            assertThat(service.said("stays as it was")).contains("server.toml:2:1: unknown key 'hostnam'");
            before.stop();
            assertThat(started(client).hostname()).isEqualTo("localhost");

            service.terminate();
            assertThat(service.exitCode()).isEqualTo(143);
        }
    }

    @Test
    void aTrialThatIsInterruptedLeavesNothing() throws IOException, InterruptedException {
        Path configuration = configuration("[server]\ngrace = '1s'\n[server.standard]\n"
                + "command = ['sh', '-c', 'touch " + temp + "/runs; exec sleep 300']\n");
        Path temporary = Files.createDirectory(temp.resolve("tmp"));
        Process trial = arr().env("ARR_JAVA_OPTS", "-Djava.io.tmpdir=" + temporary)
                .start("serve", "--config", configuration.toString(), "--check");
        while (!Files.exists(temp.resolve("runs"))) {
            assertThat(trial.isAlive()).isTrue();
        }

        trial.destroy();

        assertThat(trial.waitFor()).isEqualTo(143);
        assertThat(temporary).isEmptyDirectory();
    }

    @Test
    @Tag("long")
    void aFullMachineAnswersAsTheServiceDid() throws IOException {
        try (var service = serve(configured(), "--stop-servers");
                Arr arr = arr(service)) {
            ArrClient client = client(arr, service);
            started(client);
            started(client);
            Session third = client.session()
                    .size(SessionSize.STANDARD)
                    .lease(Duration.ofMinutes(10))
                    .start();

            assertThat(third.awaitReadyAsync(SOON)
                            .handle((ready, failure) -> failure)
                            .join())
                    .hasMessageContaining("No server of size Standard is free");
            service.terminate();
            service.exitCode();
        }
    }

    @Test
    void aTrialSaysHowLongAServerTookAndLeavesNothing() throws IOException {
        Path temporary = Files.createDirectory(temp.resolve("tmp"));

        var result = arr().env("ARR_JAVA_OPTS", "-Djava.io.tmpdir=" + temporary)
                .run("serve", "--config", configured().toString(), "--check");

        assertThat(result.exitCode()).as(result.toString()).isZero();
        assertThat(result.out()).contains("ready at 127.0.0.1:");
        assertThat(temporary).isEmptyDirectory();
    }

    static List<Arguments> wrongConfigurations() {
        String standard = "[server.standard]\n";
        return List.of(
                Arguments.of(standard, "", "server.toml:1:1: [server.standard] has no command"),
                Arguments.of("[server]\nhostnam = 'x'\n" + standard + "command = ['x']\n", "", "unknown key 'hostnam'"),
                Arguments.of(standard + "command = ['x', '{prot}']\n", "", "server.toml:2:1: "),
                Arguments.of(
                        standard + "command = ['x']\nready = 'soon'\n",
                        "",
                        "server.toml:3:1: ready = 'soon' is not known: write tcp, line:REGEX or exec:"),
                Arguments.of("", "--port=99999", "a port is 0 (any free one) to 65535, not 99999"),
                Arguments.of(
                        "",
                        "--account=11111111-1111-1111-1111-111111111111:YXJyIGVtdWxhdG9yLCBub3QgYSBzZWNyZXQga2V5ISE=",
                        "the emulator's well-known key never works here"));
    }

    @ParameterizedTest
    @MethodSource("wrongConfigurations")
    @Tag("long")
    void whatIsWrongIsToldAndNothingIsStarted(String text, String option, String message) throws IOException {
        Path configuration = text.isEmpty() ? configured() : configuration(text);
        String[] line = Stream.of("serve", "--config", configuration.toString(), "--data", data().toString(), option)
                .filter(word -> !word.isEmpty())
                .toArray(String[]::new);

        var result = arr().run(line);

        assertThat(result.exitCode()).as(result.toString()).isEqualTo(2);
        assertThat(result.err()).contains(message);
        assertThat(result.out()).isEmpty();
    }

    static List<Arguments> wrongServers() {
        return List.of(
                Arguments.of("command = ['no-such-program']", "no-such-program"),
                Arguments.of("command = ['./pom.xml']", "'./pom.xml' for size Standard is not there or cannot be"),
                Arguments.of("command = ['sh', '-c', 'echo no display; exit 3']", "no display"),
                Arguments.of("command = ['sleep', '60']\nstartup = '1s'", "StartupTimeout"),
                Arguments.of(
                        "command = ['sleep', '60']\nstartup = '1s'\nready = 'exec:[\"sleep\", \"60\"]'",
                        "StartupTimeout"));
    }

    @ParameterizedTest
    @MethodSource("wrongServers")
    @Tag("long")
    void aServerThatIsNotReadyIsToldByTheTrial(String lines, String message) throws IOException {
        assertTrialFails("[server]\ngrace = '1s'\n[server.standard]\n" + lines + "\n", message);
    }

    @Test
    void portsThatAreTakenAreToldByTheTrial() throws IOException {
        try (ServerSocket holder = new ServerSocket(0)) {
            assertTrialFails("""
                    [server]
                    ports = "%1$s-%1$s"
                    [server.standard]
                    command = ["sleep", "60"]
                    """.formatted(holder.getLocalPort()), "fewer are free of " + holder.getLocalPort());
        }
    }

    private void assertTrialFails(String text, String message) throws IOException {
        Path temporary = Files.createDirectory(temp.resolve("tmp"));

        var result = arr().env("ARR_JAVA_OPTS", "-Djava.io.tmpdir=" + temporary)
                .run("serve", "--config", configuration(text).toString(), "--check");

        assertThat(result.exitCode()).as(result.toString()).isEqualTo(5);
        assertThat(result.out()).contains(message);
        assertThat(temporary).isEmptyDirectory();
    }

    @Test
    void aPortThatIsTakenIsTold() throws IOException {
        try (ServerSocket holder = new ServerSocket(0)) {
            var result = arr().run(
                            "serve",
                            "--config",
                            configured().toString(),
                            "--data",
                            data().toString(),
                            "--port",
                            "" + holder.getLocalPort());

            assertThat(result.exitCode()).as(result.toString()).isEqualTo(2);
            assertThat(result.err()).contains("port " + holder.getLocalPort() + " is taken");
        }
    }
}
