package sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import com.azure.core.credential.AzureKeyCredential;
import com.azure.mixedreality.remoterendering.RemoteRenderingClient;
import com.azure.mixedreality.remoterendering.RemoteRenderingClientBuilder;
import com.azure.mixedreality.remoterendering.models.BeginSessionOptions;
import com.azure.mixedreality.remoterendering.models.RenderingSession;
import com.azure.mixedreality.remoterendering.models.RenderingSessionSize;
import com.azure.mixedreality.remoterendering.models.RenderingSessionStatus;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Azure's own client on arr serve: behind its sessions are processes of this machine. */
@Timeout(120)
class RealServersTest {

    private static final String EAST = "eastus.mixedreality.azure.com";

    @TempDir
    Path temp;

    private Process serve() throws IOException {
        Path configuration = Files.writeString(temp.resolve("server.toml"), """
                [server]
                hostname = "127.0.0.1"
                grace    = "1s"
                [server.standard]
                command  = ["sh", "-c", "echo up; exec sleep 900"]
                ready    = "line:up"
                """);
        ProcessBuilder serve = new ProcessBuilder(
                        System.getProperty("arr.launcher"),
                        "serve",
                        "--tls",
                        "--json",
                        "--stop-servers",
                        "--config",
                        configuration.toString(),
                        "--data",
                        temp.resolve("data").toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        // The authority that this JVM trusts is in the directory beside the hosts file.
        Path hosts = Path.of(System.getProperty("jdk.net.hosts.file"));
        serve.environment().put("ARR_HOME", hosts.getParent().toString());
        return serve.start();
    }

    private static String field(String json, String name) {
        Matcher found = Pattern.compile("\"" + name + "\":\"([^\"]*)\"").matcher(json);
        return found.find() ? found.group(1) : "";
    }

    @Test
    void aSessionHasAServerAndGivesItBack() throws Exception {
        OfficialClientTest.nameHosts();
        Process serve = serve();
        try (BufferedReader reader = serve.inputReader()) {
            String told = reader.readLine();
            assertNotNull(told, "arr serve said nothing");
            OfficialClientTest.trust(Path.of(field(told, "certificate")));
            int port = Integer.parseInt(field(told, "url").replaceAll(".*:", ""));
            RemoteRenderingClient client = new RemoteRenderingClientBuilder()
                    .accountId(field(told, "accountId"))
                    .accountDomain(EAST + ":" + port)
                    .credential(new AzureKeyCredential(field(told, "accountKey")))
                    .endpoint("https://remoterendering." + EAST + ":" + port)
                    .buildClient();

            RenderingSession ready = client.beginSession(
                            "real",
                            new BeginSessionOptions()
                                    .setMaxLeaseTime(Duration.ofMinutes(30))
                                    .setSize(RenderingSessionSize.STANDARD))
                    .setPollInterval(Duration.ofMillis(100))
                    .waitForCompletion(Duration.ofSeconds(30))
                    .getValue();

            assertEquals(RenderingSessionStatus.READY, ready.getStatus());
            assertEquals("127.0.0.1", ready.getHostname());
            client.endSession("real");
            assertEquals(RenderingSessionStatus.STOPPED, client.getSession("real").getStatus());
        } finally {
            serve.destroy();
            serve.waitFor(20, TimeUnit.SECONDS);
            awaitSupervisors();
        }
    }

    /** They go on for a moment when the service has ended, and write into its directory. */
    private void awaitSupervisors() {
        ProcessHandle.allProcesses()
                .filter(process -> process.info().commandLine().orElse("").contains("supervise.sh " + temp))
                .forEach(process -> process.onExit().orTimeout(20, TimeUnit.SECONDS).join());
    }
}
