package dev.arrshell.internal.view;

import dev.arrshell.conversion.ConversionProperties;
import dev.arrshell.internal.text.SecretRedactor;
import dev.arrshell.model.SessionProperties;
import dev.arrshell.model.SessionSize;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/** The shapes of sessions and conversions. Durations are whole seconds, moments ISO 8601 in UTC, unknown values null. */
final class Shapes {

    static final Shape<SessionProperties> SESSION = Shape.of(SessionProperties.class)
            .with("id", session -> session.id().value())
            .with("status", session -> SecretRedactor.mask(session.statusText()))
            .with(
                    "size",
                    session -> session.size() == SessionSize.UNKNOWN
                            ? null
                            : session.size().toWire())
            .with("leaseSeconds", session -> session.maxLeaseTime().toSeconds())
            .with("elapsedSeconds", session -> session.elapsed().toSeconds())
            .with("leftSeconds", session -> session.remaining().toSeconds())
            .with("expiresAt", session -> moment(session.expiresAt()))
            .with("hostname", session -> masked(session.hostname()))
            .with("handshakePort", session -> number(session.handshakePort()))
            .with("inspectorPort", session -> number(session.inspectorPort()))
            .with("teraflops", session -> session.teraflops().orElse(null))
            .with("creationTime", session -> moment(session.creationTime()))
            .with("message", session -> masked(session.message()))
            .with("errorCode", session -> masked(session.errorCode()))
            .with("seenAt", session -> session.seenAt().toString());

    /** The fields that a conversion shares with a session are named alike. */
    static final Shape<ConversionProperties> CONVERSION = Shape.of(ConversionProperties.class)
            .with("id", conversion -> conversion.id().value())
            .with("status", conversion -> SecretRedactor.mask(conversion.statusText()))
            .with("input", conversion -> masked(conversion.inputAsset()))
            .with("output", conversion -> ConversionCard.output(conversion).orElse(null))
            .with("creationTime", conversion -> moment(conversion.creationTime()))
            .with("message", conversion -> masked(conversion.message()))
            .with("errorCode", conversion -> masked(conversion.errorCode()))
            .with("seenAt", conversion -> conversion.seenAt().toString());

    private Shapes() {}

    private static String moment(Optional<Instant> time) {
        return time.map(Instant::toString).orElse(null);
    }

    private static String masked(Optional<String> text) {
        return text.map(SecretRedactor::mask).orElse(null);
    }

    private static Integer number(OptionalInt port) {
        return port.isPresent() ? port.getAsInt() : null;
    }
}
