package dev.arrshell;

import static dev.arrshell.model.SessionSize.STANDARD;
import static dev.arrshell.time.Durations.hours;
import static dev.arrshell.time.Durations.minutes;
import static dev.arrshell.time.Durations.seconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.arrshell.emulator.ArrEmulator;
import dev.arrshell.error.SessionStoppedException;
import dev.arrshell.error.WaitCancelledException;
import dev.arrshell.junit.ArrTest;
import dev.arrshell.model.Operation;
import dev.arrshell.model.SessionStatus;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;

/**
 * Waits in virtual time that overlap with each other, with other calls and with an interrupt. Each test is repeated, as
 * the order of events must not depend on which thread is faster.
 */
@Tag("long")
@ArrTest
@Timeout(60)
class WaitInterleavingTest {

    private static final int TIMES = 20;

    /** So long that its wait takes many looks, whatever the machine does between two lines of a test. */
    private static final Duration SLOW_BOOT = hours(12);

    private static final Duration PATIENCE = hours(20);

    private static Session started(ArrClient client) {
        return client.session().size(STANDARD).lease(hours(1)).start();
    }

    @RepeatedTest(TIMES)
    void ofTwoWaitsTheFasterBootIsReadyFirst(ArrClient client, ArrEmulator emulator) throws Exception {
        emulator.becomesReadyAfter(SLOW_BOOT);
        Session slow = started(client);
        emulator.becomesReadyAfter(seconds(10));
        Session fast = started(client);

        CompletableFuture<ReadySession> slowWait = slow.awaitReadyAsync(PATIENCE);
        CompletableFuture<ReadySession> fastWait = fast.awaitReadyAsync(PATIENCE);
        Object first = CompletableFuture.anyOf(slowWait, fastWait).get(30, TimeUnit.SECONDS);

        assertThat(((ReadySession) first).id()).isEqualTo(fast.id());
        assertThat(slowWait.cancel(true)).isTrue();
    }

    @RepeatedTest(TIMES)
    void stoppingASessionEndsItsWait(ArrClient client, ArrEmulator emulator) {
        emulator.becomesReadyAfter(SLOW_BOOT);
        Session session = started(client);

        CompletableFuture<ReadySession> wait = session.awaitReadyAsync(PATIENCE);
        session.stop();

        assertThatThrownBy(() -> wait.get(30, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(SessionStoppedException.class);
    }

    @RepeatedTest(TIMES)
    void cancellingAWaitThatHasJustBegunEndsIt(ArrClient client, ArrEmulator emulator) {
        emulator.becomesReadyAfter(SLOW_BOOT);
        Session session = started(client);

        boolean cancelled = session.awaitReadyAsync(PATIENCE).cancel(true);
        long looks = emulator.counts().getOrDefault(Operation.PROPERTIES, 0L);
        emulator.clock().advance(hours(1));

        assertThat(cancelled).isTrue();
        assertThat(emulator.counts().getOrDefault(Operation.PROPERTIES, 0L)).isBetween(looks, looks + 1);
        assertThat(session.status()).isEqualTo(SessionStatus.STARTING);
    }

    @RepeatedTest(TIMES)
    void anInterruptEndsABlockingWait(ArrClient client, ArrEmulator emulator) throws Exception {
        emulator.becomesReadyAfter(Duration.ofDays(300));
        Session session = started(client);
        CountDownLatch looked = new CountDownLatch(1);
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        Thread waiting = new Thread(() -> {
            assertThatThrownBy(() -> session.awaitReady(Duration.ofDays(300), progress -> looked.countDown()))
                    .isInstanceOf(WaitCancelledException.class);
            interrupted.complete(Thread.currentThread().isInterrupted());
        });
        waiting.start();
        assertThat(looked.await(30, TimeUnit.SECONDS)).isTrue();

        waiting.interrupt();

        assertThat(interrupted.get(30, TimeUnit.SECONDS)).isTrue();
        long looks = emulator.counts().get(Operation.PROPERTIES);
        emulator.clock().advance(hours(1));
        assertThat(emulator.counts().get(Operation.PROPERTIES)).isBetween(looks, looks + 1);
    }

    @RepeatedTest(TIMES)
    void aKeptLeaseIsExtendedBeforeTheClockMovesPastIt(ArrClient client, ArrEmulator emulator) {
        Session session =
                client.session().size(STANDARD).lease(minutes(20)).start().awaitReady();

        try (LeaseKeeper keeper = session.keepAlive(minutes(30), hours(8))) {
            emulator.clock().advance(hours(2));

            assertThat(session.status()).isEqualTo(SessionStatus.READY);
            assertThat(session.properties().maxLeaseTime()).isGreaterThanOrEqualTo(hours(2));
            assertThat(keeper.isActive()).isTrue();
        }
    }
}
