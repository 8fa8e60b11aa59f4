package dev.arrshell.bench;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static dev.arrshell.time.Durations.hours;
import static dev.arrshell.time.Durations.minutes;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ScenarioMappingBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import dev.arrshell.Arr;
import dev.arrshell.ArrClient;
import dev.arrshell.ArrOptions;
import dev.arrshell.Session;
import dev.arrshell.emulator.ArrEmulator;
import dev.arrshell.error.ServiceException;
import dev.arrshell.error.SessionExpiredException;
import dev.arrshell.model.Operation;
import dev.arrshell.model.SessionSize;
import dev.arrshell.model.SessionStatus;
import dev.arrshell.policy.RetryPolicy;
import dev.arrshell.testkit.TestAccount;
import dev.arrshell.time.VirtualClock;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * A test of a lease of four hours: a session becomes ready, expires and cannot be extended, and the server answers with a
 * fault. The server is shared by all tests; the set-up of a test is measured. WireMock has no sessions and no time, so its
 * test sets the answers; the client's waits take no time with either.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class LeaseBenchmark {

    private static final String LIFE = "life";
    private static final String OVER = "over";
    private static final String READY = "ready";
    private static final String TOKEN = "{\"AccessToken\":\"fake.eyJleHAiOjIxNDc0ODM2NDd9.fake\"}";
    private static final String ID = "e13d2c44-63e0-4591-991e-f9e05e599a93";

    private ArrEmulator emulator;
    private WireMockServer wireMock;
    private Arr toWireMock;

    @Setup
    public void start() {
        emulator = ArrEmulator.start();
        wireMock =
                new WireMockServer(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"));
        wireMock.start();
        URI base = URI.create("http://127.0.0.1:" + wireMock.port());
        toWireMock = Arr.create(ArrOptions.builder()
                .sts(base)
                .endpoints(region -> base)
                .retries(RetryPolicy.NONE)
                .time(new VirtualClock())
                .build());
    }

    @TearDown
    public void stop() {
        toWireMock.close();
        wireMock.stop();
        emulator.close();
    }

    /** With an account of its own, as a test with {@code @ArrTest} has it. */
    @Benchmark
    public void emulator() {
        try (TestAccount account = TestAccount.in(
                emulator, LeaseBenchmark.class, same -> {}, options -> options.retries(RetryPolicy.NONE))) {
            ArrEmulator own = account.emulator();
            test(
                    account.client(),
                    () -> own.clock().advance(hours(4)),
                    () -> own.on(Operation.LIST).respond(503));
        }
    }

    @Benchmark
    public void wiremock() {
        wireMock.resetAll();
        wireMock.stubFor(get(urlPathMatching("/accounts/.*/token")).willReturn(okJson(TOKEN)));
        wireMock.stubFor(post(urlPathMatching("/v1/accounts/.*/sessions/create"))
                .willReturn(okJson("{\"sessionId\":\"" + ID + "\"}").withStatus(202)));
        wireMock.stubFor(properties(Scenario.STARTED, "Starting").willSetStateTo(READY));
        wireMock.stubFor(properties(READY, "Ready"));
        wireMock.stubFor(properties(OVER, "Expired"));
        ArrClient client = toWireMock
                .account(ArrEmulator.ACCOUNT_ID, ArrEmulator.ACCOUNT_KEY)
                .region("westus2");
        test(
                client,
                () -> wireMock.setScenarioState(LIFE, OVER),
                () -> wireMock.stubFor(get(urlPathMatching("/v1/accounts/.*/sessions"))
                        .willReturn(aResponse().withStatus(503))));
    }

    private static ScenarioMappingBuilder properties(String state, String status) {
        String host = status.equals("Ready") ? "\"host.westus2.mixedreality.azure.com\"" : "null";
        return get(urlPathMatching("/v1/accounts/.*/properties"))
                .inScenario(LIFE)
                .whenScenarioStateIs(state)
                .willReturn(okJson("{\"message\":null,\"sessionElapsedTime\":\"00:00:01\",\"sessionHostname\":" + host
                        + ",\"sessionId\":\"" + ID + "\",\"sessionMaxLeaseTime\":\"04:00:00\","
                        + "\"sessionSize\":\"Premium\",\"sessionStatus\":\"" + status + "\"}"));
    }

    private static void test(ArrClient client, Runnable fourHoursLater, Runnable fault) {
        Session session =
                client.session().size(SessionSize.PREMIUM).lease(hours(4)).start();
        session.awaitReady();
        fourHoursLater.run();
        expect(session.status() == SessionStatus.EXPIRED);
        try {
            session.extendLeaseBy(minutes(20));
            expect(false);
        } catch (SessionExpiredException expected) {
            fault.run();
        }
        try {
            client.sessions();
            expect(false);
        } catch (ServiceException expected) {
            expect(expected.status().orElse(0) == 503);
        }
    }

    private static void expect(boolean truth) {
        if (!truth) {
            throw new AssertionError("the server did not do what it was told");
        }
    }
}
