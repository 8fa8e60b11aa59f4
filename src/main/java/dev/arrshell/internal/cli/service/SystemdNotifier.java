package dev.arrshell.internal.cli.service;

import dev.arrshell.internal.cli.console.CliConsole;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Tells systemd how the service is, where systemd has started it: a variable {@code NOTIFY_SOCKET} says so. It runs
 * {@code systemd-notify}, because Java has no datagrams on local sockets. A failure is a message; the service goes on.
 */
final class SystemdNotifier {

    private static final int PATIENCE_SECONDS = 5;

    private final CliConsole console;

    SystemdNotifier(CliConsole console) {
        this.console = console;
    }

    /** The service answers requests. */
    void ready(URI address) {
        send("READY=1", "STATUS=ready at " + address);
    }

    /** The service ends. */
    void stopping() {
        send("STOPPING=1");
    }

    private void send(String... assignments) {
        if (console.environment().value("NOTIFY_SOCKET").isEmpty()) {
            return;
        }
        List<String> command = new ArrayList<>(List.of("systemd-notify"));
        Collections.addAll(command, assignments);
        try {
            Process process = new ProcessBuilder(command).inheritIO().start();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                warn(assignments[0], "systemd-notify did not end within " + PATIENCE_SECONDS + " seconds");
            } else if (process.exitValue() != 0) {
                warn(assignments[0], "systemd-notify ended with exit code " + process.exitValue());
            }
        } catch (IOException e) {
            warn(assignments[0], e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void warn(String assignment, String why) {
        console.say("systemd was not told " + assignment + ": " + why
                + "; install systemd-notify, or let the unit have Type=exec (the service goes on meanwhile)");
    }
}
