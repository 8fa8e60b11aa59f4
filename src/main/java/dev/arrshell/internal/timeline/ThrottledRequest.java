package dev.arrshell.internal.timeline;

import dev.arrshell.model.Exchange;
import dev.arrshell.model.Operation;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A request that was refused because there had been too many.
 *
 * @param at when
 * @param operation what was asked
 * @param retryAfter how long to wait, as the answer says
 */
public record ThrottledRequest(Instant at, Operation operation, Optional<Duration> retryAfter) {

    private static final int TOO_MANY_REQUESTS = 429;

    public ThrottledRequest {
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(operation, "operation");
        Objects.requireNonNull(retryAfter, "retryAfter");
    }

    /** What an exchange tells of it. */
    public static Optional<ThrottledRequest> of(Exchange exchange) {
        return exchange.operation()
                .filter(operation -> exchange.status() == TOO_MANY_REQUESTS)
                .map(operation -> new ThrottledRequest(exchange.at(), operation, retryAfter(exchange)));
    }

    private static Optional<Duration> retryAfter(Exchange exchange) {
        return exchange.header("Retry-After")
                .filter(seconds -> seconds.matches("\\d{1,9}"))
                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)));
    }
}
