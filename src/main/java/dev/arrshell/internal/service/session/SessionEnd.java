package dev.arrshell.internal.service.session;

import dev.arrshell.model.SessionStatus;
import java.time.Duration;
import java.time.Instant;

/**
 * How a session ended before its lease did.
 *
 * @param at when
 * @param status Stopped or Error
 * @param code the error's code, empty unless failed
 * @param message the error's text, empty unless failed
 */
public record SessionEnd(Instant at, SessionStatus status, String code, String message) {

    SessionEnd later(Duration by) {
        return new SessionEnd(at.plus(by), status, code, message);
    }

    static SessionEnd stopped(Instant at) {
        return new SessionEnd(at, SessionStatus.STOPPED, "", "");
    }

    public static SessionEnd failed(Instant at, String code, String message) {
        return new SessionEnd(at, SessionStatus.ERROR, code, message);
    }
}
