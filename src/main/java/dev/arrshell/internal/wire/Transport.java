package dev.arrshell.internal.wire;

import java.util.concurrent.CompletableFuture;

/** Carrier of requests to a server and of its answers back. Decorators add authorisation, retries and recording. */
@FunctionalInterface
public interface Transport {

    /**
     * Sends one request. An answer of any status is an answer.
     *
     * @param request what to send
     * @return the answer, or an {@link dev.arrshell.error.ArrException}; cancelling it breaks the request off
     */
    CompletableFuture<WireResponse> send(WireRequest request);
}
