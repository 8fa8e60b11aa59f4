package dev.arrshell.junit;

import static dev.arrshell.model.Operation.PROPERTIES;
import static dev.arrshell.model.SessionSize.PREMIUM;
import static dev.arrshell.model.SessionSize.STANDARD;
import static dev.arrshell.time.Durations.hours;
import static dev.arrshell.time.Durations.minutes;
import static dev.arrshell.time.Durations.seconds;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.arrshell.ArrClient;
import dev.arrshell.Session;
import dev.arrshell.emulator.ArrEmulator;
import dev.arrshell.error.SessionExpiredException;
import dev.arrshell.error.WaitTimeoutException;
import dev.arrshell.model.SessionProperties;
import dev.arrshell.model.SessionStatus;
import org.junit.jupiter.api.Test;

/** The tests that people are shown, as they would write them. */
@ArrTest // one emulator per class, a fresh account per test method => parallel-safe
class RenderingSessionLifecycleTest {

    @Test
    void walkthrough(ArrClient arr) { // injected, already pointed at the emulator
        try (Session session = arr.session().size(STANDARD).lease(hours(4)).start()) { // close() == stop if still up
            session.awaitReady(); // virtual clock: returns in microseconds
            session.extendLeaseTo(hours(5));
            assertEquals(1, arr.sessions().size());
            SessionProperties p = session.properties();
            assertAll(
                    () -> assertEquals(SessionStatus.READY, p.status()),
                    () -> assertEquals(hours(5), p.maxLeaseTime()),
                    () -> assertNotNull(p.hostname().orElse(null)));
        }
        assertTrue(arr.sessions().isEmpty());
    }

    @Test
    void expiresWhenTheLeaseRunsOut(ArrClient arr, ArrEmulator emulator) {
        Session session = arr.session().size(PREMIUM).lease(minutes(20)).start().awaitReady();
        emulator.clock().advance(minutes(21));
        assertEquals(SessionStatus.EXPIRED, session.status());
        assertThrows(SessionExpiredException.class, () -> session.extendLeaseBy(minutes(20)));
    }

    @Test
    void ridesOutThrottling(ArrClient arr, ArrEmulator emulator) {
        emulator.on(PROPERTIES).throttle(seconds(7)).times(2); // 429 + Retry-After: 7, twice
        arr.session().size(STANDARD).lease(hours(1)).start().awaitReady();
        assertEquals(3, emulator.requests(PROPERTIES).size());
    }

    @Test
    void saysWhyItGaveUp(ArrClient arr, ArrEmulator emulator) {
        emulator.becomesReadyAfter(minutes(30));
        Session session = arr.session().size(PREMIUM).lease(hours(1)).start();
        WaitTimeoutException e = assertThrows(WaitTimeoutException.class, () -> session.awaitReady(minutes(5)));
        assertEquals(SessionStatus.STARTING, e.lastSeen().orElseThrow().status());
    }
}
