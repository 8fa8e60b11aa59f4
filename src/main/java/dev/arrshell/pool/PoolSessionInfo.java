package dev.arrshell.pool;

import dev.arrshell.model.SessionId;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * A session of a pool at one moment. Immutable and thread-safe.
 *
 * @param id its id; empty until the service has answered the start
 * @param use how the pool uses it
 * @param hostname the name of its rendering server; empty until it is ready
 * @param leaseLeft how much of its lease is left; the whole lease until it is ready
 */
public record PoolSessionInfo(Optional<SessionId> id, Use use, Optional<String> hostname, Duration leaseLeft) {

    /** The uses of a session. */
    public enum Use {
        /** It is not ready yet. */
        STARTING,

        /** It is ready and not lent. */
        IDLE,

        /** It is lent. */
        LENT,

        /** It is being stopped, or its start may have worked though no answer came. */
        STOPPING
    }

    /**
     * Checks that nothing is null.
     *
     * @param id its id; empty until the service has answered the start
     * @param use how the pool uses it
     * @param hostname the name of its rendering server; empty until it is ready
     * @param leaseLeft how much of its lease is left; the whole lease until it is ready
     * @throws NullPointerException if a component is null
     */
    public PoolSessionInfo {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(use, "use");
        Objects.requireNonNull(hostname, "hostname");
        Objects.requireNonNull(leaseLeft, "leaseLeft");
    }
}
