package dev.arrshell.junit;

import static dev.arrshell.time.Durations.minutes;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.arrshell.ArrClient;
import dev.arrshell.conversion.Conversion;
import dev.arrshell.conversion.ConversionProperties;
import dev.arrshell.conversion.ConversionStatus;
import dev.arrshell.emulator.ArrEmulator;
import dev.arrshell.error.ConversionFailedException;
import dev.arrshell.error.WaitTimeoutException;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Conversions in tests, in virtual time, as people would write them. */
@ArrTest
class ConversionLifecycleTest {

    private static final URI MODELS = URI.create("https://mine.blob.core.windows.net/models");

    private static Conversion start(ArrClient arr) {
        return arr.conversion().input(MODELS, "robot.fbx").output(MODELS).start();
    }

    @Test
    void succeeds(ArrClient arr, ArrEmulator emulator) {
        emulator.conversions().takes(minutes(5));
        Instant before = emulator.clock().instant();
        List<ConversionStatus> seen = new ArrayList<>();

        Conversion robot = start(arr);
        ConversionProperties done = robot.awaitSucceeded(minutes(8), each -> seen.add(each.status()));

        assertEquals(ConversionStatus.SUCCEEDED, done.status());
        assertTrue(seen.contains(ConversionStatus.RUNNING));
        assertEquals(done, robot.lastSeen().orElseThrow());
        assertTrue(emulator.clock().instant().isAfter(before.plus(minutes(5))));
    }

    @Test
    void failsWithTheServicesWords(ArrClient arr, ArrEmulator emulator) {
        emulator.conversions().fails("NoMesh", "there is no mesh");

        ConversionFailedException e =
                assertThrows(ConversionFailedException.class, () -> start(arr).awaitSucceeded());

        assertTrue(e.getMessage().contains("there is no mesh"));
    }

    @Test
    void goesOnAfterAWaitThatWasTooShort(ArrClient arr, ArrEmulator emulator) {
        emulator.conversions().takes(minutes(5));
        Conversion robot = start(arr);

        assertThrows(WaitTimeoutException.class, () -> robot.awaitSucceeded(minutes(1)));

        assertEquals(ConversionStatus.SUCCEEDED, robot.awaitSucceeded().status());
    }
}
