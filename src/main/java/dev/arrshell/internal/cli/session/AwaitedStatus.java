package dev.arrshell.internal.cli.session;

import dev.arrshell.model.SessionStatus;
import java.util.Set;

/** Status that {@code arr session wait} waits for. The names are those of the option's values. */
enum AwaitedStatus {
    /** Ready, with a host name. */
    ready(Set.of(SessionStatus.READY)),

    stopped(Set.of(SessionStatus.STOPPED)),

    expired(Set.of(SessionStatus.EXPIRED)),

    /** Stopped, expired or failed. */
    ended(Set.of(SessionStatus.STOPPED, SessionStatus.EXPIRED, SessionStatus.ERROR));

    private final Set<SessionStatus> statuses;

    AwaitedStatus(Set<SessionStatus> statuses) {
        this.statuses = statuses;
    }

    boolean isReachedBy(SessionStatus status) {
        return statuses.contains(status);
    }
}
