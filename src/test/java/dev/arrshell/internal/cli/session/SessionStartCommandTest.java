package dev.arrshell.internal.cli.session;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.arrshell.emulator.ArrEmulator;
import dev.arrshell.internal.cli.Main;
import dev.arrshell.internal.cli.console.CliConsole;
import dev.arrshell.internal.config.value.Environment;
import dev.arrshell.model.Operation;
import dev.arrshell.model.Region;
import dev.arrshell.model.SessionProperties;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code arr session start} where the session is there and something after that fails, in this process. */
final class SessionStartCommandTest {

    @TempDir
    Path home;

    private final ArrEmulator server = ArrEmulator.start();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @AfterEach
    void close() {
        server.close();
    }

    private int start(String... more) {
        String[] words = {"session", "start", "--size", "premium", "--lease", "1h"};
        return arr(err, Stream.of(words, more).flatMap(Stream::of).toArray(String[]::new));
    }

    private int arr(OutputStream said, String... words) {
        var console = new CliConsole(
                new ByteArrayInputStream(new byte[0]),
                new PrintStream(out, true, UTF_8),
                new PrintStream(said, true, UTF_8),
                Environment.of(Map.of(
                        "ARR_HOME", home.toString(),
                        "ARR_SISE", "premium",
                        "ARR_ENDPOINT", server.endpoint(Region.parse("westus2")).toString(),
                        "ARR_STS", server.sts().toString(),
                        "ARR_ACCOUNT_ID", ArrEmulator.ACCOUNT_ID.value(),
                        "ARR_ACCOUNT_KEY", ArrEmulator.ACCOUNT_KEY.revealTo(key -> key))),
                false);
        return Main.run(console, words);
    }

    private String err() {
        return err.toString(UTF_8);
    }

    private List<SessionProperties> up() {
        return server.client().sessions();
    }

    @Test
    void aSessionThatCannotBeLookedAtIsStoppedAgain() {
        server.on(Operation.PROPERTIES).respond(403);

        assertThat(start()).as(err()).isEqualTo(3);

        assertThat(out.toString(UTF_8)).isEmpty();
        assertThat(err()).contains("arr: stopped session ");
        assertThat(up()).isEmpty();
    }

    /** The warning of a misspelt variable comes when the configuration has been read. */
    @Test
    void theConfigurationIsReadOnce() throws IOException {
        Path configuration = home.resolve("config.toml");
        Files.writeString(configuration, "size = \"premium\"\nlease = \"1h\"\n");
        OutputStream said = new OutputStream() {

            @Override
            public void write(int letter) throws IOException {
                Files.deleteIfExists(configuration);
                err.write(letter);
            }
        };

        assertThat(arr(said, "session", "start")).as(err()).isZero();

        assertThat(configuration).doesNotExist();
        assertThat(up()).hasSize(1);
    }

    @Test
    void orKeptAndNamedWithTheCommandThatStopsIt() {
        server.on(Operation.PROPERTIES).respond(403);

        assertThat(start("--on-exit", "keep")).as(err()).isEqualTo(3);

        assertThat(up()).hasSize(1);
        assertThat(err())
                .contains("goes on; to stop it: arr session stop " + up().get(0).id());
    }
}
