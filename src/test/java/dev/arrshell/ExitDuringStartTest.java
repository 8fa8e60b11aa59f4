package dev.arrshell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.arrshell.model.Operation;
import dev.arrshell.model.SessionSize;
import dev.arrshell.testing.FaultyService;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A program that ends leaves no start behind of which nobody knows what became of it. */
@Timeout(60)
final class ExitDuringStartTest {

    private static final Duration LONG = Duration.ofSeconds(30);

    private final CountDownLatch arrived = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);
    private FaultyService service;
    private Arr arr;
    private SessionDraft.Startable draft;

    @BeforeEach
    void start() throws IOException {
        service = new FaultyService().on(Operation.CREATE, this::held);
        arr = Arr.create(ArrOptions.builder().sts(service.uri()).build());
        draft = arr.account("11111111-1111-1111-1111-111111111111", "a2V5IG9mIHRoZSB0ZXN0cw==")
                .endpoint(service.uri())
                .session()
                .size(SessionSize.PREMIUM)
                .lease("1h");
    }

    @AfterEach
    void close() throws IOException {
        goOn.countDown();
        arr.close();
        service.close();
    }

    /** Answers when it is told to. */
    private void held(FaultyService.Exchange exchange) throws IOException {
        arrived.countDown();
        try {
            goOn.await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
        exchange.succeed();
    }

    @Test
    void itWaitsForTheAnswerOfAStart() throws Exception {
        CompletableFuture<Session> starting = draft.startAsync();
        arrived.await();
        CompletableFuture<Boolean> ended = CompletableFuture.supplyAsync(() -> arr.noMoreStarts(LONG));
        assertThat(ended).isNotDone();

        goOn.countDown();

        assertThat(ended.get(30, TimeUnit.SECONDS)).isTrue();
        assertThat(service.running()).containsExactly(starting.get().id().value());
    }

    @Test
    void aStartThatWasGivenUpIsOverWhenItsSessionIsStopped() throws Exception {
        CompletableFuture<Session> starting = draft.startAsync();
        arrived.await();
        starting.cancel(true);
        goOn.countDown();

        assertThat(arr.noMoreStarts(LONG)).isTrue();
        assertThat(service.running()).isEmpty();
        assertThat(service.count(Operation.STOP)).isEqualTo(1);
    }

    @Test
    void afterwardsNoneIsBegun() {
        assertThat(arr.noMoreStarts(Duration.ZERO)).isTrue();

        assertThatThrownBy(draft::start)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no session is started any more (nothing was sent)");
        assertThat(service.count(Operation.CREATE)).isZero();
    }

    @Test
    void itDoesNotWaitForEver() throws Exception {
        draft.startAsync();
        arrived.await();

        assertThat(arr.noMoreStarts(Duration.ofMillis(50))).isFalse();
    }

    @Test
    void anInterruptDoesNotHastenItAndIsKept() throws Exception {
        draft.startAsync();
        arrived.await();
        Thread.currentThread().interrupt();

        assertThat(arr.noMoreStarts(Duration.ofMillis(50))).isFalse();
        assertThat(Thread.interrupted()).isTrue();
    }
}
