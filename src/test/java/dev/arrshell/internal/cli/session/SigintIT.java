package dev.arrshell.internal.cli.session;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.arrshell.emulator.ArrEmulator;
import dev.arrshell.model.Operation;
import dev.arrshell.model.Region;
import dev.arrshell.model.SessionProperties;
import dev.arrshell.model.SessionSize;
import dev.arrshell.testing.Launcher;
import dev.arrshell.time.Durations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ctrl-C while a start, a wait, an extension and a stop are under way, at the packaged program. */
final class SigintIT {

    private static final Duration BOOT = Durations.hours(1);

    /** As long as the answer is held back: longer than a signal takes, shorter than a process that ends may wait. */
    private static final Duration LATE = Durations.seconds(3);

    private static final long PATIENCE_SECONDS = 40;

    @TempDir
    Path home;

    private final ArrEmulator server = ArrEmulator.builder()
            .realTime()
            .boot(SessionSize.STANDARD, BOOT)
            .boot(SessionSize.PREMIUM, BOOT)
            .start();

    @AfterEach
    void close() {
        server.close();
    }

    private Launcher configured(String version) {
        return Launcher.arr()
                .env("ARR_HOME", home.toString())
                .env("ARR_API_VERSION", version)
                .env("ARR_ENDPOINT", server.endpoint(Region.parse("westus2")).toString())
                .env("ARR_STS", server.sts().toString())
                .env("ARR_ACCOUNT_ID", ArrEmulator.ACCOUNT_ID.value())
                .env("ARR_ACCOUNT_KEY", ArrEmulator.ACCOUNT_KEY.revealTo(key -> key));
    }

    private String session() {
        return server.client()
                .session()
                .size(SessionSize.PREMIUM)
                .lease("1h")
                .start()
                .id()
                .value();
    }

    private List<String> running() {
        return server.client().sessions().stream()
                .map(SessionProperties::id)
                .map(Object::toString)
                .toList();
    }

    private Launcher.Result interruptedAt(Operation stage, Process process) throws Exception {
        long before = server.requests(stage).size();
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (server.requests(stage).size() == before) {
            assertThat(process.waitFor(10, TimeUnit.MILLISECONDS))
                    .as("ended too soon: %s", process)
                    .isFalse();
            assertThat(System.nanoTime()).isLessThan(deadline);
        }
        new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        return new Launcher.Result(process.exitValue(), text(process.getInputStream()), text(process.getErrorStream()));
    }

    private static String text(java.io.InputStream stream) throws IOException {
        return new String(stream.readAllBytes(), UTF_8);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    v1         | CREATE | session start --size PREMIUM --lease 1h         | stopped session
                    2021-01-01 | CREATE | session start --size PREMIUM --lease 1h         | stopped session
                    v1         | TOKEN  | session start --size PREMIUM --lease 1h         | stopped session
                    v1         | PROPERTIES | session start --size PREMIUM --lease 1h     | stopped session
                    v1         | PROPERTIES | session start --size PREMIUM --lease 1h --wait | stopped session
                    v1         | CREATE | -e createSession(size:PREMIUM,lease:1.hours)    | stopped session
                    2021-01-01 | CREATE | -e createSession(size:PREMIUM,lease:1.hours)    | stopped session
                    v1         | PROPERTIES | -e createSession(size:PREMIUM,lease:1.hours).awaitReady() | stopped session
                    v1         | UPDATE | -e createSession(size:PREMIUM,lease:1.hours).extendLeaseTo(2.hours) | stopped session
                    v1         | STOP   | -e createSession(size:PREMIUM,lease:1.hours).stop() |
                    """)
    @Tag("long")
    void noSessionIsLeftOfWhatItStarted(String version, Operation stage, String command, String said) throws Exception {
        if (stage != Operation.PROPERTIES || !command.matches(".*(--|a)wait.*")) {
            server.on(stage).delay(LATE).times(1);
        }

        var result = interruptedAt(stage, configured(version).start(command.split(" ")));

        assertThat(result.exitCode()).as(result.err()).isEqualTo(130);
        assertThat(result.err())
                .contains(said == null ? "" : said)
                .doesNotContainIgnoringCase("session goes on")
                .doesNotContain("will bill");
        assertThat(running()).isEmpty();
        assertThat(home.resolve("started.jsonl")).isEmptyFile();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    PROPERTIES | session wait ID               | The session goes on
                    PROPERTIES | session wait ID --for stopped | The session goes on
                    LIST       | session list --watch          |
                    UPDATE     | session update ID --lease 2h  | whether the lease was extended: arr session get ID
                    STOP       | session stop ID               | to stop it: arr session stop ID
                    PROPERTIES | -e client.session('ID').awaitReady() | The session goes on
                    """)
    @Tag("long")
    void whatItDidNotStartIsToldOf(Operation stage, String command, String said) throws Exception {
        String id = session();
        server.on(stage).delay(Durations.seconds(30)).times(1);

        var result = interruptedAt(
                stage, configured("v1").start(command.replace("ID", id).split(" ")));

        assertThat(result.exitCode()).as(result.err()).isEqualTo(130);
        assertThat(result.err()).contains(said == null ? "" : said.replace("ID", id));
        assertThat(running()).hasSize(stage == Operation.STOP ? 0 : 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"v1", "2021-01-01"})
    @Tag("long")
    void aStartWithoutAnAnswerIsToldAndFoundByReaping(String version) throws Exception {
        server.on(Operation.CREATE).delay(Durations.minutes(10)).times(1);

        var result = interruptedAt(
                Operation.CREATE, configured(version).start("session", "start", "--size", "PREMIUM", "--lease", "1h"));

        assertThat(result.exitCode()).as(result.err()).isEqualTo(130);
        assertThat(result.err()).contains("no answer came, so there may be a session", "arr reap");
        assertThat(running()).hasSize(1);

        var reaped = configured(version).run("reap");
        assertThat(reaped.exitCode()).as(reaped.err()).isZero();
        assertThat(running()).isEmpty();
        assertThat(Files.size(home.resolve("started.jsonl"))).isZero();
    }

    /** There is nobody left to stop it when the process has to end, so the person is told how. */
    @Test
    @Tag("long")
    void aStopThatTakesTooLongIsLeftToThePerson() throws Exception {
        server.on(Operation.STOP).delay(Durations.minutes(10));

        var result = interruptedAt(
                Operation.PROPERTIES,
                configured("v1").start("session", "start", "--size", "PREMIUM", "--lease", "1h", "--wait"));

        assertThat(result.exitCode()).as(result.err()).isEqualTo(130);
        assertThat(result.err())
                .containsPattern(
                        "session (\\S+) may still run, and bill; to stop it: arr session stop \\1 --account-id ");
    }

    /** At the prompt of a pipe, which has no terminal to ask at. */
    @Test
    void thePromptLeavesNoneEither() throws Exception {
        server.on(Operation.CREATE).delay(LATE).times(1);
        Process process = configured("v1").start();
        process.outputWriter().write("createSession(size: PREMIUM, lease: 1.hours)\n1\n");
        process.outputWriter().flush();

        var result = interruptedAt(Operation.CREATE, process);

        assertThat(result.exitCode()).as(result.err()).isEqualTo(130);
        assertThat(running()).isEmpty();
    }
}
