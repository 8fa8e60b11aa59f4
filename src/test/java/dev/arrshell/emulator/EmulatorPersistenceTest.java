package dev.arrshell.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.arrshell.internal.service.ServiceSettings;
import dev.arrshell.internal.service.binding.TlsIdentity;
import dev.arrshell.internal.service.rest.RestOptions;
import dev.arrshell.internal.service.storage.PersistentState;
import dev.arrshell.model.AccountId;
import dev.arrshell.model.AccountKey;
import dev.arrshell.model.LeaseChange;
import dev.arrshell.model.Operation;
import dev.arrshell.model.Region;
import dev.arrshell.model.SessionHistory;
import dev.arrshell.model.SessionId;
import dev.arrshell.model.SessionSize;
import dev.arrshell.testing.RawClient;
import dev.arrshell.time.VirtualClock;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An emulator that keeps its data, ended and started again. */
@Tag("long")
class EmulatorPersistenceTest {

    private static final AccountId SECOND = AccountId.parse("22222222-2222-2222-2222-222222222222");

    @TempDir
    Path temp;

    private ArrEmulatorBuilder lasting() {
        return ArrEmulator.builder().data(temp.resolve("data"));
    }

    @Test
    void sessionsComeBackAsTheyWere() {
        String ready;
        String stopped;
        String failed;
        String before;
        String token;
        try (ArrEmulator emulator = lasting().start()) {
            RawClient client = RawClient.of(emulator);
            ready = client.created("4:0:0", "Standard");
            stopped = client.created("1:0:0", "Standard");
            failed = client.created("1:0:0", "Premium");
            emulator.clock().advance(Duration.ofMinutes(7));
            client.update(ready, "5:0:0");
            client.stop(stopped);
            emulator.session(SessionId.parse(failed)).fail("GPU lost");
            before = client.list().body()
                    + client.properties(ready).body()
                    + client.properties(stopped).body()
                    + client.properties(failed).body();
            token = client.token();
        }
        try (ArrEmulator emulator = lasting().start()) {
            RawClient client = RawClient.of(emulator).with(token);
            assertThat(client.list().body()
                            + client.properties(ready).body()
                            + client.properties(stopped).body()
                            + client.properties(failed).body())
                    .isEqualTo(before)
                    .contains("05:00:00", "Ready", "Stopped", "GPU lost");
        }
    }

    @Test
    void theHistoryGoesOnWithTheLeasesAndTheirMoments() {
        List<SessionHistory> before;
        String id;
        try (ArrEmulator emulator = lasting().withHistory().start()) {
            RawClient client = RawClient.of(emulator);
            id = client.created("1:0:0", "Standard");
            emulator.clock().advance(Duration.ofMinutes(7));
            client.update(id, "2:0:0");
            client.stop(client.created("1:0:0", "Premium"));
            before = emulator.history();
        }
        try (ArrEmulator emulator = lasting().withHistory().start()) {
            assertThat(emulator.history()).isEqualTo(before).hasSize(2);

            emulator.clock().advance(Duration.ofMinutes(7));
            RawClient.of(emulator).update(id, "3:0:0");

            assertThat(emulator.history().get(0).leases())
                    .startsWith(before.get(0).leases().toArray(LeaseChange[]::new))
                    .endsWith(new LeaseChange(emulator.clock().instant(), Duration.ofHours(3)))
                    .hasSize(3);
        }
    }

    @Test
    void theVirtualClockGoesOnWhereItStood() {
        Instant stood;
        try (ArrEmulator emulator = lasting().start()) {
            emulator.clock().advance(Duration.ofDays(3));
            stood = emulator.clock().instant();
        }
        try (ArrEmulator emulator = lasting().start()) {
            assertThat(emulator.clock().instant()).isEqualTo(stood);
        }
        VirtualClock own = new VirtualClock(stood.plusSeconds(5));
        try (ArrEmulator emulator = lasting().time(own).start()) {
            assertThat(emulator.clock().instant()).isEqualTo(stood.plusSeconds(5));
        }
    }

    @Test
    void realTimeRefusesToGoBackBehindAVirtualClock() {
        try (ArrEmulator emulator = lasting().start()) {
            emulator.clock().advance(Duration.ofDays(300));
        }
        assertThatIllegalStateException()
                .isThrownBy(() -> lasting().realTime().start())
                .withMessageContaining("which is in the future: use virtual time")
                .withMessageEndingWith("(nothing was started)");
    }

    @Test
    void whatWasSteeredComesBackWithWhatIsLeftOfIt() {
        try (ArrEmulator emulator = lasting().start()) {
            emulator.on(Operation.LIST).respond(503).times(2);
            emulator.on(Operation.STOP).delay(Duration.ofSeconds(3)).withProbability(0.25, 7);
            emulator.capacity(SessionSize.PREMIUM, 0);
            emulator.boot(SessionSize.STANDARD, BootProfile.fixed(Duration.ZERO));
            emulator.clockSkew(Duration.ofMinutes(-2));
            assertThat(RawClient.of(emulator).list().statusCode()).isEqualTo(503);
        }
        try (ArrEmulator emulator = lasting().start()) {
            RawClient client = RawClient.of(emulator);
            assertThat(client.list().statusCode()).isEqualTo(503);
            assertThat(client.list().statusCode()).isEqualTo(200);
            assertThat(emulator.unusedFaults()).singleElement().asString().contains("stop: delay PT3S", "0.25");
            assertThat(client.properties(client.created("1:0:0", "Standard")).body())
                    .contains("Ready");
            emulator.clock().advance(Duration.ofSeconds(2));
            String premium = client.created("1:0:0", "Premium");
            emulator.clock().advance(Duration.ofSeconds(2));
            assertThat(client.properties(premium).body()).contains("Error");
            assertThat(Instant.from(java.time.format.DateTimeFormatter.RFC_1123_DATE_TIME.parse(
                            client.list().headers().firstValue("Date").orElseThrow())))
                    .isBefore(emulator.clock().instant().minusSeconds(60));
        }
    }

