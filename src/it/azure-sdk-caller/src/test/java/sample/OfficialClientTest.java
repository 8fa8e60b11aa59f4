package sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.azure.core.credential.AzureKeyCredential;
import com.azure.core.exception.HttpResponseException;
import com.azure.core.util.polling.AsyncPollResponse;
import com.azure.core.util.polling.LongRunningOperationStatus;
import com.azure.core.util.polling.SyncPoller;
import com.azure.mixedreality.remoterendering.RemoteRenderingClient;
import com.azure.mixedreality.remoterendering.RemoteRenderingClientBuilder;
import com.azure.mixedreality.remoterendering.models.AssetConversion;
import com.azure.mixedreality.remoterendering.models.AssetConversionOptions;
import com.azure.mixedreality.remoterendering.models.AssetConversionStatus;
import com.azure.mixedreality.remoterendering.models.BeginSessionOptions;
import com.azure.mixedreality.remoterendering.models.RenderingSession;
import com.azure.mixedreality.remoterendering.models.RenderingSessionSize;
import com.azure.mixedreality.remoterendering.models.RenderingSessionStatus;
import com.azure.mixedreality.remoterendering.models.UpdateSessionOptions;
import dev.arrshell.Account;
import dev.arrshell.emulator.ArrEmulator;
import dev.arrshell.emulator.ConversionProfile;
import dev.arrshell.emulator.Requests;
import dev.arrshell.model.Operation;
import dev.arrshell.model.Region;
import dev.arrshell.model.SessionProperties;
import dev.arrshell.model.SessionSize;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Azure's own client with its own token client, unchanged, on the names of the real service. The hosts file of this JVM
 * (jdk.net.hosts.file) leads them here, and its trust store has the emulator's authority.
 */
class OfficialClientTest {

    private static final String EAST = "eastus.mixedreality.azure.com";
    private static final String WEST = "westeurope.mixedreality.azure.com";
    private static final String NORTH = "northeurope.mixedreality.azure.com";
    private static final Duration SOON = Duration.ofMillis(50);
    private static final Duration AT_MOST = Duration.ofSeconds(20);

    private static ArrEmulator emulator;

    @BeforeAll
    static void start() throws IOException, GeneralSecurityException {
        Path hosts = nameHosts();
        emulator = ArrEmulator.builder()
                .tls(hosts.resolveSibling("ca"))
                .realTime()
                .pageSize(2)
                .boot(SessionSize.STANDARD, Duration.ofMillis(300))
                .conversions(ConversionProfile.fixed(Duration.ofMillis(300)))
                .start();
        trust(emulator.certificateFile().orElseThrow());
    }

    /** Leads the names of the real service to this machine. */
    static Path nameHosts() throws IOException {
        Path hosts = Path.of(System.getProperty("jdk.net.hosts.file"));
        return Files.writeString(
                hosts,
                List.of(EAST, WEST, NORTH).stream()
                        .map(domain -> "127.0.0.1 sts." + domain + " remoterendering." + domain + "\n")
                        .reduce("127.0.0.1 localhost\n", String::concat));
    }

    static void trust(Path certificate) throws IOException, GeneralSecurityException {
        Path store = Path.of(System.getProperty("javax.net.ssl.trustStore"));
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        try (InputStream pem = Files.newInputStream(certificate)) {
            trusted.setCertificateEntry(
                    "arr", CertificateFactory.getInstance("X.509").generateCertificate(pem));
        }
        try (OutputStream out = Files.newOutputStream(store)) {
            trusted.store(out, System.getProperty("javax.net.ssl.trustStorePassword").toCharArray());
        }
    }

    @AfterAll
    static void stop() {
        emulator.close();
    }

    private static RemoteRenderingClient client(String accountDomain, String serviceDomain, String key) {
        return builder(accountDomain, serviceDomain, key).buildClient();
    }

    private static RemoteRenderingClientBuilder builder(String accountDomain, String serviceDomain, String key) {
        int port = emulator.uri().getPort();
        return new RemoteRenderingClientBuilder()
                .accountId(ArrEmulator.ACCOUNT_ID.value())
                .accountDomain(accountDomain + ":" + port)
                .credential(new AzureKeyCredential(key))
                .endpoint("https://remoterendering." + serviceDomain + ":" + port);
    }

    private static RemoteRenderingClient client() {
        return client(EAST, EAST, key());
    }

    private static String key() {
        return ArrEmulator.ACCOUNT_KEY.revealTo(text -> text);
    }

    private static SyncPoller<RenderingSession, RenderingSession> begin(RemoteRenderingClient client, String id) {
        return client.beginSession(id, options()).setPollInterval(SOON);
    }

    private static BeginSessionOptions options() {
        return new BeginSessionOptions()
                .setMaxLeaseTime(Duration.ofMinutes(30))
                .setSize(RenderingSessionSize.STANDARD);
    }

    private static List<String> regionsOf(String id) {
        Account account = emulator.arr().account(ArrEmulator.ACCOUNT_ID, ArrEmulator.ACCOUNT_KEY);
        return Region.NAMES.stream()
                .filter(region -> account.region(region).sessions().stream()
                        .map(SessionProperties::id)
                        .anyMatch(each -> each.value().equals(id)))
                .toList();
    }

