package dev.arrshell.junit;

import static dev.arrshell.model.Operation.CREATE;
import static dev.arrshell.model.Operation.STOP;
import static dev.arrshell.model.SessionSize.PREMIUM;
import static dev.arrshell.model.SessionSize.STANDARD;
import static dev.arrshell.testkit.OnFinding.FAIL;
import static dev.arrshell.time.Durations.hours;
import static dev.arrshell.time.Durations.seconds;
import static org.junit.jupiter.api.Assertions.fail;

import dev.arrshell.ArrClient;
import dev.arrshell.Session;
import dev.arrshell.emulator.ArrEmulator;
import dev.arrshell.testing.RawClient;
import dev.arrshell.testing.SessionHelper;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Tests that fail in ways about which a report has something to say. */
@ArrTest
class ReportFixtures {

    /** In the package of the test, which a helper often is. */
    static final class Helper {

        private Helper() {}

        static Session start(ArrClient client) {
            return client.session().size(STANDARD).lease(hours(1)).start();
        }
    }

    @Test
    void polls(ArrClient client, ArrEmulator emulator) {
        Session session = client.session().size(PREMIUM).lease(hours(1)).start();
        for (int i = 0; i < 13; i++) {
            session.properties();
            emulator.clock().advance(seconds(10));
        }
        fail("on purpose");
    }

    @Test
    void strays(ArrEmulator emulator, ArrClient client) {
        RawClient.send(emulator.uri(), "GET", "/v1/accounts/" + client.account() + "/session", "", "");
        fail("on purpose");
    }

    @Test
    void asksForTwo(@InRegion("eastus") ArrClient one, ArrClient other) {
        Helper.start(one).properties();
        Helper.start(other).properties();
        fail("on purpose");
    }

    @Test
    void setsFaults(ArrEmulator emulator, ArrClient client) {
        emulator.on(CREATE).throttle(seconds(3)).times(1);
        emulator.on(STOP).respond(503);
        Helper.start(client);
        fail("on purpose");
    }

    @Test
    void fallsAsleep(ArrClient client) {
        Session session = Helper.start(client);
        for (int i = 0; i < 25; i++) {
            session.status();
        }
        fail("on purpose");
    }

    @Test
    void readsNowAndThen(ArrClient client, ArrEmulator emulator) {
        Session session = Helper.start(client);
        for (int i = 0; i < 25; i++) {
            session.status();
            emulator.clock().advance(seconds(1));
        }
        fail("on purpose");
    }

    @Test
    void asksOften(ArrClient client) {
        Session session = Helper.start(client);
        for (int i = 0; i < 25; i++) {
            session.properties();
            client.sessions();
        }
        fail("on purpose");
    }

    @Test
    void throughAHelper(ArrClient client) {
        Helper.start(client);
        fail("on purpose");
    }

    @Test
    void throughAMethodOfItsOwn(ArrClient client) {
        start(client);
        fail("on purpose");
    }

    private static void start(ArrClient client) {
        List.of(client).forEach(each -> Helper.start(each));
    }

    @Test
    void throughAHelperElsewhere(ArrClient client) {
        SessionHelper.start(client);
        fail("on purpose");
    }

    @Test
    void throughAHelperInTheBackground(ArrClient client) {
        CompletableFuture.supplyAsync(() -> Helper.start(client)).join();
        fail("on purpose");
    }

    @Test
    void inALambda(ArrClient client) {
        List.of(client).forEach(each -> SessionHelper.start(each));
        fail("on purpose");
    }

    @Test
    @ArrTest(leaks = FAIL)
    void onlyLeaks(ArrClient client) {
        Helper.start(client);
    }

    @ArrTest
    static class BreaksBeforeAll {
        @BeforeAll
        static void breaks(ArrClient client) {
            Helper.start(client);
            throw new IllegalStateException("on purpose");
        }

        @Test
        void neverRuns() {
            fail("never gets here");
        }
    }
}
