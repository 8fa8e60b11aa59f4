package dev.arrshell.internal.cli.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.arrshell.emulator.ArrEmulator;
import dev.arrshell.model.Region;
import dev.arrshell.testing.Certificates;
import dev.arrshell.testing.EmulatorProcess;
import dev.arrshell.testing.Launcher;
import dev.arrshell.testing.RawClient;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The emulator as a program of its own. */
final class EmulatorIT {

    @TempDir
    Path temp;

    @Test
    void tellsInOneLineHowToReachIt() throws IOException {
        try (var emulator = EmulatorProcess.start()) {
            JsonNode told = emulator.description();

            assertThat(List.copyOf(
                            told.propertyStream().map(field -> field.getKey()).toList()))
                    .containsExactly("url", "sts", "regions", "accountId", "accountKey", "pid");
            assertThat(told.get("url").textValue()).matches("http://127\\.0\\.0\\.1:\\d+");
            assertThat(told.get("sts")).isEqualTo(told.get("url"));
            assertThat(told.get("accountId").textValue()).isEqualTo(ArrEmulator.ACCOUNT_ID.value());
            assertThat(ProcessHandle.of(told.get("pid").longValue())).isPresent();
            assertThat(told.get("regions")
                            .propertyStream()
                            .map(field -> field.getKey())
                            .toList())
                    .isEqualTo(Region.NAMES);
            assertThat(RawClient.send(emulator.uri(), "GET", "/__arr/health", "", "")
                            .statusCode())
                    .isEqualTo(200);
            URI europe = URI.create(told.get("regions").get("westeurope").textValue());
            assertThat(emulator.client().at(europe).list().body()).isEqualTo("{\"sessions\":[]}");
        }
    }

    @Test
    void runsOnTheMachinesClockWithTheBootTimesOfTheCommandLine() {
        try (var emulator = EmulatorProcess.start("--boot", "standard=0s,premium=1h")) {
            RawClient client = emulator.client();

            assertThat(client.properties(client.created("1:0:0", "Standard")).body())
                    .contains("\"Ready\"");
            assertThat(client.properties(client.created("1:0:0", "Premium")).body())
                    .contains("\"Starting\"");
        }
    }

    @Test
    void speaksHttpsWithACertificateThatItTells() throws Exception {
        try (var emulator = EmulatorProcess.start("--tls")) {
            Path file = Path.of(emulator.description().get("certificate").textValue());
            SSLContext trust = Certificates.trusting(file);
            HttpsURLConnection connection = (HttpsURLConnection)
                    URI.create(emulator.uri() + "/__arr/health").toURL().openConnection();
            connection.setSSLSocketFactory(trust.getSocketFactory());

            assertThat(connection.getResponseCode()).isEqualTo(200);
        }
    }

    @Test
    @Tag("long")
    void theJdksOwnSettingsSayWhomAClientTrusts() {
        try (var emulator = EmulatorProcess.start("--tls")) {
            Path pem = Path.of(emulator.description().get("certificate").textValue());
            Path store = Certificates.trustStore(pem, temp.resolve("trust.p12"), "changeit");
            Launcher arr = Launcher.arr()
                    .env("ARR_ENDPOINT", emulator.uri().toString())
                    .env("ARR_STS", emulator.uri().toString())
                    .env("ARR_ACCOUNT_ID", emulator.account())
                    .env("ARR_ACCOUNT_KEY", emulator.key());

            var strange = arr.run("session", "list");
            var trusted = arr.env(
                            "ARR_JAVA_OPTS",
                            "-Djavax.net.ssl.trustStore=" + store + " -Djavax.net.ssl.trustStorePassword=changeit")
                    .run("session", "list");

            assertThat(strange.exitCode()).isEqualTo(7);
            assertThat(strange.err()).contains("nothing was sent");
            assertThat(trusted.exitCode()).as(trusted.err()).isZero();
        }
    }

