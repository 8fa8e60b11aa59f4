package dev.arrshell.junit;

import static dev.arrshell.model.Operation.CREATE;
import static dev.arrshell.model.Operation.LIST;
import static dev.arrshell.model.Operation.PROPERTIES;
import static dev.arrshell.model.SessionSize.PREMIUM;
import static dev.arrshell.model.SessionSize.STANDARD;
import static dev.arrshell.testkit.OnFinding.FAIL;
import static dev.arrshell.testkit.OnFinding.PASS;
import static dev.arrshell.time.Durations.hours;
import static dev.arrshell.time.Durations.minutes;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.arrshell.Account;
import dev.arrshell.Arr;
import dev.arrshell.ArrClient;
import dev.arrshell.ReadySession;
import dev.arrshell.Session;
import dev.arrshell.conversion.Conversion;
import dev.arrshell.conversion.ConversionStatus;
import dev.arrshell.emulator.ArrEmulator;
import dev.arrshell.error.WaitTimeoutException;
import dev.arrshell.model.ApiVersion;
import dev.arrshell.model.SessionSize;
import dev.arrshell.model.SessionStatus;
import dev.arrshell.testing.RawClient;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Classes of tests for the TestKit to run; some of them are meant to fail. */
final class Fixtures {

    /** What a fixture has met, for the test that ran it. Emptied by that. */
    static final List<Object> MET = new CopyOnWriteArrayList<>();

    private Fixtures() {}

    static Session start(ArrClient client) {
        return client.session().size(STANDARD).lease(hours(1)).start();
    }

    @ArrTest
    static class Given {
        static ArrEmulator shared;
        ArrClient client;
        private ArrEmulator emulator;
        Arr arr;

        @Started(size = PREMIUM, lease = "20m")
        Session session;

        @Started(size = STANDARD, lease = "0:20:0")
        ReadySession ready;

        ArrEmulator own = shared;

        Given(ArrClient client) {
            MET.add(client.account());
        }

        @BeforeAll
        static void before(ArrClient ofTheClass) {
            assertNotNull(shared);
            MET.add(ofTheClass.account());
        }

        @Test
        void fields() {
            assertSame(emulator.clock(), arr.options().time());
            assertEquals(SessionStatus.READY, ready.snapshot().status());
            assertEquals(hours(1).dividedBy(3), session.properties().maxLeaseTime());
            assertEquals(2, emulator.requests(CREATE).size());
            assertSame(shared, own);
            MET.add(client.account());
        }

        @Test
        void parameters(
                ArrClient client,
                ArrEmulator emulator,
                Arr arr,
                @Started(size = PREMIUM, lease = "PT20M") Session session,
                @Started(size = PREMIUM, lease = "PT20M") ReadySession ready) {
            assertSame(this.emulator, emulator);
            assertSame(this.arr, arr);
            assertEquals(this.client.account(), client.account());
            assertTrue(ready.hostname().contains(".westus2."));
            assertEquals(4, client.sessions().size());
            assertTrue(client.sessions().stream().anyMatch(seen -> seen.id().equals(session.id())));
            MET.add(client.account());
        }
    }

    @ArrTest(leaks = FAIL)
    static class Leaking {
        @Test
        void leaks(ArrClient client) {
            MET.add(start(client));
        }

        @Test
        void leaksInTheBackground(ArrEmulator emulator) {
            MET.add(emulator.client()
                    .session()
                    .size(PREMIUM)
                    .lease(hours(2))
                    .startAsync()
                    .join());
        }

        @Test
        void stopsWhatItStarts(ArrClient client, @Started(size = PREMIUM, lease = "PT20M") Session given) {
            start(client).stop();
        }

        @Test
        void leavesItRunning(ArrClient client) {
            start(client).leaveRunning();
        }

        @Test
        void letsItExpire(ArrClient client, ArrEmulator emulator) {
            start(client).awaitReady();
            emulator.clock().advance(hours(1));
        }
    }

    @ArrTest
    static class LeavingItsSessions {
        @Test
        void leaves(ArrClient client, ArrEmulator emulator) {
            start(client);
            MET.add(emulator);
        }
    }

    @ArrTest
    static class Straying {
        @Test
        void unmatchedRequestsFailATestByDefault(ArrEmulator emulator, ArrClient client) {
            RawClient.send(emulator.uri(), "GET", "/v1/accounts/" + client.account() + "/session", "", "");
        }

        @Test
        @ArrTest(unmatched = PASS)
        void unlessItSaysThatTheyMay(ArrEmulator emulator, ArrClient client) {
            RawClient.send(emulator.uri(), "GET", "/v1/accounts/" + client.account() + "/session", "", "");
        }
    }

    @ArrTest
    static class StrayingForNobody {
        @Test
        void asksInNobodysName(ArrEmulator emulator) {
            RawClient.send(emulator.uri(), "GET", "/v1/accounts", "", "");
        }
    }

    @ArrTest
    static class WithFaults {
        @Test
        void mayLeaveAFaultUnused(ArrEmulator emulator) {
            emulator.on(CREATE).respond(503);
        }

