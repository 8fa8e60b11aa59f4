package dev.arrshell.internal.emulator;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import dev.arrshell.model.SessionSize;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Stream;

/** {@code boot}, {@code capacity} and {@code throttle}: how servers boot, how many there are, how often one may call. */
final class FleetLevers {

    private static final String CALLS = "callsPerMinute";
    private static final String[] SIZES = {"standard", "premium"};
    private static final int OK = 200;

    private final Steering steering;

    FleetLevers(Steering steering) {
        this.steering = steering;
    }

    Stream<Lever> all() {
        return Stream.of(
                new Lever("GET", "boot", pull -> boots()),
                new Lever("POST", "boot", this::boot),
                new Lever("GET", "capacity", pull -> capacities()),
                new Lever("POST", "capacity", this::capacity),
                new Lever("GET", "throttle", pull -> throttled()),
                new Lever("POST", "throttle", this::throttle));
    }

    /** Everything is read before anything is set. */
    private Answer boot(Lever.Pull pull) {
        Map<SessionSize, Boot> boots = new TreeMap<>();
        pull.body(SIZES)
                .properties()
                .forEach(entry -> boots.put(SessionSize.read(entry.getKey()), BootJson.read(entry.getValue())));
        boots.forEach(steering.fleet()::boot);
        return boots();
    }

    private Answer boots() {
        return Lever.json(OK, json -> {
            for (Map.Entry<SessionSize, Boot> entry :
                    new TreeMap<>(steering.fleet().boots()).entrySet()) {
                json.writeFieldName(name(entry.getKey()));
                BootJson.write(json, entry.getValue());
            }
        });
    }

    private Answer capacity(Lever.Pull pull) {
        Map<SessionSize, OptionalInt> numbers = new TreeMap<>();
        JsonNode body = pull.body(SIZES);
        body.fieldNames()
                .forEachRemaining(
                        field -> numbers.put(SessionSize.read(field), BodyFields.numberOrNone(body, field, 0)));
        numbers.forEach(steering.fleet()::capacity);
        return capacities();
    }

    private Answer capacities() {
        return Lever.json(OK, json -> {
            for (SessionSize size : List.of(SessionSize.STANDARD, SessionSize.PREMIUM)) {
                writeNumber(json, name(size), steering.fleet().capacity(size));
            }
        });
    }

    private Answer throttle(Lever.Pull pull) {
        JsonNode body = pull.body(CALLS);
        if (!body.has(CALLS)) {
            throw Refused.badRequest("The " + CALLS + " field is missing; null lifts the limit.");
        }
        steering.limit().set(BodyFields.numberOrNone(body, CALLS, 1));
        return throttled();
    }

    private Answer throttled() {
        return Lever.json(OK, json -> writeNumber(json, CALLS, steering.limit().callsPerMinute()));
    }

    private static void writeNumber(JsonGenerator json, String field, OptionalInt number) throws IOException {
        json.writeFieldName(field);
        if (number.isPresent()) {
            json.writeNumber(number.getAsInt());
        } else {
            json.writeNull();
        }
    }

    private static String name(SessionSize size) {
        return size.wire().toLowerCase(Locale.ROOT);
    }
}
