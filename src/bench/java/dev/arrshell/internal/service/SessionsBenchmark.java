package dev.arrshell.internal.service;

import dev.arrshell.bench.Told;
import dev.arrshell.internal.service.http.ResponseDelivery;
import dev.arrshell.internal.service.http.ServiceRequest;
import dev.arrshell.internal.service.rest.RestOptions;
import dev.arrshell.model.AccountId;
import dev.arrshell.model.AccountKey;
import dev.arrshell.model.Region;
import dev.arrshell.model.SessionSize;
import dev.arrshell.time.VirtualClock;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
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
 * What a request costs while so many sessions live, without HTTP, which would hide the difference. Each benchmark takes
 * the state anew, so that none grows while it is measured.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class SessionsBenchmark {

    private static final int BATCH = 500;
    private static final int MOST = 100_000;
    private static final AccountId ACCOUNT = AccountId.parse("11111111-1111-1111-1111-111111111111");
    private static final AccountKey KEY = AccountKey.parse("YSBrZXkgZm9yIG1lYXN1cmVtZW50cyBvbmx5ISEh");
    private static final URI BASE = URI.create("http://127.0.0.1");
    private static final String SESSIONS = "/accounts/" + ACCOUNT + "/sessions";
    private static final String VERSION = "?api-version=2021-01-01";

    @Param({"1000", "100000"})
    public int sessions;

    /** How many servers there may be; 0 for no limit. */
    @Param({"0", "1000000"})
    public int capacity;

    private VirtualClock clock;
    private RenderingService emulation;
    private String token;
    private String middle;
    private int made;

    /** Whether few or many sessions are measured, the code is compiled as it is for many. */
    @Setup
    public void warmUp() throws IOException {
        int wanted = sessions;
        sessions = MOST;
        fill();
        create();
        page();
        properties();
        expire();
        sessions = wanted;
    }

    /** So many live sessions, and {@value #BATCH} more at the front of the listing that are about to expire. */
    @Setup(Level.Iteration)
    public void fill() throws IOException {
        emulation = null;
        made = 0;
        long before = used();
        clock = new VirtualClock();
        emulation = new RenderingService(new ServiceSettings(
                clock,
                InetAddress.getLoopbackAddress(),
                0,
                Map.of(ACCOUNT, KEY),
                Region.parse("westus2"),
                Map.of(),
                RestOptions.DEFAULT,
                false,
                false));
        token = text(call("GET", "/accounts/" + ACCOUNT + "/token", KEY.revealTo(key -> ACCOUNT + ":" + key), ""))
                .replaceAll(".*:\"|\"}", "");
        create("soon", BATCH, 1);
        create("long", sessions, 1440);
        middle = nextLink(SESSIONS + VERSION);
        if (capacity > 0) {
            emulation.controls().fleet().capacity(SessionSize.STANDARD, OptionalInt.of(capacity));
            create("counted", 1, 1440);
        }
        Told.tell(sessions, (used() - before) / (sessions + BATCH));
    }

    /** Bytes on the heap that are still needed. */
    private static long used() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private void create(String name, int number, int minutes) {
        String body = "{\"maxLeaseTimeMinutes\":" + minutes + ",\"size\":\"Standard\"}";
        for (int i = 0; i < number; i++) {
            expect(201, call("PUT", SESSIONS + "/" + name + "-" + made++ + VERSION, token, body));
        }
    }

    private String nextLink(String path) {
        String body = text(call("GET", path, token, ""));
        return body.replaceAll("(?s).*\"@nextLink\":\"" + BASE + "|\"}$", "");
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
            expect(200, call("GET", SESSIONS + "/long-" + (BATCH + i) + VERSION, token, ""));
        }
    }

    /** A page of 100 from the middle of the listing. */
    @Benchmark
    @OperationsPerInvocation(BATCH)
    public void page() {
        for (int i = 0; i < BATCH; i++) {
            expect(200, call("GET", middle, token, ""));
        }
    }

    /** The leases of {@value #BATCH} sessions end, and the listing that stood on them is read. */
    @Benchmark
    @OperationsPerInvocation(BATCH)
    public void expire() {
        clock.advance(Duration.ofMinutes(5));
        expect(200, call("GET", SESSIONS + VERSION, token, ""));
    }

    /** The whole listing of v1, which has no pages. */
    @Benchmark
    public int all() {
        ResponseDelivery reply = call("GET", "/v1/accounts/" + ACCOUNT + "/sessions", token, "");
        expect(200, reply);
        return reply.response().orElseThrow().body().length;
    }

    private ResponseDelivery call(String method, String path, String credential, String body) {
        return emulation.handle(new ServiceRequest(
                method,
                URI.create(path),
                Map.of("Authorization", List.of("Bearer " + credential)),
                body.getBytes(StandardCharsets.UTF_8),
                Optional.empty(),
                BASE));
    }

    private static String text(ResponseDelivery reply) {
        return new String(reply.response().orElseThrow().body(), StandardCharsets.UTF_8);
    }

    private static void expect(int status, ResponseDelivery reply) {
        int found = reply.response().orElseThrow().status();
        if (found != status) {
            throw new IllegalStateException("status " + found + " instead of " + status);
        }
    }
}
