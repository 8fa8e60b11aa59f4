package dev.arrshell.internal.cli.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.arrshell.model.Region;
import dev.arrshell.testing.Certificates;
import dev.arrshell.testing.EmulatorProcess;
import dev.arrshell.testing.ForwardingProxy;
import dev.arrshell.testing.Launcher;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.net.ssl.HttpsURLConnection;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clients that know the service by its own names only, and the certificate that they are told to trust once. */
@Tag("long")
final class ServiceNamesIT {

    private static final String EAST = "remoterendering.eastus.mixedreality.azure.com";

    @TempDir
    Path temp;

    private Launcher arr() {
        return Launcher.arr().env("ARR_HOME", temp.resolve("home").toString());
    }

    private Path authority() {
        return temp.resolve("home/ca/authority.pem");
    }

    private static Path told(EmulatorProcess emulator) {
        return Path.of(emulator.description().get("certificate").textValue());
    }

    private static int healthOver(EmulatorProcess emulator, Path trusted) throws IOException {
        URI health = URI.create(emulator.uri() + "/__arr/health");
        HttpsURLConnection connection = (HttpsURLConnection) health.toURL().openConnection();
        connection.setSSLSocketFactory(Certificates.trusting(trusted).getSocketFactory());
        return connection.getResponseCode();
    }

    @Test
    void oneAuthorityIsTrustedFromRunToRun() throws IOException {
        try (var first = EmulatorProcess.start(arr(), "--tls")) {
            assertThat(told(first)).isEqualTo(authority());
            assertThat(healthOver(first, authority())).isEqualTo(200);
        }
        byte[] once = Files.readAllBytes(authority());
        try (var second = EmulatorProcess.start(arr(), "--tls")) {
            assertThat(Files.readAllBytes(authority())).isEqualTo(once);
            assertThat(healthOver(second, authority())).isEqualTo(200);
        }
    }

    @Test
    void curlCreatesASessionByTheServicesNameInThatRegionAndNowhereElse() throws IOException {
        assumeTrue(has("curl"), "no curl on the PATH: apt-get install curl");
        try (var emulator = EmulatorProcess.start(arr(), "--tls")) {
            String path = "/accounts/" + emulator.account() + "/sessions/night-run?api-version=2021-01-01";
            String created = curl(
                    emulator,
                    "-X",
                    "PUT",
                    "-H",
                    "Content-Type: application/json",
                    "-d",
                    "{\"maxLeaseTimeMinutes\":60,\"size\":\"Standard\"}",
                    "https://" + EAST + ":" + emulator.uri().getPort() + path);

            assertThat(created).contains("\"id\":\"night-run\"", "\"status\":\"Starting\"");
            assertThat(regionsWithSessions(emulator)).containsExactly("eastus");
        }
    }

    private static List<String> regionsWithSessions(EmulatorProcess emulator) throws IOException {
        List<String> found = new ArrayList<>();
        for (String region : Region.NAMES) {
            String sessions = emulator.uri() + "/" + region + "/accounts/" + emulator.account()
                    + "/sessions?api-version=2021-01-01";
            if (curl(emulator, sessions).contains("night-run")) {
                found.add(region);
            }
        }
        return found;
    }

