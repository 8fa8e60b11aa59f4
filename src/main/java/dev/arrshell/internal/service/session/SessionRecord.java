package dev.arrshell.internal.service.session;

import dev.arrshell.internal.service.http.ServiceAssumptions;
import dev.arrshell.model.LeaseChange;
import dev.arrshell.model.SessionHistory;
import dev.arrshell.model.SessionId;
import dev.arrshell.model.SessionStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A session as the service stores it: moments, from which its state at any moment follows. So nothing has to happen for a
 * session to become ready or to expire, and both are exact to the clock's tick.
 *
 * @param id unique within the account
 * @param scope account and region
 * @param parameters the parameters of the create request
 * @param lease the whole lease now
 * @param position the position in a listing
 * @param boot when its server is ready or fails, unless the session ends before
 * @param serverId identifies its server
 * @param end how a request or a control ended it
 * @param extensions the extensions of the lease, oldest first
 */
public record SessionRecord(
        String id,
        AccountRegion scope,
        CreateParameters parameters,
        Duration lease,
        ListPosition position,
        BootPlan boot,
        UUID serverId,
        Optional<SessionEnd> end,
        List<LeaseChange> extensions) {

    /** A new session. */
    static SessionRecord create(
            String id, AccountRegion scope, CreateParameters parameters, ListPosition position, BootPlan boot) {
        return new SessionRecord(
                id,
                scope,
                parameters,
                parameters.lease(),
                position,
                boot,
                UUID.randomUUID(),
                Optional.empty(),
                List.of());
    }

    SessionRecord extended(Duration total, Instant now) {
        List<LeaseChange> all = new ArrayList<>(extensions);
        all.add(new LeaseChange(now, total));
        return new SessionRecord(id, scope, parameters, total, position, boot, serverId, end, List.copyOf(all));
    }

    /** The session whose server boots in another way than was planned. */
    SessionRecord booting(BootPlan other) {
        return new SessionRecord(id, scope, parameters, lease, position, other, serverId, end, extensions);
    }

    SessionRecord ended(SessionEnd how) {
        return new SessionRecord(id, scope, parameters, lease, position, boot, serverId, Optional.of(how), extensions);
    }

    /** The session after one more read, which counts for some boot models. */
    SessionRecord polledAt(Instant now) {
        return statusAt(now) == SessionStatus.STARTING && boot.countsPolls() ? booting(boot.polledAt(now)) : this;
    }

    /** The same with all its moments later. */
    public SessionRecord shiftedBy(Duration length) {
        return new SessionRecord(
                id,
                scope,
                parameters,
                lease,
                new ListPosition(position.createdAt().plus(length), position.sequence()),
                boot.shiftedBy(length),
                serverId,
                end.map(how -> how.shiftedBy(length)),
                extensions.stream()
                        .map(step -> new LeaseChange(step.at().plus(length), step.total()))
                        .toList());
    }

    ServerPool pool() {
        return new ServerPool(parameters.size(), scope.region());
    }

    SessionStatus statusAt(Instant now) {
        Optional<SessionEnd> early = earlyEndAt(now);
        if (early.isPresent()) {
            return early.get().status();
        }
        if (now.isBefore(boot.readyAt())) {
            return SessionStatus.STARTING;
        }
        return now.isBefore(expiresAt()) ? SessionStatus.READY : SessionStatus.EXPIRED;
    }

    /** The end before the lease was over; a request or a control takes precedence over a failure of the boot. */
    Optional<SessionEnd> earlyEndAt(Instant now) {
        return end.isPresent() ? end : boot.failure().filter(failure -> !now.isBefore(failure.at()));
    }

    /** The moment of expiry ({@link ServiceAssumptions} 16). */
    public Instant expiresAt() {
        return boot.readyAt().plus(lease);
    }

    public boolean hasEndedAt(Instant now) {
        return statusAt(now).isTerminal();
    }

    /** How long it is or was ready; never more than the lease. */
    Duration elapsedAt(Instant now) {
        Instant until = lastAliveAt(now);
        return until.isBefore(boot.readyAt()) ? Duration.ZERO : Duration.between(boot.readyAt(), until);
    }

    /** Whether it is or was Ready, and so has or had a server. */
    boolean hasBootedAt(Instant now) {
        return !lastAliveAt(now).isBefore(boot.readyAt());
    }

    private Instant lastAliveAt(Instant now) {
        return hasEndedAt(now) ? endsAt(now) : now;
    }

    private Instant endsAt(Instant now) {
        return earlyEndAt(now).map(SessionEnd::at).orElseGet(this::expiresAt);
    }

    /** Whether it ended so long ago that the service does not know it any more. */
    public boolean isForgottenAt(Instant now) {
        return hasEndedAt(now) && !now.isBefore(endsAt(now).plus(ServiceAssumptions.MEMORY));
    }

    /** Whether it takes up a server: it has not ended and its boot does not fail. */
    boolean occupiesServerAt(Instant now) {
        return boot.failure().isEmpty() && !hasEndedAt(now);
    }

    /** Its whole life, the future included, as it will be if nothing intervenes. */
    SessionHistory history() {
        Optional<SessionEnd> early = end.or(boot::failure);
        Optional<Instant> ready = Optional.of(boot.readyAt())
                .filter(moment -> !moment.equals(BootPlan.NEVER))
                .filter(moment -> early.isEmpty() || early.get().at().isAfter(moment));
        return new SessionHistory(
                SessionId.parse(id),
                scope.region(),
                parameters.size(),
                position.createdAt(),
                ready,
                early.map(SessionEnd::at).or(() -> ready.map(moment -> moment.plus(lease))),
                early.map(SessionEnd::status).orElse(ready.isPresent() ? SessionStatus.EXPIRED : SessionStatus.UNKNOWN),
                early.map(SessionEnd::message).filter(text -> !text.isEmpty()),
                leases());
    }

    private List<LeaseChange> leases() {
        LeaseChange first = new LeaseChange(position.createdAt(), parameters.lease());
        return Stream.concat(Stream.of(first), extensions.stream()).toList();
    }
}
