package dev.arrshell.internal.service.session;

import dev.arrshell.internal.service.http.ServiceAssumptions;
import dev.arrshell.model.SessionId;
import dev.arrshell.model.SessionProperties;
import dev.arrshell.model.SessionStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A session as it is at one moment, which both dialects write each in its own way.
 *
 * @param session the session
 * @param at the moment
 */
public record SessionSnapshot(SessionRecord session, Instant at) {

    private static final long TEN_DIGITS = 1_000_000_000;
    private static final int LOWEST_PORT = 49152;
    private static final int PORTS = (65534 - LOWEST_PORT + 1) / 2;

    public SessionStatus status() {
        return session.statusAt(at);
    }

    /** The state as v1 has it, in which a session that was stopped may be Stopping at first. */
    public SessionStatus status(Duration stopping) {
        boolean still = session.end()
                .filter(end -> end.status() == SessionStatus.STOPPED
                        && at.isBefore(end.at().plus(stopping)))
                .isPresent();
        return still ? SessionStatus.STOPPING : status();
    }

    public Duration elapsed() {
        return session.elapsedAt(at);
    }

    private boolean isReady() {
        return status() == SessionStatus.READY;
    }

    /** The server's name in v1's form, only while Ready. */
    public Optional<String> hostname() {
        return isReady() ? Optional.of(server()) : Optional.empty();
    }

    /** The server's name in the form that 2021-01-01 used then, only while Ready. */
    public Optional<String> hostname(SchemaVariant era) {
        return isReady() ? Optional.of(era == SchemaVariant.EARLY ? earlyServer() : lateServer()) : Optional.empty();
    }

    private String earlyServer() {
        long number = TEN_DIGITS + Math.floorMod(session.machine().getMostSignificantBits(), 9 * TEN_DIGITS);
        return number + "-" + session.machine() + domain();
    }

    private String lateServer() {
        String size = session.asked().size().toWire().toLowerCase(Locale.ROOT);
        String name = session.machine().toString().replace("-", "");
        return "arr" + ServiceAssumptions.POOL + size + name + domain();
    }

    private String domain() {
        return ".remoterendering.vm." + session.scope().region() + ".mixedreality.azure.com";
    }

    private String server() {
        return session.machine() + ".remoterenderingvm." + session.scope().region() + ".mixedreality.azure.com";
    }

    /** An even port, so that it is never the inspector's; only while Ready. */
    public OptionalInt handshakePort() {
        return port(session.machine().getLeastSignificantBits(), 0);
    }

    /** An odd port; only while Ready. */
    public OptionalInt inspectorPort() {
        return port(session.machine().getMostSignificantBits(), 1);
    }

    private OptionalInt port(long bits, int odd) {
        return isReady() ? OptionalInt.of(LOWEST_PORT + 2 * Math.floorMod(bits, PORTS) + odd) : OptionalInt.empty();
    }

    /** All that a client of v1 is told, and how it failed, as one of 2021-01-01 is. */
    public SessionProperties properties() {
        return SessionProperties.of(SessionId.parse(session.id()), status())
                .size(session.asked().size())
                .maxLeaseTime(session.lease())
                .elapsed(elapsed())
                .hostname(hostname().orElse(null))
                .ports(handshakePort().orElse(0), inspectorPort().orElse(0))
                .creationTime(session.place().createdAt())
                .error(failure().map(SessionEnd::code).orElse(null), message().orElse(null))
                .seenAt(at)
                .build();
    }

    /** How it failed, nothing if it did not. */
    public Optional<SessionEnd> failure() {
        return session.earlyEndAt(at).filter(end -> end.status() == SessionStatus.ERROR);
    }

    /** Whether it has or had a server. */
    public boolean hasBooted() {
        return session.hasBootedAt(at);
    }

    /** Why it failed or expired. */
    public Optional<String> message() {
        return switch (status()) {
            case ERROR -> failure().map(SessionEnd::message);
            case EXPIRED -> Optional.of(ServiceAssumptions.expired(session.lease()));
            default -> Optional.empty();
        };
    }
}
