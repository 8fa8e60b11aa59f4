package dev.arrshell.emulator;

import static dev.arrshell.time.Durations.days;
import static dev.arrshell.time.Durations.hours;
import static dev.arrshell.time.Durations.seconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.arrshell.model.AccountId;
import dev.arrshell.model.AccountKey;
import dev.arrshell.model.Region;
import dev.arrshell.model.SessionSize;
import dev.arrshell.testing.RawClient;
import dev.arrshell.time.TimeSource;
import dev.arrshell.time.VirtualClock;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ArrEmulatorTest {

    @Test
    void startsOnAFreePortOfTheLoopback() {
        try (ArrEmulator emulator = ArrEmulator.start();
                ArrEmulator other = ArrEmulator.start()) {
            assertThat(emulator.uri().toString()).matches("http://127\\.0\\.0\\.1:\\d+");
            assertThat(emulator.uri()).isNotEqualTo(other.uri());
            assertThat(emulator.sts()).isEqualTo(emulator.uri());
            assertThat(emulator.endpoint(Region.parse("uksouth"))).isEqualTo(URI.create(emulator.uri() + "/uksouth"));
            assertThat(emulator.region()).isEqualTo(Region.parse("westus2"));
            assertThat(emulator).hasToString("ArrEmulator(" + emulator.uri() + ")");
        }
    }

    @Test
    void aTakenPortIsNamedTogetherWithTheWayOut() {
        try (ArrEmulator holder = ArrEmulator.start()) {
            int port = holder.uri().getPort();

            assertThatIllegalStateException()
                    .isThrownBy(() -> ArrEmulator.builder().port(port).start())
                    .withMessageContaining("port " + port)
                    .withMessageContaining("0 for any free port");
        }
    }

    @Test
    void aPortGivenBackCanBeTakenAtOnce() {
        ArrEmulator first = ArrEmulator.start();
        RawClient.of(first);
        first.close();

        try (ArrEmulator second =
                ArrEmulator.builder().port(first.uri().getPort()).start()) {
            assertThat(RawClient.of(second).list().statusCode()).isEqualTo(200);
        }
    }

    @Test
    void closingTwiceIsFineAndTheJournalStaysReadable() {
        ArrEmulator emulator = ArrEmulator.start();
        RawClient client = RawClient.of(emulator);

        emulator.close();
        emulator.close();

        assertThat(emulator.journal()).hasSize(1);
        assertThatThrownBy(client::list).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void hasAVirtualClockOfItsOwnUnlessTold() {
        try (ArrEmulator emulator = ArrEmulator.start()) {
            assertThat(emulator.clock().instant())
                    .isBetween(Instant.now().minusSeconds(60), Instant.now())
                    .isEqualTo(emulator.clock().instant());
            assertThat(emulator.time()).isSameAs(emulator.clock());
        }
    }

    @Test
    void sharesAClockWithOthers() {
        VirtualClock shared = new VirtualClock(Instant.parse("2030-01-01T00:00:00Z"));
        try (ArrEmulator emulator = ArrEmulator.builder().time(shared).start()) {
            assertThat(emulator.clock()).isSameAs(shared);
        }
    }

    @Test
    void realTimeCannotBeMoved() {
        try (ArrEmulator emulator = ArrEmulator.builder().realTime().start()) {
            assertThat(emulator.time()).isSameAs(TimeSource.system());
            assertThat(RawClient.of(emulator).list().statusCode()).isEqualTo(200);
            assertThatIllegalStateException().isThrownBy(emulator::clock).withMessageContaining("realTime()");
        }
    }

    @Test
    void bootsAsFastAsTold() {
        try (ArrEmulator emulator = ArrEmulator.builder()
                .boot(SessionSize.PREMIUM, Duration.ZERO)
                .boot(SessionSize.STANDARD, seconds(3))
                .start()) {
            RawClient client = RawClient.of(emulator);

            assertThat(client.properties(client.created("1:0:0", "premium")).body())
                    .contains("Ready");
            String standard = client.created("1:0:0", "standard");
            emulator.clock().advance(seconds(2));
            assertThat(client.properties(standard).body()).contains("Starting");
            emulator.clock().advance(seconds(1));
            assertThat(client.properties(standard).body()).contains("Ready");
        }
    }

    @Test
    void servesTheRegionItIsToldWhereNoneIsNamed() {
        Region europe = Region.parse("westeurope");
        try (ArrEmulator emulator = ArrEmulator.builder().region(europe).start()) {
            RawClient client = RawClient.of(emulator);
            String id = client.created("1:0:0", "standard");

            assertThat(client.at(emulator.endpoint(europe)).list().body()).contains(id);
        }
    }

    @Test
    void knowsTheAccountsItIsGivenAfterTheWellKnownOne() {
        AccountId id = AccountId.parse("22222222-2222-2222-2222-222222222222");
        AccountKey key = AccountKey.parse("c2Vjb25kIGtleQ==");
        try (ArrEmulator emulator = ArrEmulator.builder().account(id, key).start()) {
            assertThat(emulator.accounts())
                    .containsExactly(
                            java.util.Map.entry(ArrEmulator.ACCOUNT_ID, ArrEmulator.ACCOUNT_KEY),
                            java.util.Map.entry(id, key));
            assertThatThrownBy(() -> emulator.accounts().clear()).isInstanceOf(UnsupportedOperationException.class);
        }
    }

    @Test
    void closesForAnInterruptedThreadAndLeavesItInterrupted() {
        ArrEmulator emulator = ArrEmulator.start();
        Thread.currentThread().interrupt();

        emulator.close();

        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void refusesWhatCannotBe() {
        ArrEmulatorBuilder builder = ArrEmulator.builder();

        assertThatIllegalArgumentException().isThrownBy(() -> builder.port(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.port(65_536));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.boot(SessionSize.UNKNOWN, hours(1)));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.boot(SessionSize.STANDARD, seconds(-1)));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.boot(SessionSize.STANDARD, days(366)));
        assertThatNullPointerException().isThrownBy(() -> builder.time(null)).withMessage("time");
        assertThatNullPointerException().isThrownBy(() -> builder.region(null)).withMessage("region");
    }
}
