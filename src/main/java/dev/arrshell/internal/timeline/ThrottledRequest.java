package dev.arrshell.internal.timeline;

import dev.arrshell.model.Exchange;
import dev.arrshell.model.Operation;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A request that was refused since there were too many.
 *
 * @param retryAfter how long to wait, according to the answer
 */
public record ThrottledRequest(Instant at, Operation operation, Optional<Duration> retryAfter) {

    private static final int TOO_MANY_REQUESTS = 429;

    public ThrottledRequest {
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(operation, "operation");
        Objects.requireNonNull(retryAfter, "retryAfter");
    }

    /** Reads one from an exchange, if that was throttled. */
    public static Optional<ThrottledRequest> of(Exchange exchange) {
        return exchange.operation()
                .filter(operation -> exchange.status() == TOO_MANY_REQUESTS)
                .map(operation -> new ThrottledRequest(exchange.at(), operation, retryAfter(exchange)));
    }

    private static Optional<Duration> retryAfter(Exchange exchange) {
        return exchange.responseHeader("Retry-After")
                .filter(seconds -> seconds.matches("\\d{1,9}"))
                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)));
    }
}
