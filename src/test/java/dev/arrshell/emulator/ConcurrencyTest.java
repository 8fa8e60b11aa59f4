package dev.arrshell.emulator;

import static dev.arrshell.time.Durations.seconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.arrshell.model.Operation;
import dev.arrshell.testing.RawClient;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConcurrencyTest {

    private static final int CLIENTS = 32;

    private final ArrEmulator emulator = ArrEmulator.start();
    private final RawClient client = RawClient.of(emulator);

    @AfterEach
    void close() {
        emulator.close();
    }

    @Test
    void everySessionThatWasAnsweredForIsThere() throws Exception {
        List<String> ids = together(i -> client.created("4:0:0", "standard"));

        assertThat(ids).doesNotHaveDuplicates();
        assertThat(listed()).containsExactlyInAnyOrderElementsOf(ids);
    }

    @Test
    void ofTheSameExtensionAskedTogetherOneIsLarger() throws Exception {
        String id = client.created("1:0:0", "standard");

        List<Integer> statuses = together(i -> client.update(id, "2:0:0").statusCode());

        assertThat(statuses).containsOnlyOnce(200);
        assertThat(statuses.stream().filter(status -> status == 422)).hasSize(CLIENTS - 1);
    }

    @Test
    void leasesOnlyGrowWhateverTheOrder() throws Exception {
        String id = client.created("0:01:00", "standard");

        together(i -> client.update(id, "0:" + (2 + i) + ":00").statusCode());

        assertThat(client.properties(id).body()).contains("\"sessionMaxLeaseTime\":\"00:33:00\"");
    }

    @Test
    void whatIsStoppedStaysStoppedWhileOthersExtendIt() throws Exception {
        String id = client.created("0:01:00", "standard");

        List<Integer> statuses = together(i -> i == 7
                ? client.stop(id).statusCode()
                : client.update(id, "0:" + (2 + i) + ":00").statusCode());

        assertThat(statuses).isSubsetOf(200, 204, 409, 422).containsOnlyOnce(204);
        assertThat(client.properties(id).body()).contains("\"sessionStatus\":\"Stopped\"");
        assertThat(listed()).isEmpty();
    }

    @Test
    void theJournalHasThemAllAndTheClockMayMoveMeanwhile() throws Exception {
        together(i -> {
            emulator.clock().advance(seconds(1));
            return client.list().statusCode();
        });

        assertThat(emulator.requests(Operation.LIST)).hasSize(CLIENTS);
        assertThat(emulator.journal()).allMatch(exchange -> exchange.status() == 200);
    }

    private List<String> listed() {
        return Pattern.compile("\"sessionId\":\"([^\"]+)\"")
                .matcher(client.list().body())
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
    }

    private static <T> List<T> together(IntFunction<T> work) throws Exception {
        CyclicBarrier start = new CyclicBarrier(CLIENTS);
        ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
        try {
            List<Callable<T>> calls = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                int number = i;
                calls.add(() -> {
                    start.await();
                    return work.apply(number);
                });
            }
            List<T> results = new ArrayList<>();
            for (Future<T> result : threads.invokeAll(calls)) {
                results.add(result.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }
}
