package dev.arrshell.bench;

import dev.arrshell.internal.service.RenderingService;
import dev.arrshell.internal.service.ServiceSettings;
import dev.arrshell.internal.service.http.ServiceRequest;
import dev.arrshell.internal.service.http.ServiceResponse;
import dev.arrshell.internal.service.rest.RestOptions;
import dev.arrshell.model.AccountId;
import dev.arrshell.model.AccountKey;
import dev.arrshell.model.Region;
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
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * Requests to an emulator with few or many sessions, without HTTP, which would hide the difference. Each iteration gets a
 * new emulator.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class SessionCountBenchmark {

    private static final int BATCH = 500;
    private static final AccountId ACCOUNT = AccountId.parse("11111111-1111-1111-1111-111111111111");
    private static final AccountKey KEY = AccountKey.parse("YSBrZXkgZm9yIG1lYXN1cmVtZW50cyBvbmx5ISEh");
    private static final URI BASE = URI.create("http://127.0.0.1");
    private static final String SESSIONS = "/accounts/" + ACCOUNT + "/sessions";
    private static final String VERSION = "?api-version=2021-01-01";

    @Param({"1000", "100000"})
    public int sessions;

    private VirtualClock clock;
    private RenderingService service;
    private String token;
    private String middlePage;
    private int created;

    /** Creates the sessions, and at the front of the listing {@value #BATCH} more that expire soon. */
    @Setup(Level.Iteration)
    public void fill() {
        created = 0;
        clock = new VirtualClock();
        service = new RenderingService(new ServiceSettings(
                clock,
                InetAddress.getLoopbackAddress(),
                0,
                Map.of(ACCOUNT, KEY),
                Region.parse("westus2"),
                Map.of(),
                Optional.empty(),
                RestOptions.DEFAULT,
                false,
                false));
        token = KEY.revealTo(key -> ACCOUNT + ":" + key);
        token = send("GET", "/accounts/" + ACCOUNT + "/token", "").replaceAll(".*:\"|\"}", "");
        create("soon", BATCH, 1);
        create("long", sessions, 1440);
        middlePage = send("GET", SESSIONS + VERSION, "").replaceAll("(?s).*\"@nextLink\":\"" + BASE + "|\"}$", "");
    }

    private void create(String name, int number, int minutes) {
        for (int i = 0; i < number; i++) {
            send(
                    "PUT",
                    SESSIONS + "/" + name + "-" + created++ + VERSION,
                    "{\"maxLeaseTimeMinutes\":" + minutes + ",\"size\":\"Standard\"}");
        }
    }

    @Benchmark
    @OperationsPerInvocation(BATCH)
    public void create() {
        create("more", BATCH, 60);
    }

    @Benchmark
    @OperationsPerInvocation(BATCH)
    public void properties() {
        for (int i = 0; i < BATCH; i++) {
            send("GET", SESSIONS + "/long-" + (BATCH + i) + VERSION, "");
        }
    }

    /** A page of 100 sessions from the middle of the listing. */
    @Benchmark
    @OperationsPerInvocation(BATCH)
    public void page() {
        for (int i = 0; i < BATCH; i++) {
            send("GET", middlePage, "");
        }
    }

    /** The expiry of {@value #BATCH} sessions, noticed by a listing. */
    @Benchmark
    @OperationsPerInvocation(BATCH)
    public void expire() {
        clock.advance(Duration.ofMinutes(5));
        send("GET", SESSIONS + VERSION, "");
    }

    private String send(String method, String path, String body) {
        ServiceResponse response = service.handle(new ServiceRequest(
                        method,
                        URI.create(path),
                        Map.of("Authorization", List.of("Bearer " + token)),
                        body.getBytes(StandardCharsets.UTF_8),
                        Optional.empty(),
                        BASE,
                        true))
                .response()
                .orElseThrow();
        if (response.status() / 100 != 2) {
            throw new IllegalStateException(method + " " + path + " was answered with status " + response.status());
        }
        return new String(response.body(), StandardCharsets.UTF_8);
    }
}
