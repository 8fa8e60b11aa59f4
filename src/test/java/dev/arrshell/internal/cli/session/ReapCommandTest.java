package dev.arrshell.internal.cli.session;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.arrshell.emulator.ArrEmulator;
import dev.arrshell.internal.cli.Main;
import dev.arrshell.internal.cli.console.CliConsole;
import dev.arrshell.internal.config.value.Environment;
import dev.arrshell.model.Region;
import dev.arrshell.model.SessionProperties;
import dev.arrshell.model.SessionSize;
import dev.arrshell.time.Durations;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code arr reap}, what is written before, and what reminds of it, in this process. */
final class ReapCommandTest {

    private static final String REMINDER = "1 session of a program that has ended may still run, and bill: arr reap";

    @TempDir
    Path home;

    private final ArrEmulator server = ArrEmulator.start();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Map<String, String> environment = new HashMap<>(Map.of(
            "ARR_ENDPOINT", server.endpoint(Region.parse("westus2")).toString(),
            "ARR_STS", server.sts().toString(),
            "ARR_ACCOUNT_ID", ArrEmulator.ACCOUNT_ID.value(),
            "ARR_ACCOUNT_KEY", ArrEmulator.ACCOUNT_KEY.revealTo(key -> key)));

    @AfterEach
    void close() {
        server.close();
    }

    private int arr(String... arguments) {
        out.reset();
        err.reset();
        environment.putIfAbsent("ARR_HOME", home.toString());
        var console = new CliConsole(
                new ByteArrayInputStream(new byte[0]),
                new PrintStream(out, true, UTF_8),
                new PrintStream(err, true, UTF_8),
                Environment.of(environment),
                false);
        return Main.run(console, arguments);
    }

    private String out() {
        return out.toString(UTF_8);
    }

    private String err() {
        return err.toString(UTF_8);
    }

    private Path ledger() {
        return home.resolve("started.jsonl");
    }

    private List<String> running() {
        return server.client().sessions().stream()
                .map(SessionProperties::id)
                .map(Object::toString)
                .toList();
    }

    /** A script that neither stops its session nor says that it is to go on, as one that is killed. */
    private String leftBehind() throws IOException {
        arr("session", "start", "--size", "PREMIUM", "--lease", "1h", "--output", "id");
        String id = out().strip();
        List<String> lines = Files.readAllLines(ledger());
        Files.write(
                ledger(),
                lines.stream()
                        .filter(line -> !line.contains("\"kept\""))
                        .map(line -> line.replaceAll("\"pid\":\"\\d+\"", "\"pid\":\"2147483647\""))
                        .toList());
        return id;
    }

    @Test
    void stopsWhatIsLeftBehindAndNothingElse() throws IOException {
        String id = leftBehind();
        String other = server.client()
                .session()
                .size(SessionSize.PREMIUM)
                .lease("1h")
                .start()
                .id()
                .value();

        assertThat(arr("reap", "--dry-run")).isZero();
        assertThat(out()).isEqualTo("session " + id + " is up and would be stopped\n");
        assertThat(running()).containsExactlyInAnyOrder(id, other);

        assertThat(arr("reap")).isZero();
        assertThat(out()).isEqualTo("session " + id + " was up and has been stopped\n");
        assertThat(running()).containsExactly(other);
        assertThat(ledger()).isEmptyFile();

        assertThat(arr("reap")).isZero();
        assertThat(out()).isEmpty();
        assertThat(err()).isEqualTo("arr: nothing was left behind\n");
    }

    @Test
    void showsWhatItDidToPrograms() throws IOException {
        String id = leftBehind();

        assertThat(arr("reap", "--output", "json")).isZero();
        JsonNode row = new ObjectMapper().readTree(out()).get(0);
        assertThat(row.fieldNames())
                .toIterable()
                .containsExactly(
                        "id", "result", "size", "leaseSeconds", "startedAt", "pid", "endpoint", "account", "words");
        assertThat(row.get("id").textValue()).isEqualTo(id);
        assertThat(row.get("result").textValue()).isEqualTo("STOPPED");
    }

