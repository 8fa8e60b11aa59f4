package dev.arrshell.internal.cli.script;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.arrshell.testing.Launcher;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Threads that a script starts and leaves running: the packaged program waits for them and fails with them. */
@Tag("long")
final class ScriptThreadsIT {

    private static final String ENDLESS = "Thread.start { while (true) { Thread.sleep(50) } }";

    @TempDir
    Path temp;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Thread.start { ended.await(); println 'done' }                                | 0 | done
                    Thread.start { Thread.start { ended.await(); println 'done' } }               | 0 | done
                    pool = Executors.newFixedThreadPool(1); pool.execute { println 'done' }; pool.shutdown() | 0 | done
                    Thread.start { System.exit 7 }                                                | 7 |
                    Thread.start { throw new Exception('mine') }                                  | 1 |
                    Thread.start { client.session('none').properties }                            | 4 |
                    Thread.start { createSession(size: 'HUGE', lease: 1.hours) }                  | 2 |
                    Thread.startDaemon { new CountDownLatch(1).await() }                          | 0 |
                    Thread.start { throw new Exception('mine') }; throw new Error()               | 1 |
                    Thread.start { throw new Exception('mine') }.join(); createSession(size: 'HUGE', lease: 1.hours) | 2 |
                    """)
    void theRunEndsAfterThem(String code, int exitCode, String printed) throws IOException {
        Path script = temp.resolve("s.groovy");
        Files.writeString(
                script,
                "import java.util.concurrent.*\nended = new CountDownLatch(1)\nmain = Thread.currentThread()\n"
                        + "Thread.startDaemon { main.join(200); ended.countDown() }\n" + code + "\n");

        var result = Launcher.arr().run(script.toString());

        assertThat(result.exitCode()).as(result.err()).isEqualTo(exitCode);
        assertThat(result.out().strip()).isEqualTo(printed == null ? "" : printed);
        if (exitCode == 1 || exitCode == 4) {
            assertThat(result.err()).contains("s.groovy:5").contains(" has ended: ");
        }
    }

    @Test
    void aFailureIsTheDocumentOfTheRun() {
        var result = Launcher.arr()
                .run("--quiet", "--output", "json", "-e", "Thread.start('mine') { throw new Exception('why') }; null");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.out()).isEqualTo("null\n");
        assertThat(result.err())
                .startsWith("{")
                .contains(
                        "\"message\": \"the thread mine has ended: Exception: why\"", "\"line\": 1", "\"exitCode\": 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "; throw new Exception('mine')"})
    void theyAreWaitedForWithinTheDeadline(String more) {
        var result = Launcher.arr().run("--timeout", "8s", "-e", ENDLESS + more);

        assertThat(result.exitCode()).as(result.err()).isEqualTo(6);
        assertThat(result.err()).contains("arr: the run took longer than --timeout 8s");
    }

    @Test
    void aPipeEndsAfterThemToo() {
        var result = Launcher.arr()
                .stdin("t = Thread.start { Thread.sleep(200); println 'done' }; 1\n"
                        + "Thread.start('mine') { throw new Exception('why') }; 2\n")
                .run();

        assertThat(result.exitCode()).as(result.err()).isEqualTo(1);
        assertThat(result.out()).contains("done\n");
        assertThat(result.err()).contains("the thread mine has ended: ").contains("why");
    }

    @ParameterizedTest
    @CsvSource({"INT,130", "TERM,143"})
    void aSignalEndsThem(String signal, int code) throws Exception {
        Process process =
                Launcher.arr().start("-e", "onExit { println 'bye' }; println 'begun'; " + ENDLESS + "; null");
        try (var out = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
            assertThat(out.readLine()).isEqualTo("begun");
            new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                    .start()
                    .waitFor();

            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(out.lines().toList()).isEqualTo(List.of("bye"));
        }
        assertThat(process.exitValue()).isEqualTo(code);
    }
}