    private static boolean has(String program) throws IOException {
        try {
            return new ProcessBuilder(program, "--version")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException missing) {
            return false;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** With a token from the global token service, by its own name too. */
    private static String curl(EmulatorProcess emulator, String... arguments) throws IOException {
        String sts = "sts.mixedreality.azure.com";
        String token = curlAs(
                        emulator,
                        emulator.account() + ":" + emulator.key(),
                        "https://" + sts + ":" + emulator.uri().getPort() + "/accounts/" + emulator.account()
                                + "/token")
                .replaceAll("\\{\"AccessToken\":\"(.*)\"}", "$1");
        return curlAs(emulator, token, arguments);
    }

    private static String curlAs(EmulatorProcess emulator, String bearer, String... arguments) throws IOException {
        int port = emulator.uri().getPort();
        List<String> command = new ArrayList<>(List.of("curl", "-sS", "--max-time", "20", "--cacert"));
        command.add(told(emulator).toString());
        for (String name : List.of(EAST, "sts.mixedreality.azure.com")) {
            command.addAll(List.of("--resolve", name + ":" + port + ":127.0.0.1"));
        }
        command.addAll(List.of("-H", "Authorization: Bearer " + bearer));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    @Test
    void tellsWhereTheAuthorityIsAndHowItIsTrusted() throws IOException {
        Path store = temp.resolve("trust.p12");

        var result = arr().run("ca", "--trust-store", store.toString());

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.out())
                .startsWith("certificate  " + authority())
                .contains(
                        "curl --cacert " + authority(), "NODE_EXTRA_CA_CERTS=" + authority(), "update-ca-certificates");
        assertThat(Files.readString(authority())).startsWith("-----BEGIN CERTIFICATE-----");
        try (var emulator = EmulatorProcess.start(arr(), "--tls")) {
            var listed = client(emulator)
                    .env(
                            "ARR_JAVA_OPTS",
                            "-Djavax.net.ssl.trustStore=" + store + " -Djavax.net.ssl.trustStorePassword=changeit")
                    .run("session", "list");
            assertThat(listed.exitCode()).as(listed.err()).isZero();
        }
    }

    private static Launcher client(EmulatorProcess emulator) {
        return Launcher.arr()
                .env("ARR_ENDPOINT", emulator.uri().toString())
                .env("ARR_STS", emulator.uri().toString())
                .env("ARR_ACCOUNT_ID", emulator.account())
                .env("ARR_ACCOUNT_KEY", emulator.key());
    }

    @Test
    void aClientTrustsACaFileAndIsToldOfItWithoutOne() throws IOException {
        try (var emulator = EmulatorProcess.start(arr(), "--tls")) {
            var listed = client(emulator)
                    .run("session", "list", "--ca-file", authority().toString());
            assertThat(listed.exitCode()).as(listed.err()).isZero();

            var script =
                    client(emulator).env("ARR_CA_FILE", authority().toString()).run("-e", "println sessions().size()");
            assertThat(script.exitCode()).as(script.err()).isZero();
            assertThat(script.out()).isEqualTo("0\n");

            var healthy =
                    client(emulator).run("doctor", "--ca-file", authority().toString());
            assertThat(healthy.exitCode()).as(healthy.out() + healthy.err()).isZero();

            var untrusted = client(emulator).run("session", "list");
            assertThat(untrusted.exitCode()).isEqualTo(7);
            assertThat(untrusted.err())
                    .contains("no authority that is trusted here has signed its certificate")
                    .contains("--ca-file FILE; arr ca prints the file of arr emulator --tls")
                    .doesNotContain("withCaFile");

            var missing = client(emulator).run("session", "list", "--ca-file", "nowhere.pem");
            assertThat(missing.exitCode()).isEqualTo(2);
            assertThat(missing.err())
                    .contains("--ca-file: the CA file ", "nowhere.pem does not exist (nothing was sent)");

            var doctor = client(emulator).run("doctor");
            assertThat(doctor.out()).contains("The certificate is not trusted", "--ca-file FILE");
        }
    }

    @Test
    void aCaFileIsTrustedBesideTheAuthoritiesOfJava() throws IOException {
        Path store = temp.resolve("trust.p12");
        Launcher other = Launcher.arr().env("ARR_HOME", temp.resolve("other").toString());
        assertThat(other.run("ca").exitCode()).isZero();
        assertThat(arr().run("ca", "--trust-store", store.toString()).exitCode())
                .isZero();
        try (var emulator = EmulatorProcess.start(arr(), "--tls")) {
            var listed = client(emulator)
                    .env(
                            "ARR_JAVA_OPTS",
                            "-Djavax.net.ssl.trustStore=" + store + " -Djavax.net.ssl.trustStorePassword=changeit")
                    .run(
                            "session",
                            "list",
                            "--ca-file",
                            temp.resolve("other/ca/authority.pem").toString());
            assertThat(listed.exitCode()).as(listed.err()).isZero();
        }
    }

    @Test
    void aClientReachesTheServiceByItsNamesThroughAProxyThatWantsAPassword() throws IOException {
        try (var emulator = EmulatorProcess.start(arr(), "--tls");
                var proxy = new ForwardingProxy()) {
            proxy.forwardTo(new InetSocketAddress(
                    InetAddress.getLoopbackAddress(), emulator.uri().getPort()));
            proxy.acceptOnly("Basic " + Base64.getEncoder().encodeToString("me:p@ss".getBytes(StandardCharsets.UTF_8)));
            Launcher client = Launcher.arr()
                    .env("ARR_REGION", "eastus")
                    .env("ARR_ACCOUNT_ID", emulator.account())
                    .env("ARR_ACCOUNT_KEY", emulator.key())
                    .env("ARR_CA_FILE", authority().toString());
            String address = "127.0.0.1:" + proxy.address().getPort();

            var listed =
                    client.env("HTTPS_PROXY", "http://me:p%40ss@" + address).run("session", "list");
            assertThat(listed.exitCode()).as(listed.err()).isZero();
            assertThat(proxy.heads()).anyMatch(head -> head.startsWith("CONNECT " + EAST + ":443 "));

            var doctor =
                    client.env("HTTPS_PROXY", "http://me:p%40ss@" + address).run("doctor");
            assertThat(doctor.exitCode()).as(doctor.out() + doctor.err()).isZero();
            assertThat(doctor.out()).contains("through the proxy " + address).doesNotContain("p%40ss");

            var refused = client.env("HTTPS_PROXY", "http://" + address).run("session", "list");
            assertThat(refused.exitCode()).isEqualTo(7);
            assertThat(refused.err())
                    .contains("the proxy " + address + " answered 407: it wants a user and a password");
        }
    }

    @Test
    void aTrustStoreThatCannotBeWrittenIsToldByName() {
        var result =
                arr().run("ca", "--trust-store", temp.resolve("no/trust.p12").toString());

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).contains("no/trust.p12 cannot be written");
    }

    @Test
    void printsEachNameOnceAtTheAddress() {
        Map<String, Long> names = arr().run("hosts", "10.1.2.3")
                .out()
                .lines()
                .peek(line -> assertThat(line).startsWith("10.1.2.3 "))
                .flatMap(line -> List.of(line.split(" ")).stream().skip(1))
                .collect(Collectors.groupingBy(name -> name, Collectors.counting()));

        assertThat(names)
                .hasSize(32)
                .containsKeys(EAST, "sts.westus2.mixedreality.azure.com", "mixedreality.azure.com");
        assertThat(names.values()).containsOnly(1L);
    }
}
