package dev.arrshell.error;

import dev.arrshell.conversion.ConversionId;
import dev.arrshell.conversion.ConversionProperties;
import dev.arrshell.model.CorrelationVector;
import dev.arrshell.model.Operation;
import dev.arrshell.model.SessionId;
import dev.arrshell.model.SessionProperties;
import dev.arrshell.model.WaitStats;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Facts of a failed call, of which the message of an {@link ArrException} is made. Immutable: what sets a fact returns a
 * copy.
 */
public final class Failure {

    private final Operation operation;
    private String request = "";
    private Optional<SessionId> session = Optional.empty();
    private OptionalInt status = OptionalInt.empty();
    private Optional<String> code = Optional.empty();
    private String detail = "";
    private Optional<CorrelationVector> correlationVector = Optional.empty();
    private Optional<Duration> retryAfter = Optional.empty();
    private int attempts;
    private Optional<SessionProperties> lastSeen = Optional.empty();
    private Optional<ConversionId> conversion = Optional.empty();
    private Optional<ConversionProperties> lastSeenConversion = Optional.empty();
    private Optional<WaitStats> waited = Optional.empty();
    private SendState sent = SendState.NOTHING;
    private Optional<Duration> retriesWithin = Optional.empty();
    private List<String> tried = List.of();
    private boolean isStoppedHere;
    private boolean isClientClosed;

    private Failure(Operation operation) {
        this.operation = Objects.requireNonNull(operation, "operation");
    }

    private Failure with(Consumer<Failure> change) {
        Failure copy = new Failure(operation);
        copy.request = request;
        copy.session = session;
        copy.status = status;
        copy.code = code;
        copy.detail = detail;
        copy.correlationVector = correlationVector;
        copy.retryAfter = retryAfter;
        copy.attempts = attempts;
        copy.lastSeen = lastSeen;
        copy.conversion = conversion;
        copy.lastSeenConversion = lastSeenConversion;
        copy.waited = waited;
        copy.sent = sent;
        copy.retriesWithin = retriesWithin;
        copy.tried = tried;
        copy.isStoppedHere = isStoppedHere;
        copy.isClientClosed = isClientClosed;
        change.accept(copy);
        return copy;
    }

    /**
     * A failure before anything was sent.
     *
     * @param operation what was asked
     * @param detail why it failed
     * @return the facts
     * @throws NullPointerException if an argument is null
     */
    public static Failure unsent(Operation operation, String detail) {
        return new Failure(operation).withDetail(detail);
    }

    /**
     * A failure without an answer.
     *
     * @param operation what was asked
     * @param request method and path
     * @param detail why it failed
     * @param sent whether the request may have left
     * @return the facts
     * @throws NullPointerException if an argument is null
     */
    public static Failure unanswered(Operation operation, String request, String detail, SendState sent) {
        Objects.requireNonNull(request, "request");
        return unsent(operation, detail)
                .with(copy -> copy.request = request)
                .withAttempts(1)
                .withSent(sent);
    }

    /**
     * A failure that an answer tells.
     *
     * @param operation what was asked
     * @param request method and path
     * @param status the status code
     * @return the facts, of one request
     * @throws NullPointerException if an argument is null
     */
    public static Failure answered(Operation operation, String request, int status) {
        return unanswered(operation, request, "", SendState.ANSWERED).withStatus(OptionalInt.of(status));
    }

    /**
     * Sets the answer's status.
     *
     * @param code the status code, empty if no answer came
     * @return a copy
     * @throws NullPointerException if {@code code} is null
     */
    public Failure withStatus(OptionalInt code) {
        return with(copy -> copy.status = Objects.requireNonNull(code, "status"));
    }

    /**
     * Sets the error code in the answer's body.
     *
     * @param text the code, empty if there was none
     * @return a copy
     * @throws NullPointerException if {@code text} is null
     */
    public Failure withCode(Optional<String> text) {
        return with(copy -> copy.code = Objects.requireNonNull(text, "code"));
    }

    /**
     * Sets the answer's {@code MS-CV}.
     *
     * @param vector the header, empty if there was none
     * @return a copy
     * @throws NullPointerException if {@code vector} is null
     */
    public Failure withCorrelationVector(Optional<CorrelationVector> vector) {
        return with(copy -> copy.correlationVector = Objects.requireNonNull(vector, "correlationVector"));
    }

    /**
     * Sets what the answer's {@code Retry-After} asks for.
     *
     * @param wait how long to wait, empty if there was none
     * @return a copy
     * @throws NullPointerException if {@code wait} is null
     */
    public Failure withRetryAfter(Optional<Duration> wait) {
        return with(copy -> copy.retryAfter = Objects.requireNonNull(wait, "retryAfter"));
    }

    /**
     * Sets that {@code Retry-After} asks for more time than the retry policy allows.
     *
     * @param allowed what the policy allows for all attempts together
     * @return a copy
     * @throws NullPointerException if {@code allowed} is null
     */
    public Failure withRetriesWithin(Duration allowed) {
        Optional<Duration> within = Optional.of(allowed);
        return with(copy -> copy.retriesWithin = within);
    }

    /**
     * Sets how many requests were sent in all.
     *
     * @param total zero or more
     * @return a copy
     */
    public Failure withAttempts(int total) {
        return with(copy -> copy.attempts = total);
    }

    /**
     * Sets the reason.
     *
     * @param reason what is known of it in words, free of secrets
     * @return a copy
     * @throws NullPointerException if {@code reason} is null
     */
    public Failure withDetail(String reason) {
        return with(copy -> copy.detail = Objects.requireNonNull(reason, "detail"));
    }

