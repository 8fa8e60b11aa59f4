package dev.arrshell.internal.service.http;

import java.time.Duration;
import java.util.Optional;

/**
 * An answer and how much of it gets to the client.
 *
 * @param answer what would be answered; nothing if the request took no effect
 * @param delivery how much of it is sent
 * @param late how much later it is sent, by the emulator's clock
 */
public record ResponseDelivery(Optional<ServiceResponse> answer, Delivery delivery, Duration late) {

    /** How much of an answer is sent. */
    public enum Delivery {
        /** All. */
        WHOLE,
        /** The headers and half of the body; then the connection is closed. */
        HALF,
        /** Nothing: the connection is closed. */
        NONE
    }

    public static ResponseDelivery whole(ServiceResponse answer) {
        return new ResponseDelivery(Optional.of(answer), Delivery.WHOLE, Duration.ZERO);
    }

    public static ResponseDelivery truncated(ServiceResponse answer) {
        return new ResponseDelivery(Optional.of(answer), Delivery.HALF, Duration.ZERO);
    }

    public static ResponseDelivery dropped(Optional<ServiceResponse> lost) {
        return new ResponseDelivery(lost, Delivery.NONE, Duration.ZERO);
    }

    public ResponseDelivery late(Duration time) {
        return new ResponseDelivery(answer, delivery, time);
    }

    public ResponseDelivery with(ServiceResponse other) {
        return new ResponseDelivery(Optional.of(other), delivery, late);
    }

    /** The same as the last answer of its connection. */
    public ResponseDelivery parting() {
        return answer.map(known -> with(known.with("Connection", "close"))).orElse(this);
    }

    /** Whether the answer says that it is the last of its connection. */
    public boolean isParting() {
        return answer.filter(known -> "close".equals(known.headers().get("Connection")))
                .isPresent();
    }

    /** The answer as the journal shows it: status 0 for one that was never sent. */
    public ServiceResponse journaled() {
        return delivery == Delivery.NONE ? ServiceResponse.empty(0) : answer.orElseThrow();
    }

    /** Why a client has no answer, empty if it has one. */
    public String loss() {
        if (delivery != Delivery.NONE) {
            return "";
        }
        return "connection dropped " + (answer.isPresent() ? "after" : "before") + " the request took effect";
    }
}
