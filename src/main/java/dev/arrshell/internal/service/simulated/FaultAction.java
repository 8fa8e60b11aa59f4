package dev.arrshell.internal.service.simulated;

import dev.arrshell.internal.service.http.ApiError;
import dev.arrshell.internal.service.http.ResponseDelivery;
import dev.arrshell.internal.service.http.RouteMatch;
import dev.arrshell.internal.service.http.ServiceAssumptions;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/** What a fault does to a request. A plain value, so that it can be stored. */
public sealed interface FaultAction {

    /**
     * Answers a request with the fault.
     *
     * @param match the request; it takes effect when it {@linkplain RouteMatch#respond() responds}
     */
    ResponseDelivery apply(RouteMatch match);

    /**
     * An error; the request takes no effect.
     *
     * @param status the status code
     */
    record Respond(int status) implements FaultAction {
        @Override
        public ResponseDelivery apply(RouteMatch match) {
            return ResponseDelivery.whole(match.dialect().toResponse(ApiError.ofStatus(status)));
        }

        @Override
        public String toString() {
            return "respond " + status;
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
