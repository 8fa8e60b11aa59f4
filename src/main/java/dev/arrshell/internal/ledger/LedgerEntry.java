package dev.arrshell.internal.ledger;

import dev.arrshell.internal.wire.AccountEndpoint;
import dev.arrshell.model.Lease;
import dev.arrshell.model.SessionId;
import dev.arrshell.model.SessionSize;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A start that is not known to be over.
 *
 * @param key names the start
 * @param at when it was begun
 * @param target the account and the endpoint
 * @param size the class of server requested
 * @param lease the whole lease, as far as this machine extended it
 * @param owner the process that began it
 * @param id the session; empty until the service has named it
 * @param settled whether the service has confirmed the session
 * @param kept whether its owner left it running on purpose
 * @param known sessions that the owner had seen before, so that none of them is this one
 * @param period the period of the schedule that began it; empty if none did
 */
public record LedgerEntry(
        String key,
        Instant at,
        AccountEndpoint target,
        SessionSize size,
        Duration lease,
        OwnerProcess owner,
        Optional<SessionId> id,
        boolean settled,
        boolean kept,
        Set<SessionId> known,
        Optional<ScheduledPeriod> period) {

    /** A session boots for minutes before its lease begins; an hour is more than any takes. */
    private static final Duration LONGEST_BOOT = Duration.ofHours(1);

    /** More than the longest lease there is, and than a clock is usually wrong by. */
    private static final Duration LONG_AGO = Duration.ofDays(7);

    public LedgerEntry {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(size, "size");
        Objects.requireNonNull(lease, "lease");
        Objects.requireNonNull(owner, "owner");
        Objects.requireNonNull(id, "id");
        known = Set.copyOf(known);
        Objects.requireNonNull(period, "period");
    }

    /** The session that was requested. */
    public RequestedSession requested() {
        return new RequestedSession(target, size, lease);
    }

    /** Whether the session may still be up, by its lease. */
    public boolean mayBeUp(Instant now) {
        return now.isBefore(at.plus(lease).plus(LONGEST_BOOT));
    }

    /** Whether the session cannot be up, however often other machines extended its lease. */
    boolean isSurelyOver(Instant now) {
        return now.isAfter(at.plus(Lease.LONGEST).plus(LONGEST_BOOT));
    }

    /** Whether the entry is of no use any more. One that may have to be reaped is kept longer. */
    boolean isForgettable(Instant now) {
        return kept ? isSurelyOver(now) : now.isAfter(at.plus(LONG_AGO));
    }

    LedgerEntry started(SessionId session) {
        return with(lease, owner, Optional.of(session), true, kept);
    }

    LedgerEntry leased(Duration total) {
        return with(total, owner, id, settled, kept);
    }

    LedgerEntry keptUp() {
        return with(lease, owner, id, settled, true);
    }

    LedgerEntry adopted(OwnerProcess by) {
        return with(lease, by, id, settled, false);
    }

    private LedgerEntry with(
            Duration total, OwnerProcess by, Optional<SessionId> session, boolean isSettled, boolean isKept) {
        return new LedgerEntry(key, at, target, size, total, by, session, isSettled, isKept, known, period);
    }

    boolean is(AccountEndpoint where, SessionId session) {
        return target.equals(where) && id.filter(session::equals).isPresent();
    }
}
