package dev.arrshell.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.arrshell.model.SessionSize;
import dev.arrshell.testing.Checkout;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The session page, line by line, by nothing but a shell and curl: the bodies have its single quotes. */
class PageByCurlTest {

    private static String curl(String script) throws IOException, InterruptedException {
        assumeTrue(has("curl") && has("bash"), "no curl or no bash on the PATH: apt-get install curl bash");
        try (ArrEmulator emulator = ArrEmulator.builder()
                .realTime()
                .boot(SessionSize.STANDARD, Duration.ZERO)
                .start()) {
            ProcessBuilder shell = new ProcessBuilder(
                            "bash",
                            Checkout.HERE
                                    .resolve("src/test/resources/page/" + script)
                                    .toString())
                    .redirectErrorStream(true);
            shell.environment().put("BASE", emulator.uri().toString());
            shell.environment().put("ACCOUNT_ID", ArrEmulator.ACCOUNT_ID.value());
            ArrEmulator.ACCOUNT_KEY.revealTo(key -> shell.environment().put("ACCOUNT_KEY", key));
            Process running = shell.start();
            String printed = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(running.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(running.exitValue()).as(printed).isZero();
            return printed;
        }
    }

    private static boolean has(String program) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(directory -> Path.of(directory, program).toFile().canExecute());
    }

    @Test
    void theNineStepsInV1() throws IOException, InterruptedException {
        List<String> steps = curl("v1.sh").lines().toList();

        assertThat(steps).hasSize(6);
        assertThat(steps.get(0)).isEqualTo("4 202 {\"sessionId\":\"ID\"}");
        assertThat(steps.get(1)).isEqualTo("6 200 ");
        assertThat(steps.get(2)).startsWith("7 200 {\"sessions\":[{").contains("\"sessionId\":\"ID\"");
        assertThat(steps.get(3)).startsWith("8 200 ").contains("\"sessionStatus\":\"Ready\"", "5:00:00");
        assertThat(steps.get(4)).isEqualTo("9 204 ");
        assertThat(steps.get(5)).startsWith("8 200 ").contains("\"sessionStatus\":\"Stopped\"");
    }

    @Test
    void theNineStepsIn20210101() throws IOException, InterruptedException {
        List<String> steps = curl("2021-01-01.sh").lines().toList();

        assertThat(steps).hasSize(6);
        assertThat(steps.get(0)).startsWith("4 201 {\"id\":\"ID\"").contains("\"maxLeaseTimeMinutes\":240");
        assertThat(steps.get(1)).startsWith("6 200 {\"id\":\"ID\"").contains("\"maxLeaseTimeMinutes\":300");
        assertThat(steps.get(2)).startsWith("7 200 {\"sessions\":[{\"id\":\"ID\"");
        assertThat(steps.get(3)).startsWith("8 200 ").contains("\"status\":\"Ready\"");
        assertThat(steps.get(4)).isEqualTo("9 204 ");
        assertThat(steps.get(5)).startsWith("8 200 ").contains("\"status\":\"Stopped\"");
    }
}
