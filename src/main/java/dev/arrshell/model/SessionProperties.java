package dev.arrshell.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Properties of a session as of one answer. Zero, null and absent mean the same on the wire; here all three are
 * empty. Immutable and thread-safe.
 *
 * @param id the session
 * @param status the status
 * @param statusText the status as the service wrote it
 * @param size the class of server, {@link SessionSize#UNKNOWN} where the answer names none
 * @param maxLeaseTime the whole lease, counted from Ready; zero if unknown
 * @param elapsed how long the session is or was Ready; v1 to 100 nanoseconds, 2021-01-01 in whole minutes rounded down
 * @param hostname the rendering server, only while Ready
 * @param handshakePort TCP port 49152 to 65534, only while Ready
 * @param inspectorPort TCP port 49152 to 65534, only while Ready
 * @param teraflops the server's speed, 2021-01-01 only
 * @param creationTime when it was requested, 2021-01-01 only
 * @param message why it failed or ended
 * @param errorCode the error's code, 2021-01-01 only
 * @param seenAt when the answer arrived, by the client's clock
 */
public record SessionProperties(
        SessionId id,
        SessionStatus status,
        String statusText,
        SessionSize size,
        Duration maxLeaseTime,
        Duration elapsed,
        Optional<String> hostname,
        OptionalInt handshakePort,
        OptionalInt inspectorPort,
        Optional<Float> teraflops,
        Optional<Instant> creationTime,
        Optional<String> message,
        Optional<String> errorCode,
        Instant seenAt) {

    /**
     * Checks that nothing is null.
     *
     * @param id the session
     * @param status the status
     * @param statusText the status as the service wrote it
     * @param size the class of server, {@link SessionSize#UNKNOWN} where the answer names none
     * @param maxLeaseTime the whole lease, counted from Ready; zero if unknown
     * @param elapsed how long the session is or was Ready; v1 to 100 nanoseconds, 2021-01-01 in whole minutes rounded down
     * @param hostname the rendering server, only while Ready
     * @param handshakePort TCP port 49152 to 65534, only while Ready
     * @param inspectorPort TCP port 49152 to 65534, only while Ready
     * @param teraflops the server's speed, 2021-01-01 only
     * @param creationTime when it was requested, 2021-01-01 only
     * @param message why it failed or ended
     * @param errorCode the error's code, 2021-01-01 only
     * @param seenAt when the answer arrived, by the client's clock
     * @throws NullPointerException if a component is null
     */
    public SessionProperties {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(statusText, "statusText");
        Objects.requireNonNull(size, "size");
        Objects.requireNonNull(maxLeaseTime, "maxLeaseTime");
        Objects.requireNonNull(elapsed, "elapsed");
        Objects.requireNonNull(hostname, "hostname");
        Objects.requireNonNull(handshakePort, "handshakePort");
        Objects.requireNonNull(inspectorPort, "inspectorPort");
        Objects.requireNonNull(teraflops, "teraflops");
        Objects.requireNonNull(creationTime, "creationTime");
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(errorCode, "errorCode");
        Objects.requireNonNull(seenAt, "seenAt");
    }

    /**
     * How much of the lease was left when the answer arrived.
     *
     * @return lease less elapsed; zero when it is used up or the session has ended, never negative
     */
    public Duration remaining() {
        Duration left = maxLeaseTime.minus(elapsed);
        return status.isTerminal() || left.isNegative() ? Duration.ZERO : left;
    }

    /**
     * When the lease ends, unless it is extended or the session is stopped.
     *
     * @return the moment by the client's clock, to what the service rounds elapsed to; empty unless Ready
     */
    public Optional<Instant> expiresAt() {
        return status == SessionStatus.READY ? Optional.of(seenAt.plus(remaining())) : Optional.empty();
    }

    /**
     * Makes a builder, for servers and tests.
     *
     * @param id the session
     * @param status the status
     * @return a builder with everything else empty
     */
    public static SessionPropertiesBuilder of(SessionId id, SessionStatus status) {
        return new SessionPropertiesBuilder(id, status);
    }
}
