package dev.arrshell.model;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A start in the ledger whose process ended without stopping the session or leaving it running on purpose.
 * Immutable and thread-safe.
 *
 * @param session the session; empty if the process ended before it knew
 * @param endpoint where it was requested
 * @param account the account
 * @param size the class of server asked for
 * @param lease the whole lease, as far as this machine extended it
 * @param startedAt when it was requested, by this machine's clock
 * @param pid the process that asked
 * @param mayBeUp whether its lease leaves it possible that it still runs; no request was sent to find out
 */
public record Leftover(
        Optional<SessionId> session,
        URI endpoint,
        AccountId account,
        SessionSize size,
        Duration lease,
        Instant startedAt,
        long pid,
        boolean mayBeUp) {

    /**
     * Checks that nothing is null.
     *
     * @param session the session; empty if the process ended before it knew
     * @param endpoint where it was requested
     * @param account the account
     * @param size the class of server asked for
     * @param lease the whole lease, as far as this machine extended it
     * @param startedAt when it was requested, by this machine's clock
     * @param pid the process that asked
     * @param mayBeUp whether its lease leaves it possible that it still runs; no request was sent to find out
     * @throws NullPointerException if a component is null
     */
    public Leftover {
        Objects.requireNonNull(session, "session");
        Objects.requireNonNull(endpoint, "endpoint");
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(size, "size");
        Objects.requireNonNull(lease, "lease");
        Objects.requireNonNull(startedAt, "startedAt");
    }
}
