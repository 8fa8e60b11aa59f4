package dev.arrshell.internal.service.admin;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import dev.arrshell.internal.service.http.ApiError;
import dev.arrshell.internal.service.http.BodyFields;
import dev.arrshell.internal.service.http.ServiceResponse;
import dev.arrshell.internal.service.simulated.BootModel;
import dev.arrshell.internal.service.simulated.BootModelJson;
import dev.arrshell.model.SessionSize;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Stream;

/** {@code boot}, {@code capacity} and {@code throttle}: how servers boot, how many there are, how often one may call. */
final class FleetRoutes {

    private static final String CALLS = "callsPerMinute";
    private static final String[] SIZES = {"standard", "premium"};
    private static final int OK = 200;

    private final ServiceControls steering;

    FleetRoutes(ServiceControls steering) {
        this.steering = steering;
    }

    Stream<AdminRoute> all() {
        return Stream.of(
                new AdminRoute("GET", "boot", pull -> boots()),
                new AdminRoute("POST", "boot", this::boot),
                new AdminRoute("GET", "capacity", pull -> capacities()),
                new AdminRoute("POST", "capacity", this::capacity),
                new AdminRoute("GET", "throttle", pull -> throttled()),
                new AdminRoute("POST", "throttle", this::throttle));
    }

    /** Everything is read before anything is set. */
    private ServiceResponse boot(AdminRoute.Pull pull) {
        Map<SessionSize, BootModel> boots = new TreeMap<>();
        pull.body(SIZES)
                .properties()
                .forEach(
                        entry -> boots.put(SessionSize.fromWire(entry.getKey()), BootModelJson.read(entry.getValue())));
        boots.forEach(steering.fleet()::boot);
        return boots();
    }

    private ServiceResponse boots() {
        return AdminRoute.json(OK, json -> {
            for (Map.Entry<SessionSize, BootModel> entry :
                    new TreeMap<>(steering.fleet().boots()).entrySet()) {
                json.writeFieldName(name(entry.getKey()));
                BootModelJson.write(json, entry.getValue());
            }
        });
    }

    private ServiceResponse capacity(AdminRoute.Pull pull) {
        Map<SessionSize, OptionalInt> numbers = new TreeMap<>();
        JsonNode body = pull.body(SIZES);
        body.fieldNames()
                .forEachRemaining(
                        field -> numbers.put(SessionSize.fromWire(field), BodyFields.numberOrNone(body, field, 0)));
        numbers.forEach(steering.fleet()::capacity);
        return capacities();
    }

    private ServiceResponse capacities() {
        return AdminRoute.json(OK, json -> {
            for (SessionSize size : List.of(SessionSize.STANDARD, SessionSize.PREMIUM)) {
                writeNumber(json, name(size), steering.fleet().capacity(size));
            }
        });
    }

    private ServiceResponse throttle(AdminRoute.Pull pull) {
        JsonNode body = pull.body(CALLS);
        if (!body.has(CALLS)) {
            throw ApiError.badRequest("The " + CALLS + " field is missing; null lifts the limit.");
        }
        steering.limit().set(BodyFields.numberOrNone(body, CALLS, 1));
        return throttled();
    }

    private ServiceResponse throttled() {
        return AdminRoute.json(
                OK, json -> writeNumber(json, CALLS, steering.limit().callsPerMinute()));
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
        return size.toWire().toLowerCase(Locale.ROOT);
    }
}
