package dev.arrshell.internal.service.admin;

import com.fasterxml.jackson.databind.JsonNode;
import dev.arrshell.internal.service.http.ApiError;
import dev.arrshell.internal.service.http.BodyFields;
import dev.arrshell.internal.service.http.ServiceResponse;
import dev.arrshell.time.VirtualClock;
import java.time.Duration;
import java.util.stream.Stream;

/** {@code clock}: what time it is, how far the shown time is off, and moving a virtual clock forward. */
final class ClockRoutes {

    private static final String ADVANCE = "advance";
    private static final String SKEW = "skew";
    private static final int OK = 200;

    /** So far from its start a clock can still be read in nanoseconds. */
    private static final Duration FARTHEST = Duration.ofDays(280 * 365);

    private final ServiceControls steering;

    ClockRoutes(ServiceControls steering) {
        this.steering = steering;
    }

    Stream<AdminRoute> all() {
        return Stream.of(new AdminRoute("GET", "clock", pull -> shown()), new AdminRoute("POST", "clock", this::set));
    }

    private ServiceResponse set(AdminRoute.Pull pull) {
        JsonNode body = pull.body(ADVANCE, SKEW);
        if (body.isEmpty()) {
            throw ApiError.badRequest("One of the fields " + ADVANCE + " and " + SKEW + " is needed.");
        }
        if (body.has(SKEW)) {
            steering.skew(BodyFields.anyDuration(body, SKEW));
        }
        if (body.has(ADVANCE)) {
            advance(BodyFields.duration(body, ADVANCE));
        }
        return shown();
    }

    private void advance(Duration length) {
        if (!(steering.time() instanceof VirtualClock clock)) {
            throw ApiError.conflict("This emulator runs on real time, which nobody can move.");
        }
        if (length.compareTo(FARTHEST.minusNanos(clock.nanoTime())) > 0) {
            throw ApiError.badRequest("The clock cannot be moved so far ahead: 280 years from its start are the end.");
        }
        clock.advance(length);
    }

    private ServiceResponse shown() {
        return AdminRoute.json(OK, json -> {
            json.writeStringField("now", steering.time().instant().toString());
            json.writeBooleanField("virtual", steering.time() instanceof VirtualClock);
            json.writeStringField(SKEW, steering.skew().toString());
        });
    }
}
