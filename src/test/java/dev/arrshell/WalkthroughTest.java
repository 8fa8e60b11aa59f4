package dev.arrshell;

import static dev.arrshell.model.SessionSize.PREMIUM;
import static dev.arrshell.model.SessionSize.STANDARD;
import static dev.arrshell.time.Durations.hours;
import static dev.arrshell.time.Durations.minutes;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.arrshell.emulator.ArrEmulator;
import dev.arrshell.error.SessionExpiredException;
import dev.arrshell.error.WaitCancelledException;
import dev.arrshell.model.SessionProperties;
import dev.arrshell.model.SessionStatus;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The language as a Java caller sees it. */
@Timeout(60)
class WalkthroughTest {

    private ArrEmulator emulator;
    private Arr arr;
    private final String id = ArrEmulator.ACCOUNT_ID.value();
    private final String key = ArrEmulator.ACCOUNT_KEY.revealTo(text -> text);

    @BeforeEach
    void start() {
        emulator = ArrEmulator.start();
        arr = emulator.arr();
    }

    @AfterEach
    void stop() {
        emulator.close();
    }

    @Test
    void thePitchWordForWord() {
        ReadySession session = arr.account(id, key)
                .region("westus2")
                .session()
                .size(PREMIUM)
                .lease(hours(4))
                .start()
                .awaitReady();

        assertTrue(session.hostname().contains(".westus2."), session.hostname());
    }

    @Test
    void thePageStepByStep() {
        ArrClient client = arr.account(id, key).region("westus2");
        try (Session session = client.session().size(STANDARD).lease(hours(4)).start()) {
            session.awaitReady();
            session.extendLeaseTo(hours(5));
            assertEquals(1, client.sessions().size());
            SessionProperties properties = session.properties();
            assertAll(
                    () -> assertEquals(SessionStatus.READY, properties.status()),
                    () -> assertEquals(hours(5), properties.maxLeaseTime()),
                    () -> assertTrue(properties.hostname().isPresent()));
        }
        assertTrue(client.sessions().isEmpty());
    }

    @Test
    void aFourHourLeaseExpiresInNoTime() {
        Session session = emulator.client()
                .session()
                .size(PREMIUM)
                .lease(minutes(20))
                .start()
                .awaitReady();

        emulator.clock().advance(minutes(21));

        assertEquals(SessionStatus.EXPIRED, session.properties().status());
        assertThrows(SessionExpiredException.class, () -> session.extendLeaseBy(minutes(20)));
    }

    @Test
    void anInterruptEndsTheWaitAndNotTheSession() throws InterruptedException {
        Session session =
                emulator.client().session().size(PREMIUM).lease(hours(1)).start();
        CompletableFuture<Boolean> flag = new CompletableFuture<>();
        Thread waiter = new Thread(() -> {
            Thread.currentThread().interrupt();
            assertThrows(WaitCancelledException.class, session::awaitReady);
            flag.complete(Thread.currentThread().isInterrupted());
        });

        waiter.start();
        waiter.join(TimeUnit.SECONDS.toMillis(30));

        assertTrue(flag.join());
        assertFalse(session.properties().status().isTerminal());
    }

    @Test
    void hundredsOfSessionsAreAwaitedAtOnceWithoutAThreadEach() {
        ArrClient client = emulator.client();
        int threads = Thread.activeCount();

        List<CompletableFuture<ReadySession>> all = IntStream.range(0, 200)
                .mapToObj(each -> client.session()
                        .size(STANDARD)
                        .lease(hours(1))
                        .startAsync()
                        .thenCompose(Session::awaitReadyAsync))
                .toList();
        all.forEach(each -> assertTrue(each.join().hostname().length() > 10));

        // 64 requests are in flight at most, each with a thread that sends it and one of the emulator's that answers
        // it.
        assertTrue(Thread.activeCount() - threads < 160, "threads: " + Thread.activeCount());
        assertEquals(200, client.sessions().size());
    }
}
