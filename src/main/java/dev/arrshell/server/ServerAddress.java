package dev.arrshell.server;

import java.util.Objects;

/**
 * Where a client reaches a server.
 *
 * @param hostname the name or address of its machine
 * @param handshakePort the port for the first contact, 1 to 65535
 * @param inspectorPort the port of its inspector, 1 to 65535; 0 if it has none
 */
public record ServerAddress(String hostname, int handshakePort, int inspectorPort) {

    private static final int HIGHEST = 65_535;

    /**
     * Checks the ports.
     *
     * @param hostname the name or address of its machine
     * @param handshakePort the port for the first contact
     * @param inspectorPort the port of its inspector; 0 if it has none
     * @throws NullPointerException if {@code hostname} is null
     * @throws IllegalArgumentException if {@code hostname} is empty or a number is no port
     */
    public ServerAddress {
        if (Objects.requireNonNull(hostname, "hostname").isBlank()) {
            throw new IllegalArgumentException("a server has a host name");
        }
        if (handshakePort < 1 || handshakePort > HIGHEST || inspectorPort < 0 || inspectorPort > HIGHEST) {
            throw new IllegalArgumentException(
                    "ports are 1 to " + HIGHEST + ", not " + handshakePort + " and " + inspectorPort);
        }
    }
}
