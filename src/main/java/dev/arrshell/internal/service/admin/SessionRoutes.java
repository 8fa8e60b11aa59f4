package dev.arrshell.internal.service.admin;

import dev.arrshell.internal.service.http.ApiError;
import dev.arrshell.internal.service.http.BodyFields;
import dev.arrshell.internal.service.http.ServiceResponse;
import java.util.stream.Stream;

/** {@code sessions/{id}/fail} and {@code tokens/expire}. */
final class SessionRoutes {

    private static final String REASON = "reason";

    private final ServiceControls steering;

    SessionRoutes(ServiceControls steering) {
        this.steering = steering;
    }

    Stream<AdminRoute> all() {
        return Stream.of(
                new AdminRoute("POST", "sessions/*/fail", this::fail),
                new AdminRoute("POST", "tokens/expire", pull -> expire()));
    }

    private ServiceResponse fail(AdminRoute.Pull pull) {
        String reason = BodyFields.text(pull.body(REASON), REASON);
        if (steering.fail(pull.variable(), reason) == 0) {
            throw ApiError.notFound("no account has such a session");
        }
        return ServiceResponse.noContent();
    }

    private ServiceResponse expire() {
        steering.expireTokens();
        return ServiceResponse.noContent();
    }
}