    @Test
    void sparesWhatIsYoung() throws IOException {
        String id = leftBehind();

        assertThat(arr("reap", "--older-than", "10m")).isZero();
        assertThat(err().lines())
                .containsExactly(
                        "arr: 1 session that is younger than --older-than may still run, and bill: arr reap without it stops them",
                        "arr: nothing that old was left behind");
        assertThat(running()).containsExactly(id);
        assertThat(arr("reap", "--older-than", "soon")).isEqualTo(2);
    }

    @Test
    void aSessionThatWasStartedToStayStays() throws IOException {
        arr("session", "start", "--size", "STANDARD", "--lease", "1h");
        Files.writeString(
                ledger(), Files.readString(ledger()).replaceAll("\"pid\":\"\\d+\"", "\"pid\":\"2147483647\""));

        assertThat(arr("reap")).isZero();
        assertThat(err()).isEqualTo("arr: nothing was left behind\n");
        assertThat(running()).hasSize(1);

        arr("session", "stop", running().get(0));
        assertThat(ledger()).isEmptyFile();
    }

    @ParameterizedTest
    @ValueSource(strings = {"keep", "stop"})
    void whatAScriptLeavesRunningOnPurposeIsNoLeftover(String policy) throws IOException {
        arr("--on-exit", policy, "-e", "createSession(size: STANDARD, lease: 1.hours); null");
        assertThat(running()).hasSize(policy.equals("keep") ? 1 : 0);
        assertThat(Files.readString(ledger()).contains("\"kept\"")).isEqualTo(policy.equals("keep"));

        arr("-e", "createSession(size: STANDARD, lease: 1.hours).leaveRunning()");
        assertThat(err()).contains("goes on; to stop it: arr session stop ");
        assertThat(running()).hasSize(policy.equals("keep") ? 2 : 1);
    }