        @Test
        @ArrTest(unusedFaults = FAIL)
        void mayNot(ArrEmulator emulator) {
            emulator.on(PROPERTIES).respond(503);
        }
    }

    private static void met(String test, ArrClient... clients) {
        MET.add(Stream.of(clients)
                .map(client -> client.region().orElseThrow().name())
                .collect(Collectors.joining(" ", test + " ", "")));
    }

    @ArrTest(region = "westeurope")
    static class InRegions {
        @Test
        void theClasss(ArrClient client) {
            met("theClasss", client);
        }

        @Test
        void theParameters(@InRegion("eastus") ArrClient client, ArrClient classs) {
            met("theParameters", client, classs);
        }

        @Test
        void twoOfThem(
                @InRegion("eastus") ArrClient client,
                @InRegion("westus2") ArrClient other,
                @InRegion("westus2") @Started(size = STANDARD, lease = "20m") Session session) {
            MET.add("twoOfThem " + client.region().orElseThrow() + " "
                    + other.region().orElseThrow() + " "
                    + (other.sessions().get(0).id().equals(session.id())
                                    && client.sessions().isEmpty()
                            ? "westus2"
                            : "?"));
        }

        @Test
        @ArrTest(region = "uksouth")
        void theMethods(ArrClient client, ArrEmulator emulator) {
            met("theMethods", client, emulator.client());
        }

        @Nested
        @ArrTest(region = "japaneast")
        class OfItsOwn {
            @Test
            void theNestedClasss(ArrClient client, ArrEmulator emulator) {
                met("theNestedClasss", client, emulator.client());
            }
        }

        @Nested
        class OfTheOneAround {
            @Test
            void theInheritedOne(ArrClient client) {
                met("theInheritedOne", client);
            }
        }
    }

    @ArrTest(standardBoot = "40s", premiumBoot = "PT5M", apiVersion = ApiVersion.V2021_01_01, pageSize = 2)
    static class WithAttributes {
        @Test
        void boots(ArrClient client, ArrEmulator emulator) {
            Instant began = emulator.clock().instant();
            assertEquals(SessionStatus.STARTING, start(client).status());
            Session premium = client.session().size(PREMIUM).lease(hours(1)).start();
            premium.awaitReady();
            assertTrue(Duration.between(began, emulator.clock().instant()).compareTo(minutes(5)) >= 0);
        }

        @Test
        void pagesOfTheVersion(ArrClient client, ArrEmulator emulator) {
            IntStream.range(0, 3).forEach(i -> start(client));
            assertEquals(3, client.sessions().size());
            assertEquals(2, emulator.requests(LIST).size());
            assertTrue(emulator.requests(LIST).first().uri().getQuery().contains("2021-01-01"));
        }

        @Test
        @ArrTest(strict = true, asIn = "2021-02", apiVersion = ApiVersion.V2021_01_01)
        void asTheServiceWas(ArrClient client, ArrEmulator emulator) {
            start(client);
            assertTrue(emulator.requests(CREATE).last().responseBody().contains("null"));
            String list = "/accounts/" + client.account() + "/sessions?api-version=1999-01-01";
            String token = client.token().revealTo(text -> text);
            assertEquals(
                    400, RawClient.send(emulator.uri(), "GET", list, "", token).statusCode());
        }

        @Test
        @ArrTest(conversionTime = "5s", apiVersion = ApiVersion.V2021_01_01)
        void converts(ArrClient client, ArrEmulator emulator) {
            URI models = URI.create("https://mine.blob.core.windows.net/models");
            Conversion conversion =
                    client.conversion().input(models, "a.fbx").output(models).start();
            emulator.clock().advance(Duration.ofSeconds(5));
            assertEquals(ConversionStatus.SUCCEEDED, conversion.properties().status());
        }

        @Test
        @ArrTest(stoppingFor = "30s", standardBoot = "0s")
        void inV1(ArrClient client, ArrEmulator emulator) {
            Session session = start(client);
            assertEquals(SessionStatus.READY, session.status());
            session.stop();
            assertEquals("Stopping", client.session(session.id()).properties().statusText());
        }
    }

    static class WithWrongAttributes {
        @Test
        @ArrTest(premiumBoot = "soon")
        void boot(ArrClient client) {
            fail("never gets here");
        }

        @Test
        @ArrTest(region = "mars")
        void region(ArrClient client) {
            fail("never gets here");
        }

        @Test
        @ArrTest(pageSize = 0)
        void pageSize(ArrClient client) {
            fail("never gets here");
        }
    }

    @ArrTest
    static class Wrong {
        @Test
        void unknownType(Account account) {
            fail("never gets here");
        }

        @Test
        void whichSession(Session session) {
            fail("never gets here");
        }

        @Test
        void startedClient(@Started(size = PREMIUM, lease = "PT20M") ArrClient client) {
            fail("never gets here");
        }

        @Test
        void leaseWithoutUnit(@Started(size = PREMIUM, lease = "4") Session session) {
            fail("never gets here");
        }

        @Test
        void noSuchRegion(@InRegion("westus22") ArrClient client) {
            fail("never gets here");
        }
    }

