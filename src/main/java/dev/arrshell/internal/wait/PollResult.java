package dev.arrshell.internal.wait;

import dev.arrshell.model.CorrelationVector;
import java.time.Duration;
import java.util.Optional;

/**
 * One answer about a session or a conversion.
 *
 * @param properties the properties
 * @param retryAfter how long the service asks to wait before the next request
 * @param correlationVector the {@code MS-CV} of the answer
 * @param <T> the type of the properties
 */
public record PollResult<T>(
        T properties, Optional<Duration> retryAfter, Optional<CorrelationVector> correlationVector) {}
