package dev.arrshell.model;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A start that the ledger knows, whose process has ended without stopping the session or leaving it on purpose.
 * Immutable and thread-safe.
 *
 * @param session the session; empty if the process ended before it knew
 * @param endpoint where it was asked for
 * @param account for whom
 * @param size the class of server asked for
 * @param lease the whole lease, as far as this machine extended it
 * @param startedAt when it was asked for, by this machine's clock
 * @param pid the process that asked
 * @param mayBeUp whether its lease leaves it possible that it still runs; looking costs a request, so nobody has looked
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
     * @param endpoint where it was asked for
     * @param account for whom
     * @param size the class of server asked for
     * @param lease the whole lease, as far as this machine extended it
     * @param startedAt when it was asked for, by this machine's clock
     * @param pid the process that asked
     * @param mayBeUp whether its lease leaves it possible that it still runs; looking costs a request, so nobody has looked
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
