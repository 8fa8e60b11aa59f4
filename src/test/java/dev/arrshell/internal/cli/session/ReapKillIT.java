package dev.arrshell.internal.cli.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arrshell.Arr;
import dev.arrshell.ArrClient;
import dev.arrshell.ArrOptions;
import dev.arrshell.model.SessionProperties;
import dev.arrshell.model.SessionSize;
import dev.arrshell.testing.EmulatorProcess;
import dev.arrshell.testing.Launcher;
import dev.arrshell.testing.RawClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Scripts that start, extend and stop sessions are killed (SIGKILL) at moments drawn from a seed, several at a time over
 * one ledger; then {@code arr reap} runs. So many moments as the system property {@code arr.reap.moments} says: 6, or 200
 * with the Maven profile {@code kill}. {@code -Darr.seed=…} draws the same moments again. As many starts are killed at
 * moments of theirs at a service that lists late.
 */
@Tag("long")
final class ReapKillIT {

    private static final int MOMENTS = Integer.getInteger("arr.reap.moments", 6);
    private static final int AT_ONCE = Math.min(5, Math.max(1, MOMENTS / 2));
    private static final long SEED = Long.getLong("arr.seed", System.nanoTime());
    private static final Duration LONGEST = Duration.ofMinutes(60);
    private static final int LONGEST_MICROS = 1_500_000;

    /** A start takes so long here at least, as its answer is late. */
    private static final int LONGEST_START_MICROS = 600_000;

    /** It looks around first, as who shares an account and speaks v1 should. */
    private static final String SCRIPT = """
            def random = new Random(args[0] as long)
            println sessions().size()
            while (true) {
                def mine = client.session().size(random.nextBoolean() ? STANDARD : PREMIUM).lease('2h').start()
                if (random.nextBoolean()) mine.awaitReady()
                if (random.nextBoolean()) mine.extendLeaseTo(3.hours)
                if (random.nextInt(4) != 0) mine.stop()
            }
            """;

    /** It says the ids that it got. */
    private static final String ONE_START = """
            println sessions().size()
            println client.session().size((args[0] as long) % 2 == 0 ? STANDARD : PREMIUM).lease('2h').start().id()
            Thread.sleep(600_000)
            """;

    @TempDir
    Path temp;

    private final Random random = new Random(SEED);

    @Test
    void afterReapingNothingIsLeftOfScriptsThatWereKilled() throws Exception {
        System.out.println("ReapKillIT: " + MOMENTS + " moments, -Darr.seed=" + SEED);
        Path script = Files.writeString(temp.resolve("lives.groovy"), SCRIPT);
        try (EmulatorProcess emulator = bootingAtOnce();
                Arr other = Arr.create(ArrOptions.builder().sts(emulator.uri()).build())) {
            ArrClient somebodyElse = client(other, emulator);
            List<String> theirs = startedBy(somebodyElse);
            for (int done = 0, round = 0; done < MOMENTS; done += AT_ONCE, round++) {
                Launcher arr = launcher(emulator, round % 2 == 0 ? "v1" : "2021-01-01");
                killAll(scripts(arr, script, Math.min(AT_ONCE, MOMENTS - done)), LONGEST_MICROS);

                var result = arr.run("reap");

                assertThat(result.exitCode()).as("seed %d: %s", SEED, result).isIn(0, 5);
                assertThat(running(somebodyElse))
                        .as("seed %d, round %d: %s", SEED, round, result)
                        .containsExactlyInAnyOrderElementsOf(theirs);
            }
        }
    }