    @Test
    void saysWhenOtherMachinesCanReachIt() throws IOException {
        Process process = Launcher.arr().start("emulator", "--host", "0.0.0.0");
        try (var err = process.errorReader()) {
            assertThat(err.readLine()).contains("listens on 0.0.0.0", "can use it with the key of an account");
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    @Tag("long")
    void answersAsInTheMonthOfTheCommandLine() {
        try (var emulator = EmulatorProcess.start("--as-in", "2021-02")) {
            RawClient client = emulator.client();
            String path = "/accounts/" + emulator.account() + "/sessions/s1?api-version=2021-01-01";

            assertThat(client.raw("PUT", path, "{\"maxLeaseTimeMinutes\":60,\"size\":\"Standard\"}")
                            .body())
                    .contains("\"hostname\":null");
        }
    }

    @Test
    void standsStillInVirtualTime() {
        try (var emulator = EmulatorProcess.start("--time", "virtual", "--boot", "standard=1ms")) {
            RawClient client = emulator.client();
            String id = client.created("1:0:0", "Standard");

            assertThat(client.properties(id).body()).contains("\"Starting\"");
            assertThat(client.properties(id).body()).contains("\"Starting\"");
        }
    }

    @Test
    @Tag("long")
    void conversionsTakeAsLongAsTheCommandLineSays() {
        try (var emulator = EmulatorProcess.start("--time", "virtual", "--conversion", "5m")) {
            RawClient client = emulator.client();
            String location =
                    "{\"storageAccountName\":\"mine\",\"blobContainerName\":\"models\",\"inputAssetPath\":\"a.fbx\"}";
            assertThat(client.v1(
                                    "POST",
                                    "/conversions/create",
                                    "{\"input\":" + location + ",\"output\":" + location + "}")
                            .statusCode())
                    .isEqualTo(202);

            RawClient.send(emulator.uri(), "POST", "/__arr/clock", "{\"advance\":\"PT4M59S\"}", "");
            assertThat(client.v1("GET", "/conversions", "").body()).contains("Running");

            RawClient.send(emulator.uri(), "POST", "/__arr/clock", "{\"advance\":\"PT1S\"}", "");
            assertThat(client.v1("GET", "/conversions", "").body()).contains("Success");
        }
    }

    @Test
    @Tag("long")
    void knowsTheAccountsOfTheCommandLineAndNoOther() {
        String first = "22222222-2222-2222-2222-222222222222";
        String second = "33333333-3333-3333-3333-333333333333";
        try (var emulator =
                EmulatorProcess.start("--account", first + ":a+b/c==", second + ":d:e", "--region", "eastus")) {
            assertThat(emulator.account()).isEqualTo(first);
            assertThat(emulator.key()).isEqualTo("a+b/c==");
            assertThat(RawClient.of(emulator.uri(), second, "d:e").list().statusCode())
                    .isEqualTo(200);
            String known = ArrEmulator.ACCOUNT_KEY.revealTo(key -> ArrEmulator.ACCOUNT_ID + ":" + key);
            String path = "/accounts/" + ArrEmulator.ACCOUNT_ID + "/token";
            assertThat(RawClient.send(emulator.uri(), "GET", path, "", known).statusCode())
                    .isEqualTo(401);
            assertThat(emulator.client().create("1:0:0", "Standard").statusCode())
                    .isEqualTo(202);
            URI east = URI.create(emulator.uri() + "/eastus");
            assertThat(emulator.client().at(east).list().body()).contains("\"Starting\"");
        }
    }

    @Test
    void loadsNoGroovy() throws IOException {
        Path log = temp.resolve("classes.log");
        Launcher launcher = Launcher.arr().env("ARR_JAVA_OPTS", "-Xlog:class+load:file=" + log);
        try (var emulator = EmulatorProcess.start(launcher)) {
            emulator.client().created("1:0:0", "Standard");
        }
        assertThat(Files.readAllLines(log))
                .anyMatch(line -> line.contains("dev.arrshell.internal.cli.service.EmulatorCommand"))
                .noneMatch(line ->
                        line.matches(".*\\b(groovy\\.lang|org\\.codehaus\\.groovy|org\\.apache\\.groovy)\\..*"));
    }

    /** Who starts a program in the background of a script lets it ignore Ctrl-C, and Java keeps to that. */
    static List<Arguments> signals() throws IOException {
        String ignored = Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .findFirst()
                .orElseThrow()
                .replaceAll("\\D*:\\s*", "");
        boolean interruptible = (Long.parseUnsignedLong(ignored, 16) & 2L) == 0;
        return interruptible
                ? List.of(Arguments.of("TERM", 143), Arguments.of("INT", 130))
                : List.of(Arguments.of("TERM", 143));
    }

    /** The answer to half a request is still given after the signal, then the process ends as shells expect. */
    @ParameterizedTest
    @MethodSource("signals")
    void endsOpenRequestsBeforeItEnds(String signal, int exitCode) throws IOException {
        try (var emulator = EmulatorProcess.start();
                Socket socket = new Socket("127.0.0.1", emulator.uri().getPort())) {
            RawClient client = emulator.client();
            var reader = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            String body = "{\"maxLeaseTime\":\"1:0:0\",\"models\":[],\"size\":\"Standard\"}";
            send(
                    socket,
                    "POST /v1/accounts/" + emulator.account() + "/sessions/create HTTP/1.1\r\nHost: localhost\r\n"
                            + "Authorization: Bearer " + client.token() + "\r\nExpect: 100-continue\r\n"
                            + "Content-Length: " + body.length() + "\r\n\r\n");
            assertThat(head(reader)).contains(" 100 ");

            emulator.signal(signal);
            while (client.list().headers().firstValue("Connection").isEmpty()) {
                // The signal is on its way.
            }
            send(socket, body);

            assertThat(head(reader)).contains(" 202 ");
            assertThat(emulator.exitCode()).isEqualTo(exitCode);
        }
    }

    private static String head(BufferedReader reader) throws IOException {
        String first = reader.readLine();
        while (!reader.readLine().isEmpty()) {
            // The headers do not matter here.
        }
        return first;
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
    }

    /** What Java has no memory for kills some thread or other, and the rest would go on as if nothing had happened. */
    @Test
    @Tag("long")
    void endsWhenItHasNoMemoryLeft() {
        try (var emulator = EmulatorProcess.start(Launcher.arr().env("ARR_JAVA_OPTS", "-Xmx24m"))) {
            RawClient client = emulator.client();
            String body =
                    "{\"maxLeaseTime\":\"1:0:0\",\"models\":[\"" + "x".repeat(1_000_000) + "\"],\"size\":\"Standard\"}";

            assertThatThrownBy(() -> {
                        for (int i = 0; i < 1000; i++) {
                            client.v1("POST", "/sessions/create", body);
                        }
                    })
                    .isInstanceOf(UncheckedIOException.class);
            assertThat(emulator.exitCode()).isEqualTo(3);
        }
    }

    @Test
    void namesAPortThatIsTaken() throws IOException {
        try (var holder = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var result = Launcher.arr().run("emulator", "--json", "--port", "" + holder.getLocalPort());

            assertThat(result.exitCode()).isEqualTo(2);
            assertThat(result.out()).isEmpty();
            assertThat(result.err())
                    .startsWith("arr: port " + holder.getLocalPort() + " is taken: ")
                    .contains("--port 0");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    --prot=8080             | did you mean --port?
                    --port=eighty           | 'eighty'
                    --port=65536            | 65536
                    --host=no/host          | no address of this machine
                    --region=westus22       | did you mean westus2?
                    --boot=standrad=1s      | did you mean standard?
                    --boot=standard         | SIZE=TIME
                    --boot=standard=1       | is not a duration
                    --boot=standard=-PT1S   | is not a duration
                    --boot=standard=366d    | zero to 365 days
                    --conversion=5          | is not a duration
                    --conversion=366d       | zero to 365 days
                    --time=vritual          | did you mean virtual?
                    --as-in=February        | no year and month such as 2021-02
                    --as-in=2020-12         | known from 2021-01 on
                    --account=key           | ID:KEY
                    --account=id:key        | no GUID
                    --profile=dev           | arr emulator has no use for it
                    more                    | 'more'
                    """)
    @Tag("long")
    void refusesWhatItDoesNotKnow(String argument, String expected) {
        var result = Launcher.arr().run("emulator", argument);

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).contains(expected).contains("Try arr emulator --help.");
    }
}
