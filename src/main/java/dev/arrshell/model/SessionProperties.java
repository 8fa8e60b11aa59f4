package dev.arrshell.model;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Properties of a session as of one answer. Zero, null and absent mean the same on the wire; here all three are
 * empty. Immutable and thread-safe.
 */
public final class SessionProperties {

    private final SessionId id;
    private final SessionStatus status;
    private final String statusText;
    private final SessionSize size;
    private final Duration maxLeaseTime;
    private final Duration elapsed;
    private final Optional<String> hostname;
    private final OptionalInt handshakePort;
    private final OptionalInt inspectorPort;
    private final Optional<Float> teraflops;
    private final Optional<Instant> creationTime;
    private final Optional<String> message;
    private final Optional<String> errorCode;
    private final Instant seenAt;

    SessionProperties(SessionPropertiesBuilder values) {
        id = values.id;
        status = values.status;
        statusText = Objects.requireNonNull(values.statusText, "statusText");
        size = Objects.requireNonNull(values.size, "size");
        maxLeaseTime = Objects.requireNonNull(values.maxLeaseTime, "maxLeaseTime");
        elapsed = Objects.requireNonNull(values.elapsed, "elapsed");
        hostname = text(values.hostname);
        handshakePort = port(values.handshakePort);
        inspectorPort = port(values.inspectorPort);
        teraflops = values.teraflops == 0 ? Optional.empty() : Optional.of(values.teraflops);
        creationTime = Optional.ofNullable(values.creationTime);
        message = text(values.message);
        errorCode = text(values.errorCode);
        seenAt = Objects.requireNonNull(values.seenAt, "seenAt");
    }

    private static Optional<String> text(@Nullable String value) {
        return Optional.ofNullable(value).filter(text -> !text.isBlank());
    }

    private static OptionalInt port(int value) {
        return value == 0 ? OptionalInt.empty() : OptionalInt.of(value);
    }

    /**
     * Makes a builder, for servers and tests.
     *
     * @param id the session
     * @param status the status
     * @return a builder with everything else empty
     */
    public static SessionPropertiesBuilder builder(SessionId id, SessionStatus status) {
        return new SessionPropertiesBuilder(id, status);
    }

    /**
     * The session.
     *
     * @return its id
     */
    public SessionId id() {
        return id;
    }

    /**
     * The status.
     *
     * @return one of the known ones, {@link SessionStatus#UNKNOWN} for any other
     */
    public SessionStatus status() {
        return status;
    }

    /**
     * The status as the service wrote it.
     *
     * @return the text
     */
    public String statusText() {
        return statusText;
    }

    /**
     * The class of server.
     *
     * @return {@link SessionSize#UNKNOWN} where the answer names none
     */
    public SessionSize size() {
        return size;
    }

    /**
     * The whole lease, counted from Ready.
     *
     * @return zero if unknown
     */
    public Duration maxLeaseTime() {
        return maxLeaseTime;
    }

    /**
     * How long the session is or was Ready.
     *
     * @return v1 to 100 nanoseconds, 2021-01-01 in whole minutes rounded down
     */
    public Duration elapsed() {
        return elapsed;
    }

    /**
     * The rendering server.
     *
     * @return its name; empty unless Ready
     */
    public Optional<String> hostname() {
        return hostname;
    }

    /**
     * The port for the first contact.
     *
     * @return TCP port 49152 to 65534; empty unless Ready
     */
    public OptionalInt handshakePort() {
        return handshakePort;
    }

    /**
     * The port of ArrInspector.
     *
     * @return TCP port 49152 to 65534; empty unless Ready
     */
    public OptionalInt inspectorPort() {
        return inspectorPort;
    }

    /**
     * The server's speed.
     *
     * @return empty in v1
     */
    public Optional<Float> teraflops() {
        return teraflops;
    }

    /**
     * When the session was requested.
     *
     * @return the moment by the service's clock; empty in v1
     */
    public Optional<Instant> creationTime() {
        return creationTime;
    }

    /**
     * Why the session failed or ended.
     *
     * @return the text of the service, as it is; empty if it gave none
     */
    public Optional<String> message() {
        return message;
    }

    /**
     * The error's code.
     *
     * @return empty in v1
     */
    public Optional<String> errorCode() {
        return errorCode;
    }

    /**
     * When the answer arrived.
     *
     * @return the moment by the client's clock
     */
    public Instant seenAt() {
        return seenAt;
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

    private List<Object> values() {
        return List.of(
                id,
                status,
                statusText,
                size,
                maxLeaseTime,
                elapsed,
                hostname,
                handshakePort,
                inspectorPort,
                teraflops,
                creationTime,
                message,
                errorCode,
                seenAt);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SessionProperties properties && values().equals(properties.values());
    }

    @Override
    public int hashCode() {
        return values().hashCode();
    }

    @Override
    public String toString() {
        return "SessionProperties[id=" + id + ", status=" + statusText + ", size=" + size + ", lease=" + maxLeaseTime
                + ", elapsed=" + elapsed
                + hostname.map(host -> ", hostname=" + host).orElse("")
                + message.map(text -> ", message=" + text).orElse("") + "]";
    }
}