    /**
     * Sets whether a request left this machine.
     *
     * @param ofAll what holds for all requests together
     * @return a copy
     * @throws NullPointerException if {@code ofAll} is null
     */
    public Failure withSent(SendState ofAll) {
        return with(copy -> copy.sent = Objects.requireNonNull(ofAll, "sent"));
    }

    /**
     * Sets whether the same {@link dev.arrshell.Arr} stopped the session, by whichever handle.
     *
     * @param byUs whether it did
     * @return a copy
     */
    public Failure withStoppedHere(boolean byUs) {
        return with(copy -> copy.isStoppedHere = byUs);
    }

    /**
     * Sets the attempts of a start with alternatives.
     *
     * @param attempts one sentence for each attempt, in order: size, place and why it failed
     * @return a copy
     * @throws NullPointerException if {@code attempts} or one of them is null
     */
    public Failure withTried(List<String> attempts) {
        return with(copy -> copy.tried = List.copyOf(attempts));
    }

    /**
     * Sets that the {@link dev.arrshell.Arr} was closed, which ended the call.
     *
     * @return a copy
     */
    public Failure withClientClosed() {
        return with(copy -> copy.isClientClosed = true);
    }

    /**
     * Sets the session it was about.
     *
     * @param id the session
     * @return a copy
     * @throws NullPointerException if {@code id} is null
     */
    public Failure withSession(SessionId id) {
        Optional<SessionId> about = Optional.of(id);
        return with(copy -> copy.session = about);
    }

    /**
     * Sets the session as last seen.
     *
     * @param properties what was seen, null for nothing
     * @return a copy, about this session unless it was about another
     */
    public Failure withLastSeen(@Nullable SessionProperties properties) {
        Optional<SessionProperties> last = Optional.ofNullable(properties);
        return with(copy -> {
            copy.lastSeen = last;
            copy.session = session.or(() -> last.map(SessionProperties::id));
        });
    }

    /**
     * Sets the conversion it was about.
     *
     * @param id the conversion
     * @param properties what was last seen of it, null for nothing
     * @return a copy
     * @throws NullPointerException if {@code id} is null
     */
    public Failure withConversion(ConversionId id, @Nullable ConversionProperties properties) {
        Optional<ConversionId> about = Optional.of(id);
        return with(copy -> {
            copy.conversion = about;
            copy.lastSeenConversion = Optional.ofNullable(properties);
        });
    }

    /**
     * Sets the statistics of the wait that this ends.
     *
     * @param measure the statistics
     * @return a copy
     * @throws NullPointerException if {@code measure} is null
     */
    public Failure withWaited(WaitStats measure) {
        Optional<WaitStats> stats = Optional.of(measure);
        return with(copy -> copy.waited = stats);
    }

    /** {@return what was asked} */
    public Operation operation() {
        return operation;
    }

    /** {@return method and path, such as {@code GET /v1/accounts/…/sessions}; empty if nothing was sent} */
    public String request() {
        return request;
    }

    /** {@return the id of the session it was about; empty where it was about none} */
    public Optional<SessionId> session() {
        return session;
    }

    /** {@return the answer's status code; empty if no answer came} */
    public OptionalInt status() {
        return status;
    }

    /** {@return the error code in the answer's body; empty if it had none} */
    public Optional<String> code() {
        return code;
    }

    /** {@return what the service, the JDK or an excerpt of the body says, free of secrets; may be empty} */
    public String detail() {
        return detail;
    }

    /** {@return the answer's {@code MS-CV}; empty if there was none} */
    public Optional<CorrelationVector> correlationVector() {
        return correlationVector;
    }

    /** {@return how long the answer's {@code Retry-After} asks to wait; empty if there was none} */
    public Optional<Duration> retryAfter() {
        return retryAfter;
    }

    /** {@return what the retry policy allows for all attempts together, where {@code Retry-After} asks for more; else empty} */
    public Optional<Duration> retriesWithin() {
        return retriesWithin;
    }

    /** {@return how many requests were sent for this call, zero or more} */
    public int attempts() {
        return attempts;
    }

    /** {@return the session as last seen; empty if it was not seen} */
    public Optional<SessionProperties> lastSeen() {
        return lastSeen;
    }

    /** {@return the id of the conversion it was about; empty where it was about none} */
    public Optional<ConversionId> conversion() {
        return conversion;
    }

    /** {@return the conversion as last seen; empty if it was not seen} */
    public Optional<ConversionProperties> lastSeenConversion() {
        return lastSeenConversion;
    }

    /** {@return the statistics of the wait; empty if it was no wait} */
    public Optional<WaitStats> waited() {
        return waited;
    }

    /** {@return whether a request left this machine: what holds for all requests together} */
    public SendState sent() {
        return sent;
    }

    /** {@return the attempts of a start with alternatives, one sentence each; empty for any other call} */
    public List<String> tried() {
        return tried;
    }

    /** {@return whether the same {@link dev.arrshell.Arr} stopped the session, by whichever handle} */
    public boolean isStoppedHere() {
        return isStoppedHere;
    }

    /** {@return whether the {@link dev.arrshell.Arr} was closed, which ended the call} */
    public boolean isClientClosed() {
        return isClientClosed;
    }

    private List<Object> values() {
        return Stream.of(
                        List.of(operation, request, session, status, code, detail, correlationVector, retryAfter),
                        List.of(attempts, lastSeen, conversion, lastSeenConversion, waited, sent, retriesWithin),
                        List.of(tried, isStoppedHere, isClientClosed))
                .<Object>flatMap(List::stream)
                .toList();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Failure failure && values().equals(failure.values());
    }

    @Override
    public int hashCode() {
        return values().hashCode();
    }

    @Override
    public String toString() {
        return "Failure" + values();
    }
}
