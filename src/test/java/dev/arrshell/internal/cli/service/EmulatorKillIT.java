package dev.arrshell.internal.cli.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arrshell.testing.CrashLoadClient;
import dev.arrshell.testing.EmulatorProcess;
import dev.arrshell.testing.Launcher;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An emulator that keeps its data and is killed under load. Three times; as often as the system property
 * {@code arr.kill.rounds} says, 20 with the Maven profile {@code kill}.
 */
@Tag("long")
final class EmulatorKillIT {

    private static final int ROUNDS = Integer.getInteger("arr.kill.rounds", 3);
    private static final int CLIENTS = 8;

    @TempDir
    Path temp;

    @Test
    void nothingThatWasAcknowledgedIsLost() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        CrashLoadClient service = new CrashLoadClient(seed);
        for (int round = 1; round <= ROUNDS; round++) {
            try (EmulatorProcess emulator = start()) {
                service.verify(emulator.client());
                service.load(emulator, CLIENTS, 50 + random.nextInt(250));
            }
        }
        try (EmulatorProcess emulator = start()) {
            service.verify(emulator.client());
        }
        assertThat(service.acknowledged()).isGreaterThan(50L * ROUNDS);
    }

    private EmulatorProcess start() {
        return EmulatorProcess.start("--data", temp.resolve("data").toString(), "--boot", "standard=1h,premium=1h");
    }

    @Test
    void aSecondProcessIsRefusedByTheNameOfTheFirst() {
        try (EmulatorProcess emulator = start()) {
            var result = Launcher.arr()
                    .run("emulator", "--data", temp.resolve("data").toString());

            assertThat(result.exitCode()).isEqualTo(2);
            assertThat(result.err())
                    .contains("in use by the emulator of process "
                            + emulator.description().get("pid").longValue());
        }
    }
}
