package dev.arrshell.internal.service.launch;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/**
 * The servers of a provider that are not over, by id. Thread-safe.
 *
 * @param <S> a server
 */
public final class HeldServers<S> {

    private final Map<UUID, S> servers = new ConcurrentHashMap<>();
    private final Object removals = new Object();

    /** Adds a server, unless it is there. */
    public boolean add(UUID id, S server) {
        return servers.putIfAbsent(id, server) == null;
    }

    /** Finds a server. */
    public Optional<S> find(UUID id) {
        return Optional.ofNullable(servers.get(id));
    }

    /** All servers, which may change meanwhile. */
    public Collection<S> all() {
        return servers.values();
    }

    /** Calls for all servers, which may be removed meanwhile. */
    public void forEach(BiConsumer<UUID, S> action) {
        servers.forEach(action);
    }

    /** Removes a server that is over. */
    public void remove(UUID id) {
        servers.remove(id);
        synchronized (removals) {
            removals.notifyAll();
        }
    }

    /**
     * Waits until all servers of a kind are removed.
     *
     * @return whether that was so in time
     * @throws InterruptedException if the thread is interrupted
     */
    public boolean awaitNone(Predicate<S> kind, Duration atMost) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        synchronized (removals) {
            while (servers.values().stream().anyMatch(kind)) {
                long left = end - System.nanoTime();
                if (left <= 0) {
                    return false;
                }
                TimeUnit.NANOSECONDS.timedWait(removals, left);
            }
            return true;
        }
    }
}
