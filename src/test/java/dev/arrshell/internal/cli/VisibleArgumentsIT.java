package dev.arrshell.internal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arrshell.emulator.ArrEmulator;
import dev.arrshell.testing.Launcher;
import org.junit.jupiter.api.Test;

/** What {@code ps} and {@code jcmd} show of a process to others: its arguments, options and system properties. */
final class VisibleArgumentsIT {

    private static final String KEY = "a2V5IHRoYXQgb3RoZXJzIG11c3Qgbm90IHNlZQ==";

    @Test
    void theyHoldNoKey() {
        var result = Launcher.arr()
                .env("ARR_ACCOUNT_ID", ArrEmulator.ACCOUNT_ID.value())
                .env("ARR_ACCOUNT_KEY", KEY)
                .env("ARR_REGION", "westus2")
                .run(
                        "-e",
                        "def bean = java.lang.management.ManagementFactory.runtimeMXBean;"
                                + " def all = [bean.inputArguments, bean.systemProperties, System.properties,"
                                + " ProcessHandle.current().info().commandLine(),"
                                + " ProcessHandle.current().info().arguments().orElse(new String[0]).toList()].toString();"
                                + " print all.contains('sun.java.command');"
                                + " print all.bytes.encodeHex().toString(); null");

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.out()).startsWith("true").doesNotContain(hex(KEY));
    }

    /** So that the masking of what is printed hides nothing here. */
    private static String hex(String text) {
        StringBuilder hex = new StringBuilder();
        text.chars().forEach(c -> hex.append("%02x".formatted(c)));
        return hex.toString();
    }
}
