package dev.arrshell.internal.service.session;

import dev.arrshell.internal.service.http.ServiceAssumptions;
import dev.arrshell.model.LeaseStep;
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
 * A session as the emulator keeps it. It holds moments, not a state: what it is at some moment follows from them, so
 * that nothing has to happen for a session to become ready or to expire, and both are exact to the clock's tick.
 *
 * @param id unique within the account
 * @param scope where it is seen
 * @param asked what the create request said
 * @param lease the whole lease by now
 * @param place where it stands in a listing
 * @param start when its server has booted or fails to, unless it ends before
 * @param machine names its server
 * @param end how somebody ended it
 * @param extensions what the lease was made, oldest first
 */
public record SessionRecord(
        String id,
        AccountRegion scope,
        CreateParameters asked,
        Duration lease,
        ListPosition place,
        BootPlan start,
        UUID machine,
        Optional<SessionEnd> end,
        List<LeaseStep> extensions) {

    SessionRecord extended(Duration total, Instant now) {
        List<LeaseStep> all = new ArrayList<>(extensions);
        all.add(new LeaseStep(now, total));
        return new SessionRecord(id, scope, asked, total, place, start, machine, end, List.copyOf(all));
    }

    SessionRecord ended(SessionEnd how) {
        return new SessionRecord(id, scope, asked, lease, place, start, machine, Optional.of(how), extensions);
    }

    /** Somebody has read its properties, which counts for some servers. */
    SessionRecord polledAt(Instant now) {
        return statusAt(now) == SessionStatus.STARTING && start.countsPolls()
                ? new SessionRecord(id, scope, asked, lease, place, start.polled(now), machine, end, extensions)
                : this;
    }

    /** The same, a while later in all respects. */
    public SessionRecord later(Duration by) {
        return new SessionRecord(
                id,
                scope,
                asked,
                lease,
                new ListPosition(place.createdAt().plus(by), place.sequence()),
                start.later(by),
                machine,
                end.map(how -> how.later(by)),
                extensions.stream()
                        .map(step -> new LeaseStep(step.at().plus(by), step.total()))
                        .toList());
    }

    SessionStatus statusAt(Instant now) {
        Optional<SessionEnd> early = earlyEndAt(now);
        if (early.isPresent()) {
            return early.get().status();
        }
        if (now.isBefore(start.readyAt())) {
            return SessionStatus.STARTING;
        }
        return now.isBefore(expiresAt()) ? SessionStatus.READY : SessionStatus.EXPIRED;
    }

    /** How it has ended before its lease did; what somebody did to it comes before the failure that was to be. */
    Optional<SessionEnd> earlyEndAt(Instant now) {
        return end.isPresent() ? end : start.failure().filter(failure -> !now.isBefore(failure.at()));
    }

    Instant expiresAt() {
        return start.readyAt().plus(lease);
    }

    boolean hasEndedAt(Instant now) {
        return statusAt(now).isTerminal();
    }

    /** How long it is or was ready; never more than the lease. */
    Duration elapsedAt(Instant now) {
        Instant until = lastAliveAt(now);
        return until.isBefore(start.readyAt()) ? Duration.ZERO : Duration.between(start.readyAt(), until);
    }

    /** Whether it is or was Ready, and so has or had a server. */
    boolean hasBootedAt(Instant now) {
        return !lastAliveAt(now).isBefore(start.readyAt());
    }

    private Instant lastAliveAt(Instant now) {
        return hasEndedAt(now) ? endsAt(now) : now;
    }

    private Instant endsAt(Instant now) {
        return earlyEndAt(now).map(SessionEnd::at).orElseGet(this::expiresAt);
    }

    /** True once the session is no longer remembered. */
    public boolean isForgottenAt(Instant now) {
        return hasEndedAt(now) && !now.isBefore(endsAt(now).plus(ServiceAssumptions.MEMORY));
    }

    /** Its whole life, with what will be if nobody interferes. */
    SessionHistory history() {
        Optional<SessionEnd> early = end.or(start::failure);
        Optional<Instant> ready = Optional.of(start.readyAt())
                .filter(moment -> !moment.equals(BootPlan.FAR))
                .filter(moment -> early.isEmpty() || early.get().at().isAfter(moment));
        return new SessionHistory(
                SessionId.parse(id),
                scope.region(),
                asked.size(),
                place.createdAt(),
                ready,
                early.map(SessionEnd::at).or(() -> ready.map(moment -> moment.plus(lease))),
                early.map(SessionEnd::status).orElse(ready.isPresent() ? SessionStatus.EXPIRED : SessionStatus.UNKNOWN),
                early.map(SessionEnd::message).filter(text -> !text.isEmpty()),
                leases());
    }

    private List<LeaseStep> leases() {
        LeaseStep first = new LeaseStep(place.createdAt(), asked.lease());
        return Stream.concat(Stream.of(first), extensions.stream()).toList();
    }

    /** Whether it takes up a server: it lives and is not bound to fail. */
    boolean occupiesAt(Instant now) {
        return start.failure().isEmpty() && !hasEndedAt(now);
    }
}
