package dev.arrshell.internal.transport;

import dev.arrshell.internal.wire.Transport;
import dev.arrshell.internal.wire.WireRequest;
import dev.arrshell.internal.wire.WireResponse;
import dev.arrshell.internal.wire.WireResponseReader;
import java.util.concurrent.CompletableFuture;

/**
 * Transport that sends a request again where {@link RetryRules} allow it. An answer that is not a success ends as an
 * exception, which counts the requests of all attempts.
 */
public final class RetryingTransport implements Transport {

    private final Transport next;
    private final RetryLoop attempts;

    public RetryingTransport(Transport next, RetryLoop attempts) {
        this.next = next;
        this.attempts = attempts;
    }

    @Override
    public CompletableFuture<WireResponse> send(WireRequest request) {
        return attempts.run(
                () -> next.send(request),
                answer -> WireResponseReader.successful(request, answer),
                failure -> RetryRules.mayRepeat(request, failure),
                request::settled);
    }
}
