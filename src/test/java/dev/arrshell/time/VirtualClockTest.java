package dev.arrshell.time;

import static dev.arrshell.time.Durations.hours;
import static dev.arrshell.time.Durations.minutes;
import static dev.arrshell.time.Durations.seconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The clock as somebody uses it who tests a program of their own with it. */
@Timeout(30)
class VirtualClockTest {

    private static final Instant NEW_YEAR = Instant.parse("2026-01-01T00:00:00Z");

    private final VirtualClock clock = new VirtualClock(NEW_YEAR);

    @Test
    void fourHoursPassAtOnce() throws InterruptedException {
        long before = System.nanoTime();

        clock.sleep(hours(4));

        assertThat(clock.instant()).isEqualTo(NEW_YEAR.plus(hours(4)));
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(seconds(10));
    }

    @Test
    void isAClockForTheJdk() {
        Clock utc = clock.withZone(ZoneOffset.UTC);

        clock.advance(minutes(1));

        assertThat(utc.instant()).isEqualTo(NEW_YEAR.plusSeconds(60));
        assertThat(clock.millis()).isEqualTo(NEW_YEAR.plusSeconds(60).toEpochMilli());
    }

    @Test
    void waitsCompose() throws Exception {
        List<Instant> looks = new ArrayList<>();

        CompletableFuture<Void> third = clock.after(seconds(2))
                .thenCompose(first -> look(looks))
                .thenCompose(second -> look(looks))
                .thenRun(() -> looks.add(clock.instant()));

        third.get(10, TimeUnit.SECONDS);
        assertThat(looks).containsExactly(NEW_YEAR.plusSeconds(2), NEW_YEAR.plusSeconds(4), NEW_YEAR.plusSeconds(6));
    }

    private CompletableFuture<Void> look(List<Instant> looks) {
        looks.add(clock.instant());
        return clock.after(seconds(2));
    }

    @Test
    void aHoldLetsATestMoveTheClockByHand() {
        TimeSource.Hold hold = clock.hold();
        CompletableFuture<Void> wait = clock.after(minutes(10));

        clock.advance(minutes(9));
        assertThat(wait).isNotDone();
        clock.advance(minutes(1));
        assertThat(wait).isCompleted();

        hold.release(() -> {});
        assertThat(clock.instant()).isEqualTo(NEW_YEAR.plus(minutes(10)));
    }

    @Test
    void aWithdrawnWaitRunsNothing() {
        List<String> ran = new ArrayList<>();
        TimeSource.Hold hold = clock.hold();
        CompletableFuture<Void> wait = clock.after(minutes(10));
        wait.thenRun(() -> ran.add("after"));

        assertThat(wait.cancel(false)).isTrue();
        clock.advance(hours(1));
        hold.release(() -> {});

        assertThat(ran).isEmpty();
        assertThatThrownBy(wait::join).isInstanceOf(java.util.concurrent.CancellationException.class);
    }
}
