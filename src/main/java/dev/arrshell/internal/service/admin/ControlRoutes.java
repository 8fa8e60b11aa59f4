package dev.arrshell.internal.service.admin;

import com.fasterxml.jackson.databind.JsonNode;
import dev.arrshell.internal.service.admin.AdminRoute.AdminRequest;
import dev.arrshell.internal.service.http.ApiError;
import dev.arrshell.internal.service.http.BodyFields;
import dev.arrshell.internal.service.http.ServiceJsonWriter;
import dev.arrshell.internal.service.http.ServiceResponse;
import dev.arrshell.internal.service.simulated.FaultActionJson;
import dev.arrshell.internal.service.simulated.FaultRule;
import dev.arrshell.internal.service.simulated.FaultRuleJson;
import dev.arrshell.internal.service.simulated.SimulatedConverterJson;
import dev.arrshell.time.VirtualClock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** The admin routes that show and change what can be controlled: clock, boots, capacity, limits, tokens, sessions, conversions, faults. */
final class ControlRoutes {

    private static final String ADVANCE = "advance";
    private static final String SKEW = "skew";
    private static final String DELAY = "delay";
    private static final String REASON = "reason";
    private static final int OK = 200;
    private static final int CREATED = 201;

    /** A clock can be read in nanoseconds up to this distance from its start. */
    private static final Duration LARGEST_DISTANCE = Duration.ofDays(280 * 365);

    private final ServiceControls controls;

    ControlRoutes(ServiceControls controls) {
        this.controls = controls;
    }

    Stream<AdminRoute> all() {
        return Stream.of(
                new AdminRoute("GET", "clock", request -> clock()),
                new AdminRoute("POST", "clock", this::setClock),
                new AdminRoute("GET", "boot", request -> boots()),
                new AdminRoute("POST", "boot", this::setBoots),
                new AdminRoute("GET", "capacity", request -> capacities()),
                new AdminRoute("POST", "capacity", this::setCapacities),
                new AdminRoute("GET", "throttle", request -> limit()),
                new AdminRoute("POST", "throttle", this::setLimit),
                new AdminRoute("GET", "listing", request -> listing()),
                new AdminRoute("POST", "listing", this::setListing),
                new AdminRoute("GET", "conversions", request -> conversions()),
                new AdminRoute("POST", "conversions", this::setConversions),
                new AdminRoute("GET", "faults", request -> faults()),
                new AdminRoute("POST", "faults", this::addFault),
                new AdminRoute("DELETE", "faults", request -> clearFaults()),
                new AdminRoute("DELETE", "faults/*", request -> removeFault(request.variable())),
                new AdminRoute("POST", "sessions/*/fail", this::failSession),
                new AdminRoute("POST", "tokens/expire", request -> expireTokens()));
    }

    private ServiceResponse clock() {
        return ServiceResponse.json(OK, json -> {
            json.writeStringField("now", controls.time().instant().toString());
            json.writeBooleanField("virtual", controls.time() instanceof VirtualClock);
            json.writeStringField(SKEW, controls.skew().toString());
        });
    }

    private ServiceResponse setClock(AdminRequest request) {
        JsonNode body = request.body(ADVANCE, SKEW);
        if (body.isEmpty()) {
            throw ApiError.badRequest("One of the fields " + ADVANCE + " and " + SKEW + " is needed.");
        }
        if (body.has(SKEW)) {
            controls.skew(BodyFields.signedDuration(body, SKEW));
        }
        if (body.has(ADVANCE)) {
            advance(BodyFields.duration(body, ADVANCE));
        }
        return clock();
    }

    private void advance(Duration length) {
        if (!(controls.time() instanceof VirtualClock clock)) {
            throw ApiError.conflict("This emulator runs on real time, which cannot be advanced.");
        }
        if (length.compareTo(LARGEST_DISTANCE.minusNanos(clock.nanoTime())) > 0) {
            throw ApiError.badRequest("The clock cannot be advanced so far: it ends 280 years after its start.");
        }
        clock.advance(length);
    }

    private ServiceResponse boots() {
        return ServiceResponse.json(OK, json -> ServiceControlsJson.writeBoots(json, controls.fleet()));
    }

    private ServiceResponse setBoots(AdminRequest request) {
        ServiceControlsJson.readBoots(request.body(ServiceControlsJson.SIZES), controls.fleet());
        return boots();
    }

    private ServiceResponse capacities() {
        return ServiceResponse.json(OK, json -> ServiceControlsJson.writeCapacities(json, controls.fleet()));
    }

    private ServiceResponse setCapacities(AdminRequest request) {
        ServiceControlsJson.readCapacities(request.body(ServiceControlsJson.SIZES), controls.fleet());
        return capacities();
    }

    private ServiceResponse limit() {
        return ServiceResponse.json(OK, json -> ServiceControlsJson.writeLimit(json, controls.limit()));
    }

    private ServiceResponse setLimit(AdminRequest request) {
        JsonNode body = request.body(ServiceControlsJson.CALLS);
        if (!body.has(ServiceControlsJson.CALLS)) {
            throw ApiError.badRequest(
                    "The " + ServiceControlsJson.CALLS + " field is missing; null removes the limit.");
        }
        controls.limit().set(ServiceControlsJson.readLimit(body));
        return limit();
    }

    private ServiceResponse listing() {
        return ServiceResponse.json(
                OK, json -> json.writeStringField(DELAY, controls.listingDelay().toString()));
    }

    private ServiceResponse setListing(AdminRequest request) {
        controls.listingDelay(BodyFields.duration(request.body(DELAY), DELAY));
        return listing();
    }

    private ServiceResponse conversions() {
        return ServiceResponse.json(OK, json -> SimulatedConverterJson.write(json, controls.converter()));
    }

    private ServiceResponse setConversions(AdminRequest request) {
        SimulatedConverterJson.read(request.body(SimulatedConverterJson.FIELDS), controls.converter());
        return conversions();
    }

    private ServiceResponse faults() {
        List<FaultRule> all = controls.faults().all();
        return ServiceResponse.json(
                OK, json -> ServiceJsonWriter.writeObjects(json, "faults", all, FaultRuleJson::write));
    }

    private ServiceResponse addFault(AdminRequest request) {
        JsonNode body = request.body(FaultRuleJson.FIELDS);
        FaultRule rule = controls.faults()
                .add(
                        FaultRuleJson.operation(body),
                        FaultActionJson.read(body),
                        added -> FaultRuleJson.restrict(added, body));
        return ServiceResponse.json(CREATED, json -> FaultRuleJson.write(json, rule));
    }

    private ServiceResponse clearFaults() {
        controls.faults().clear();
        return ServiceResponse.noContent();
    }

    private ServiceResponse removeFault(String number) {
        if (!number.matches("\\d{1,9}") || !controls.faults().remove(Long.parseLong(number))) {
            throw ApiError.notFound("there is no fault of this number");
        }
        return ServiceResponse.noContent();
    }

    private ServiceResponse failSession(AdminRequest request) {
        String reason = BodyFields.text(request.body(REASON), REASON);
        if (controls.fail(request.variable(), reason) == 0) {
            throw ApiError.notFound("no account has such a session");
        }
        return ServiceResponse.noContent();
    }

    private ServiceResponse expireTokens() {
        controls.expireTokens();
        return ServiceResponse.noContent();
    }
}
