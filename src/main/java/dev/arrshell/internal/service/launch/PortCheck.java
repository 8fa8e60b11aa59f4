package dev.arrshell.internal.service.launch;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.UnknownHostException;
import java.nio.channels.SocketChannel;
import java.util.List;

/** Check whether a port accepts connections: on a machine, or on one of the two loopback addresses of this one. */
public final class PortCheck implements ReadyCheck {

    private final List<Attempt> attempts;

    /** A check of this machine. */
    public PortCheck(int port) {
        attempts = List.of(
                new Attempt(new InetSocketAddress("127.0.0.1", port)), new Attempt(new InetSocketAddress("::1", port)));
    }

    /**
     * A check of a machine. Each attempt looks its address up.
     *
     * @param host its name or its address
     */
    public PortCheck(String host, int port) {
        attempts = List.of(new Attempt(InetSocketAddress.createUnresolved(host, port)));
    }

    @Override
    public boolean isReady() {
        return attempts.stream().anyMatch(Attempt::isAccepted);
    }

    @Override
    public void close() {
        attempts.forEach(Attempt::close);
    }

    /** A connection that is not refused at once is looked at again the next time. */
    private static final class Attempt {

        private final InetSocketAddress address;
        private SocketChannel pending;

        Attempt(InetSocketAddress address) {
            this.address = address;
        }

        boolean isAccepted() {
            try {
                boolean connected = pending == null ? connect() : pending.finishConnect();
                boolean accepted = connected && !isToItself();
                if (connected) {
                    close();
                }
                return accepted;
            } catch (IOException | UnsupportedOperationException refused) {
                close();
                return false;
            }
        }

        /**
         * Whether the connection has its own end as the other: where nothing listens, the system may choose the very port
         * that is tried. It is reset, so that the server can have the port at once.
         */
        private boolean isToItself() throws IOException {
            boolean itself = pending.getLocalAddress().equals(pending.getRemoteAddress());
            if (itself) {
                pending.setOption(StandardSocketOptions.SO_LINGER, 0);
            }
            return itself;
        }

        private boolean connect() throws IOException {
            InetSocketAddress target = address.isUnresolved()
                    ? new InetSocketAddress(address.getHostString(), address.getPort())
                    : address;
            if (target.isUnresolved()) {
                throw new UnknownHostException(target.getHostString());
            }
            pending = SocketChannel.open();
            pending.configureBlocking(false);
            return pending.connect(target) || pending.finishConnect();
        }

        void close() {
            try {
                if (pending != null) {
                    pending.close();
                }
            } catch (IOException ignored) {
                // it is not used any more
            }
            pending = null;
        }
    }
}