    @Test
    void anEmbeddedEmulatorLeavesNothingAndWritesNothing() {
        environment.keySet().removeAll(Set.of("ARR_ENDPOINT", "ARR_STS", "ARR_ACCOUNT_ID", "ARR_ACCOUNT_KEY"));

        assertThat(arr("session", "start", "--size", "STANDARD", "--lease", "1h"))
                .isZero();
        assertThat(arr("-e", "createSession(size: STANDARD, lease: 1.hours); null"))
                .isZero();
        assertThat(ledger()).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"config", "session list", "-e 1", "token", "doctor"})
    void everyStartRemindsInOneLine(String command) throws IOException {
        leftBehind();

        arr(command.split(" "));
        assertThat(err().lines().filter(line -> line.contains(REMINDER))).hasSize(1);
        assertThat(out()).doesNotContain(REMINDER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--version",
                "--help",
                "help",
                "session --help",
                "completion bash",
                "reap --dry-run",
                "config --quiet",
                "session list --output json"
            })
    void otherStartsDoNot(String command) throws IOException {
        leftBehind();

        assertThat(arr(command.split(" "))).isZero();
        assertThat(err()).doesNotContain(REMINDER);
    }

    @Test
    void whatItsLeaseEndedIsNotMentioned() throws IOException {
        leftBehind();
        Files.writeString(ledger(), Files.readString(ledger()).replace("\"lease\":\"PT1H\"", "\"lease\":\"PT-1H\""));

        arr("config");
        assertThat(err()).doesNotContain(REMINDER);
    }

    @Test
    void whatIsElsewhereIsToldAndTheTokenDoesNotGoThere() throws IOException {
        leftBehind();
        environment.put("ARR_ENDPOINT", server.endpoint(Region.parse("eastus")).toString());
        int asked = server.journal().size();

        assertThat(arr("reap", "--quiet")).isEqualTo(5);
        assertThat(err()).contains("not checked", "1 left behind at " + server.endpoint(Region.parse("westus2")));
        assertThat(server.journal()).hasSize(asked);
        assertThat(running()).hasSize(1);
    }

    @Test
    void whatIsElsewhereAndSurelyOverIsToldAndIsNoFailure() throws IOException {
        leftBehind();
        Files.writeString(ledger(), Files.readString(ledger()).replace("\"lease\":\"PT1H\"", "\"lease\":\"PT-1H\""));
        environment.put("ARR_ENDPOINT", server.endpoint(Region.parse("eastus")).toString());

        assertThat(arr("reap")).isZero();
        assertThat(err()).contains("not checked");
    }

    @Test
    void allRegionsOfTheConfiguredServiceAreLookedAt() throws IOException {
        leftBehind();
        environment.put("ARR_ENDPOINT", server.uri() + "/{region}");
        environment.put("ARR_REGION", "eastus");

        assertThat(arr("reap")).isZero();
        assertThat(running()).isEmpty();
    }

    @Test
    void withNothingConfiguredItSaysWhatIsMissing() throws IOException {
        leftBehind();
        environment.remove("ARR_ENDPOINT");
        environment.remove("ARR_STS");
        environment.remove("ARR_ACCOUNT_ID");
        environment.remove("ARR_ACCOUNT_KEY");

        assertThat(arr("reap")).isEqualTo(2);
        assertThat(err()).contains("no service is configured, and 1 left behind at ", "--sts");
    }

    @Test
    void aKeyThatIsNotAcceptedIsOneFailure() throws IOException {
        leftBehind();
        leftBehind();
        environment.put("ARR_ACCOUNT_KEY", "d3Jvbmc=");

        assertThat(arr("reap")).isEqualTo(3);
        assertThat(err().lines()).hasSize(1);
    }

    @Test
    void whatCannotBeStoppedIsToldAndStaysInTheLedger() throws IOException {
        String id = leftBehind();
        server.on(dev.arrshell.model.Operation.STOP).respond(403);

        assertThat(arr("reap")).isEqualTo(5);
        assertThat(out()).contains("the token does not allow it");
        assertThat(running()).containsExactly(id);
        assertThat(Files.readString(ledger())).contains(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"session start --size STANDARD --lease 1h", "-e createSession(size:STANDARD,lease:'1h')"})
    void aDiskThatIsFullIsToldAndStopsNothing(String command) throws IOException {
        Path full = Path.of("/dev/full");
        Assumptions.assumeTrue(Files.exists(full));
        Files.createSymbolicLink(ledger(), full);

        assertThat(arr(command.split(" "))).isZero();
        assertThat(err()).contains("the ledger " + ledger() + " cannot be written: ", "will not be found by reaping");
    }

    @Test
    void aHomeThatIsReadOnlyIsToldAndStopsNothing() {
        Assumptions.assumeTrue(Files.isDirectory(Path.of("/proc/self")));
        environment.put("ARR_HOME", "/proc/self/arr");

        assertThat(arr("session", "start", "--size", "STANDARD", "--lease", "1h"))
                .isZero();
        assertThat(err()).contains("the ledger /proc/self/arr/started.jsonl cannot be written: ");
    }

    @Test
    void neitherTheLedgerNorWhatIsToldHoldsASecret() throws IOException {
        String signature = "aB3%2FsignatureOfAContainer%3D";
        String model = "https://models.example/c?sv=2020&sig=" + signature;
        assertThat(arr("session", "start", "--size", "PREMIUM", "--lease", "1h", "--model", model, "--verbose"))
                .isZero();

        assertThat(out() + err())
                .contains("> POST ", "models.example", "sig=****", "Authorization: Bearer ****")
                .doesNotContain(signature)
                .doesNotContain(environment.get("ARR_ACCOUNT_KEY"))
                .doesNotContainPattern("eyJ[\\w-]{8,}\\.eyJ");
        assertThat(server.journal().toString()).doesNotContain(signature);
        assertThat(server.requests(dev.arrshell.model.Operation.CREATE).last().requestBody())
                .contains("sig=****");
        assertThat(Files.readString(ledger()))
                .contains(ArrEmulator.ACCOUNT_ID.value())
                .doesNotContain(signature)
                .doesNotContain(environment.get("ARR_ACCOUNT_KEY"))
                .doesNotContain("eyJ");
    }

    @Test
    void theFirstMinuteOfAnIntentIsNotJudged() throws IOException {
        leftBehind();
        Files.write(ledger(), List.of(Files.readAllLines(ledger()).get(0)));
        server.clock().advance(Durations.hours(2));

        assertThat(arr("reap")).isEqualTo(5);
        assertThat(out()).contains("try again in a minute");
    }
}
