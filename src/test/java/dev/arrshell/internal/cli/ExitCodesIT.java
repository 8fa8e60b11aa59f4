package dev.arrshell.internal.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.arrshell.Session;
import dev.arrshell.emulator.ArrEmulator;
import dev.arrshell.emulator.ConversionProfile;
import dev.arrshell.model.Region;
import dev.arrshell.model.SessionSize;
import dev.arrshell.testing.Checkout;
import dev.arrshell.testing.Launcher;
import dev.arrshell.time.Durations;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every exit code, and what stands on which stream, with the packaged program against a server of its own. */
@Tag("long")
final class ExitCodesIT {

    /** On virtual time, which stands still unless it is moved: what starts stays Starting. */
    private static ArrEmulator server;

    private static Session starting;
    private static Session expired;
    private static String running;
    private static String failed;

    @TempDir
    Path temp;

    @BeforeAll
    static void start() {
        server = ArrEmulator.start();
        expired = session();
        server.clock().advance(Durations.hours(3));
        starting = session();
        running = conversion();
        server.conversions().run(ConversionProfile.failing("NoMesh", "no mesh", Duration.ZERO));
        failed = conversion();
    }

    private static String conversion() {
        URI models = URI.create("https://mine.blob.core.windows.net/models");
        return server.client()
                .conversion()
                .input(models, "a.fbx")
                .output(models)
                .start()
                .id()
                .value();
    }

