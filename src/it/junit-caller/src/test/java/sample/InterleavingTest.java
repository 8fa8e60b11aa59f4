package sample;

import static dev.arrshell.model.Operation.PROPERTIES;
import static dev.arrshell.model.SessionSize.STANDARD;
import static dev.arrshell.time.Durations.hours;
import static dev.arrshell.time.Durations.seconds;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.arrshell.ArrClient;
import dev.arrshell.ReadySession;
import dev.arrshell.Session;
import dev.arrshell.emulator.ArrEmulator;
import dev.arrshell.error.SessionStoppedException;
import dev.arrshell.error.WaitCancelledException;
import dev.arrshell.error.WaitTimeoutException;
import dev.arrshell.junit.ArrTest;
import dev.arrshell.model.SessionStatus;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Timeout;

/** Waits that overlap with each other and with other calls: the outcome is the same whichever thread is faster. */
@ArrTest
@Timeout(60)
class InterleavingTest {

    private static final int TIMES = 100;
    private static final Duration SLOW_BOOT = hours(12);
    private static final Duration PATIENCE = hours(20);

    private static Session started(ArrClient client) {
        return client.session().size(STANDARD).lease(hours(1)).start();
    }

    private static int looks(ArrEmulator emulator) {
        return emulator.requests(PROPERTIES).size();
    }

    @RepeatedTest(TIMES)
    void aHedgeIsWonByTheFasterBoot(ArrClient client, ArrEmulator emulator) throws Exception {
        emulator.becomesReadyAfter(SLOW_BOOT);
        Session slow = started(client);
        emulator.becomesReadyAfter(seconds(10));
        Session fast = started(client);

        CompletableFuture<ReadySession> slowWait = slow.awaitReadyAsync(PATIENCE);
        CompletableFuture<ReadySession> fastWait = fast.awaitReadyAsync(PATIENCE);
        ReadySession first = (ReadySession) CompletableFuture.anyOf(slowWait, fastWait).get(30, TimeUnit.SECONDS);

        assertEquals(fast.id(), first.id());
        assertTrue(slowWait.cancel(true));
    }

    @RepeatedTest(TIMES)
    void stoppingASessionEndsItsWait(ArrClient client, ArrEmulator emulator) {
        emulator.becomesReadyAfter(SLOW_BOOT);
        Session session = started(client);

        CompletableFuture<ReadySession> wait = session.awaitReadyAsync(PATIENCE);
        session.stop();

        ExecutionException e = assertThrows(ExecutionException.class, () -> wait.get(30, TimeUnit.SECONDS));
        assertInstanceOf(SessionStoppedException.class, e.getCause());
    }

    @RepeatedTest(TIMES)
    void cancellingRightAfterTheCallEndsTheWait(ArrClient client, ArrEmulator emulator) {
        emulator.becomesReadyAfter(SLOW_BOOT);
        Session session = started(client);

        assertTrue(session.awaitReadyAsync(PATIENCE).cancel(true));
        int before = looks(emulator);
        emulator.clock().advance(hours(1));

        assertTrue(looks(emulator) <= before + 1);
        assertEquals(SessionStatus.STARTING, session.status());
    }

    @RepeatedTest(TIMES)
    void aWaitTimesOutAtItsDeadline(ArrClient client, ArrEmulator emulator) {
        emulator.becomesReadyAfter(SLOW_BOOT);
        Session session = started(client);
        CompletableFuture<ReadySession> other = started(client).awaitReadyAsync(PATIENCE);

        WaitTimeoutException e = assertThrows(WaitTimeoutException.class, () -> session.awaitReady(seconds(30)));

        assertTrue(e.elapsed().compareTo(seconds(30)) >= 0);
        assertTrue(other.cancel(true));
        assertEquals(SessionStatus.STARTING, session.status());
    }

    @RepeatedTest(TIMES)
    void anInterruptEndsABlockingWait(ArrClient client, ArrEmulator emulator) throws Exception {
        emulator.becomesReadyAfter(Duration.ofDays(300));
        Session session = started(client);
        CountDownLatch looked = new CountDownLatch(1);
        FutureTask<Boolean> wait = new FutureTask<>(() -> {
            assertThrows(
                    WaitCancelledException.class,
                    () -> session.awaitReady(Duration.ofDays(300), progress -> looked.countDown()));
            return Thread.currentThread().isInterrupted();
        });
        Thread waiting = new Thread(wait);
        waiting.start();
        assertTrue(looked.await(30, TimeUnit.SECONDS));

        waiting.interrupt();

        assertTrue(wait.get(30, TimeUnit.SECONDS));
        int before = looks(emulator);
        emulator.clock().advance(hours(1));
        assertTrue(looks(emulator) <= before + 1);
    }
}
