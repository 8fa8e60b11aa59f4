package dev.arrshell.internal.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.arrshell.emulator.ArrEmulator;
import dev.arrshell.model.Operation;
import dev.arrshell.model.Region;
import dev.arrshell.model.SessionProperties;
import dev.arrshell.model.SessionStatus;
import dev.arrshell.testing.Checkout;
import dev.arrshell.testing.Launcher;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The packaged program, in a process of its own. */
final class MainIT {

    @TempDir
    Path temp;

    @ParameterizedTest
    @ValueSource(strings = {"scripts/walkthrough.groovy", "scripts/walkthrough-fluent.groovy"})
    void walksThrough(String script) {
        var result = Launcher.arr().run(script);

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.out().lines().filter(line -> line.matches("[1-9]\\. .*")))
                .hasSize(9);
        assertThat(result.out()).contains("StatusCode        : 204");
        assertThat(result.out() + result.err())
                .doesNotContain(ArrEmulator.ACCOUNT_KEY.<String>revealTo(key -> key))
                .doesNotContainPattern("eyJ[\\w-]{20,}\\.|\\.eyJ");
    }

    @Test
    void keepsOutputAndDiagnosticsApart() throws IOException {
        var script = Files.writeString(temp.resolve("s.groovy"), "sessions(); json args; foo()");
        var result = Launcher.arr().in(temp).run("s.groovy", "ü");

        assertThat(result.out()).isEqualTo("[\"ü\"]\n");
        assertThat(result.err().lines())
                .satisfiesExactly(
                        line -> assertThat(line).contains("is emulated"),
                        line -> assertThat(line).startsWith("s.groovy:1:24: there is no word or method foo"),
                        line -> assertThat(line).isEqualTo("  sessions(); json args; foo()"),
                        line -> assertThat(line).isEqualTo(" ".repeat(25) + "^^^"));
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(script).exists();
    }

    @Test
    void honoursSystemExitAndEndsWell() {
        var result = Launcher.arr()
                .run("-e", "onExit { println 'bye' }; createSession(size: STANDARD, lease: 1.hours); System.exit(7)");

        assertThat(result.exitCode()).isEqualTo(7);
        assertThat(result.out()).isEqualTo("bye\n");
        assertThat(result.err()).contains("stopped session ");
    }

    @Test
    void neverUsesTheEmulatorWhereAServerIsConfigured() {
        try (var server = ArrEmulator.builder().realTime().start()) {
            var result = configured(server).run("-e", "createSession(size: STANDARD, lease: 1.hours).id");

            assertThat(result.exitCode()).as(result.err()).isZero();
            assertThat(result.err()).doesNotContain("emulated");
            assertThat(server.journal())
                    .extracting(exchange -> exchange.method())
                    .containsExactly("GET", "POST", "DELETE");
        }
    }

    @Test
    void onAnInterruptStopsWhatItStarted() throws Exception {
        try (var server = ArrEmulator.builder().realTime().start()) {
            var process = configured(server)
                    .start("-e", "createSession(size: STANDARD, lease: 1.hours); println 'up'; session.awaitReady()");
            try (var out = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
                assertThat(out.readLine()).isEqualTo("up");
                interrupt(process);
            }
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(130);
            // The wait's look may be under way when the session is stopped.
            assertThat(server.counts().get(Operation.STOP)).isEqualTo(1);
            assertThat(server.sessions()).extracting(SessionProperties::status).containsExactly(SessionStatus.STOPPED);
        }
    }

    /** As Ctrl-C does. */
    private static void interrupt(Process process) throws Exception {
        new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
    }

    private static Launcher configured(ArrEmulator server) {
        return Launcher.arr()
                .env("ARR_ENDPOINT", server.endpoint(Region.parse("eastus")).toString())
                .env("ARR_STS", server.sts().toString())
                .env("ARR_ACCOUNT_ID", ArrEmulator.ACCOUNT_ID.value())
                .env("ARR_ACCOUNT_KEY", ArrEmulator.ACCOUNT_KEY.revealTo(key -> key));
    }

    @Test
    void keepsTheLedgerBelowHomeWhereverThePasswordDatabaseHasTheUser() {
        try (ArrEmulator server = ArrEmulator.start()) {
            var result = configured(server)
                    .withoutEnv("ARR_HOME")
                    .env("HOME", temp.toString())
                    .run("session", "start", "--size", "STANDARD", "--lease", "1h");

            assertThat(result.exitCode()).as(result.err()).isZero();
            assertThat(temp.resolve(".arr/started.jsonl")).isNotEmptyFile();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"--version", "--help"})
    void loadsNoGroovyForWhatNeedsNone(String option) throws IOException {
        Path loaded = temp.resolve("classes");
        var result = Launcher.arr()
                .env("ARR_JAVA_OPTS", "-Xlog:class+load:file=" + loaded)
                .run(option);

        assertThat(result.exitCode()).isZero();
        assertThat(Files.readString(loaded))
                .contains("dev.arrshell.internal.cli.Main")
                .doesNotContainPattern("groovy\\.(lang|util|runtime)|dev\\.arrshell\\.(groovy|internal\\.script)");
    }

    @Test
    void readsAScriptFromStandardInput() {
        var result = Launcher.arr().in(Checkout.HERE).stdin("println 6*7").run("-");

        assertThat(result.out()).isEqualTo("42\n");
        assertThat(result.err()).isEmpty();
    }

    @Test
    void aScriptIsAProgramOfItsOwn() throws Exception {
        var script =
                Files.writeString(temp.resolve("walk"), "#!/usr/bin/env arr\nprintln args.toList()\nSystem.exit(3)\n");
        assertThat(script.toFile().setExecutable(true)).isTrue();
        var builder = new ProcessBuilder(script.toString(), "a", "--b").redirectErrorStream(true);
        builder.environment().put("PATH", Checkout.HERE.resolve("shell") + ":" + System.getenv("PATH"));
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("ARR_HOME", temp.toString());

        var process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);

        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(said).isEqualTo("[a, --b]\n");
        assertThat(process.exitValue()).isEqualTo(3);
    }

    @Test
    void staysAtThePromptWithTheStateAtThePointOfAFailure() throws IOException {
        Files.writeString(temp.resolve("s.groovy"), "farm = args.size()\nfarm.foo()\nfarm = 0\n");

        var result = Launcher.arr().in(temp).stdin("println farm + args[1]\n").run("-i", "s.groovy", "a", "--b");

        assertThat(result.out()).startsWith("2").endsWith("2--b\n");
        assertThat(result.err()).contains("Integer has no method foo()");
    }
}