    private static Session session() {
        return server.client().session().size(SessionSize.STANDARD).lease("1h").start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Launcher configured() {
        return Launcher.arr()
                .env("ARR_ENDPOINT", server.endpoint(Region.parse("westus2")).toString())
                .env("ARR_STS", server.sts().toString())
                .env("ARR_ACCOUNT_ID", ArrEmulator.ACCOUNT_ID.value())
                .env("ARR_ACCOUNT_KEY", ArrEmulator.ACCOUNT_KEY.revealTo(key -> key));
    }

    /** What a build makes of secrets that are not there. */
    private static Launcher empty() {
        return Launcher.arr().env("ARR_ENDPOINT", "").env("ARR_ACCOUNT_ID", "").env("ARR_ACCOUNT_KEY", "");
    }

    private static Arguments row(int code, Launcher launcher, String said, String... arguments) {
        return Arguments.of(code, launcher, said, arguments);
    }

    static Stream<Arguments> rows() throws IOException {
        String none = "99999999-9999-9999-9999-999999999999";
        return Stream.of(
                row(1, configured(), "-e:1: Exception: mine", "-e", "throw new Exception('mine')"),
                row(1, Launcher.arr(), "there is no variable foo", "-e", "foo"),
                row(1, configured(), "ArrClient has no property foo", "-e", "client.foo"),
                row(1, configured(), "ArrClient has no method foo()", "-e", "client.foo()"),
                row(1, configured(), "status is a method", "-e", "client.session('" + starting.id() + "').status"),
                row(2, Launcher.arr().env("ARR_JAVA_OPTS", "-Xmx"), "Java does not start with", "session", "list"),
                row(2, Launcher.arr().env("ARR_JAVA_OPTS", "-Xmx1"), "Java does not start with", "session", "list"),
                row(
                        7,
                        secure().env("ARR_JAVA_OPTS", "-Djavax.net.ssl.trustStore=/none"),
                        "token: the certificates that Java trusts cannot be used: javax.net.ssl.trustStore is /none,",
                        "session",
                        "list"),
                row(
                        7,
                        secure().env("ARR_JAVA_OPTS", "-Djavax.net.ssl.trustStore=/etc/hostname"),
                        "token: the certificates that Java trusts cannot be used: javax.net.ssl.trustStore is /etc/",
                        "session",
                        "list"),
                row(2, configured(), "did you mean --size?", "session", "start", "--sise", "PREMIUM"),
                row(2, configured(), "size", "session", "start", "--size", "HUGE", "--lease", "1h"),
                row(2, configured(), "ARR_LEASE", "session", "start", "--size", "PREMIUM"),
                row(2, configured().env("ARR_API_VERSION", "v9"), "ARR_API_VERSION", "session", "list"),
                row(2, configured().env("ARR_ACCOUNT_KEY", ""), "ARR_ACCOUNT_KEY is set but empty", "session", "list"),
                row(2, empty(), "ARR_ENDPOINT is set but empty", "session", "start", "--size", "PREMIUM"),
                row(2, empty(), "ARR_ACCOUNT_ID is set but empty", "-e", "sessions()"),
                row(2, Launcher.arr().env("ARR_HOME", " "), "ARR_HOME is set but empty", "reap"),
                row(
                        2,
                        Launcher.arr().env("ARR_REQUIRE_SERVICE", "true"),
                        "no service is configured",
                        "-e",
                        "sessions()"),
                row(2, Launcher.arr(), "no service is configured", "--require-service", "session", "list"),
                row(2, configured().withoutEnv("ARR_ACCOUNT_KEY"), "no terminal to ask", "session", "list"),
                row(3, configured().env("ARR_ACCOUNT_KEY", "d3Jvbmc="), "does not accept", "session", "list"),
                row(4, configured(), "there is no session " + none, "session", "get", none),
                row(
                        5,
                        configured(),
                        "has expired",
                        "session",
                        "wait",
                        expired.id().value()),
                row(4, configured(), "there is no conversion none", "conversion", "get", "none"),
                row(5, configured(), "has failed: no mesh", "conversion", "wait", failed),
                row(
                        6,
                        configured(),
                        "arr conversion wait " + running,
                        "conversion",
                        "wait",
                        running,
                        "--timeout",
                        "8s"),
                row(
                        6,
                        configured(),
                        "may still become ready",
                        "session",
                        "wait",
                        starting.id().value(),
                        "--timeout",
                        "8s"),
                row(7, configured().env("ARR_ENDPOINT", nobody()), "is the server up?", "session", "list"));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void endsWith(int code, Launcher launcher, String said, String... arguments) {
        var result = launcher.run(arguments);

        assertThat(result.exitCode()).as(result.err()).isEqualTo(code);
        assertThat(result.err()).contains(said);
        assertThat(result.out()).isEmpty();
    }

    @Test
    void aDirectoryThatIsGoneIsNamed() throws Exception {
        String launcher = Checkout.HERE.resolve("shell/arr").toString();
        Path gone = Files.createDirectory(temp.resolve("gone"));
        Process process = new ProcessBuilder("sh", "-c", "rmdir \"$PWD\" && exec \"$0\" session list", launcher)
                .directory(gone.toFile())
                .start();
        String out = new String(process.getInputStream().readAllBytes(), UTF_8);
        String err = new String(process.getErrorStream().readAllBytes(), UTF_8);

        assertThat(process.waitFor()).as(err).isEqualTo(2);
        assertThat(out).isEmpty();
        assertThat(err).contains("arr: the working directory does not exist any more");
    }

    /** A service behind TLS, which is never reached. */
    private static Launcher secure() {
        return configured().env("ARR_ENDPOINT", "https://127.0.0.1:9").env("ARR_STS", "https://127.0.0.1:9");
    }

    /** An address at which nothing listens any more. */
    private static String nobody() throws IOException {
        try (ServerSocket gone = new ServerSocket(0)) {
            return "http://127.0.0.1:" + gone.getLocalPort();
        }
    }

    @Test
    void aScriptsOwnWaitIsBoundedToo() {
        var result = configured()
                .run(
                        "--timeout",
                        "8s",
                        "-e",
                        "onExit { println 'bye' }; client.session('" + starting.id() + "').awaitReady(1.hours)");

        assertThat(result.exitCode()).as(result.err()).isEqualTo(6);
        assertThat(result.out()).isEqualTo("bye\n");
        assertThat(result.err()).startsWith("arr: the run took longer than --timeout 8s\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"stop", "keep", "fail"})
    void whatIsLeftRunning(String policy) {
        var result = configured()
                .run("--on-exit", policy, "-e", "println createSession(size: STANDARD, lease: 1.hours).id; null");

        var id = result.out().strip();
        assertThat(result.exitCode()).as(result.err()).isEqualTo(policy.equals("fail") ? 5 : 0);
        assertThat(server.client().sessions())
                .extracting(each -> each.id().value())
                .satisfies(ids -> assertThat(ids.contains(id)).isEqualTo(policy.equals("keep")));
        assertThat(result.err())
                .contains(
                        policy.equals("keep")
                                ? "to stop it: arr session stop " + id + " --account-id "
                                : "stopped session " + id);
        server.client().session(id).stop();
    }

    @Test
    void aFailureIsOneJsonDocumentOnStandardError() throws IOException {
        var result = configured().run("session", "get", "nothing", "--output", "json", "--quiet");
        JsonNode failure = new ObjectMapper().readTree(result.err());

        assertThat(result.exitCode()).isEqualTo(4);
        assertThat(result.out()).isEmpty();
        assertThat(failure.at("/exitCode").intValue()).isEqualTo(4);
        assertThat(failure.at("/error/type").textValue()).isEqualTo("SessionNotFoundException");
        assertThat(failure.at("/error/message").textValue()).contains("there is no session nothing");
        assertThat(failure.at("/error/status").intValue()).isEqualTo(404);
    }

    @Test
    void resultsAndDiagnosticsStayApart() throws IOException {
        Path classes = temp.resolve("classes");
        var result = configured()
                .env("ARR_JAVA_OPTS", "-Xlog:class+load:file=" + classes)
                .run("session", "get", starting.id().value(), "--output", "json", "--verbose");
        JsonNode session = new ObjectMapper().readTree(result.out());

        assertThat(session.fieldNames())
                .toIterable()
                .containsExactly(
                        "id",
                        "status",
                        "size",
                        "leaseSeconds",
                        "elapsedSeconds",
                        "leftSeconds",
                        "expiresAt",
                        "hostname",
                        "handshakePort",
                        "inspectorPort",
                        "teraflops",
                        "creationTime",
                        "message",
                        "errorCode",
                        "seenAt");
        assertThat(result.err())
                .contains("> GET ", "> Authorization: Bearer ****", "< 200 OK")
                .doesNotContain(ArrEmulator.ACCOUNT_KEY.<String>revealTo(key -> key))
                .doesNotContainPattern("eyJ[\\w-]{20,}\\.|\\.eyJ");
        assertThat(Files.readString(classes))
                .contains("dev.arrshell.internal.cli.session.SessionGetCommand")
                .doesNotContain("groovy");
    }
}
