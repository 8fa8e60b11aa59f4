package dev.arrshell.testkit;

import dev.arrshell.internal.text.DurationText;
import dev.arrshell.model.SessionProperties;
import java.util.Objects;
import java.util.Optional;

/**
 * A session that still runs though the test that started it is over. Immutable.
 *
 * @param session the session as it is now
 * @param where the line that started it; empty if that was not done through a client of the test's account
 */
public record Leak(SessionProperties session, Optional<StackTraceElement> where) {

    /**
     * Checks that nothing is null.
     *
     * @param session the session as it is now
     * @param where the line that started it; empty if that was not done through a client of the test's account
     * @throws NullPointerException if a component is null
     */
    public Leak {
        Objects.requireNonNull(session, "session");
        Objects.requireNonNull(where, "where");
    }

    /** {@return the session and where it was started, in one line} */
    @Override
    public String toString() {
        return "session " + session.id() + " (" + session.size() + ", " + session.statusText() + ", "
                + DurationText.format(session.remaining()) + " left), started "
                + where.map(line -> "at " + line).orElse("by a client that the test was not given");
    }
}
