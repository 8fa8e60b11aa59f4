package dev.arrshell.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.arrshell.internal.service.ServiceSettings;
import dev.arrshell.internal.service.rest.RestOptions;
import dev.arrshell.internal.service.storage.FailingFileSystem;
import dev.arrshell.internal.service.storage.FailingFileSystem.Failure;
import dev.arrshell.internal.service.storage.PersistentState;
import dev.arrshell.internal.service.storage.TextStore;
import dev.arrshell.model.Region;
import dev.arrshell.testing.RawClient;
import dev.arrshell.testing.SilencedLog;
import dev.arrshell.time.VirtualClock;
import java.net.InetAddress;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An emulator whose disk is full for a while. */
@Tag("long")
@Timeout(60)
final class UnsavedChangesTest {

    @RegisterExtension
    static final SilencedLog LOG = SilencedLog.of(TextStore.class);

    @TempDir
    Path temp;

    private ArrEmulator start() {
        FailingFileSystem.register();
        ServiceSettings settings = new ServiceSettings(
                new VirtualClock(),
                InetAddress.getLoopbackAddress(),
                0,
                Map.of(ArrEmulator.ACCOUNT_ID, ArrEmulator.ACCOUNT_KEY),
                Region.DEFAULT,
                Map.of(),
                Optional.empty(),
                RestOptions.DEFAULT,
                false,
                false);
        return new ArrEmulator(new EmulatorRuntime(
                settings,
                Optional.empty(),
                Optional.of(PersistentState.open(temp, FailingFileSystem.PREFIX)),
                Optional.empty(),
                warning -> {}));
    }

    private static HttpResponse<String> health(ArrEmulator emulator) {
        return RawClient.send(emulator.uri(), "GET", "/__arr/health", "", "");
    }

    private static String reason(HttpResponse<String> response) {
        return response.headers().firstValue("x-arr-emulator-reason").orElse("");
    }

    @ParameterizedTest
    @EnumSource(names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void readsGoOnAndChangesAreStoredWhenThereIsSpaceAgain(Failure kind) {
        String kept;
        String unsaved;
        String later;
        try (ArrEmulator emulator = start()) {
            RawClient client = RawClient.of(emulator);
            kept = client.created("1:0:0", "Standard");
            assertThat(health(emulator).statusCode()).isEqualTo(200);

            FailingFileSystem.fail(kind);
            HttpResponse<String> refused = client.create("2:0:0", "Standard");

            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(reason(refused))
                    .startsWith("the request took effect, but would be lost at a restart: the data in " + temp)
                    .contains("No space left on device");
            assertThat(client.update(kept, "3:0:0").statusCode()).isEqualTo(503);
            assertThat(client.list().statusCode()).isEqualTo(200);
            assertThat(client.properties(kept).body()).contains("03:00:00");
            assertThat(RawClient.of(emulator).list().body()).contains("02:00:00", "03:00:00");
            assertThat(health(emulator).statusCode()).isEqualTo(503);
            assertThat(health(emulator).body()).isEqualTo("{\"status\":\"unsaved\"}");
            assertThat(reason(health(emulator))).contains("No space left on device");

            FailingFileSystem.fail(Failure.NONE);
            later = client.created("4:0:0", "Standard");

            assertThat(health(emulator).body()).isEqualTo("{\"status\":\"ready\"}");
            unsaved = emulator.sessions().get(1).id().value();
        }
        try (ArrEmulator again = ArrEmulator.builder().data(temp).start()) {
            RawClient client = RawClient.of(again);
            assertThat(client.properties(kept).body()).contains("03:00:00");
            assertThat(client.properties(unsaved).body()).contains("02:00:00");
            assertThat(client.properties(later).body()).contains("04:00:00");
        }
    }

    /** Whoever looks whether it is well makes it try again. */
    @ParameterizedTest
    @EnumSource(names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void healthRecoversWithoutAnotherChange(Failure kind) {
        try (ArrEmulator emulator = start()) {
            RawClient client = RawClient.of(emulator);
            FailingFileSystem.fail(kind);
            assertThat(client.create("2:0:0", "Standard").statusCode()).isEqualTo(503);
            assertThat(health(emulator).statusCode()).isEqualTo(503);

            FailingFileSystem.fail(Failure.NONE);

            assertThat(health(emulator).statusCode()).isEqualTo(200);
        }
    }

    /** The end says what is lost, and lets go of the directory. */
    @ParameterizedTest
    @EnumSource(names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void theEndSaysThatChangesAreLost(Failure kind) {
        ArrEmulator emulator = start();
        RawClient client = RawClient.of(emulator);
        String kept = client.created("1:0:0", "Standard");
        FailingFileSystem.fail(kind);
        client.create("2:0:0", "Standard");

        assertThatIllegalStateException()
                .isThrownBy(emulator::close)
                .withMessageContaining(temp.toString())
                .withMessageContaining("No space left on device")
                .withMessageEndingWith("changes are lost");

        try (ArrEmulator again = ArrEmulator.builder().data(temp).start()) {
            assertThat(RawClient.of(again).properties(kept).statusCode()).isEqualTo(200);
        }
    }
}