    @ArrTest
    static class BrokenBeforeAll {
        @BeforeAll
        static void breaks(ArrEmulator emulator) {
            MET.add(emulator);
            throw new IllegalStateException("on purpose");
        }

        @Test
        void neverRuns() {
            MET.add("ran");
        }
    }

    @ArrTest
    static class Outer {
        ArrClient client;

        @Test
        void outside(ArrEmulator emulator) {
            MET.add(emulator.uri());
        }

        @Nested
        class Inner {
            ArrEmulator emulator;

            @BeforeEach
            void seesTheSameAccount(ArrClient given) {
                assertEquals(client.account(), given.account());
            }

            @Test
            void inside() {
                MET.add(emulator.uri());
                start(client);
                assertEquals(1, emulator.requests(CREATE).size());
            }

            @Nested
            @ArrTest(leaks = FAIL)
            class Innermost {
                @Test
                void furtherInside() {
                    MET.add(emulator.uri());
                    start(client);
                }
            }
        }
    }

    @ArrTest
    static class Repeating {
        @RepeatedTest(3)
        void again(ArrClient client, ArrEmulator emulator) {
            assertTrue(emulator.journal().isEmpty());
            start(client);
            MET.add(client.account());
        }

        @ParameterizedTest
        @EnumSource(names = {"STANDARD", "PREMIUM"})
        void inRows(SessionSize size, ArrClient client, ArrEmulator emulator) {
            assertTrue(emulator.journal().isEmpty());
            client.session().size(size).lease(hours(1)).start();
            MET.add(client.account());
        }
    }

    @ArrTest
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    static class OneInstance {
        ArrClient client;
        private Session ofTheClass;

        @BeforeAll
        void once(ArrClient given, ArrEmulator emulator) {
            assertNull(client);
            MET.add(given.account());
            ofTheClass = start(given);
            emulator.clock().advance(minutes(10));
        }

        @Test
        void first() {
            MET.add(client.account());
            assertEquals(SessionStatus.READY, ofTheClass.status());
        }

        @Test
        void second() {
            MET.add(client.account());
            assertEquals(SessionStatus.READY, ofTheClass.status());
        }

        @AfterAll
        void isEmptyAgain(ArrClient given) {
            assertNull(client);
            MET.add(given.account());
        }
    }

    @ArrTest
    @Execution(ExecutionMode.CONCURRENT)
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    static class OneInstanceAtOnce {
        ArrClient client;

        @Test
        void cannotBe() {
            fail("never gets here");
        }
    }

    @Retention(RetentionPolicy.RUNTIME)
    @ArrTest(leaks = FAIL, region = "eastus")
    @interface RenderTest {}

    @RenderTest
    static class Meta {
        @Test
        void leaks(ArrClient client) {
            MET.add(client.region().orElseThrow().name());
            start(client);
        }
    }

    static class Derived extends Given {
        Derived(ArrClient client) {
            super(client);
        }
    }

    static class OnAMethod {
        @Test
        @ArrTest
        void first(ArrEmulator emulator) {
            MET.add(emulator.uri());
        }

        @Test
        @ArrTest
        void second(ArrEmulator emulator) {
            MET.add(emulator.uri());
        }
    }

    static class Configured {
        @RegisterExtension
        static final ArrExtension ARR = ArrExtension.builder()
                .emulator(emulator -> emulator.boot(PREMIUM, minutes(3)))
                .clients(options -> options.awaitAtMost(minutes(2)))
                .leaks(FAIL)
                .unusedFaults(FAIL)
                .unmatched(PASS)
                .build();

        @Test
        void bootsSlowly(ArrClient client, ArrEmulator emulator) {
            Session session = client.session().size(PREMIUM).lease(hours(1)).start();
            MET.add(assertThrows(WaitTimeoutException.class, session::awaitReady));
        }
    }

    @ArrTest
    @Execution(ExecutionMode.CONCURRENT)
    static class AtOnce {
        static final int NUMBER = 8;
        private static final CyclicBarrier ALL_RUN = new CyclicBarrier(NUMBER);

        @RepeatedTest(NUMBER)
        void eachAlone(ArrClient client, ArrEmulator emulator, RepetitionInfo info) throws Exception {
            Instant begin = emulator.clock().instant();
            Duration own = minutes(info.getCurrentRepetition());
            meet();
            IntStream.range(0, info.getCurrentRepetition()).forEach(i -> start(client));
            emulator.clock().advance(own);
            meet();
            assertEquals(own, Duration.between(begin, emulator.clock().instant()));
            assertEquals(info.getCurrentRepetition(), emulator.requests(CREATE).size());
            assertEquals(info.getCurrentRepetition(), client.sessions().size());
            MET.add(emulator.uri());
        }

        /**
         * Waits for all tests. JUnit's workers wake each other for the next test, and Java 17 can miss that; so each that waits
         * here wakes another.
         */
        private static void meet() throws Exception {
            ForkJoinTask.adapt(() -> {}).fork();
            ALL_RUN.await(30, TimeUnit.SECONDS);
        }
    }
}
