package dev.arrshell.server;

import dev.arrshell.model.AccountId;
import dev.arrshell.model.Region;
import dev.arrshell.model.SessionId;
import dev.arrshell.model.SessionSize;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * A server that a session needs. Immutable and thread-safe.
 *
 * @param server identifies the server for all time; another session never has the same
 * @param account the account of the session
 * @param session the session
 * @param size the class of server
 * @param region the region that the session was asked for in
 * @param models containers of assets to preload, in order
 * @param lease how long the server is wanted, from the moment it is ready
 * @param requestedAt when the session was requested, by the clock of the service
 */
public record ServerRequest(
        UUID server,
        AccountId account,
        SessionId session,
        SessionSize size,
        Region region,
        List<String> models,
        Duration lease,
        Instant requestedAt) {

    /**
     * Checks that nothing is null.
     *
     * @param server identifies the server
     * @param account the account of the session
     * @param session the session
     * @param size the class of server
     * @param region the region that the session was asked for in
     * @param models containers of assets to preload
     * @param lease how long the server is wanted
     * @param requestedAt when the session was requested
     * @throws NullPointerException if a component is null
     */
    public ServerRequest {
        Objects.requireNonNull(server, "server");
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(session, "session");
        Objects.requireNonNull(size, "size");
        Objects.requireNonNull(region, "region");
        models = List.copyOf(models);
        Objects.requireNonNull(lease, "lease");
        Objects.requireNonNull(requestedAt, "requestedAt");
    }

    /**
     * When the server must have ended at the latest, as long as the service has told no other moment: it dies with its start-up
     * time and its lease even if the service does not live to see it ready.
     *
     * @param startup how long a start may take
     * @return the moment by the clock of the service
     */
    public Instant latestEnd(Duration startup) {
        return requestedAt.plus(startup).plus(lease);
    }
}
