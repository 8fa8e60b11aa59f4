package dev.arrshell.internal.emulator;

import java.time.Duration;
import java.util.Optional;

/**
 * An answer and how much of it gets to the client.
 *
 * @param answer what would be answered; nothing if the request took no effect
 * @param delivery how much of it is sent
 * @param late how much later it is sent, by the emulator's clock
 */
record Reply(Optional<Answer> answer, Delivery delivery, Duration late) {

    /** How much of an answer is sent. */
    enum Delivery {
        /** All. */
        WHOLE,
        /** The headers and half of the body; then the connection is closed. */
        HALF,
        /** Nothing: the connection is closed. */
        NONE
    }

    static Reply whole(Answer answer) {
        return new Reply(Optional.of(answer), Delivery.WHOLE, Duration.ZERO);
    }

    static Reply truncated(Answer answer) {
        return new Reply(Optional.of(answer), Delivery.HALF, Duration.ZERO);
    }

    static Reply dropped(Optional<Answer> lost) {
        return new Reply(lost, Delivery.NONE, Duration.ZERO);
    }

    Reply late(Duration time) {
        return new Reply(answer, delivery, time);
    }

    Reply with(Answer other) {
        return new Reply(Optional.of(other), delivery, late);
    }

    /** The same as the last answer of its connection. */
    Reply parting() {
        return answer.map(known -> with(known.with("Connection", "close"))).orElse(this);
    }

    /** The answer as the journal shows it: status 0 for one that was never sent. */
    Answer journaled() {
        return delivery == Delivery.NONE ? Answer.empty(0) : answer.orElseThrow();
    }

    /** Why a client has no answer, empty if it has one. */
    String loss() {
        if (delivery != Delivery.NONE) {
            return "";
        }
        return "connection dropped " + (answer.isPresent() ? "after" : "before") + " the request took effect";
    }
}
