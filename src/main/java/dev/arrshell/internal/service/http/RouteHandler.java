package dev.arrshell.internal.service.http;

/** Answers the calls of one dialect. */
@FunctionalInterface
public interface RouteHandler {

    /**
     * Answers a call.
     *
     * @throws ApiError if the answer is an error
     */
    ServiceResponse answer(RouteMatch call);

    /** Makes an error an answer of this dialect. */
    default ServiceResponse refusal(ApiError refused) {
        return refused.answer(false);
    }

    /** Puts on an answer, whoever made it, what this dialect has on all. */
    default ServiceResponse dressed(RouteMatch call, ServiceResponse plain) {
        return plain;
    }
}
