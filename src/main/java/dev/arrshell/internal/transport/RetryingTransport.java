package dev.arrshell.internal.transport;

import dev.arrshell.internal.wire.Transport;
import dev.arrshell.internal.wire.WireRequest;
import dev.arrshell.internal.wire.WireResponse;
import dev.arrshell.internal.wire.WireResponseReader;
import java.util.concurrent.CompletableFuture;

/**
 * Transport that repeats a request while that can help and cannot harm, see {@link RetryRules}, each attempt when the
 * rate limit allows it. Its answers are successes; anything else is an exception that counts the requests of all
 * attempts.
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
        return attempts.of(
                () -> next.send(request),
                answer -> WireResponseReader.successful(request, answer),
                failure -> RetryRules.helps(request, failure));
    }
}
