package dev.arrshell.internal.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.arrshell.internal.service.http.ResponseDelivery;
import dev.arrshell.internal.service.http.ServiceRequest;
import dev.arrshell.internal.service.http.ServiceResponse;
import dev.arrshell.internal.service.simulated.BootModel;
import dev.arrshell.internal.service.simulated.FaultAction;
import dev.arrshell.internal.service.simulated.FaultRule;
import dev.arrshell.internal.text.DotNetTimeSpan;
import dev.arrshell.model.AccountId;
import dev.arrshell.model.Operation;
import dev.arrshell.model.SessionStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * One account's client: takes random steps in both versions and two regions, expects of each what the reference model
 * says, and afterwards compares a session and a listing.
 */
final class ReferenceModelClient {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final URI BASE = URI.create("http://127.0.0.1");
    private static final List<String> REGIONS = List.of("westus2", "uksouth");
    /** With so many sessions none is added. */
    private static final int MANY = 25;

    private static final List<String> SIZES = List.of("Standard", "Premium");

    private final RenderingService emulation;
    private final AccountId account;
    private final String key;
    private final Random random;
    private final Map<String, ReferenceModelSession> sessions = new LinkedHashMap<>();
    private Map<String, BootModel> boots = Map.of();
    private String token = "";
    private int made;

    ReferenceModelClient(RenderingService emulation, AccountId account, String key, long seed) {
        this.emulation = emulation;
        this.account = account;
        this.key = key;
        random = new Random(seed);
    }

    void boots(Map<String, BootModel> present) {
        boots = present;
    }

    void pass(Duration time) {
        sessions.values().forEach(session -> session.pass(time));
        sessions.values().removeIf(ReferenceModelSession::isForgotten);
    }

    /** Asks for a token if the one there is has expired, as it must have if it was made to. */
    void renew(boolean madeToExpire) {
        int status = call(v1("GET", region(), "")).response().orElseThrow().status();
        require(status == 401 || !madeToExpire, "an expired token is good: " + status);
        if (status == 200) {
            return;
        }
        ServiceResponse answer = call(request("GET", "/accounts/" + account + "/token", "", account + ":" + key))
                .response()
                .orElseThrow();
        token = tree(answer).path("AccessToken").asText();
    }

    void step() {
        Optional<ReferenceModelSession> some = any();
        int choice = sessions.size() > MANY ? 3 + random.nextInt(9) : random.nextInt(some.isEmpty() ? 3 : 12);
        switch (choice) {
            case 0 -> createV1();
            case 1 -> create2021(account.value().substring(35) + "-" + made++);
            case 2 -> strayId();
            case 3 -> again(some.orElseThrow());
            case 4, 5 -> update(some.orElseThrow());
            case 6 -> stop(some.orElseThrow());
            case 7 -> fail(some.orElseThrow());
            case 8 -> elsewhere(some.orElseThrow());
            case 9, 10 -> spoiled(some.orElseThrow());
            default -> compare(some.orElseThrow());
        }
        any().ifPresent(this::compare);
        compareListing();
    }

