package dev.arrshell.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arrshell.model.Operation;
import dev.arrshell.model.Region;
import dev.arrshell.model.SessionProperties;
import dev.arrshell.testing.RawClient;
import dev.arrshell.testing.RawSocket;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where a session is made, by the name under which a client calls: the service's own names say a region each. */
class HostRegionTest {

    private static final String ACCOUNT = "/accounts/" + ArrEmulator.ACCOUNT_ID;
    private static final String BODY = "{\"maxLeaseTimeMinutes\":60,\"size\":\"Standard\"}";

    private final ArrEmulator emulator = ArrEmulator.builder().pageSize(1).start();
    private final String token = RawClient.of(emulator).token();

    @AfterEach
    void close() {
        emulator.close();
    }

    private String send(String host, String methodAndPath, String body) throws IOException {
        return RawSocket.exchange(
                emulator.uri(),
                methodAndPath + " HTTP/1.1\r\nHost: " + host + "\r\nAuthorization: Bearer " + token
                        + "\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: "
                        + body.length() + "\r\n\r\n" + body);
    }

    private String create(String host, String region, String id) throws IOException {
        return send(host, "PUT " + region + ACCOUNT + "/sessions/" + id + "?api-version=2021-01-01", BODY);
    }

    /** The ids of each region that has any. */
    private Map<String, List<String>> sessionsByRegion() {
        return Region.NAMES.stream().collect(Collectors.toMap(name -> name, this::idsIn)).entrySet().stream()
                .filter(one -> !one.getValue().isEmpty())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private List<String> idsIn(String region) {
        return emulator
                .arr()
                .account(ArrEmulator.ACCOUNT_ID, ArrEmulator.ACCOUNT_KEY)
                .region(region)
                .sessions()
                .stream()
                .map(SessionProperties::id)
                .map(Object::toString)
                .toList();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            remoterendering.eastus.mixedreality.azure.com,      '',         eastus
            remoterendering.eastus2.mixedreality.azure.com:443, '',         eastus2
            RemoteRendering.WestEurope.MixedReality.Azure.com,  '',         westeurope
            japaneast.mixedreality.azure.com,                   '',         japaneast
            remoterendering.eastus.mixedreality.azure.com,      /uksouth,   uksouth
            127.0.0.1,                                          /eastus,    eastus
            127.0.0.1,                                          '',         westus2
            localhost:8080,                                     '',         westus2
            remoterendering.mixedreality.azure.com,             '',         westus2
            remoterendering.moon.mixedreality.azure.com,        '',         westus2
            eastus.remoterendering.mixedreality.azure.com,      '',         westus2
            """)
    void aSessionIsInTheRegionOfTheNameAndNowhereElse(String host, String path, String region) throws IOException {
        assertThat(create(host, path, "s1")).startsWith("HTTP/1.1 201 ");
        assertThat(sessionsByRegion()).isEqualTo(Map.of(region, List.of("s1")));
        assertThat(emulator.requests(Operation.CREATE).inRegion(new Region(region)))
                .hasSize(1);
    }

    @Test
    void theNextPageIsAtTheNameThatTheClientUsed() throws IOException {
        String host = "remoterendering.eastus.mixedreality.azure.com";
        create(host, "", "s1");
        create(host, "", "s2");

        assertThat(send(host, "GET " + ACCOUNT + "/sessions?api-version=2021-01-01", ""))
                .contains("\"@nextLink\":\"http://" + host + ACCOUNT + "/sessions?api-version=2021-01-01&");
        assertThat(send("127.0.0.1:" + emulator.uri().getPort(), "GET /eastus" + ACCOUNT + "/sessions", ""))
                .contains("\"@nextLink\":\"" + emulator.uri() + "/eastus" + ACCOUNT + "/sessions?");
    }
}
