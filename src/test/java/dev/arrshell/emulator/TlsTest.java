package dev.arrshell.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.arrshell.Arr;
import dev.arrshell.ArrOptions;
import dev.arrshell.error.ArrConnectionException;
import dev.arrshell.model.Region;
import dev.arrshell.model.SessionSize;
import dev.arrshell.time.Durations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** An emulator that speaks HTTPS. */
class TlsTest {

    private static ArrEmulator emulator;

    @BeforeAll
    static void start() {
        emulator = ArrEmulator.builder().tls().start();
    }

    @AfterAll
    static void stop() {
        emulator.close();
    }

    @Test
    void servesItsOwnClient() {
        assertThat(emulator.uri().getScheme()).isEqualTo("https");
        try (var session = emulator.client()
                .session()
                .size(SessionSize.STANDARD)
                .lease(Durations.hours(1))
                .start()) {
            assertThat(session.awaitReady().hostname()).contains(".westus2.");
        }
    }

    @Test
    void isForThisMachineAndTheServicesNamesFromYesterdayOn() throws Exception {
        X509Certificate certificate = emulator.certificate().orElseThrow();

        assertThat(certificate.getSubjectAlternativeNames())
                .hasSize(25)
                .contains(
                        List.of(2, "localhost"),
                        List.of(7, "127.0.0.1"),
                        List.of(7, "0:0:0:0:0:0:0:1"),
                        List.of(2, "sts.mixedreality.azure.com"),
                        List.of(2, "mixedreality.azure.com"),
                        List.of(2, "eastus.mixedreality.azure.com"),
                        List.of(2, "*.japaneast.mixedreality.azure.com"));
        assertThat(certificate.getNotBefore()).isBefore(Date.from(Instant.now().minusSeconds(3600)));
        assertThat(certificate.getSigAlgName()).isEqualTo("SHA256withECDSA");
    }

    @Test
    void showsTheCertificateThatItsFileHolds() throws Exception {
        Path file = emulator.certificateFile().orElseThrow();
        try (var in = Files.newInputStream(file)) {
            assertThat(CertificateFactory.getInstance("X.509").generateCertificate(in))
                    .isEqualTo(emulator.certificate().orElseThrow());
        }
    }

    @Test
    void keepsItsKeyToItsUser() throws IOException {
        Path directory = emulator.certificateFile().orElseThrow().getParent();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory)))
                .isEqualTo("rwx------");
    }

    @Test
    void aClientWithTheEmulatorsOptionsReachesItsTokenServiceAndItsRegionsAndTrustsIt() {
        try (Arr client = Arr.create(emulator.clientOptions().build())) {
            var west = client.account(ArrEmulator.ACCOUNT_ID, ArrEmulator.ACCOUNT_KEY)
                    .region("westeurope");

            assertThat(west.sessions()).isEmpty();
            assertThat(west.endpoint()).isEqualTo(emulator.endpoint(Region.parse("westeurope")));
        }
    }

    @Test
    void isNotTrustedByOthers() {
        try (Arr stranger = Arr.create(ArrOptions.builder().sts(emulator.sts()).build())) {
            var client = stranger.account(ArrEmulator.ACCOUNT_ID, ArrEmulator.ACCOUNT_KEY)
                    .endpoint(emulator.uri());

            assertThatThrownBy(client::sessions)
                    .isInstanceOf(ArrConnectionException.class)
                    .hasMessageContaining("TLS");
        }
    }

    @Test
    void emulatorsOfAProcessShareAKeyThatIsOnNoDiskAndLeaveNothingBehind() throws IOException {
        Path file;
        try (ArrEmulator other = ArrEmulator.builder().tls().start()) {
            file = other.certificateFile().orElseThrow();
            assertThat(other.certificate()).isEqualTo(emulator.certificate());
            assertThat(file).isNotEqualTo(emulator.certificateFile().orElseThrow());
            try (var files = Files.list(file.getParent())) {
                assertThat(files).containsExactly(file);
            }
        }
        assertThat(file.getParent()).doesNotExist();
        assertThat(emulator.certificateFile().orElseThrow()).exists();
    }

    @Test
    void hasNoneWithoutTls() {
        try (ArrEmulator plain = ArrEmulator.start()) {
            assertThat(plain.certificate()).isEmpty();
            assertThat(plain.certificateFile()).isEmpty();
        }
    }
}