    /**
     * A session is listed long after it was made, answers to starts are late, and some are lost. Reaping at once must not
     * take that for a proof that there is nothing; reaping when the listing shows all there is must find all.
     */
    @Test
    void afterReapingNothingIsLeftOfStartsAtAServiceThatListsLate() throws Exception {
        System.out.println("ReapKillIT: " + MOMENTS + " starts, listed late, -Darr.seed=" + SEED);
        Path script = Files.writeString(temp.resolve("one.groovy"), ONE_START);
        try (EmulatorProcess emulator = bootingAtOnce();
                Arr other = Arr.create(ArrOptions.builder().sts(emulator.uri()).build())) {
            ArrClient somebodyElse = client(other, emulator);
            List<String> theirs = startedBy(somebodyElse);
            control(
                    emulator,
                    "faults",
                    "{'operation':'create','dropConnection':'after','probability':0.3,'seed':SEED}");
            control(emulator, "faults", "{'operation':'create','delay':'PT0.4S'}");
            for (int done = 0, round = 0; done < MOMENTS; done += AT_ONCE, round++) {
                Launcher arr = launcher(emulator, round % 2 == 0 ? "v1" : "2021-01-01");
                List<Process> scripts = scripts(arr, script, Math.min(AT_ONCE, MOMENTS - done));
                control(emulator, "listing", "{'delay':'PT20S'}");
                killAll(scripts, LONGEST_START_MICROS);

                var early = arr.run("reap");
                control(emulator, "listing", "{'delay':'PT0S'}");
                var result = arr.run("reap");

                assertThat(List.of(early.exitCode(), result.exitCode()))
                        .as("seed %d: %s %s", SEED, early, result)
                        .isSubsetOf(0, 5);
                assertThat(running(somebodyElse))
                        .as("seed %d, round %d: %s %s", SEED, round, early, result)
                        .containsExactlyInAnyOrderElementsOf(theirs);
            }
        }
    }

    private static void control(EmulatorProcess emulator, String what, String json) {
        String body = json.replace('\'', '"').replace("SEED", Long.toString(SEED));
        var answer = RawClient.send(emulator.uri(), "POST", "/__arr/" + what, body, "");
        assertThat(answer.statusCode()).as(answer.body()).isLessThan(300);
    }

    private static EmulatorProcess bootingAtOnce() throws IOException {
        return EmulatorProcess.start(Launcher.arr().within(LONGEST), "--boot", "standard=0s,premium=0s");
    }

    private static ArrClient client(Arr arr, EmulatorProcess emulator) {
        return arr.account(emulator.account(), emulator.key()).endpoint(emulator.uri());
    }

    private static List<String> startedBy(ArrClient somebodyElse) {
        return List.of(
                started(somebodyElse, SessionSize.STANDARD, "2h"), started(somebodyElse, SessionSize.PREMIUM, "4h"));
    }

    private static String started(ArrClient client, SessionSize size, String lease) {
        return client.session().size(size).lease(lease).start().id().value();
    }

    private static List<String> running(ArrClient client) {
        return client.sessions().stream()
                .map(SessionProperties::id)
                .map(Object::toString)
                .toList();
    }

    private Launcher launcher(EmulatorProcess emulator, String version) {
        return Launcher.arr()
                .env("ARR_HOME", temp.resolve("home").toString())
                .env("ARR_API_VERSION", version)
                .env("ARR_ENDPOINT", emulator.uri().toString())
                .env("ARR_STS", emulator.uri().toString())
                .env("ARR_ACCOUNT_ID", emulator.account())
                .env("ARR_ACCOUNT_KEY", emulator.key());
    }

    /** Each is at work when this returns. */
    private List<Process> scripts(Launcher arr, Path script, int count) throws IOException {
        List<Process> processes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            processes.add(arr.start("--quiet", script.toString(), "" + random.nextLong()));
        }
        for (Process process : processes) {
            assertThat(process.inputReader().readLine()).as("seed %d", SEED).isNotNull();
        }
        return processes;
    }

    private void killAll(List<Process> processes, int longestMicros) throws InterruptedException {
        long[] moments =
                random.longs(processes.size(), 0, longestMicros).sorted().toArray();
        long begun = System.nanoTime();
        for (int i = 0; i < moments.length; i++) {
            long left = TimeUnit.MICROSECONDS.toNanos(moments[i]) - (System.nanoTime() - begun);
            assertThat(processes.get(i).waitFor(left, TimeUnit.NANOSECONDS))
                    .as("seed %d: it ended by itself", SEED)
                    .isFalse();
            processes.get(i).destroyForcibly();
        }
        for (Process process : processes) {
            assertThat(process.waitFor()).isEqualTo(137);
        }
    }
}
