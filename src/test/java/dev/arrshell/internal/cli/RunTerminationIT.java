package dev.arrshell.internal.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.arrshell.emulator.ArrEmulator;
import dev.arrshell.model.Operation;
import dev.arrshell.model.Region;
import dev.arrshell.model.SessionProperties;
import dev.arrshell.model.SessionSize;
import dev.arrshell.testing.Launcher;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How runs end that are broken off or cannot clean up: the packaged program against a server of its own. */
@Tag("long")
final class RunTerminationIT {

    private static final Pattern COMMAND = Pattern.compile("to stop it: arr (session stop .*)");

    @TempDir
    Path temp;

    /** On virtual time, which stands still: what starts stays Starting, and every wait goes on until it is broken off. */
    private ArrEmulator server;

    @BeforeEach
    void start() {
        server = ArrEmulator.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Launcher configured() {
        return withKey()
                .env("ARR_ENDPOINT", server.endpoint(Region.parse("westus2")).toString())
                .env("ARR_STS", server.sts().toString())
                .env("ARR_ACCOUNT_ID", ArrEmulator.ACCOUNT_ID.value());
    }

    private static Launcher withKey() {
        return Launcher.arr().env("ARR_ACCOUNT_KEY", ArrEmulator.ACCOUNT_KEY.revealTo(key -> key));
    }

    private List<SessionProperties> up() {
        return server.client().sessions();
    }

    @ParameterizedTest
    @CsvSource({"INT,130", "TERM,143"})
    void aWaitForASessionThatWasStartedHereIsBrokenOffAndTheSessionStopped(String signal, int code) throws Exception {
        var process =
                configured().start("session", "start", "--size", "premium", "--lease", "1h", "--wait", "--verbose");

        String said = brokenOff(process, signal);

        assertThat(process.exitValue()).as(said).isEqualTo(code);
        assertThat(said).contains("arr: stopped session ");
        assertThat(up()).isEmpty();
    }

    @Test
    void onExitKeepLeavesItAndSaysHowToStopIt() throws Exception {
        var process = configured()
                .start(
                        "session",
                        "start",
                        "--size",
                        "premium",
                        "--lease",
                        "1h",
                        "--wait",
                        "--verbose",
                        "--on-exit",
                        "keep");

        String said = brokenOff(process, "TERM");

        assertThat(process.exitValue()).as(said).isEqualTo(143);
        assertThat(up()).hasSize(1);
        assertStops(said);
    }

    @ParameterizedTest
    @CsvSource({"INT,130", "TERM,143"})
    void aWaitForAnothersSessionLeavesIt(String signal, int code) throws Exception {
        var session =
                server.client().session().size(SessionSize.PREMIUM).lease("1h").start();
        var process = configured().start("session", "wait", session.id().value(), "--verbose");

        String said = brokenOff(process, signal);

        assertThat(process.exitValue()).as(said).isEqualTo(code);
        assertThat(up()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"INT,130", "TERM,143"})
    void aScriptThatIsBrokenOffEndsWell(String signal, int code) throws Exception {
        var process = configured()
                .start(
                        "--verbose",
                        "-e",
                        "onExit { println 'bye' }; createSession(size: PREMIUM, lease: 1.hours).awaitReady()");

        String said = brokenOff(process, signal);

        assertThat(process.exitValue()).as(said).isEqualTo(code);
        assertThat(new String(process.getInputStream().readAllBytes(), UTF_8)).isEqualTo("bye\n");
        assertThat(said).contains("arr: stopped session ");
        assertThat(up()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"INT,130", "TERM,143"})
    void aRunThatStaysStopsTheSessionOfItsSchedule(String signal, int code) throws Exception {
        Path script = Files.writeString(
                temp.resolve("morning.groovy"),
                "every('* * * * *', 'UTC').start(client.session(size: PREMIUM, lease: 1.hour)).until('00:00')");
        var process = configured().start("run", "--stay", "--verbose", script.toString());

        String said = brokenOff(process, signal);

        assertThat(process.exitValue()).as(said).isEqualTo(code);
        assertThat(said).contains("was started, to be stopped at 00:00");
        assertThat(server.requests(Operation.CREATE)).hasSize(1);
        assertThat(up()).isEmpty();
    }

    /** Sends the signal once the first look at a session is answered; gives what was said on standard error. */
    private static String brokenOff(Process process, String signal) throws Exception {
        StringBuilder said = new StringBuilder();
        boolean sent = false;
        try (var err = new BufferedReader(new InputStreamReader(process.getErrorStream(), UTF_8))) {
            for (String line = err.readLine(); line != null; line = err.readLine()) {
                said.append(line).append('\n');
                if (!sent && line.startsWith("<") && said.toString().contains("/properties")) {
                    sent = true;
                    new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                            .start()
                            .waitFor();
                }
            }
        }
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return said.toString();
    }

    @ParameterizedTest
    @CsvSource({
        "onExit { System.exit 9 }; null,                            9",
        "onExit { System.exit 9 }; System.exit 4,                   4",
        "onExit { System.exit 9 }; onExit { System.exit 8 },        8",
        "onExit { foo() }; System.exit 4,                           5",
        "onExit { foo() }; onExit { System.exit 9 },                5",
        "onExit { System.exit 9 }; throw new Exception('mine'),     9",
        // Its thread ends with the process, for which the block waits.
        "onExit { Thread.start { System.exit 9 }.join() }; null,    5"
    })
    void anExitInTheScriptOrInItsEndKeepsNothingFromBeingDone(String code, int exitCode) {
        var result = configured()
                .run("-e", "onExit { println 'first' }; createSession(size: STANDARD, lease: 1.hours); " + code);

        assertThat(result.exitCode()).as(result.err()).isEqualTo(exitCode);
        assertThat(result.out()).isEqualTo("first\n");
        assertThat(result.err()).contains("arr: stopped session ");
        assertThat(up()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "> /dev/full        ! cannot be written: No space left on device",
                ">&-                ! standard output is closed (nothing was sent)",
                "| sh -c 'exec <&-' ! arr: stopped session"
            })
    @EnabledOnOs(OS.LINUX)
    void aStartWhoseIdNobodyGetsLeavesNoSession(String redirection, String said) {
        for (String form : List.of("json", "id", "table")) {
            var result = configured()
                    .redirected(redirection)
                    .run("session", "start", "--size", "standard", "--lease", "1h", "--output", form);

            assertThat(result.out()).isEmpty();
            assertThat(result.err()).contains(said);
            assertThat(result.exitCode())
                    .isEqualTo(redirection.startsWith("|") ? 0 : redirection.equals(">&-") ? 2 : 1);
            assertThat(up()).isEmpty();
        }
    }

    @Test
    void aScriptEndsWithTheReaderOfItsOutput() {
        var result = configured()
                .redirected("| head -n 1")
                .run("-e", "createSession(size: STANDARD, lease: 1.hours); while (true) { println 'line' }");

        assertThat(result.out()).isEqualTo("line\n");
        assertThat(result.err()).contains("arr: stopped session ").doesNotContain("pipe", "cannot be written");
        assertThat(up()).isEmpty();
    }

    @Test
    void aSessionThatCannotBeStoppedIsTriedThriceAndThenOnesOwnToStop() {
        server.on(Operation.STOP).respond(400);

        var result = configured().run("-e", "createSession(size: STANDARD, lease: 1.hours); null");

        assertThat(result.exitCode()).as(result.err()).isEqualTo(5);
        assertThat(result.out()).isEmpty();
        assertThat(result.err().lines().filter(line -> line.startsWith("arr: could not stop session ")))
                .hasSize(3);
        assertStops(result.err());
    }

    @Test
    void soIsOneThatDidNotBecomeReady() {
        server.on(Operation.STOP).respond(400);

        var result = configured()
                .run("session", "start", "--size", "standard", "--lease", "1h", "--wait", "--timeout", "8s");

        assertThat(result.exitCode()).as(result.err()).isEqualTo(5);
        assertThat(result.out()).isEmpty();
        assertStops(result.err());
    }

    /** The command that was printed, run as it stands, where nothing but the key is configured. */
    private void assertStops(String said) {
        Matcher command = COMMAND.matcher(said);
        assertThat(command.find()).as(said).isTrue();
        assertThat(up()).hasSize(1);
        server.clearFaults();

        var result = withKey().run(command.group(1).split(" "));

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(up()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "403, 3", "404, 2", "400, 2", "409, 2", "422, 2", "429, 7", "500, 7", "503, 7",
    })
    void theServicesAnswerDecides(int status, int code) throws IOException {
        server.on(Operation.LIST).respond(status);

        var result = configured().run("session", "list");

        assertThat(result.exitCode()).as(result.err()).isEqualTo(code);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).contains(Integer.toString(status));
    }

    @Test
    void nonsenseIsTheServicesFault() {
        server.on(Operation.LIST).garbage();

        assertThat(configured().run("session", "list").exitCode()).isEqualTo(7);
    }

    @ParameterizedTest
    @CsvSource({"failed,a GPU was lost", "stopped,was stopped"})
    void aWaitForWhatWillNeverBeReadyEndsWithFive(String how, String said) {
        var session =
                server.client().session().size(SessionSize.STANDARD).lease("1h").start();
        if (how.equals("failed")) {
            server.session(session.id()).fail("a GPU was lost");
        } else {
            session.stop();
        }

        var result = configured().run("session", "wait", session.id().value());

        assertThat(result.exitCode()).as(result.err()).isEqualTo(5);
        assertThat(result.err()).contains(said);
    }

    @Test
    void allWentWell() {
        var result = configured().run("session", "list", "--output", "json");

        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).isEqualTo("[]\n");
        assertThat(result.err()).isEqualTo("arr: no sessions in Starting or Ready\n");
    }
}
