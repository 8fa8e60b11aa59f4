package dev.arrshell.internal.service.binding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Work is never queued behind a thread that is busy, whatever happens at the same time. */
@Timeout(60)
class HandoffQueueTest {

    private static final int MOST = 64;

    private final ThreadPoolExecutor pool =
            new ThreadPoolExecutor(0, MOST, 1, TimeUnit.MILLISECONDS, new HandoffQueue());

    @AfterEach
    void end() {
        pool.shutdownNow();
    }

    @Test
    void nobodyWaitsForNothingIsTaken() {
        HandoffQueue queue = new HandoffQueue();

        assertThat(queue.offer(() -> {})).isFalse();
        assertThat(queue).isEmpty();
    }

    @Test
    void whoWaitsInVainIsNotCountedOn() throws InterruptedException {
        HandoffQueue queue = new HandoffQueue();

        assertThat(queue.poll(1, TimeUnit.NANOSECONDS)).isNull();
        assertThat(queue.offer(() -> {})).isFalse();
    }

    /** Each round can only end if all of its tasks run at once, whether threads wait, have just begun to, or end. */
    @Test
    void asManyRunAtOnceAsAreGiven() throws Exception {
        for (int round = 0; round < 2_000; round++) {
            int tasks = 1 + round % 8;
            CyclicBarrier together = new CyclicBarrier(tasks + 1);
            for (int i = 0; i < tasks; i++) {
                pool.execute(() -> meet(together));
            }
            together.await(20, TimeUnit.SECONDS);
        }
        assertThat(pool.getLargestPoolSize()).isBetween(8, MOST);
    }

    private static void meet(CyclicBarrier together) {
        try {
            together.await(20, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** A thread that comes from its work interrupted waits twice, and is still one. */
    @Test
    void whoIsInterruptedIsCountedOnce() throws Exception {
        ThreadPoolExecutor lasting = new ThreadPoolExecutor(0, MOST, 1, TimeUnit.MINUTES, new HandoffQueue());
        try {
            for (int round = 0; round < 50; round++) {
                int tasks = 1 + round % 8;
                CyclicBarrier together = new CyclicBarrier(tasks + 1);
                for (int i = 0; i < tasks; i++) {
                    lasting.execute(() -> {
                        meet(together);
                        Thread.currentThread().interrupt();
                    });
                }
                together.await(5, TimeUnit.SECONDS);
            }
        } finally {
            lasting.shutdownNow();
        }
    }

    /** Several that give work at once count on no thread twice. */
    @Test
    void allThatIsGivenByManyIsDone() throws Exception {
        int givers = 4;
        int each = 20_000;
        AtomicInteger done = new AtomicInteger();
        Semaphore room = new Semaphore(MOST / 2);
        CountDownLatch end = new CountDownLatch(givers * each);
        ExecutorService giving = Executors.newFixedThreadPool(givers);
        for (int giver = 0; giver < givers; giver++) {
            giving.execute(() -> {
                for (int i = 0; i < each; i++) {
                    room.acquireUninterruptibly();
                    pool.execute(() -> {
                        done.incrementAndGet();
                        room.release();
                        end.countDown();
                    });
                }
            });
        }

        assertThat(end.await(40, TimeUnit.SECONDS)).isTrue();
        assertThat(done).hasValue(givers * each);
        giving.shutdownNow();
    }
}
