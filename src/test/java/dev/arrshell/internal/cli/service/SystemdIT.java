package dev.arrshell.internal.cli.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arrshell.testing.Checkout;
import dev.arrshell.testing.FakeCommand;
import dev.arrshell.testing.Launcher;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What {@code arr serve} tells systemd, in place of whose program is one that prints what it was given. */
@Tag("long")
@Timeout(120)
final class SystemdIT {

    @TempDir
    Path temp;

    private Process service;

    @AfterEach
    void kill() throws InterruptedException {
        service.destroyForcibly().waitFor();
    }

    /** Starts the service with only these lines as {@code systemd-notify}, and waits until it answers. */
    private void serve(Launcher launcher) throws IOException {
        service = launcher.env("ARR_HOME", temp.resolve("home").toString())
                .start(
                        "serve",
                        "--json",
                        "--config",
                        Checkout.HERE.resolve("src/package/server.toml").toString());
        assertThat(service.inputReader().readLine()).startsWith("{");
    }

    private Launcher startedBySystemd() {
        return Launcher.arr().env("NOTIFY_SOCKET", temp.resolve("socket").toString());
    }

    private Launcher with(Launcher launcher, String... lines) {
        Path bin = FakeCommand.write(temp.resolve("bin"), "systemd-notify", lines);
        return launcher.env("PATH", bin + ":" + System.getenv("PATH"));
    }

    private String said() throws IOException {
        return service.errorReader().readLine();
    }

    @Test
    void tellsThatItIsReadyAndThatItStops() throws Exception {
        serve(with(startedBySystemd(), "echo \"$@\" >&2"));

        assertThat(said()).startsWith("READY=1 STATUS=ready at http://127.0.0.1:");
        service.toHandle().destroy();
        assertThat(said()).isEqualTo("STOPPING=1");
        assertThat(service.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(service.exitValue()).isEqualTo(143);
    }

    @Test
    void saysWhatToDoAndGoesOnWhereSystemdIsNotTold() throws Exception {
        serve(with(startedBySystemd(), "exit 7"));

        assertThat(said())
                .isEqualTo("arr: systemd was not told READY=1: systemd-notify ended with exit code 7;"
                        + " install systemd-notify, or let the unit have Type=exec (the service goes on meanwhile)");
        assertThat(service.isAlive()).isTrue();
    }

    @Test
    void goesOnWhereThereIsNoSuchProgram() throws Exception {
        Path bin = temp.resolve("bin");
        FakeCommand.write(bin, "java", "exec '" + System.getProperty("java.home") + "/bin/java' \"$@\"");
        // The programs without which there are no servers.
        FakeCommand.write(bin, "sh", "exec /bin/sh \"$@\"");
        FakeCommand.write(bin, "setsid", "exit 1");
        serve(startedBySystemd().env("PATH", bin.toString()).env("ARR_CACHE", "off"));

        assertThat(said()).startsWith("arr: systemd was not told READY=1: Cannot run program \"systemd-notify\"");
        assertThat(service.isAlive()).isTrue();
    }

    @Test
    void tellsNothingWhereSystemdHasNotStartedIt() throws Exception {
        serve(with(Launcher.arr().withoutEnv("NOTIFY_SOCKET"), "echo \"$@\" >&2"));

        service.toHandle().destroy();
        assertThat(service.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(said()).isNull();
    }
}
