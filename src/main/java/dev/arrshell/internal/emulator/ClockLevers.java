package dev.arrshell.internal.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import dev.arrshell.time.VirtualClock;
import java.time.Duration;
import java.util.stream.Stream;

/** {@code clock}: what time it is, how far the shown time is off, and moving a virtual clock forward. */
final class ClockLevers {

    private static final String ADVANCE = "advance";
    private static final String SKEW = "skew";
    private static final int OK = 200;

    /** So far from its start a clock can still be read in nanoseconds. */
    private static final Duration FARTHEST = Duration.ofDays(280 * 365);

    private final Steering steering;

    ClockLevers(Steering steering) {
        this.steering = steering;
    }

    Stream<Lever> all() {
        return Stream.of(new Lever("GET", "clock", pull -> shown()), new Lever("POST", "clock", this::set));
    }

    private Answer set(Lever.Pull pull) {
        JsonNode body = pull.body(ADVANCE, SKEW);
        if (body.isEmpty()) {
            throw Refused.badRequest("One of the fields " + ADVANCE + " and " + SKEW + " is needed.");
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
            throw Refused.conflict("This emulator runs on real time, which nobody can move.");
        }
        if (length.compareTo(FARTHEST.minusNanos(clock.nanoTime())) > 0) {
            throw Refused.badRequest("The clock cannot be moved so far ahead: 280 years from its start are the end.");
        }
        clock.advance(length);
    }

    private Answer shown() {
        return Lever.json(OK, json -> {
            json.writeStringField("now", steering.time().instant().toString());
            json.writeBooleanField("virtual", steering.time() instanceof VirtualClock);
            json.writeStringField(SKEW, steering.skew().toString());
        });
    }
}
