package dev.arrshell.pool;

import static dev.arrshell.model.SessionSize.STANDARD;
import static dev.arrshell.time.Durations.days;
import static dev.arrshell.time.Durations.hours;
import static dev.arrshell.time.Durations.minutes;
import static dev.arrshell.time.Durations.seconds;
import static java.time.temporal.ChronoUnit.DAYS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.arrshell.ArrClient;
import dev.arrshell.Session;
import dev.arrshell.emulator.ArrEmulator;
import dev.arrshell.model.Operation;
import dev.arrshell.model.SessionId;
import dev.arrshell.model.SessionStatus;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A pool in random use for days of virtual time: calls, returns, failures, expiry, and 5 % of all requests failing. Whatever
 * happens, there are never more sessions than allowed, no other's session is stopped, none is left, and no call starves.
 * {@code -Darr.pool.days=7} makes it a week.
 */
@Tag("long")
@Timeout(300)
class PoolModelTest {

    private static final int MAX = 4;
    private static final Duration LENGTH = days(Integer.getInteger("arr.pool.days", 1));
    private static final BigDecimal PER_DAY = new BigDecimal("60");
    private static final BigDecimal PRICE = new BigDecimal("2");

    private final List<CompletableFuture<PooledSession>> calls = new ArrayList<>();
    private final List<PooledSession> lent = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void keepsItsPromisesInRandomUse(long seed) {
        Random random = new Random(seed);
        try (ArrEmulator emulator = ArrEmulator.builder().withHistory().start()) {
            ArrClient client = emulator.client();
            Session other = client.session().size(STANDARD).lease(hours(24)).start();
            other.leaveRunning();
            faults(emulator, seed);
            SessionPool pool = client.pool(STANDARD)
                    .min(1)
                    .max(MAX)
                    .lease(minutes(30))
                    .idleFor(minutes(15))
                    .acquireWithin(hours(2))
                    .maxCost(PER_DAY, PRICE)
                    .start();
            for (long end = emulator.clock().nanoTime() + LENGTH.toNanos();
                    emulator.clock().nanoTime() < end; ) {
                step(random, emulator, pool, other.id());
                assertThat(emulator.sessions().stream()
                                .filter(each -> !each.status().isTerminal())
                                .filter(each -> !each.id().equals(other.id())))
                        .as("sessions of the pool with seed " + seed)
                        .hasSizeLessThanOrEqualTo(MAX);
            }
            emulator.clearFaults();
            emulator.clock().advance(hours(3));
            // A request that was under way when the clock moved may be answered a moment later.
            assertThat(CompletableFuture.allOf(calls.toArray(CompletableFuture[]::new))
                            .handle((ended, failure) -> true))
                    .as("each call has ended by its deadline")
                    .succeedsWithin(seconds(30));
            collect();
            lent.forEach(PooledSession::close);
            lent.clear();
            // The budget of the day may be spent.
            emulator.clock()
                    .advanceTo(emulator.clock().instant().truncatedTo(DAYS).plus(1, DAYS));
            for (int i = 0; i < MAX; i++) {
                lent.add(pool.acquire());
            }
            assertThat(lent).extracting(PooledSession::id).doesNotHaveDuplicates();
            pool.close();

            assertThat(pool.metrics().acquired()).isGreaterThan(20);
            assertThat(pool.metrics().longestWait()).isLessThanOrEqualTo(hours(2));
            assertThat(client.sessions().stream().filter(each -> !each.id().equals(other.id())))
                    .isEmpty();
            assertThat(emulator.history())
                    .filteredOn(each -> each.id().equals(other.id()))
                    .noneMatch(each -> each.endStatus() == SessionStatus.STOPPED);
            assertThat(cost(emulator, other.id()))
                    .isLessThanOrEqualTo(PER_DAY.multiply(BigDecimal.valueOf(LENGTH.toDays() + 2)));
        }
    }

    private static void faults(ArrEmulator emulator, long seed) {
        for (Operation operation : List.of(Operation.PROPERTIES, Operation.UPDATE, Operation.STOP, Operation.LIST)) {
            emulator.on(operation).respond(503).withProbability(0.05, seed);
        }
        emulator.on(Operation.CREATE).respond(429).withProbability(0.05, seed);
    }

    private void collect() {
        List<CompletableFuture<PooledSession>> ended =
                calls.stream().filter(CompletableFuture::isDone).toList();
        ended.stream()
                .filter(call -> !call.isCompletedExceptionally())
                .map(CompletableFuture::join)
                .forEach(lent::add);
        calls.removeAll(ended);
    }

    private void step(Random random, ArrEmulator emulator, SessionPool pool, SessionId other) {
        collect();
        switch (random.nextInt(10)) {
            case 0, 1, 2 -> {
                if (calls.size() < 6) {
                    calls.add(pool.acquireAsync(minutes(1 + random.nextInt(100))));
                }
            }
            case 3, 4, 5 -> {
                if (!lent.isEmpty()) {
                    PooledSession back = lent.remove(random.nextInt(lent.size()));
                    if (random.nextInt(4) == 0) {
                        back.discard();
                    } else {
                        back.close();
                    }
                }
            }
            case 6 -> {
                if (random.nextInt(5) == 0) {
                    emulator.sessions().stream()
                            .filter(each -> each.status() == SessionStatus.READY
                                    && !each.id().equals(other))
                            .findFirst()
                            .ifPresent(each -> emulator.session(each.id()).fail("broken"));
                }
            }
            default -> emulator.clock().advance(seconds(random.nextInt(900)));
        }
    }

    private static BigDecimal cost(ArrEmulator emulator, SessionId other) {
        long seconds = emulator.history().stream()
                .filter(each -> !each.id().equals(other))
                .mapToLong(each -> each.billed(emulator.clock().instant()).toSeconds())
                .sum();
        return PRICE.multiply(BigDecimal.valueOf(seconds))
                .divide(BigDecimal.valueOf(TimeUnit.HOURS.toSeconds(1)), 2, RoundingMode.UP);
    }
}
