package dev.arrshell.internal.emulator;

import java.util.stream.Stream;

/** {@code sessions/{id}/fail} and {@code tokens/expire}. */
final class SessionLevers {

    private static final String REASON = "reason";

    private final Steering steering;

    SessionLevers(Steering steering) {
        this.steering = steering;
    }

    Stream<Lever> all() {
        return Stream.of(
                new Lever("POST", "sessions/*/fail", this::fail), new Lever("POST", "tokens/expire", pull -> expire()));
    }

    private Answer fail(Lever.Pull pull) {
        String reason = BodyFields.text(pull.body(REASON), REASON);
        if (steering.fail(pull.variable(), reason) == 0) {
            throw Refused.notFound("no account has such a session");
        }
        return Answer.noContent();
    }

    private Answer expire() {
        steering.expireTokens();
        return Answer.noContent();
    }
}
