package dev.arrshell.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Builder of {@link SessionProperties}; a value of zero or null counts as not set. Not thread-safe. */
public final class SessionPropertiesBuilder {

    final SessionId id;
    final SessionStatus status;
    String statusText;
    SessionSize size = SessionSize.UNKNOWN;
    Duration maxLeaseTime = Duration.ZERO;
    Duration elapsed = Duration.ZERO;

    @Nullable
    String hostname;

    int handshakePort;
    int inspectorPort;
    float teraflops;

    @Nullable
    Instant creationTime;

    @Nullable
    String message;

    @Nullable
    String errorCode;

    Instant seenAt = Instant.EPOCH;

    SessionPropertiesBuilder(SessionId id, SessionStatus status) {
        this.id = Objects.requireNonNull(id, "id");
        this.status = Objects.requireNonNull(status, "status");
        this.statusText = status.toWire();
    }

    /**
     * Sets the status as written, default the known status' own spelling.
     *
     * @param text the text
     * @return this
     */
    public SessionPropertiesBuilder statusText(String text) {
        statusText = text;
        return this;
    }

    /**
     * Sets the size, default {@link SessionSize#UNKNOWN}.
     *
     * @param value the size
     * @return this
     */
    public SessionPropertiesBuilder size(SessionSize value) {
        size = value;
        return this;
    }

    /**
     * Sets the whole lease, default zero.
     *
     * @param total counted from Ready
     * @return this
     */
    public SessionPropertiesBuilder maxLeaseTime(Duration total) {
        maxLeaseTime = total;
        return this;
    }

    /**
     * Sets the time the session is or was Ready, default zero.
     *
     * @param value the time
     * @return this
     */
    public SessionPropertiesBuilder elapsed(Duration value) {
        elapsed = value;
        return this;
    }

    /**
     * Sets the rendering server.
     *
     * @param name its name; null or blank for none
     * @return this
     */
    public SessionPropertiesBuilder hostname(@Nullable String name) {
        hostname = name;
        return this;
    }

    /**
     * Sets the ports.
     *
     * @param handshake the handshake port, 0 for none
     * @param inspector the inspector's port, 0 for none
     * @return this
     */
    public SessionPropertiesBuilder ports(int handshake, int inspector) {
        handshakePort = handshake;
        inspectorPort = inspector;
        return this;
    }

    /**
     * Sets the server's speed.
     *
     * @param value teraflops, 0 for not told
     * @return this
     */
    public SessionPropertiesBuilder teraflops(float value) {
        teraflops = value;
        return this;
    }

    /**
     * Sets when the session was asked for.
     *
     * @param moment the moment, null for not told
     * @return this
     */
    public SessionPropertiesBuilder creationTime(@Nullable Instant moment) {
        creationTime = moment;
        return this;
    }

    /**
     * Sets why the session failed or ended.
     *
     * @param code the error's code, null for none
     * @param text the reason in words, null for none
     * @return this
     */
    public SessionPropertiesBuilder error(@Nullable String code, @Nullable String text) {
        errorCode = code;
        message = text;
        return this;
    }

    /**
     * Sets when the answer arrived, default the epoch.
     *
     * @param moment by the client's clock
     * @return this
     */
    public SessionPropertiesBuilder seenAt(Instant moment) {
        seenAt = moment;
        return this;
    }

    /**
     * Makes the properties.
     *
     * @return what was gathered
     * @throws NullPointerException if the status' text, the size, a length or the moment is null
     */
    public SessionProperties build() {
        return new SessionProperties(this);
    }
}
