package dev.arrshell.internal.service.session;

import dev.arrshell.model.SessionSize;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/** The source of the sessions' servers. A caller that counts servers and then boots one holds the allocator's monitor. */
public interface ServerAllocator {

    /** Boots a server. */
    BootPlan boot(ServerPool pool, Instant now);

    /** The servers among which those of a size and region are counted. */
    default ServerPool counted(ServerPool pool) {
        return pool;
    }

    /** Whether the servers of any size are limited. */
    boolean isLimited();

    /** How many servers of a size each region has; empty for no limit. */
    OptionalInt capacity(SessionSize size);

    /** The longest lease that a server can have; empty for no limit beside that of the protocol. */
    default Optional<Duration> longestLease() {
        return Optional.empty();
    }

    /** How often a limit was set or removed. */
    long limitChanges();
}
