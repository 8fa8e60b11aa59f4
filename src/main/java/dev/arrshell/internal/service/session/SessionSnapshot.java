package dev.arrshell.internal.service.session;

import dev.arrshell.internal.service.http.ServiceAssumptions;
import dev.arrshell.model.SessionId;
import dev.arrshell.model.SessionProperties;
import dev.arrshell.model.SessionStatus;
import dev.arrshell.server.ServerAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;

/**
 * A session at one moment, with the values that both dialects write.
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

    /** The status of v1, in which a stopped session is Stopping for a time ({@link ServiceAssumptions} 19). */
    public SessionStatus status(Duration stopping) {
        boolean isStopping = session.end()
                .filter(end -> end.status() == SessionStatus.STOPPED
                        && at.isBefore(end.at().plus(stopping)))
                .isPresent();
        return isStopping ? SessionStatus.STOPPING : status();
    }

    public Duration elapsed() {
        return session.elapsedAt(at);
    }

    private boolean isReady() {
        return status() == SessionStatus.READY;
    }

    /** The server's name in the form of v1; only while Ready. */
    public Optional<String> hostname() {
        return hostname(() -> session.serverId() + domain("remoterenderingvm"));
    }

    /** The server's name in the form of 2021-01-01 at that time; only while Ready. */
    public Optional<String> hostname(SchemaVariant schema) {
        return hostname(() ->
                (schema == SchemaVariant.SINCE_2022 ? lateServer() : earlyServer()) + domain("remoterendering.vm"));
    }

    private Optional<String> hostname(Supplier<String> simulated) {
        return isReady()
                ? Optional.of(
                        session.boot().address().map(ServerAddress::hostname).orElseGet(simulated))
                : Optional.empty();
    }

    private String earlyServer() {
        long number = TEN_DIGITS + Math.floorMod(session.serverId().getMostSignificantBits(), 9 * TEN_DIGITS);
        return number + "-" + session.serverId();
    }

    private String lateServer() {
        String size = session.parameters().size().toWire().toLowerCase(Locale.ROOT);
        return "arr" + ServiceAssumptions.POOL + size
                + session.serverId().toString().replace("-", "");
    }

    private String domain(String label) {
        return "." + label + "." + session.scope().region() + ".mixedreality.azure.com";
    }

    /** An even port; only while Ready. */
    public OptionalInt handshakePort() {
        return port(ServerAddress::handshakePort, session.serverId().getLeastSignificantBits(), 0);
    }

    /** An odd port, and so never the handshake port; only while Ready. */
    public OptionalInt inspectorPort() {
        return port(ServerAddress::inspectorPort, session.serverId().getMostSignificantBits(), 1);
    }

    private OptionalInt port(ToIntFunction<ServerAddress> real, long bits, int odd) {
        if (!isReady()) {
            return OptionalInt.empty();
        }
        int simulated = LOWEST_PORT + 2 * Math.floorMod(bits, PORTS) + odd;
        return OptionalInt.of(session.boot().address().map(real::applyAsInt).orElse(simulated));
    }

    /** The properties as a client of v1 sees them, with the error code of 2021-01-01. */
    public SessionProperties properties() {
        return SessionProperties.builder(SessionId.parse(session.id()), status())
                .size(session.parameters().size())
                .maxLeaseTime(session.lease())
                .elapsed(elapsed())
                .hostname(hostname().orElse(null))
                .ports(handshakePort().orElse(0), inspectorPort().orElse(0))
                .creationTime(session.position().createdAt())
                .error(failure().map(SessionEnd::code).orElse(null), message().orElse(null))
                .seenAt(at)
                .build();
    }

    /** The failure of a session in state Error. */
    public Optional<SessionEnd> failure() {
        return session.earlyEndAt(at).filter(end -> end.status() == SessionStatus.ERROR);
    }

    /** Whether it has or had a server. */
    public boolean hasBooted() {
        return session.hasBootedAt(at);
    }

    /** Why it is not up yet, why nothing is known of its server, or why it failed, expired or was stopped. */
    public Optional<String> message() {
        return switch (status()) {
            case ERROR -> failure().map(SessionEnd::message);
            case EXPIRED -> Optional.of(ServiceAssumptions.expired(session.lease()));
            case STARTING, READY -> Optional.of(session.boot().waiting()).filter(why -> !why.isEmpty());
            case STOPPED -> session.earlyEndAt(at).map(SessionEnd::message).filter(why -> !why.isEmpty());
            default -> Optional.empty();
        };
    }
}
