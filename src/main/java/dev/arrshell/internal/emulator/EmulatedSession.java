package dev.arrshell.internal.emulator;

import dev.arrshell.model.SessionStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A session as the emulator keeps it. It holds moments, not a state: what it is at some moment follows from them, so
 * that nothing has to happen for a session to become ready or to expire, and both are exact to the clock's tick.
 *
 * @param id unique within the account
 * @param scope where it is seen
 * @param asked what the create request said
 * @param lease the whole lease by now
 * @param place where it stands in a listing
 * @param readyAt when its server has booted, unless it ends before
 * @param machine names its server
 * @param end how it ended before its lease did
 */
record EmulatedSession(
        String id,
        Scope scope,
        NewSession asked,
        Duration lease,
        Place place,
        Instant readyAt,
        UUID machine,
        Optional<SessionEnd> end) {

    EmulatedSession withLease(Duration total) {
        return new EmulatedSession(id, scope, asked, total, place, readyAt, machine, end);
    }

    EmulatedSession ended(SessionEnd how) {
        return new EmulatedSession(id, scope, asked, lease, place, readyAt, machine, Optional.of(how));
    }

    SessionStatus statusAt(Instant now) {
        if (end.isPresent()) {
            return end.get().status();
        }
        if (now.isBefore(readyAt)) {
            return SessionStatus.STARTING;
        }
        return now.isBefore(expiresAt()) ? SessionStatus.READY : SessionStatus.EXPIRED;
    }

    private Instant expiresAt() {
        return readyAt.plus(lease);
    }

    boolean hasEndedAt(Instant now) {
        return statusAt(now).isTerminal();
    }

    /** How long it is or was ready; never more than the lease. */
    Duration elapsedAt(Instant now) {
        Instant until = hasEndedAt(now) ? endsAt() : now;
        return until.isBefore(readyAt) ? Duration.ZERO : Duration.between(readyAt, until);
    }

    private Instant endsAt() {
        return end.map(SessionEnd::at).orElseGet(this::expiresAt);
    }

    /** True once the session is no longer remembered. */
    boolean isForgottenAt(Instant now) {
        return hasEndedAt(now) && !now.isBefore(endsAt().plus(Decisions.MEMORY));
    }
}
