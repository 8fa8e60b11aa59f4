package dev.arrshell.internal.cli.service;

import static dev.arrshell.testing.SlurmService.PREMIUM;
import static org.assertj.core.api.Assertions.assertThat;

import dev.arrshell.testing.EmulatorProcess;
import dev.arrshell.testing.Launcher;
import dev.arrshell.testing.RawClient;
import dev.arrshell.testing.SlurmService;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;

/**
 * {@code arr serve} on a real Slurm cluster of this machine, as an operator and as a plain user.
 */
@Tag("long")
@Timeout(value = 20, unit = TimeUnit.MINUTES)
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
final class SlurmIT {

    private static final int NODES = 3;
    private static final int PROCESSORS = 2;
    private static final Pattern PORT = Pattern.compile("\"handshakePort\":(\\d+)");
    private static final Pattern NODE = Pattern.compile("\"sessionHostname\":\"(n\\d+)\"");
    private static final String READY = "\"sessionStatus\":\"Ready\"";
    private static final String FAILING =
            "{\"maxLeaseTime\":\"0:10:0\",\"models\":[\"https://example.org/fail\"],\"size\":\"premium\"}";
    private static final Pattern ID = Pattern.compile("\"sessionId\":\"([^\"]+)\"");

    private SlurmService service;
    private RawClient client;

    @BeforeAll
    void start() throws IOException {
        service = SlurmService.start(NODES, PROCESSORS, Duration.ofMinutes(2));
        client = service.client();
    }

    @AfterAll
    void end() {
        if (service != null) {
            service.close();
        }
    }

    @AfterEach
    void stopAll() {
        service.stopAll();
    }

    private static String group(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        assertThat(found.find()).as(text).isTrue();
        return found.group(1);
    }

