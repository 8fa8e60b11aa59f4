package dev.arrshell.internal.service.simulated;

import dev.arrshell.internal.service.http.ApiError;
import dev.arrshell.internal.service.http.ResponseDelivery;
import dev.arrshell.internal.service.http.ServiceAssumptions;
import dev.arrshell.internal.service.http.ServiceResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** What goes wrong. Plain values, so that it can be kept. */
public sealed interface FaultAction {

    /**
     * Lets it go wrong.
     *
     * @param service answers the request as if nothing were wrong; not called if the request is not to take effect
     * @param refusal makes an error an answer of the request's dialect
     */
    ResponseDelivery spoil(Supplier<ServiceResponse> service, Refusal refusal);

    /** Makes an error an answer. */
    @FunctionalInterface
    interface Refusal {
        ServiceResponse of(ApiError refused);
    }

    /**
     * Answers an error; the request takes no effect.
     *
     * @param status the status code
     */
    record Respond(int status) implements FaultAction {
        @Override
        public ResponseDelivery spoil(Supplier<ServiceResponse> service, Refusal refusal) {
            return ResponseDelivery.whole(refusal.of(ApiError.ordered(status)));
        }

        @Override
        public String toString() {
            return "respond " + status;
        }
    }

    /**
     * Answers 429; the request takes no effect.
     *
     * @param pause what {@code Retry-After} says, in whole seconds rounded up
     */
    record Throttle(Duration pause) implements FaultAction {
        @Override
        public ResponseDelivery spoil(Supplier<ServiceResponse> service, Refusal refusal) {
            return ResponseDelivery.whole(refusal.of(ApiError.throttled(pause, ServiceAssumptions.FAULT)));
        }

        @Override
        public String toString() {
            return "throttle " + pause;
        }
    }

    /**
     * Takes effect at once and answers late.
     *
     * @param time how much later, by the emulator's clock
     */
    record Delay(Duration time) implements FaultAction {
        @Override
        public ResponseDelivery spoil(Supplier<ServiceResponse> service, Refusal refusal) {
            return ResponseDelivery.whole(service.get()).late(time);
        }

        @Override
        public String toString() {
            return "delay " + time;
        }
    }

    /**
     * Closes the connection without an answer.
     *
     * @param after whether the request takes effect before
     */
    record Drop(boolean after) implements FaultAction {
        @Override
        public ResponseDelivery spoil(Supplier<ServiceResponse> service, Refusal refusal) {
            return ResponseDelivery.dropped(after ? Optional.of(service.get()) : Optional.empty());
        }

        @Override
        public String toString() {
            return "drop connection " + (after ? "after" : "before");
        }
    }

    /** Takes effect, announces the whole body, sends half of it and closes the connection. */
    record Truncate() implements FaultAction {
        @Override
        public ResponseDelivery spoil(Supplier<ServiceResponse> service, Refusal refusal) {
            return ResponseDelivery.truncated(service.get());
        }

        @Override
        public String toString() {
            return "truncate body";
        }
    }

    /** Takes effect and answers the right status and headers with a body that is no JSON. */
    record Garbage() implements FaultAction {

        private static final byte[] NONSENSE = "{\"sess\u0000\u0007\"<<<garbage>>> ]".getBytes(StandardCharsets.UTF_8);

        @Override
        public ResponseDelivery spoil(Supplier<ServiceResponse> service, Refusal refusal) {
            return ResponseDelivery.whole(service.get().withJson(NONSENSE));
        }

        @Override
        public String toString() {
            return "garbage";
        }
    }
}
