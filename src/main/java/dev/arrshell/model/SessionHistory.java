package dev.arrshell.model;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The whole life of a session as the service itself knows it: the past, and the future unless a call changes it.
 * Immutable and thread-safe.
 *
 * @param id the session
 * @param region the region of its server
 * @param size the class of server
 * @param createdAt when it was requested
 * @param readyAt when its server has booted, perhaps in the future; empty if it never does or it is not known
 * @param endsAt the first moment at which it is over, perhaps in the future; empty if it never ends booting
 * @param endStatus what it is from then on: STOPPED, EXPIRED or ERROR; UNKNOWN while {@code endsAt} is empty
 * @param message why it failed; empty unless it did
 * @param leases the lease, and what it was extended to; oldest first, at least one
 */
public record SessionHistory(
        SessionId id,
        Region region,
        SessionSize size,
        Instant createdAt,
        Optional<Instant> readyAt,
        Optional<Instant> endsAt,
        SessionStatus endStatus,
        Optional<String> message,
        List<LeaseChange> leases) {

    /**
     * Checks that nothing is null and copies the list.
     *
     * @param id the session
     * @param region where it ran
     * @param size the class of server
     * @param createdAt when it was requested
     * @param readyAt when its server has booted, if it does
     * @param endsAt the first moment at which it is over, if it ever is
     * @param endStatus what it is from then on
     * @param message why it failed, if it did
     * @param leases the lease, and what it was extended to; oldest first, at least one
     * @throws NullPointerException if a component is null
     * @throws IllegalArgumentException if there is no lease
     */
    public SessionHistory {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(region, "region");
        Objects.requireNonNull(size, "size");
        Objects.requireNonNull(createdAt, "createdAt");
        Objects.requireNonNull(readyAt, "readyAt");
        Objects.requireNonNull(endsAt, "endsAt");
        Objects.requireNonNull(endStatus, "endStatus");
        Objects.requireNonNull(message, "message");
        leases = List.copyOf(leases);
        if (leases.isEmpty()) {
            throw new IllegalArgumentException("a session has a lease");
        }
    }

    /**
     * The status at a moment.
     *
     * @param moment not before {@code createdAt}
     * @return STARTING, READY, or how it ended
     * @throws NullPointerException if {@code moment} is null
     */
    public SessionStatus statusAt(Instant moment) {
        if (endsAt.filter(over -> !moment.isBefore(over)).isPresent()) {
            return endStatus;
        }
        return readyAt.filter(ready -> !moment.isBefore(ready)).isPresent()
                ? SessionStatus.READY
                : SessionStatus.STARTING;
    }

    /**
     * The lease in the end.
     *
     * @return the whole, counted from Ready
     */
    public Duration lease() {
        return leases.get(leases.size() - 1).total();
    }

    /**
     * How long it is billed: from Ready to its end, used or not (the service's sessions page).
     *
     * @param until where to stop counting if it is not over by then; {@link Instant#MAX} for its whole life
     * @return zero if it is not Ready before, never more than the lease
     * @throws NullPointerException if {@code until} is null
     */
    public Duration billed(Instant until) {
        Instant last = endsAt.filter(over -> over.isBefore(until)).orElse(until);
        return readyAt.filter(last::isAfter)
                .map(ready -> Duration.between(ready, last))
                .map(length -> length.compareTo(lease()) < 0 ? length : lease())
                .orElse(Duration.ZERO);
    }
}
