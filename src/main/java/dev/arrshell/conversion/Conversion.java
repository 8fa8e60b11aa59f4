package dev.arrshell.conversion;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * Handle on a conversion. The service has no request that cancels one, so there is nothing to close. Thread-safe.
 */
public interface Conversion {

    /**
     * The conversion's id.
     *
     * @return the id; costs no request
     */
    ConversionId id();

    /**
     * The properties in the last answer about this conversion.
     *
     * @return the properties; empty before the first answer. Costs no request
     */
    Optional<ConversionProperties> lastSeen();

    /**
     * Reads the status. One request, {@code GET /accounts/{accountId}/conversions/{conversionId}}.
     *
     * <pre>{@code
     * client.conversion("robot").properties().status();
     * }</pre>
     *
     * @return the properties as of the answer
     * @throws dev.arrshell.error.RequestRefusedException if there is no such conversion (404)
     * @throws dev.arrshell.error.ArrException if the request fails otherwise
     */
    ConversionProperties properties();

    /**
     * The same as {@link #properties()}, for Groovy, where {@code conversion.properties} would be the map of all beans.
     *
     * @return the properties as of the answer
     * @throws dev.arrshell.error.ArrException if the request fails
     */
    default ConversionProperties getProperties() {
        return properties();
    }

    /**
     * The same as {@link #properties()} without holding a thread.
     *
     * @return completes with the properties, or with what {@link #properties()} throws
     */
    CompletableFuture<ConversionProperties> propertiesAsync();

    /**
     * Waits until the conversion has succeeded, at most as long as the options say
     * ({@link dev.arrshell.ArrOptions.Builder#awaitAtMost}, by default 10 minutes).
     *
     * @return the properties, with the address of the converted model
     * @throws dev.arrshell.error.ConversionFailedException if it failed or was cancelled
     * @throws dev.arrshell.error.WaitTimeoutException if it has not ended by the deadline. It goes on
     * @throws dev.arrshell.error.WaitCancelledException if the thread is interrupted or the client is closed. It goes on
     * @throws dev.arrshell.error.ArrException if a request fails for good
     */
    ConversionProperties awaitSucceeded();

    /**
     * Waits until the conversion has succeeded. A request, GET …/conversions/{id}, every 10 s, as the service's scripts, or
     * when the service asks for it ({@code Retry-After}). Failures that pass are borne until the deadline.
     *
     * <pre>{@code
     * robot.awaitSucceeded(minutes(20)).outputAsset();
     * }</pre>
     *
     * @param atMost the deadline of the whole wait, more than zero
     * @return the properties, with the address of the converted model
     * @throws NullPointerException if {@code atMost} is null
     * @throws IllegalArgumentException if {@code atMost <= 0}. Nothing was sent
     * @throws dev.arrshell.error.ConversionFailedException if it failed or was cancelled
     * @throws dev.arrshell.error.WaitTimeoutException if it has not ended by the deadline. It goes on
     * @throws dev.arrshell.error.WaitCancelledException if the thread is interrupted or the client is closed. It goes on
     * @throws dev.arrshell.error.ArrException if a request fails for good
     */
    ConversionProperties awaitSucceeded(Duration atMost);

    /**
     * The same as {@link #awaitSucceeded(Duration)}, with a listener.
     *
     * @param atMost the deadline of the whole wait, more than zero
     * @param progress called with what each poll has seen; what it throws goes to the options' warnings
     * @return the properties, with the address of the converted model
     * @throws NullPointerException if an argument is null
     * @throws IllegalArgumentException if {@code atMost <= 0}. Nothing was sent
     * @throws dev.arrshell.error.ArrException if the wait fails, as {@link #awaitSucceeded(Duration)}
     */
    ConversionProperties awaitSucceeded(Duration atMost, Consumer<? super ConversionProperties> progress);

    /**
     * The same as {@link #awaitSucceeded()} without holding a thread. Cancelling the future ends the wait, not the
     * conversion.
     *
     * @return completes with the properties, or with what {@link #awaitSucceeded()} throws
     */
    CompletableFuture<ConversionProperties> awaitSucceededAsync();

    /**
     * The same as {@link #awaitSucceeded(Duration)} without holding a thread. Cancelling the future ends the wait, not the
     * conversion.
     *
     * @param atMost the deadline of the whole wait, more than zero
     * @return completes with the properties, or with what {@link #awaitSucceeded(Duration)} throws
     * @throws NullPointerException if {@code atMost} is null
     * @throws IllegalArgumentException if {@code atMost <= 0}. Nothing was sent
     */
    CompletableFuture<ConversionProperties> awaitSucceededAsync(Duration atMost);
}
