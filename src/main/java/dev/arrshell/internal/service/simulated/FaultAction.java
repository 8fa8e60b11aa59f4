package dev.arrshell.internal.service.simulated;

import dev.arrshell.internal.service.http.ApiError;
import dev.arrshell.internal.service.http.ResponseDelivery;
import dev.arrshell.internal.service.http.RouteMatch;
import dev.arrshell.internal.service.http.ServiceAssumptions;
import dev.arrshell.internal.service.http.ServiceResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The effect of a fault on a request. A plain value, so that it can be stored. */
public sealed interface FaultAction {

    /**
     * Answers a request with the fault.
     *
     * @param match the request; it takes effect when it {@linkplain RouteMatch#respond() responds}
     */
    ResponseDelivery apply(RouteMatch match);

    /**
     * A fixed response; the request takes no effect.
     *
     * @param status the status code
     * @param body the body in place of the service's own, if there is one
     * @param headers added to those of the service or in place of them
     */
    record Respond(int status, Optional<String> body, Map<String, String> headers) implements FaultAction {

        private static final Pattern NAME = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+");
        private static final Pattern VALUE = Pattern.compile("[\\t\\x20-\\x7e]*");
        private static final Set<String> FRAMING = Set.of("content-length", "transfer-encoding", "connection");

        /**
         * Checks what a fault is to answer.
         *
         * @throws IllegalArgumentException if the status or a header cannot be answered; the message says why
         */
        public static Respond of(int status, Optional<String> body, Map<String, String> headers) {
            boolean known = body.isPresent() ? FaultStatus.takesBody(status) : FaultStatus.isKnown(status);
            if (!known) {
                throw new IllegalArgumentException("a fault cannot answer " + status + ": it can answer "
                        + FaultStatus.known() + ", with a body also 200, 201 and 202");
            }
            headers.forEach((name, value) -> {
                if (!NAME.matcher(name).matches() || !VALUE.matcher(value).matches()) {
                    throw new IllegalArgumentException("\"" + name + "\" is no header that can be sent:"
                            + " a name is one word, a value one line of ASCII");
                }
                if (FRAMING.contains(name.toLowerCase(Locale.ROOT))) {
                    throw new IllegalArgumentException("the server sets " + name + " itself");
                }
            });
            return new Respond(status, body, Collections.unmodifiableMap(new LinkedHashMap<>(headers)));
        }

        @Override
        public ResponseDelivery apply(RouteMatch match) {
            ServiceResponse usual = FaultStatus.isKnown(status)
                    ? match.dialect().toResponse(ApiError.ofStatus(status))
                    : ServiceResponse.empty(status);
            ServiceResponse answered = body.map(text -> usual.withJson(text.getBytes(StandardCharsets.UTF_8)))
                    .orElse(usual);
            for (Map.Entry<String, String> header : headers.entrySet()) {
                answered = answered.replacing(header.getKey(), header.getValue());
            }
            return ResponseDelivery.whole(answered);
        }

        @Override
        public String toString() {
            return "respond " + status + (body.isPresent() ? " with a body" : "")
                    + (headers.isEmpty() ? "" : " with " + String.join(", ", headers.keySet()));
        }
    }

    /**
     * Status 429; the request takes no effect.
     *
     * @param pause the {@code Retry-After}, rounded up to whole seconds
     */
    record Throttle(Duration pause) implements FaultAction {
        @Override
        public ResponseDelivery apply(RouteMatch match) {
            ApiError error = ApiError.throttled(pause, ServiceAssumptions.FAULT);
            return ResponseDelivery.whole(match.dialect().toResponse(error));
        }

        @Override
        public String toString() {
            return "throttle " + pause;
        }
    }

    /**
     * A late response to a request that takes effect at once.
     *
     * @param time how late, by the emulator's clock
     */
    record Delay(Duration time) implements FaultAction {
        @Override
        public ResponseDelivery apply(RouteMatch match) {
            return ResponseDelivery.whole(match.respond()).delayedBy(time);
        }

        @Override
        public String toString() {
            return "delay " + time;
        }
    }

    /**
     * A connection that is closed without a response.
     *
     * @param after whether the request takes effect before
     */
    record Drop(boolean after) implements FaultAction {
        @Override
        public ResponseDelivery apply(RouteMatch match) {
            return ResponseDelivery.dropped(after ? Optional.of(match.respond()) : Optional.empty());
        }

        @Override
        public String toString() {
            return "drop connection " + (after ? "after" : "before");
        }
    }

    /** Half of the body, then the connection is closed; the request takes effect. */
    record Truncate() implements FaultAction {
        @Override
        public ResponseDelivery apply(RouteMatch match) {
            return ResponseDelivery.truncated(match.respond());
        }

        @Override
        public String toString() {
            return "truncate body";
        }
    }

    /** The right status and headers with a body that is no JSON; the request takes effect. */
    record Garbage() implements FaultAction {

        private static final byte[] BODY = "{\"sess\u0000\u0007\"<<<garbage>>> ]".getBytes(StandardCharsets.UTF_8);

        @Override
        public ResponseDelivery apply(RouteMatch match) {
            return ResponseDelivery.whole(match.respond().withJson(BODY));
        }

        @Override
        public String toString() {
            return "garbage";
        }
    }
}