    /** All nodes of the cluster are this machine. */
    private static boolean accepts(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (ConnectException refused) {
            return false;
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    @Test
    @Order(1)
    void aSessionIsAJobWhoseTimeLimitIsTheLease() {
        String id = client.created("0:10:0", "standard");
        String body = service.ready(id);
        int port = Integer.parseInt(group(PORT, body));

        assertThat(group(NODE, body)).matches("n[1-9][0-9]*");
        assertThat(accepts(port)).isTrue();
        service.awaitThat(
                "ten minutes from when it was ready",
                () -> service.live().get(0).matches("RUNNING 1[01]:00 arr:port=.*"));

        client.update(id, "0:30:0");
        service.awaitThat("thirty minutes", () -> service.live().get(0).matches("RUNNING 3[01]:00 .*"));

        client.stop(id);
        service.awaitThat("the job is gone", () -> service.live().isEmpty() && !accepts(port));
        service.awaitBody(client, id, "\"sessionStatus\":\"Stopped\"");
    }

    @Test
    @Order(2)
    void aPlainUsersJobHasACeilingAndEndsByItself() throws IOException {
        int port;
        try (EmulatorProcess plain = service.serve("nobody")) {
            RawClient user = plain.client();
            String id = user.created("0:0:20", "standard");
            port = Integer.parseInt(group(PORT, service.awaitBody(user, id, READY)));
            user.update(id, "0:0:30");
            service.awaitThat(
                    "the end is in the comment",
                    () -> service.live().get(0).matches("RUNNING 8:05:00 arr:.*,end=\\d+"));
            plain.kill();
        }
        assertThat(accepts(port)).isTrue();
        service.awaitThat(
                "the job ends without the service", () -> service.live().isEmpty() && !accepts(port));
    }

    @Test
    @Order(3)
    void aLeaseThatIsOverEndsTheJob() {
        String id = client.created("0:0:5", PREMIUM);

        service.awaitBody(client, id, "\"sessionStatus\":\"Expired\"");
        service.awaitThat("the job is gone", () -> service.live().isEmpty());
    }

    @Test
    @Order(4)
    void aJobThatEndsBeforeItsServerIsReadyIsAnErrorAtOnce() {
        String id = group(ID, client.v1("POST", "/sessions/create", FAILING).body());

        assertThat(service.awaitBody(client, id, "\"sessionStatus\":\"Error\"")).contains("exit code 3", "no display");
    }

    @Test
    @Order(5)
    void aFullClusterSaysWhyASessionWaits() {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < NODES * PROCESSORS; i++) {
            all.add(client.created("0:10:0", PREMIUM));
        }
        all.forEach(id -> service.ready(id));
        String waits = client.created("0:10:0", PREMIUM);
        service.awaitBody(client, waits, "\"sessionStatus\":\"Starting\"", "no place is free yet (Resources)");

        client.stop(all.get(0));
        service.ready(waits);
    }

    @Test
    @Order(6)
    void aConfigurationThatIsReadAgainAppliesToNewSessions() throws IOException {
        String before = client.created("0:10:0", PREMIUM);
        service.ready(before);

        Path file = service.configuration("root");
        Files.writeString(
                file, Files.readString(file).replace("interval ", "hostname = \"{node}.example.org\"\ninterval "));
        service.operator().signal("HUP");
        assertThat(service.operator().said("was read again")).contains(file.toString());
        String after = client.created("0:10:0", PREMIUM);

        assertThat(service.ready(after)).containsPattern("\"sessionHostname\":\"n\\d+\\.example\\.org\"");
        assertThat(service.ready(before)).containsPattern(NODE);
        service.configuration("root");
        service.operator().signal("HUP");
        assertThat(service.operator().said("was read again")).contains(file.toString());
    }

    @Test
    @Order(7)
    void aJobThatIsCancelledBehindItsBackIsStopped() {
        String id = client.created("0:10:0", PREMIUM);
        service.ready(id);

        service.cluster().run("scancel", "--state=RUNNING", "--user=root");
        service.awaitBody(client, id, "\"sessionStatus\":\"Stopped\"", "it was cancelled, and not by this service");
    }

    @Test
    @Order(8)
    void nothingIsLostWhileTheControllerIsDown() {
        String before = client.created("0:10:0", PREMIUM);
        service.ready(before);

        service.cluster().stopController();
        String during = client.created("0:10:0", PREMIUM);
        service.awaitBody(client, before, "\"sessionStatus\":\"Ready\"", "Slurm has not answered since");
        service.awaitBody(client, during, "\"sessionStatus\":\"Starting\"", "not submitted yet");

        service.cluster().startController();
        service.ready(during);
        service.awaitBody(client, before, "\"sessionStatus\":\"Ready\"", "\"message\":null");
        assertThat(service.live()).hasSize(2);
    }

    @Test
    @Order(9)
    void theSameScriptRunsOnTheEmulatorOnProcessesAndOnSlurm() throws IOException {
        String emulated = walk(service.launcher("root"));
        Path processes = Files.writeString(service.cluster().directory().resolve("processes.toml"), """
                [server]
                grace   = "1s"
                [server.standard]
                command = ["sh", "-c", "echo up; exec sleep 900"]
                ready   = "line:^up$"
                """);
        try (EmulatorProcess onProcesses = EmulatorProcess.serve(
                service.launcher("root"),
                "--config",
                processes.toString(),
                "--data",
                service.cluster().directory().resolve("processes").toString())) {
            assertThat(shape(walk(at(onProcesses)))).isEqualTo(shape(emulated));
        }

        String onSlurm = walk(at(service.operator()));
        assertThat(onSlurm).containsPattern(NODE);
        assertThat(shape(onSlurm)).isEqualTo(shape(emulated));
    }

    @Test
    @Order(10)
    void aNightOnSlurmIsAScript() {
        var result = at(service.operator()).run("scripts/night-desktop.groovy", "0");

        assertThat(result.exitCode()).as(result.toString()).isZero();
        assertThat(result.out()).containsPattern("connect to n\\d+:\\d+");
    }

    private Launcher at(EmulatorProcess asked) {
        return service.launcher("root")
                .env("ARR_ENDPOINT", asked.uri().toString())
                .env("ARR_STS", asked.uri().toString())
                .env("ARR_ACCOUNT_ID", asked.account())
                .env("ARR_ACCOUNT_KEY", asked.key());
    }

    private static String walk(Launcher launcher) {
        var result = launcher.run("scripts/walkthrough.groovy");
        assertThat(result.exitCode()).as(result.toString()).isZero();
        return result.out();
    }

    /** The answers without the values that differ from start to start, and without the ports that only Ready ones have. */
    private static String shape(String out) {
        return out.replaceAll("\"sessionStatus\":\"(Starting|Ready)\"", "up")
                .replaceAll("\"(message|sessionHostname)\":(null|\"(\\\\.|[^\"\\\\])*\")", "$1")
                .replaceAll("\\d+:\\d\\d:\\d\\d", "time")
                .replaceAll("\"(arrInspectorPort|handshakePort)\":\\d+,", "")
                .replaceAll("(endPoint|accountId|MS-CV|sessionId) *:.*|\"sessionId\":\"[^\"]*\"", "$1");
    }

    @Test
    @Order(11)
    void theTrialSaysWhatTheUserMayDo() throws IOException {
        for (String user : List.of("root", "nobody")) {
            var result = service.launcher(user)
                    .run("serve", "--config", service.configuration(user).toString(), "--check");

            assertThat(result.exitCode()).as(result.toString()).isZero();
            assertThat(result.err()).contains(user.equals("root") ? "acts as an operator" : "acts as a plain user");
            assertThat(result.out()).containsPattern("ready at n[1-9]").contains("Standard", "Premium");
        }
    }

    /** The last one, since the node stays dead. */
    @Test
    @Order(12)
    void aNodeThatDiesIsAnError() {
        String id = client.created("0:10:0", PREMIUM);
        String node = group(NODE, service.ready(id));

        service.cluster().killNode(node);
        service.awaitBody(client, id, "\"sessionStatus\":\"Error\"", "on " + node + " ended: its node failed");
    }
}
