package dev.arrshell.assertj;

import dev.arrshell.model.SessionProperties;

/** What can be expected of properties that were read before. Costs no request. Not thread-safe. */
public final class PropertiesAssert extends AbstractPropertiesAssert<PropertiesAssert, SessionProperties> {

    PropertiesAssert(SessionProperties actual) {
        super(actual, PropertiesAssert.class);
    }

    @Override
    SessionProperties properties() {
        isNotNull();
        return actual;
    }
}
