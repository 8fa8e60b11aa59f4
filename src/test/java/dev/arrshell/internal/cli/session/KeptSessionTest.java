package dev.arrshell.internal.cli.session;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.arrshell.internal.cli.Main;
import dev.arrshell.internal.cli.console.CliConsole;
import dev.arrshell.internal.config.value.Environment;
import dev.arrshell.model.Operation;
import dev.arrshell.testing.FaultyService;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A session that is to be kept, whose program is interrupted while it waits for it, as by Ctrl-C. */
@Timeout(60)
final class KeptSessionTest {

    @TempDir
    Path home;

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private FaultyService service;

    @BeforeEach
    void start() throws IOException {
        service = new FaultyService();
    }

    @AfterEach
    void close() throws IOException {
        service.close();
    }

    private int arr(String... words) {
        var console = new CliConsole(
                new ByteArrayInputStream(new byte[0]),
                new PrintStream(new ByteArrayOutputStream(), true, UTF_8),
                new PrintStream(err, true, UTF_8),
                Environment.of(Map.of(
                        "ARR_HOME", home.toString(),
                        "ARR_ENDPOINT", service.uri().toString(),
                        "ARR_STS", service.uri().toString(),
                        "ARR_ACCOUNT_ID", "11111111-1111-1111-1111-111111111111",
                        "ARR_ACCOUNT_KEY", "a2V5IG9mIHRoZSB0ZXN0cw==")),
                false);
        return Main.run(console, words);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    session start --size premium --lease 1h --on-exit keep --wait                             | keep
                    session start --size premium --lease 1h --on-exit keep                                    | keep
                    --on-exit keep -e createSession(size:PREMIUM,lease:1.hours).awaitReady()                  | keep
                    --on-exit keep -e createSession(size:PREMIUM,lease:1.hours).properties()                  | keep
                    -e s=createSession(size:PREMIUM,lease:1.hours);s.leaveRunning();s.properties()            | keep
                    session start --size premium --lease 1h --wait                                            | stop
                    -e createSession(size:PREMIUM,lease:1.hours).awaitReady()                                 | stop
                    """)
    void whatIsToBeKeptIsKeptAndNothingElse(String command, String end) throws IOException {
        Thread waiting = Thread.currentThread();
        service.on(Operation.PROPERTIES, exchange -> {
            waiting.interrupt();
            exchange.never();
        });

        int code = arr(command.split(" "));

        assertThat(Thread.interrupted() || code == 130).as("%d: %s", code, err).isTrue();
        assertThat(err.toString(UTF_8)).doesNotContain("the ledger");
        if (end.equals("keep")) {
            assertThat(service.running()).as(err.toString(UTF_8)).hasSize(1);
            ownersAreGone();
            assertThat(arr("reap")).as(err.toString(UTF_8)).isZero();
            assertThat(service.running()).hasSize(1);
        } else {
            assertThat(service.running()).as(err.toString(UTF_8)).isEmpty();
            assertThat(home.resolve("started.jsonl")).isEmptyFile();
        }
    }

    /** From now on the starts are those of a process that is gone. */
    private void ownersAreGone() throws IOException {
        Path ledger = home.resolve("started.jsonl");
        assertThat(Files.readString(ledger)).contains("\"event\":\"kept\"");
        Files.writeString(ledger, Files.readString(ledger).replaceAll("\"pid\":\"\\d+\"", "\"pid\":\"2147483647\""));
    }
}
