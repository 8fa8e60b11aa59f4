package dev.arrshell.internal.service;

import dev.arrshell.internal.service.http.ServiceRequest;
import dev.arrshell.internal.service.rest.RestOptions;
import dev.arrshell.internal.service.simulated.BootModel;
import dev.arrshell.model.AccountId;
import dev.arrshell.model.AccountKey;
import dev.arrshell.model.Region;
import dev.arrshell.model.SessionSize;
import dev.arrshell.time.VirtualClock;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What the emulator itself costs a GET, without the server that carries it. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ReplyBenchmark {

    private static final AccountId ACCOUNT = AccountId.parse("11111111-1111-1111-1111-111111111111");
    private static final AccountKey KEY = AccountKey.parse("YSBrZXkgZm9yIG1lYXN1cmVtZW50cyBvbmx5ISEh");
    private static final URI BASE = URI.create("http://127.0.0.1");

    private RenderingService emulation;
    private ServiceRequest properties;

    @Setup
    public void start() {
        VirtualClock clock = new VirtualClock();
        emulation = new RenderingService(new ServiceSettings(
                clock,
                InetAddress.getLoopbackAddress(),
                0,
                Map.of(ACCOUNT, KEY),
                Region.parse("westus2"),
                Map.of(SessionSize.STANDARD, new BootModel.Fixed(Duration.ZERO)),
                RestOptions.DEFAULT,
                false,
                false));
        String token = body(request(
                        "GET", "/accounts/" + ACCOUNT + "/token", KEY.<String>revealTo(key -> ACCOUNT + ":" + key), ""))
                .replaceAll(".*:\"|\"}", "");
        String sessions = "/v1/accounts/" + ACCOUNT + "/sessions/";
        String id = body(request(
                        "POST", sessions + "create", token, "{\"maxLeaseTime\":\"4:0:0\",\"size\":\"Standard\"}"))
                .replaceAll(".*:\"|\"}", "");
        properties = request("GET", sessions + id + "/properties", token, "");
        if (!body(properties).contains("Ready")) {
            throw new IllegalStateException(body(properties));
        }
    }

    private String body(ServiceRequest request) {
        return new String(emulation.handle(request).response().orElseThrow().body(), StandardCharsets.UTF_8);
    }

    private static ServiceRequest request(String method, String path, String credential, String body) {
        return new ServiceRequest(
                method,
                URI.create(path),
                Map.of("Authorization", List.of("Bearer " + credential), "Host", List.of("127.0.0.1")),
                body.getBytes(StandardCharsets.UTF_8),
                Optional.empty(),
                BASE);
    }

    @Benchmark
    public Object reply() {
        return emulation.handle(properties);
    }
}
