package dev.arrshell.server;

import dev.arrshell.model.SessionSize;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/**
 * The source of the servers behind sessions. The service calls {@link #open} once and before anything else. Each method
 * returns at once: slower results are reported to the {@link ServerListener}, from any thread. The service tells of one server
 * after the other; calls about different servers may come from different threads. A provider ends every server at its end
 * ({@link ServerRequest#latestEnd}, {@link #extend}), even when the service is not there to ask for it.
 */
public interface ServerProvider extends AutoCloseable {

    /**
     * Begins to work for a service.
     *
     * @param listener told what becomes of the servers
     * @throws IllegalStateException if the provider cannot work here; the message says why and what helps
     */
    void open(ServerListener listener);

    /**
     * Takes over the servers that an earlier run of the service left. A provider releases what it finds and the service does
     * not know. Of what it takes over it tells what has happened meanwhile: that a server is ready, has failed or has ended.
     *
     * @param known the servers of the sessions that have not ended, as they were requested
     * @return those of {@code known} that the provider never began to start, which the service may allocate again
     */
    Collection<UUID> adopt(Collection<ServerRequest> known);

    /**
     * Begins to start a server. A request that has been made already changes nothing.
     *
     * @param request what is asked for
     */
    void allocate(ServerRequest request);

    /**
     * Sets when a server ends, once it is ready and again when its lease was raised.
     *
     * @param server the server; one that is not there is ignored
     * @param end when its lease is over, by the clock of the service
     */
    void extend(UUID server, Instant end);

    /**
     * Ends a server: the session was stopped, or its lease is over. Ending one twice, or one that is not there, changes nothing.
     *
     * @param server the server
     * @param reason why
     */
    void release(UUID server, ReleaseReason reason);

    /**
     * How many servers of a size there can be at once.
     *
     * @param size the size
     * @return zero or more; empty if the provider sets no limit
     */
    OptionalInt capacity(SessionSize size);

    /**
     * The longest lease that a server can have. The service refuses longer ones, at the start and later.
     *
     * @return more than zero; empty if the provider sets no limit, which is the default
     */
    default Optional<Duration> longestLease() {
        return Optional.empty();
    }

    /**
     * Reads the end of what a server has printed.
     *
     * @param server the server
     * @param from how many bytes of its output to leave out, zero or more
     * @return the output from there on, as far as it is kept
     */
    ServerOutput output(UUID server, long from);

    /**
     * Waits until the servers that were released have ended. The default does not wait, for a provider whose servers end
     * without it.
     *
     * @param atMost how long to wait at the most
     * @return whether all of them have ended
     * @throws InterruptedException if the thread is interrupted while it waits
     */
    default boolean awaitReleased(Duration atMost) throws InterruptedException {
        return true;
    }

    /** Ends the work for the service. The servers go on. */
    @Override
    void close();
}
