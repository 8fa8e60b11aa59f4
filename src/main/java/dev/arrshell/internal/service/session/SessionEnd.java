package dev.arrshell.internal.service.session;

import dev.arrshell.model.SessionStatus;
import java.time.Duration;
import java.time.Instant;

/**
 * The end of a session before its lease was over.
 *
 * @param at when
 * @param status Stopped or Error
 * @param code the error code, empty unless failed
 * @param message why it ended; empty if there is nothing to say
 */
public record SessionEnd(Instant at, SessionStatus status, String code, String message) {

    static SessionEnd stopped(Instant at) {
        return stopped(at, "");
    }

    static SessionEnd stopped(Instant at, String message) {
        return new SessionEnd(at, SessionStatus.STOPPED, "", message);
    }

    public static SessionEnd failed(Instant at, String code, String message) {
        return new SessionEnd(at, SessionStatus.ERROR, code, message);
    }

    SessionEnd shiftedBy(Duration length) {
        return new SessionEnd(at.plus(length), status, code, message);
    }
}