    @Test
    void aSessionIsBegunPolledExtendedReadAndEnded() {
        RemoteRenderingClient client = client();

        RenderingSession ready = begin(client, "whole").waitForCompletion(AT_MOST).getValue();

        assertEquals(RenderingSessionStatus.READY, ready.getStatus());
        assertEquals(Duration.ofMinutes(30), ready.getMaxLeaseTime());
        assertTrue(ready.getHostname().endsWith(EAST), ready.getHostname());
        assertTrue(ready.getHandshakePort() > 0 && ready.getArrInspectorPort() > 0);
        assertEquals(List.of("eastus"), regionsOf("whole"));

        UpdateSessionOptions longer = new UpdateSessionOptions().maxLeaseTime(Duration.ofMinutes(45));
        assertEquals(Duration.ofMinutes(45), client.updateSession("whole", longer).getMaxLeaseTime());
        assertEquals(422, assertThrows(HttpResponseException.class, () -> client.updateSession("whole", longer))
                .getResponse()
                .getStatusCode());

        client.endSession("whole");
        assertEquals(RenderingSessionStatus.STOPPED, client.getSession("whole").getStatus());
    }

    @Test
    void theRegionIsThatOfTheNameAndTheTokenThatOfTheAccount() {
        begin(client(EAST, WEST, key()), "elsewhere").waitForCompletion(AT_MOST).getValue();

        assertEquals(List.of("westeurope"), regionsOf("elsewhere"));
        assertThrows(HttpResponseException.class, () -> client().getSession("elsewhere"));
    }

    @Test
    void aListIsReadOverItsPages() {
        RemoteRenderingClient client = client(EAST, NORTH, key());
        List<String> ids = IntStream.range(0, 5).mapToObj(i -> "page-" + i).toList();
        ids.forEach(id -> begin(client, id));

        List<String> listed = client.listSessions().stream().map(RenderingSession::getId).toList();

        assertEquals(ids, listed);
        Requests pages = emulator.requests(Operation.LIST)
                .inRegion(Region.parse("northeurope"))
                .matching(exchange -> exchange.uri().toString().contains("api-version="));
        assertEquals(3, pages.size(), "requests for pages of 2");
    }

    private static AssetConversionOptions conversion(String container, String asset) {
        return new AssetConversionOptions()
                .setInputStorageContainerUrl(container)
                .setInputBlobPrefix("Input")
                .setInputRelativeAssetPath(asset)
                .setOutputStorageContainerUrl(container)
                .setOutputBlobPrefix("Output");
    }

    private static AssetConversion converted(RemoteRenderingClient client, String id, AssetConversionOptions options) {
        return client.beginConversion(id, options)
                .setPollInterval(SOON)
                .waitForCompletion(AT_MOST)
                .getValue();
    }

    @Test
    void conversionsSucceedFailAndAreListed() {
        String models = "https://mine.blob.core.windows.net/models";
        String closed = "https://mine.blob.core.windows.net/closed";
        emulator.conversions().missingAsset(URI.create(models), "Input/none.fbx");
        emulator.conversions().unlinked(URI.create(closed));
        RemoteRenderingClient client = client();

        AssetConversion robot = converted(client, "robot", conversion(models, "robot.fbx"));
        AssetConversion none = converted(client, "none", conversion(models, "none.fbx"));

        assertEquals(AssetConversionStatus.SUCCEEDED, robot.getStatus());
        assertEquals(models + "/Output/robot.arrAsset", robot.getOutputAssetUrl());
        assertEquals(AssetConversionStatus.FAILED, none.getStatus());
        assertEquals("ConversionProcessFailed", none.getError().getCode());
        assertEquals(
                List.of("robot", "none"),
                client.listConversions().stream().map(AssetConversion::getId).toList());
        assertEquals(
                403,
                assertThrows(HttpResponseException.class, () -> converted(client, "refused", conversion(closed, "a.fbx")))
                        .getResponse()
                        .getStatusCode());
    }

    @Test
    void aWrongKeyIsRefused() {
        RemoteRenderingClient client = client(EAST, EAST, "d3Jvbmcta2V5LXdyb25nLWtleS13cm9uZy1rZXktd3Jvbmc=");

        HttpResponseException refused = assertThrows(
                HttpResponseException.class,
                () -> begin(client, "never").waitForCompletion(AT_MOST));
        assertEquals(401, refused.getResponse().getStatusCode());
    }

    /** The synchronous poller of this version cannot cancel: it fails in itself. */
    @Test
    void cancellingThePollerStopsTheSession() {
        AsyncPollResponse<RenderingSession, RenderingSession> first = builder(EAST, EAST, key())
                .buildAsyncClient()
                .beginSession("cancelled", options())
                .setPollInterval(SOON)
                .blockFirst(AT_MOST);

        assertEquals(LongRunningOperationStatus.IN_PROGRESS, first.getStatus());
        first.cancelOperation().block(AT_MOST);

        assertEquals(
                RenderingSessionStatus.STOPPED,
                client().getSession("cancelled").getStatus());
    }
}