    private Optional<ReferenceModelSession> any() {
        List<ReferenceModelSession> all = new ArrayList<>(sessions.values());
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(random.nextInt(all.size())));
    }

    private String region() {
        return REGIONS.get(random.nextInt(REGIONS.size()));
    }

    private void createV1() {
        String region = region();
        String size = SIZES.get(random.nextInt(2));
        Duration lease = Duration.ofSeconds(random.nextInt(5 * 3600));
        String body = "{\"maxLeaseTime\":\"" + DotNetTimeSpan.format(lease) + "\",\"size\":\"" + size + "\"}";
        ResponseDelivery reply = call(v1("POST", region, "/create", body));
        expect(202, reply);
        add(new ReferenceModelSession(
                tree(reply.response().orElseThrow()).path("sessionId").asText(), region, size, lease, boots.get(size)));
    }

    private void create2021(String id) {
        String region = region();
        String size = SIZES.get(random.nextInt(2));
        int minutes = random.nextInt(-60, 1500);
        boolean good = minutes >= 0 && minutes <= 1440;
        expect(good ? 201 : 400, put(region, id, minutes, size));
        if (good) {
            add(new ReferenceModelSession(id, region, size, Duration.ofMinutes(minutes), boots.get(size)));
        }
    }

    private void add(ReferenceModelSession session) {
        sessions.put(session.id, session);
    }

    private ResponseDelivery put(String region, String id, long minutes, String size) {
        return call(
                v2021("PUT", region, "/" + id, "{\"maxLeaseTimeMinutes\":" + minutes + ",\"size\":\"" + size + "\"}"));
    }

    private void again(ReferenceModelSession session) {
        long minutes = session.asked.toMinutes() + (random.nextInt(3) == 0 ? 1 : 0);
        boolean same = session.isLive() && session.asked.equals(Duration.ofMinutes(minutes));
        boolean valid = minutes <= 1440;
        expect(valid ? same ? 200 : 409 : 400, put(session.region, session.id, minutes, session.size));
    }

    private void strayId() {
        String id = "nobody-" + random.nextInt(5);
        expect(404, call(random.nextBoolean() ? v2021("GET", region(), "/" + id, "") : properties(region(), id)));
    }

    private void elsewhere(ReferenceModelSession session) {
        String other = REGIONS.get(1 - REGIONS.indexOf(session.region));
        expect(404, call(properties(other, session.id)));
    }

    private void update(ReferenceModelSession session) {
        Duration total = Duration.ofMinutes(random.nextInt(1441));
        boolean larger = total.compareTo(session.lease) > 0;
        expect(session.isLive() ? larger ? 200 : 422 : 409, call(updating(session, total)));
        if (session.isLive() && larger) {
            session.lease = total;
        }
    }

    private ServiceRequest updating(ReferenceModelSession session, Duration total) {
        return random.nextBoolean()
                ? v1(
                        "PATCH",
                        session.region,
                        "/" + session.id,
                        "{\"maxLeaseTime\":\"" + DotNetTimeSpan.format(total) + "\"}")
                : v2021(
                        "PATCH",
                        session.region,
                        "/" + session.id,
                        "{\"maxLeaseTimeMinutes\":" + total.toMinutes() + "}");
    }

    private void stop(ReferenceModelSession session) {
        expect(204, call(stopping(session)));
        session.end(SessionStatus.STOPPED);
    }

    private ServiceRequest stopping(ReferenceModelSession session) {
        return random.nextBoolean()
                ? v1("DELETE", session.region, "/" + session.id)
                : v2021("POST", session.region, "/" + session.id + "/:stop", "");
    }

    private void fail(ReferenceModelSession session) {
        if (random.nextInt(4) == 0) {
            emulation.controls().fail(session.id, "GPU lost");
            session.end(SessionStatus.ERROR);
        }
    }

    /** A stop that goes wrong in one of five ways; in three of them it takes effect all the same. */
    private void spoiled(ReferenceModelSession session) {
        FaultAction action = List.of(
                        FaultAction.Respond.of(503, Optional.empty(), Map.of()),
                        new FaultAction.Drop(false),
                        new FaultAction.Drop(true),
                        new FaultAction.Garbage(),
                        new FaultAction.Truncate())
                .get(random.nextInt(5));
        FaultRule rule = emulation
                .controls()
                .faults()
                .add(
                        Optional.of(Operation.STOP),
                        action,
                        once -> once.withTimes(1).forSession(session.id));
        ResponseDelivery reply = call(stopping(session));
        boolean effective = !(action instanceof FaultAction.Respond) && !action.equals(new FaultAction.Drop(false));
        require(
                reply.response().filter(answer -> answer.status() == 204).isPresent() == effective,
                action + " gave " + reply);
        require(
                emulation.controls().faults().find(rule.number()).orElseThrow().fired() == 1,
                action + " was never applied");
        emulation.controls().faults().remove(rule.number());
        if (effective) {
            session.end(SessionStatus.STOPPED);
        }
    }

    private void compare(ReferenceModelSession session) {
        boolean old = random.nextBoolean();
        ResponseDelivery reply =
                call(old ? properties(session.region, session.id) : v2021("GET", session.region, "/" + session.id, ""));
        session.poll();
        expect(200, reply);
        JsonNode seen = tree(reply.response().orElseThrow());
        require(
                shown(session, old).equals(shown(seen, old)),
                "session " + session.id + " is " + shown(seen, old) + " instead of " + shown(session, old));
    }

    private static String shown(ReferenceModelSession session, boolean old) {
        String lease = old
                ? DotNetTimeSpan.format(session.lease)
                : String.valueOf(session.lease.plusSeconds(59).toMinutes());
        String elapsed = old
                ? DotNetTimeSpan.format(Duration.ofSeconds(session.elapsed.toSeconds()))
                : String.valueOf(session.elapsed.toMinutes());
        boolean hosted = session.status == SessionStatus.READY;
        return session.id + " " + session.status.toWire() + " " + session.size + " " + lease + " " + elapsed + " "
                + hosted;
    }

    private static String shown(JsonNode seen, boolean old) {
        String[] names = old
                ? new String[] {
                    "sessionId",
                    "sessionStatus",
                    "sessionSize",
                    "sessionMaxLeaseTime",
                    "sessionElapsedTime",
                    "sessionHostname"
                }
                : new String[] {"id", "status", "size", "maxLeaseTimeMinutes", "elapsedTimeMinutes", "hostname"};
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < names.length - 1; i++) {
            text.append(seen.path(names[i]).asText()).append(' ');
        }
        return text.append(seen.path(names[names.length - 1]).isTextual()).toString();
    }

    private void compareListing() {
        String region = region();
        boolean old = random.nextBoolean();
        List<String> expected = sessions.values().stream()
                .filter(session -> session.isLive() && session.region.equals(region))
                .map(session -> shown(session, old))
                .toList();
        List<String> found = new ArrayList<>();
        ServiceRequest next = old ? v1("GET", region, "") : v2021("GET", region, "", "");
        while (next != null) {
            ResponseDelivery reply = call(next);
            expect(200, reply);
            JsonNode body = tree(reply.response().orElseThrow());
            body.path("sessions").forEach(session -> found.add(shown(session, old)));
            String link = body.path("@nextLink").asText("");
            next = link.isEmpty() || link.equals("null")
                    ? null
                    : request("GET", link.substring(BASE.toString().length()), "", token);
        }
        require(found.equals(expected), "the listing of " + region + " is " + found + " instead of " + expected);
    }

    private ServiceRequest properties(String region, String id) {
        return v1("GET", region, "/" + id + "/properties");
    }

    private ServiceRequest v1(String method, String region, String rest) {
        return v1(method, region, rest, "");
    }

    private ServiceRequest v1(String method, String region, String rest, String body) {
        return request(method, "/" + region + "/v1/accounts/" + account + "/sessions" + rest, body, token);
    }

    private ServiceRequest v2021(String method, String region, String rest, String body) {
        String path = "/" + region + "/accounts/" + account + "/sessions" + rest + "?api-version=2021-01-01";
        return request(method, path, body, token);
    }

    private static ServiceRequest request(String method, String path, String body, String credential) {
        return new ServiceRequest(
                method,
                URI.create(path),
                Map.of("Authorization", List.of("Bearer " + credential)),
                body.getBytes(StandardCharsets.UTF_8),
                Optional.empty(),
                BASE,
                true);
    }

    private ResponseDelivery call(ServiceRequest request) {
        return emulation.handle(request);
    }

    private static void expect(int status, ResponseDelivery reply) {
        int found = reply.response().map(ServiceResponse::status).orElse(0);
        require(found == status, "status " + found + " instead of " + status + " " + reply);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise);
        }
    }

    private static JsonNode tree(ServiceResponse answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
