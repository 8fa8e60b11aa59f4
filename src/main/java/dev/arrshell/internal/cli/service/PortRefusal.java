package dev.arrshell.internal.cli.service;

import java.net.BindException;

/** The sentence for a port where the emulator cannot listen. */
final class PortRefusal {

    private PortRefusal() {}

    static String of(int port, BindException refused) {
        return (isForbidden(refused)
                        ? "port " + port + " is not allowed for this user: allow it, on Linux by"
                                + " sudo sysctl net.ipv4.ip_unprivileged_port_start=" + port
                                + " or as root, or choose one from 1024 on"
                        : "port " + port + " is taken: free it, choose another, or let --port 0 take any free one")
                + " (nothing was started)";
    }

    private static boolean isForbidden(BindException refused) {
        return String.valueOf(refused.getMessage()).contains("ermission denied");
    }
}
