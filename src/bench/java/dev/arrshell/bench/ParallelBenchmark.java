package dev.arrshell.bench;

import static dev.arrshell.model.Operation.CREATE;
import static dev.arrshell.time.Durations.hours;
import static dev.arrshell.time.Durations.minutes;

import dev.arrshell.ArrClient;
import dev.arrshell.emulator.ArrEmulator;
import dev.arrshell.junit.ArrTest;
import dev.arrshell.model.SessionSize;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** So many tests of one class at once, each of which fails if it sees anything of another. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ParallelBenchmark {

    static final int TESTS = 500;
    private static final String PARALLEL = "junit.jupiter.execution.parallel.";

    @Benchmark
    public void fiveHundred() throws IOException {
        Many.MOST.set(0);
        Events tests = EngineTestKit.engine("junit-jupiter")
                .selectors(DiscoverySelectors.selectClass(Many.class))
                .configurationParameter(PARALLEL + "enabled", "true")
                .configurationParameter(PARALLEL + "config.strategy", "fixed")
                .configurationParameter(PARALLEL + "config.fixed.parallelism", String.valueOf(TESTS))
                .execute()
                .testEvents();
        tests.assertStatistics(all -> all.succeeded(TESTS));
        Told.tell(Many.MOST.get());
    }

    /** What is run. */
    @ArrTest
    @Execution(ExecutionMode.CONCURRENT)
    static class Many {

        static final AtomicInteger MOST = new AtomicInteger();
        private static final AtomicInteger RUNNING = new AtomicInteger();

        @RepeatedTest(TESTS)
        void alone(ArrClient client, ArrEmulator emulator, RepetitionInfo repetition) {
            MOST.accumulateAndGet(RUNNING.incrementAndGet(), Math::max);
            Instant begin = emulator.clock().instant();
            Duration own = minutes(repetition.getCurrentRepetition());
            client.session().size(SessionSize.STANDARD).lease(hours(24)).start();
            emulator.clock().advance(own);
            expect(client.sessions().size() == 1);
            expect(emulator.requests(CREATE).size() == 1);
            expect(begin.plus(own).equals(emulator.clock().instant()));
            RUNNING.decrementAndGet();
        }

        private static void expect(boolean truth) {
            if (!truth) {
                throw new AssertionError("something of another test was seen");
            }
        }
    }
}
