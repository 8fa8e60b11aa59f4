package dev.arrshell.internal.service.http;

import java.time.Duration;
import java.util.Optional;

/**
 * A response and how much of it is sent.
 *
 * @param response the response; empty if the request took no effect
 * @param delivery how much of it is sent
 * @param delay how much later it is sent, by the service's clock
 */
public record ResponseDelivery(Optional<ServiceResponse> response, Delivery delivery, Duration delay) {

    /** How much of a response is sent. */
    public enum Delivery {
        /** All of it. */
        WHOLE,
        /** The headers and half of the body; then the connection is closed. */
        HALF,
        /** Nothing: the connection is closed. */
        NONE
    }

    public static ResponseDelivery whole(ServiceResponse response) {
        return new ResponseDelivery(Optional.of(response), Delivery.WHOLE, Duration.ZERO);
    }

    public static ResponseDelivery truncated(ServiceResponse response) {
        return new ResponseDelivery(Optional.of(response), Delivery.HALF, Duration.ZERO);
    }

    /** A connection that is closed without a response, with the one that is lost, if the request took effect. */
    public static ResponseDelivery dropped(Optional<ServiceResponse> lost) {
        return new ResponseDelivery(lost, Delivery.NONE, Duration.ZERO);
    }

    public ResponseDelivery delayedBy(Duration time) {
        return new ResponseDelivery(response, delivery, time);
    }

    public ResponseDelivery with(ServiceResponse other) {
        return new ResponseDelivery(Optional.of(other), delivery, delay);
    }

    /** The same as the last response of its connection. */
    public ResponseDelivery closingConnection() {
        return response.map(known -> with(known.with("Connection", "close"))).orElse(this);
    }

    /** Whether the response is the last of its connection. */
    public boolean closesConnection() {
        return response.filter(known -> "close".equals(known.headers().get("Connection")))
                .isPresent();
    }

    /** The response as the journal shows it: status 0 for one that was not sent. */
    public ServiceResponse recordedResponse() {
        return delivery == Delivery.NONE ? ServiceResponse.empty(0) : response.orElseThrow();
    }

    /** Why the client has no response; empty if it has one. */
    public String lossReason() {
        if (delivery != Delivery.NONE) {
            return "";
        }
        return "connection dropped " + (response.isPresent() ? "after" : "before") + " the request took effect";
    }
}
