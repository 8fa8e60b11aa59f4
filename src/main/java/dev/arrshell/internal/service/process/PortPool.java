package dev.arrshell.internal.service.process;

import dev.arrshell.internal.service.launch.PortRange;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** The ports of the servers of one service. No two servers have the same, and none has one that another program uses. */
final class PortPool {

    private PortRange range;
    private final Set<Integer> taken = new HashSet<>();
    private int next;

    PortPool(PortRange range) {
        this.range = range;
        this.next = range.first();
    }

    /** Ports of one server, bound so that no other program takes them before the server starts. */
    record Pair(ServerSocket handshake, ServerSocket inspector) {

        int port() {
            return handshake.getLocalPort();
        }

        int inspectorPort() {
            return inspector.getLocalPort();
        }

        /** Leaves the ports to the server. */
        void unbind() {
            try (handshake;
                    inspector) {
                // both are closed even if one fails
            } catch (IOException ignored) {
                // the socket is not used any more
            }
        }
    }

    /** From now on takes ports of another range. Those that are taken stay so. */
    synchronized void use(PortRange other) {
        range = other;
        next = other.first();
    }

    /** Takes two ports and keeps them bound; nothing if there are not two free ones. */
    synchronized Optional<Pair> take() {
        ServerSocket first = bindNext();
        ServerSocket second = first == null ? null : bindNext();
        if (second != null) {
            return Optional.of(new Pair(first, second));
        }
        if (first != null) {
            taken.remove(first.getLocalPort());
            close(first);
        }
        return Optional.empty();
    }

    /** Ports go round, so that one that was just in use rests. */
    private ServerSocket bindNext() {
        for (int tried = 0; tried < range.size(); tried++) {
            int port = next;
            next = port == range.last() ? range.first() : port + 1;
            ServerSocket socket = taken.contains(port) ? null : bind(port);
            if (socket != null) {
                taken.add(port);
                return socket;
            }
        }
        return null;
    }

    private static ServerSocket bind(int port) {
        ServerSocket socket = null;
        try {
            socket = new ServerSocket();
            socket.bind(new InetSocketAddress(port), 1);
            return socket;
        } catch (IOException inUse) {
            close(socket);
            return null;
        }
    }

    private static void close(ServerSocket socket) {
        try {
            if (socket != null) {
                socket.close();
            }
        } catch (IOException ignored) {
            // the socket is not used any more
        }
    }

    /** Ports of a server of an earlier run. */
    synchronized void keep(int port, int inspectorPort) {
        taken.add(port);
        taken.add(inspectorPort);
    }

    synchronized void free(int port, int inspectorPort) {
        taken.remove(port);
        taken.remove(inspectorPort);
    }
}
