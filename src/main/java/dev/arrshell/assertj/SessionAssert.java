package dev.arrshell.assertj;

import dev.arrshell.Session;
import dev.arrshell.model.SessionProperties;

/** Assertions about a session. Its properties are read once, with one request. Not thread-safe. */
public final class SessionAssert extends AbstractSessionPropertiesAssert<SessionAssert, Session> {

    private SessionProperties read;

    SessionAssert(Session actual) {
        super(actual, SessionAssert.class);
    }

    @Override
    SessionProperties properties() {
        isNotNull();
        if (read == null) {
            read = actual.properties();
        }
        return read;
    }
}
