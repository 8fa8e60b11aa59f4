package dev.arrshell.assertj;

import dev.arrshell.model.SessionProperties;

/** Assertions about properties that were read before. Costs no request. Not thread-safe. */
public final class SessionPropertiesAssert
        extends AbstractSessionPropertiesAssert<SessionPropertiesAssert, SessionProperties> {

    SessionPropertiesAssert(SessionProperties actual) {
        super(actual, SessionPropertiesAssert.class);
    }

    @Override
    SessionProperties properties() {
        isNotNull();
        return actual;
    }
}
