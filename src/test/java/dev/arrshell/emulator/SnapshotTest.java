package dev.arrshell.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arrshell.model.LeaseChange;
import dev.arrshell.model.Operation;
import dev.arrshell.model.SessionHistory;
import dev.arrshell.model.SessionSize;
import dev.arrshell.testing.RawClient;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Going back to how things were, while time goes on. */
class SnapshotTest {

    @TempDir
    Path temp;

    @Test
    void bringsSessionsBackWithTheTimeThatTheyHadLeft() {
        try (ArrEmulator emulator = ArrEmulator.start()) {
            RawClient client = RawClient.of(emulator);
            String old = client.created("1:0:0", "Standard");
            emulator.clock().advance(Duration.ofMinutes(40));
            String before = client.properties(old).body();
            EmulatorSnapshot snapshot = emulator.snapshot();

            emulator.clock().advance(Duration.ofHours(5));
            String fresh = client.created("1:0:0", "Standard");
            assertThat(client.properties(old).body()).contains("Expired");
            emulator.restore(snapshot);

            assertThat(client.properties(old).body()).isEqualTo(before).contains("Ready");
            assertThat(client.properties(fresh).statusCode()).isEqualTo(404);
            emulator.clock().advance(Duration.ofMinutes(21));
            assertThat(client.properties(old).body()).contains("Expired");
        }
    }

    @Test
    void bringsBackWhatWasSteered() {
        try (ArrEmulator emulator = ArrEmulator.start()) {
            RawClient client = RawClient.of(emulator);
            emulator.on(Operation.LIST).respond(500).times(1);
            EmulatorSnapshot snapshot = emulator.snapshot();
            assertThat(client.list().statusCode()).isEqualTo(500);
            emulator.capacity(SessionSize.STANDARD, 0);

            emulator.restore(snapshot);

            assertThat(client.list().statusCode()).isEqualTo(500);
            assertThat(client.list().statusCode()).isEqualTo(200);
            String id = client.created("1:0:0", "Standard");
            emulator.clock().advance(Duration.ofSeconds(11));
            assertThat(client.properties(id).body()).contains("Ready");
        }
    }

    @Test
    void comesToAnotherEmulatorThatKeepsIt() {
        String id;
        EmulatorSnapshot snapshot;
        try (ArrEmulator first = ArrEmulator.start()) {
            id = RawClient.of(first).created("1:0:0", "Standard");
            snapshot = first.snapshot();
        }
        try (ArrEmulator second = ArrEmulator.builder().data(temp).start()) {
            RawClient.of(second).created("1:0:0", "Premium");
            second.restore(snapshot);
        }
        try (ArrEmulator third = ArrEmulator.builder().data(temp).start()) {
            assertThat(RawClient.of(third).list().body()).contains(id).doesNotContain("Premium");
        }
    }

    @Test
    void tellsWhatItHolds() {
        try (ArrEmulator emulator = ArrEmulator.start()) {
            RawClient.of(emulator).created("1:0:0", "Standard");

            assertThat(emulator.snapshot())
                    .hasToString("EmulatorSnapshot(1 live sessions at "
                            + emulator.clock().instant() + ")");
        }
    }

    @Test
    void theHistoryIsThePicturesAtTheMomentsThatItWasMovedTo() {
        try (ArrEmulator from = ArrEmulator.builder().withHistory().start();
                ArrEmulator to = ArrEmulator.builder().withHistory().start()) {
            RawClient client = RawClient.of(from);
            String id = client.created("1:0:0", "Standard");
            from.clock().advance(Duration.ofMinutes(7));
            client.update(id, "2:0:0");
            EmulatorSnapshot picture = from.snapshot();
            SessionHistory then = from.history().get(0);
            client.update(id, "3:0:0");
            client.created("1:0:0", "Premium");
            RawClient.of(to).created("1:0:0", "Premium");
            from.clock().advance(Duration.ofMinutes(5));
            to.clock().advanceTo(from.clock().instant());

            from.restore(picture);
            to.restore(picture);

            assertThat(from.history()).isEqualTo(to.history()).singleElement().satisfies(now -> {
                assertThat(now.id()).isEqualTo(then.id());
                assertThat(now.createdAt()).isEqualTo(then.createdAt().plus(Duration.ofMinutes(5)));
                assertThat(now.leases())
                        .isEqualTo(then.leases().stream()
                                .map(step -> new LeaseChange(step.at().plus(Duration.ofMinutes(5)), step.total()))
                                .toList());
            });
        }
    }
}
