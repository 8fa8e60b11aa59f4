package dev.arrshell.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arrshell.Arr;
import dev.arrshell.internal.service.StateSnapshot;
import dev.arrshell.internal.service.session.ListPosition;
import dev.arrshell.internal.service.session.SessionRecord;
import dev.arrshell.model.ApiVersion;
import dev.arrshell.model.SessionProperties;
import dev.arrshell.testing.RawClient;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An account with more sessions than an answer of the usual size has room for. */
@Tag("long")
@Timeout(120)
final class ManySessionsTest {

    @ParameterizedTest
    @CsvSource({"V1, 5000", "V1, 50000", "V2021_01_01, 50000"})
    void allOfThemAreListed(ApiVersion version, int count) {
        try (ArrEmulator emulator = ArrEmulator.builder().pageSize(1000).start()) {
            RawClient.of(emulator).created("4:0:0", "Standard");
            emulator.restore(multiplied(emulator.snapshot(), count));

            try (Arr arr =
                    Arr.create(emulator.clientOptions().apiVersion(version).build())) {
                List<SessionProperties> listed = arr.account(ArrEmulator.ACCOUNT_ID, ArrEmulator.ACCOUNT_KEY)
                        .region(emulator.region())
                        .sessions();

                assertThat(listed).hasSize(count);
                assertThat(listed).extracting(SessionProperties::id).doesNotHaveDuplicates();
            }
        }
    }

    /** So many sessions like the first. */
    private static EmulatorSnapshot multiplied(EmulatorSnapshot snapshot, int count) {
        SessionRecord first = snapshot.state().sessions().iterator().next();
        List<SessionRecord> all = IntStream.range(0, count)
                .mapToObj(i -> new SessionRecord(
                        new UUID(7, i).toString(),
                        first.scope(),
                        first.parameters(),
                        first.lease(),
                        new ListPosition(first.position().createdAt(), i),
                        first.boot(),
                        first.serverId(),
                        first.end(),
                        first.extensions()))
                .toList();
        return new EmulatorSnapshot(new StateSnapshot(
                snapshot.at(), all, List.of(), snapshot.state().controls()));
    }
}
