package dev.arrshell.internal.wait;

import dev.arrshell.error.ArrException;
import dev.arrshell.error.Failure;
import dev.arrshell.model.Operation;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The subject of a wait: how it is polled, and which of its statuses end the wait.
 *
 * @param <T> the type of its properties
 */
public interface WaitSubject<T> {

    /** The operation that each poll calls. */
    Operation operation();

    /** Sends one request. */
    CompletableFuture<PollResult<T>> poll();

    /** The status as the service wrote it. */
    String statusText(T seen);

    /** Whether the wait has reached what it waited for. */
    boolean isReached(T seen);

    /** The exception of a status that nothing can follow; empty for any other status. */
    Optional<ArrException> ended(T seen, Failure facts);

    /** Adds to the facts of a failure what it was about. */
    Failure about(Failure facts, @Nullable T lastSeen);

    /** How long to wait before the next poll, if the service does not say. */
    Duration pause(Optional<T> lastSeen, Duration waited);

    /** Tells of a poll. */
    void report(WaitState<T> state);
}
