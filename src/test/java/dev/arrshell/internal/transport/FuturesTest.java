package dev.arrshell.internal.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class FuturesTest {

    /** More than the common pool has threads, on any machine this runs on. */
    private static final int BLOCKED = 64;

    @Test
    void whoBlocksOnAnAnswerKeepsNobodyElseWaiting() throws Exception {
        CountDownLatch goOn = new CountDownLatch(1);
        CompletableFuture<String> answer = new CompletableFuture<>();
        for (int i = 0; i < BLOCKED; i++) {
            Futures.handOver(answer, Futures.callers()).thenRun(() -> await(goOn));
        }
        answer.complete("answer");
        try {
            assertThat(Futures.handOver(answer, Futures.callers()).get(10, TimeUnit.SECONDS))
                    .isEqualTo("answer");
            assertThat(CompletableFuture.supplyAsync(() -> "token", Futures.callers())
                            .get(10, TimeUnit.SECONDS))
                    .isEqualTo("token");
        } finally {
            goOn.countDown();
        }
    }

    @Test
    void itsThreadsKeepNoProgramAlive() throws Exception {
        CompletableFuture<Boolean> daemon =
                CompletableFuture.supplyAsync(() -> Thread.currentThread().isDaemon(), Futures.callers());

        assertThat(daemon.get(10, TimeUnit.SECONDS)).isTrue();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
