package dev.arrshell.assertj;

import dev.arrshell.model.SessionProperties;
import dev.arrshell.model.SessionSize;
import dev.arrshell.model.SessionStatus;
import java.time.Duration;
import java.util.Objects;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.AbstractStringAssert;
import org.assertj.core.api.Assertions;

/**
 * Assertions about a session's properties. Not thread-safe.
 *
 * @param <S> the assertion itself
 * @param <A> what it is about
 */
public abstract class AbstractSessionPropertiesAssert<S extends AbstractSessionPropertiesAssert<S, A>, A>
        extends AbstractAssert<S, A> {

    AbstractSessionPropertiesAssert(A actual, Class<S> self) {
        super(actual, self);
    }

    abstract SessionProperties properties();

    /**
     * Expects a status.
     *
     * @param expected the status
     * @return this
     * @throws NullPointerException if {@code expected} is null
     * @throws AssertionError if it has another; the message says why, where the service did
     */
    public S hasStatus(SessionStatus expected) {
        Objects.requireNonNull(expected, "expected");
        SessionProperties seen = properties();
        if (seen.status() != expected) {
            String why = seen.message().map(text -> ": " + text).orElse("");
            failWithMessage(
                    "expected session %s to be %s, but it is %s%s", seen.id(), expected, seen.statusText(), why);
        }
        return myself;
    }

    /**
     * Expects {@link SessionStatus#READY}.
     *
     * @return this
     * @throws AssertionError if it is not
     */
    public S isReady() {
        return hasStatus(SessionStatus.READY);
    }

    /**
     * Expects a status that nothing follows: Stopped, Expired or Error.
     *
     * @return this
     * @throws AssertionError if it is not over
     */
    public S hasEnded() {
        SessionProperties seen = properties();
        if (!seen.status().isTerminal()) {
            failWithMessage("expected session %s to be over, but it is %s", seen.id(), seen.statusText());
        }
        return myself;
    }

    /**
     * Expects a size.
     *
     * @param expected the class of server
     * @return this
     * @throws NullPointerException if {@code expected} is null
     * @throws AssertionError if it has another
     */
    public S hasSize(SessionSize expected) {
        Objects.requireNonNull(expected, "expected");
        SessionProperties seen = properties();
        if (seen.size() != expected) {
            failWithMessage("expected session %s to be %s, but it is %s", seen.id(), expected, seen.size());
        }
        return myself;
    }

    /**
     * Expects a lease.
     *
     * @param total the whole lease since Ready, to the nanosecond
     * @return this
     * @throws NullPointerException if {@code total} is null
     * @throws AssertionError if it has another
     */
    public S hasLease(Duration total) {
        Objects.requireNonNull(total, "total");
        SessionProperties seen = properties();
        if (!seen.maxLeaseTime().equals(total)) {
            failWithMessage(
                    "expected session %s to have a lease of %s, but it has %s", seen.id(), total, seen.maxLeaseTime());
        }
        return myself;
    }

    /**
     * Expects that some of the lease is left.
     *
     * @param atLeast how much
     * @return this
     * @throws NullPointerException if {@code atLeast} is null
     * @throws AssertionError if less is left
     */
    public S hasRemainingAtLeast(Duration atLeast) {
        Objects.requireNonNull(atLeast, "atLeast");
        SessionProperties seen = properties();
        if (seen.remaining().compareTo(atLeast) < 0) {
            failWithMessage("expected session %s to have %s left, but it has %s", seen.id(), atLeast, seen.remaining());
        }
        return myself;
    }

    /**
     * Expects a host name, which only a session that is Ready has.
     *
     * @return this
     * @throws AssertionError if it has none
     */
    public S hasHostname() {
        hostname();
        return myself;
    }

    /**
     * Goes on with the host name.
     *
     * @return an assertion about the name
     * @throws AssertionError if it has none
     */
    public AbstractStringAssert<?> hostname() {
        SessionProperties seen = properties();
        if (seen.hostname().isEmpty()) {
            failWithMessage("expected session %s to have a host, but it is %s", seen.id(), seen.statusText());
        }
        return Assertions.assertThat(seen.hostname().orElse("")).as("host of session %s", seen.id());
    }
}
