package dev.arrshell.internal.cli.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.arrshell.Arr;
import dev.arrshell.ArrOptions;
import dev.arrshell.ReadySession;
import dev.arrshell.model.AccountId;
import dev.arrshell.model.AccountKey;
import dev.arrshell.model.SessionSize;
import dev.arrshell.policy.PollPolicy;
import dev.arrshell.testing.EmulatorProcess;
import dev.arrshell.testing.Launcher;
import dev.arrshell.testing.Supervisors;
import java.io.File;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The configurations of {@code scripts/serve}, each with the program that it names, where that is there. */
@Tag("long")
@Timeout(120)
final class ServeRecipesIT {

    @TempDir
    Path temp;

    @AfterEach
    void awaitSupervisors() {
        Supervisors.awaitEnd(temp);
    }

    @FunctionalInterface
    private interface Client {
        void use(ReadySession session) throws IOException;
    }

    private void withSession(String recipe, Client client) throws IOException {
        try (var service = EmulatorProcess.serve(
                        Launcher.arr().within(Duration.ofSeconds(100)),
                        "--config",
                        "scripts/serve/" + recipe,
                        "--data",
                        temp.resolve("data").toString(),
                        "--stop-servers");
                Arr arr = Arr.create(ArrOptions.builder()
                        .sts(service.uri())
                        .polls(PollPolicy.every(Duration.ofMillis(100)))
                        .build())) {
            ReadySession session = arr.account(AccountId.parse(service.account()), AccountKey.parse(service.key()))
                    .endpoint(service.uri())
                    .session()
                    .size(SessionSize.STANDARD)
                    .lease(Duration.ofMinutes(10))
                    .start()
                    .awaitReady(Duration.ofSeconds(60));
            client.use(session);
            service.terminate();
            assertThat(service.exitCode()).isEqualTo(143);
        }
    }

    private static void requireProgram(String name, String aPackage) {
        boolean isThere = Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(directory -> Path.of(directory, name).toFile().canExecute());
        assumeTrue(isThere, "no " + name + " on the PATH: apt-get install " + aPackage);
    }

    private static int port(ReadySession session) {
        return session.snapshot().handshakePort().orElseThrow();
    }

    @Test
    void theDesktopGreetsItsViewer() throws IOException {
        requireProgram("Xvnc", "tigervnc-standalone-server");
        withSession("desktop.toml", session -> {
            try (Socket viewer = new Socket(session.hostname(), port(session))) {
                String greeting = new String(viewer.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
                assertThat(greeting).isEqualTo("RFB 003.008\n");
            }
        });
    }

    @Test
    void theWebServerAnswers() throws IOException {
        requireProgram("python3", "python3");
        withSession("web.toml", session -> {
            URI page = URI.create("http://" + session.hostname() + ":" + port(session) + "/");
            assertThat(((HttpURLConnection) page.toURL().openConnection()).getResponseCode())
                    .isEqualTo(200);
            assertThat(session.log()).contains("GET / HTTP/1.1");
        });
    }

    @Test
    void paraViewAcceptsItsClient() throws IOException {
        requireProgram("pvserver", "paraview");
        withSession("paraview.toml", session -> {
            try (Socket client = new Socket(session.hostname(), port(session))) {
                assertThat(client.isConnected()).isTrue();
            }
        });
    }
}
