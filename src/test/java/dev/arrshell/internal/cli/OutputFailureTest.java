package dev.arrshell.internal.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.arrshell.emulator.ArrEmulator;
import dev.arrshell.internal.cli.console.CliConsole;
import dev.arrshell.internal.config.value.Environment;
import dev.arrshell.internal.exit.StandardOutput;
import dev.arrshell.model.Operation;
import dev.arrshell.model.Region;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Standard output that cannot be written: no session is lost, and no run ends as if all went well. */
final class OutputFailureTest {

    private static final String FULL = "No space left on device";
    private static final String NO_READER = "Broken pipe";

    @TempDir
    Path home;

    private final ArrEmulator server = ArrEmulator.start();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private byte[] in = {};

    @AfterEach
    void close() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({FULL + ", 1", NO_READER + ", 141"})
    void theVersionThatCannotBePrintedIsAFailureToo(String why, int exitCode) {
        assertThat(Main.version(new StandardOutput(new Limited(why, 0), UTF_8))).isEqualTo(exitCode);
    }

    /** Runs a command whose output has room for so many bytes. */
    private int arr(String why, int room, String... words) {
        var console = new CliConsole(
                new ByteArrayInputStream(in),
                new StandardOutput(new Limited(why, room), UTF_8),
                new PrintStream(err, true, UTF_8),
                Environment.of(Map.of(
                        "ARR_HOME", home.toString(),
                        "ARR_ENDPOINT", server.endpoint(Region.parse("westus2")).toString(),
                        "ARR_STS", server.sts().toString(),
                        "ARR_ACCOUNT_ID", ArrEmulator.ACCOUNT_ID.value(),
                        "ARR_ACCOUNT_KEY", ArrEmulator.ACCOUNT_KEY.revealTo(key -> key))),
                false);
        return Main.run(console, words);
    }

    private final class Limited extends OutputStream {

        private final String why;
        private int room;

        Limited(String why, int room) {
            this.why = why;
            this.room = room;
        }

        @Override
        public void write(int octet) throws IOException {
            if (room == 0) {
                throw new IOException(why);
            }
            room--;
            out.write(octet);
        }
    }

    private String err() {
        return err.toString(UTF_8);
    }

    private void assertNothingIsLeft() throws IOException {
        assertThat(server.client().sessions()).isEmpty();
        Path ledger = home.resolve("started.jsonl");
        assertThat(Files.exists(ledger) ? Files.readString(ledger) : "").isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "--output json", "--output id", "--output yaml", "--output csv", "--output table", "--wait"})
    void aSessionWhoseIdIsNotPrintedIsStopped(String form) throws IOException {
        server.boot(dev.arrshell.model.SessionSize.STANDARD, java.time.Duration.ZERO);
        for (String why : new String[] {FULL, NO_READER}) {
            for (int room : new int[] {0, 20}) {
                String[] words = ("session start --size standard --lease 1h " + form)
                        .trim()
                        .split(" ");

                int code = arr(why, room, words);

                assertThat(code).as(err()).isEqualTo(why.equals(FULL) ? 1 : 141);
                assertThat(err()).contains("arr: stopped session ");
                assertThat(err().contains("standard output cannot be written: " + FULL))
                        .isEqualTo(why.equals(FULL));
                assertNothingIsLeft();
                err.reset();
            }
        }
        assertThat(server.requests(Operation.STOP)).hasSize(4);
    }

    @Test
    void aSessionThatCannotBeStoppedThenOutweighsIt() {
        server.on(Operation.STOP).respond(403);

        assertThat(arr(FULL, 0, "session", "start", "--size", "standard", "--lease", "1h"))
                .isEqualTo(5);
        assertThat(err()).contains("to stop it: arr session stop ", "standard output cannot be written");
    }

    @Test
    void orIsKeptAndNamed() {
        assertThat(arr(FULL, 0, "session", "start", "--size", "standard", "--lease", "1h", "--on-exit", "keep"))
                .isEqualTo(1);
        assertThat(server.client().sessions()).hasSize(1);
        assertThat(err()).contains("goes on; to stop it: arr session stop ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--help",
                "help",
                "session --help",
                "help session start",
                "--version",
                "session list --output json",
                "token",
                "config",
                "completion bash",
                "completion fish",
                "editor gdsl",
                "reap --output json",
                "-e 6*7",
                "-e println(1)",
                "-e print(1)",
                "-e System.out.flush();json([1])",
                "--rehearse -e 1",
                "--dry-run -e sessions()",
                "check FILE",
                "FILE"
            })
    void everyCommandTells(String line) throws IOException {
        Path file = Files.writeString(home.resolve("a.groovy"), "nonsense()");
        String[] words = Stream.of(line.split(" "))
                .map(word -> word.equals("FILE") ? file.toString() : word)
                .toArray(String[]::new);

        assertThat(arr(FULL, 0, words)).as(err()).isNotZero();
        boolean failsAnyway = line.contains("FILE");
        assertThat(failsAnyway || err().contains("standard output cannot be written: " + FULL))
                .as(err())
                .isTrue();
        assertThat(err()).doesNotContain("internal error");
        err.reset();

        assertThat(arr(NO_READER, 0, words)).as(err()).isNotZero();
        assertThat(err()).doesNotContain("internal error", "cannot be written", "Exception");
    }

    @ParameterizedTest
    @CsvSource({FULL + ",1,100", NO_READER + ",141,3"})
    void aScriptEndsAndItsSessionsAreStopped(String why, int code, int lines) throws IOException {
        String script = "createSession(size: STANDARD, lease: 1.hours)\n"
                + "onExit { println 'lost'; System.err.println 'cleaned' }\n"
                + "int i = 0; onExit { System.err.println('i=' + i) }\n"
                + "while (i < 100) { i++; println '123456789' }";

        assertThat(arr(why, 20, "-e", script)).as(err()).isEqualTo(code);

        assertThat(out.toString(UTF_8)).isEqualTo("123456789\n123456789\n");
        assertThat(err()).contains("arr: stopped session ");
        assertThat(err().contains("cannot be written")).isEqualTo(why.equals(FULL));
        assertThat(err()).doesNotContain("-e:", "onExit failed");
        assertNothingIsLeft();
    }

    @ParameterizedTest
    @CsvSource({FULL + ",1", NO_READER + ",141"})
    void aPipeToThePromptEndsToo(String why, int code) throws IOException {
        in = "createSession(size: STANDARD, lease: 1.hours)\nprintln 7\n".getBytes(UTF_8);

        assertThat(arr(why, 0)).as(err()).isEqualTo(code);
        assertNothingIsLeft();
    }
}
