package dev.arrshell.internal.service.binding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The authority that a user's clients trust once. */
@Tag("long")
@Timeout(120)
class CertificateAuthorityTest {

    private static final ServerNames LOOPBACK = ServerNames.of(InetAddress.getLoopbackAddress());

    @TempDir
    Path temp;

    private Path directory() {
        return temp.resolve("ca");
    }

    private X509Certificate server(ServerNames names) throws Exception {
        return KeyFile.certificate(CertificateAuthority.in(directory()).serverKeys(names));
    }

    private static Date in(int days) {
        return Date.from(Instant.now().plus(Duration.ofDays(days)));
    }

    @Test
    void isMadeOnceAndSignsServersThatAreKeptToo() throws Exception {
        X509Certificate authority = CertificateAuthority.in(directory()).certificate();
        X509Certificate server = server(LOOPBACK);

        assertThat(CertificateAuthority.in(directory()).certificate()).isEqualTo(authority);
        assertThat(server(LOOPBACK)).isEqualTo(server);
        server.verify(authority.getPublicKey());
        assertThat(authority.getBasicConstraints()).isZero();
        assertThat(authority.getNotAfter()).isAfter(in(3600));
        assertThat(server.getBasicConstraints()).isEqualTo(-1);
        assertThat(server.getNotAfter()).isAfter(in(390)).isBefore(in(397));
        assertThat(server.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.1");
    }

    @Test
    void keepsItsKeysToItsUser() throws Exception {
        server(LOOPBACK);

        try (Stream<Path> files = Files.list(directory())) {
            assertThat(files.filter(file -> file.toString().endsWith(".p12")))
                    .hasSize(2)
                    .allMatch(file -> permissions(file).equals("rw-------"));
        }
        assertThat(permissions(directory())).isEqualTo("rwx------");
    }

    private static String permissions(Path file) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aServerWithAnotherNameGetsACertificateForBoth() throws Exception {
        X509Certificate first = server(LOOPBACK);
        InetAddress address = InetAddress.getByAddress("gpu.example", new byte[] {10, 1, 2, 3});

        X509Certificate second = server(ServerNames.of(address));

        assertThat(second).isNotEqualTo(first);
        assertThat(second.getSubjectAlternativeNames())
                .contains(List.of(2, "gpu.example"), List.of(7, "10.1.2.3"), List.of(2, "localhost"));
        assertThat(server(LOOPBACK)).isEqualTo(second);
    }

    @Test
    void aServerOfAnotherAuthorityIsReplaced() throws Exception {
        X509Certificate first = server(LOOPBACK);
        Files.delete(directory().resolve("authority.p12"));

        X509Certificate second = server(LOOPBACK);

        assertThat(second).isNotEqualTo(first);
        second.verify(CertificateAuthority.in(directory()).certificate().getPublicKey());
    }

    @Test
    void startsAtTheSameTimeMakeOneAuthority() {
        List<CompletableFuture<X509Certificate>> starts = Stream.generate(() -> CompletableFuture.supplyAsync(
                        () -> CertificateAuthority.in(directory()).certificate()))
                .limit(4)
                .toList();

        assertThat(starts.stream().map(CompletableFuture::join).distinct()).hasSize(1);
    }

    @Test
    void writesATrustStoreWithoutAKey() throws Exception {
        CertificateAuthority authority = CertificateAuthority.in(directory());
        Path file = temp.resolve("trust.p12");

        authority.writeTrustStore(file, "changeit");

        KeyStore store = KeyStore.getInstance(file.toFile(), "changeit".toCharArray());
        assertThat(store.size()).isEqualTo(1);
        assertThat(store.getCertificate("arr")).isEqualTo(authority.certificate());
    }

    @Test
    void whatCannotBeReadIsRefusedByName() throws IOException {
        Files.createDirectories(directory());
        Files.writeString(directory().resolve("authority.p12"), "no key store");

        assertThatIllegalStateException()
                .isThrownBy(() -> CertificateAuthority.in(directory()))
                .withMessageContaining("no TLS certificate can be made in " + directory())
                .withMessageContaining("nothing was started");
    }
}
