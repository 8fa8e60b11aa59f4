package dev.arrshell.internal.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arrshell.internal.service.rest.RestOptions;
import dev.arrshell.internal.service.simulated.BootModel;
import dev.arrshell.model.AccountId;
import dev.arrshell.model.AccountKey;
import dev.arrshell.model.Region;
import dev.arrshell.model.SessionSize;
import dev.arrshell.time.VirtualClock;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Random steps of several clients at once, clock steps, faults and changes of the servers between, held to a small
 * reference model at every step. A failure names the seed: {@code -Darr.seed=…} repeats it, {@code -Darr.steps=…} takes
 * more steps.
 */
class ReferenceModelTest {

    private static final int CLIENTS = 4;
    private static final int STEPS_A_ROUND = 10;
    private static final long SEED = Long.getLong("arr.seed", System.nanoTime());
    private static final int STEPS = Integer.getInteger("arr.steps", 10_000);

    private final Random random = new Random(SEED);
    private final VirtualClock clock = new VirtualClock();
    private final Map<AccountId, AccountKey> accounts = new LinkedHashMap<>();
    private RenderingService emulation;

    @Test
    @Timeout(600)
    void theEmulatorDoesWhatTheModelDoes() throws InterruptedException {
        List<ReferenceModelClient> clients = clients();
        ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
        int taken = 0;
        try {
            for (; taken < STEPS; taken += CLIENTS * STEPS_A_ROUND) {
                between(clients);
                round(clients, threads);
            }
        } catch (ExecutionException failed) {
            throw new AssertionError(
                    "after about " + taken + " steps; repeat it with -Darr.seed=" + SEED, failed.getCause());
        } finally {
            threads.shutdownNow();
        }
        assertThat(taken).isGreaterThanOrEqualTo(STEPS);
    }

    private List<ReferenceModelClient> clients() {
        for (int i = 0; i < CLIENTS; i++) {
            accounts.put(
                    AccountId.parse("00000000-0000-0000-0000-00000000000" + i),
                    AccountKey.parse("a2V5IG51bWJlciA" + i));
        }
        emulation = new RenderingService(new ServiceSettings(
                clock,
                InetAddress.getLoopbackAddress(),
                0,
                accounts,
                Region.parse("westus2"),
                Map.of(),
                Optional.empty(),
                RestOptions.DEFAULT.withPageSize(3),
                false,
                false));
        List<ReferenceModelClient> clients = new ArrayList<>();
        accounts.forEach((id, key) ->
                clients.add(key.revealTo(text -> new ReferenceModelClient(emulation, id, text, random.nextLong()))));
        return clients;
    }

    /** What happens while nobody asks: time passes, other servers are set up, tokens run out. */
    private void between(List<ReferenceModelClient> clients) {
        Duration time = List.of(
                        Duration.ZERO,
                        Duration.ofNanos(1 + random.nextInt(1_000_000_000)),
                        Duration.ofSeconds(random.nextInt(300)),
                        Duration.ofMinutes(random.nextInt(600)),
                        random.nextInt(4) == 0 ? Duration.ofDays(random.nextInt(40)) : Duration.ofSeconds(10))
                .get(random.nextInt(5));
        clock.advance(time);
        Map<String, BootModel> boots = new HashMap<>();
        for (SessionSize size : List.of(SessionSize.STANDARD, SessionSize.PREMIUM)) {
            BootModel boot = boot();
            emulation.controls().fleet().boot(size, boot);
            boots.put(size.toWire(), boot);
        }
        boolean renewed = random.nextInt(5) == 0;
        if (renewed) {
            emulation.controls().expireTokens();
        }
        for (ReferenceModelClient client : clients) {
            client.pass(time);
            client.boots(boots);
            client.renew(renewed);
        }
    }

    private BootModel boot() {
        return switch (random.nextInt(8)) {
            case 0 -> new BootModel.Never();
            case 1 -> new BootModel.AfterPolls(random.nextInt(4));
            case 2 -> new BootModel.Failing("no luck", Duration.ofSeconds(random.nextInt(100)));
            case 3 -> new BootModel.Fixed(Duration.ZERO);
            default -> new BootModel.Fixed(Duration.ofMillis(random.nextInt(200_000)));
        };
    }

    private static void round(List<ReferenceModelClient> clients, ExecutorService threads)
            throws InterruptedException, ExecutionException {
        List<Future<?>> running = new ArrayList<>();
        for (ReferenceModelClient client : clients) {
            running.add(threads.submit(() -> {
                for (int i = 0; i < STEPS_A_ROUND; i++) {
                    client.step();
                }
            }));
        }
        for (Future<?> client : running) {
            client.get();
        }
    }
}