    @Test
    void expiredTokensStayExpired() {
        String token;
        try (ArrEmulator emulator = lasting().start()) {
            token = RawClient.of(emulator).token();
            emulator.expireTokens();
        }
        try (ArrEmulator emulator = lasting().start()) {
            assertThat(RawClient.of(emulator).with(token).list().statusCode()).isEqualTo(401);
            assertThat(RawClient.of(emulator).list().statusCode()).isEqualTo(200);
        }
    }

    @Test
    void accountsComeBackInTheirOrder() {
        AccountKey key = AccountKey.parse("another+key==");
        AccountId first = AccountId.parse("33333333-3333-3333-3333-333333333333");
        try (ArrEmulator emulator = lasting()
                .withoutWellKnownAccount()
                .account(first, key)
                .account(SECOND, key)
                .start()) {
            assertThat(emulator.accounts()).hasSize(2);
        }
        try (ArrEmulator emulator = lasting().start()) {
            assertThat(emulator.accounts().keySet()).containsExactly(first, SECOND);
            assertThat(RawClient.of(emulator, SECOND, key).list().statusCode()).isEqualTo(200);
        }
    }

    @Test
    void forgottenSessionsAreRemovedFromDisk() {
        try (ArrEmulator emulator = lasting().start()) {
            RawClient client = RawClient.of(emulator);
            client.stop(client.created("1:0:0", "Standard"));
            emulator.clock().advance(Duration.ofDays(31));
            RawClient.of(emulator).created("1:0:0", "Standard");
            RawClient.of(emulator).created("1:0:0", "Standard");
        }
        try (PersistentState state = PersistentState.open(temp.resolve("data"))) {
            assertThat(state.sessions()).hasSize(2);
        }
    }

    @Test
    void anInterruptedThreadLetsGoOfTheDirectoryTooAndLosesNothing() {
        ArrEmulator interrupted = lasting().start();
        interrupted.clock().advance(Duration.ofDays(3));
        Instant stood = interrupted.clock().instant();
        Thread.currentThread().interrupt();

        interrupted.close();

        assertThat(Thread.interrupted()).isTrue();
        try (ArrEmulator again = lasting().start()) {
            assertThat(again.clock().instant()).isEqualTo(stood);
        }
    }

    @Test
    @Timeout(60)
    void whatCannotBeKeptHindersNothingElseThatIsDoneAtTheEnd() {
        ServiceSettings settings = new ServiceSettings(
                new VirtualClock(),
                InetAddress.getLoopbackAddress(),
                0,
                Map.of(ArrEmulator.ACCOUNT_ID, ArrEmulator.ACCOUNT_KEY),
                Region.parse("westus2"),
                Map.of(),
                Optional.empty(),
                RestOptions.DEFAULT,
                false,
                false);
        PersistentState lasting = PersistentState.open(temp.resolve("data"));
        TlsIdentity tls = TlsIdentity.createTemporary();
        List<String> warnings = new ArrayList<>();
        ArrEmulator emulator = new ArrEmulator(
                new EmulatorRuntime(settings, Optional.of(tls), Optional.of(lasting), Optional.empty(), warnings::add));
        emulator.on(Operation.LIST).respond(503);
        lasting.close();

        assertThatIllegalStateException().isThrownBy(emulator::close).withMessageContaining("cannot be written");

        assertThat(tls.certificateFile()).doesNotExist();
        assertThat(warnings).singleElement().asString().contains("was never used");
        lasting().start().close();
    }

    @Test
    void aSecondEmulatorIsRefusedByName() {
        try (ArrEmulator emulator = lasting().start()) {
            assertThat(emulator.accounts()).hasSize(1);
            assertThatIllegalStateException()
                    .isThrownBy(() -> lasting().start())
                    .withMessageContaining("in use by the emulator of process "
                            + ProcessHandle.current().pid())
                    .withMessageEndingWith("(nothing was started)");
        }
        try (ArrEmulator again = lasting().start()) {
            assertThat(again.accounts()).hasSize(1);
        }
    }

    @Test
    void whatIsNoStoreIsRefusedByName() throws IOException {
        Files.createDirectory(temp.resolve("data"));
        Files.writeString(
                temp.resolve("data/arr.mv.db"), "no store, but long enough to be taken for one. ".repeat(500));

        assertThatIllegalStateException()
                .isThrownBy(() -> lasting().start())
                .withMessageContaining(temp.resolve("data").toString());
    }

    @Test
    void keepsKeysToItsUser() throws IOException {
        try (ArrEmulator emulator = lasting().tls().start()) {
            assertThat(emulator.certificateFile()).hasValue(temp.resolve("data/authority.pem"));
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(temp.resolve("data"))))
                .isEqualTo("rwx------");
    }

    @Test
    void theCertificateStays() {
        var builder = lasting().tls();
        var first = certificate(builder);
        assertThat(certificate(builder)).isEqualTo(first);
    }

    private static Object certificate(ArrEmulatorBuilder builder) {
        try (ArrEmulator emulator = builder.start()) {
            return emulator.certificate().orElseThrow();
        }
    }
}
