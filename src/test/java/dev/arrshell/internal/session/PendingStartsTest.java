package dev.arrshell.internal.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The end of a program that may have starts whose outcome it does not know. */
@Timeout(60)
final class PendingStartsTest {

    private static final Duration LONG = Duration.ofSeconds(30);

    private final PendingStarts pending = new PendingStarts();

    @Test
    void withoutStartsThereIsNothingToWaitForAndNoMoreAreAllowed() {
        assertThat(pending.enter().complete(null)).isTrue();

        assertThat(pending.close(Duration.ZERO)).isTrue();

        assertThat(pending.enter()).isNull();
    }

    @Test
    void aStartWhoseOutcomeIsNotKnownInTimeIsTold() {
        CompletableFuture<Void> start = pending.enter();

        assertThat(pending.close(Duration.ofMillis(1))).isFalse();

        start.complete(null);
        assertThat(pending.close(LONG)).isTrue();
    }

    @Test
    void anInterruptDoesNotHastenItAndStays() {
        CompletableFuture<Void> start = pending.enter();
        Thread.currentThread().interrupt();
        CompletableFuture.delayedExecutor(50, java.util.concurrent.TimeUnit.MILLISECONDS)
                .execute(() -> start.complete(null));

        assertThat(pending.close(LONG)).isTrue();

        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void withoutAnInterruptNoneIsSet() {
        pending.enter().complete(null);

        assertThat(pending.close(LONG)).isTrue();

        assertThat(Thread.interrupted()).isFalse();
    }
}
