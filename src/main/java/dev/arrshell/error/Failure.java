package dev.arrshell.error;

import dev.arrshell.model.CorrelationVector;
import dev.arrshell.model.Operation;
import dev.arrshell.model.SessionId;
import dev.arrshell.model.SessionProperties;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Facts of a failed call, of which the message of an {@link ArrException} is made. Immutable.
 *
 * @param operation what was asked
 * @param request method and path, such as {@code GET /v1/accounts/…/sessions}; empty if nothing was sent
 * @param session the session it was about, where it was about one
 * @param status the answer's status code
 * @param code the error code in the answer's body
 * @param detail what the service, the JDK or an excerpt of the body says in words, free of secrets
 * @param correlationVector the answer's {@code MS-CV}
 * @param retryAfter what the answer's {@code Retry-After} asks for
 * @param attempts how many requests were sent for this call
 * @param lastSeen the session as last seen, if it was
 * @param waited the statistics of the wait, if it was one
 * @param sent whether a request left this machine
 */
public record Failure(
        Operation operation,
        String request,
        Optional<SessionId> session,
        OptionalInt status,
        Optional<String> code,
        String detail,
        Optional<CorrelationVector> correlationVector,
        Optional<Duration> retryAfter,
        int attempts,
        Optional<SessionProperties> lastSeen,
        Optional<WaitStats> waited,
        SendState sent) {

    /**
     * Checks that nothing is null.
     *
     * @param operation what was asked
     * @param request method and path, such as {@code GET /v1/accounts/…/sessions}; empty if nothing was sent
     * @param session the session it was about, where it was about one
     * @param status the answer's status code
     * @param code the error code in the answer's body
     * @param detail what the service, the JDK or an excerpt of the body says in words, free of secrets
     * @param correlationVector the answer's {@code MS-CV}
     * @param retryAfter what the answer's {@code Retry-After} asks for
     * @param attempts how many requests were sent for this call
     * @param lastSeen the session as last seen, if it was
     * @param waited the statistics of the wait, if it was one
     * @param sent whether a request left this machine
     * @throws NullPointerException if a component is null
     */
    public Failure {
        Objects.requireNonNull(operation, "operation");
        Objects.requireNonNull(request, "request");
        Objects.requireNonNull(session, "session");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(detail, "detail");
        Objects.requireNonNull(correlationVector, "correlationVector");
        Objects.requireNonNull(retryAfter, "retryAfter");
        Objects.requireNonNull(lastSeen, "lastSeen");
        Objects.requireNonNull(waited, "waited");
        Objects.requireNonNull(sent, "sent");
    }

    /**
     * A failure before anything was sent.
     *
     * @param operation what was asked
     * @param detail why it failed
     * @return the facts
     */
    public static Failure unsent(Operation operation, String detail) {
        return plain(operation, "", detail, 0, SendState.NOTHING);
    }

    /**
     * A failure without an answer.
     *
     * @param operation what was asked
     * @param request method and path
     * @param detail why it failed
     * @param sent whether the request may have left
     * @return the facts
     */
    public static Failure unanswered(Operation operation, String request, String detail, SendState sent) {
        return plain(operation, request, detail, 1, sent);
    }

    private static Failure plain(Operation operation, String request, String detail, int attempts, SendState sent) {
        return new Failure(
                operation,
                request,
                Optional.empty(),
                OptionalInt.empty(),
                Optional.empty(),
                detail,
                Optional.empty(),
                Optional.empty(),
                attempts,
                Optional.empty(),
                Optional.empty(),
                sent);
    }

    /**
     * The same failure of a call that needed more requests.
     *
     * @param total how many were sent in all
     * @return a copy
     */
    public Failure withAttempts(int total) {
        return copy(session, detail, total, lastSeen, waited, sent);
    }

    /**
     * The same failure with another reason.
     *
     * @param reason what is known of it in words, free of secrets
     * @return a copy
     */
    public Failure withDetail(String reason) {
        return copy(session, reason, attempts, lastSeen, waited, sent);
    }

    /**
     * The same failure of a call that needed more requests, of which an earlier one may have taken effect.
     *
     * @param ofAll what holds for all requests together
     * @return a copy
     */
    public Failure withSent(SendState ofAll) {
        return copy(session, detail, attempts, lastSeen, waited, ofAll);
    }

    /**
     * The same failure, about a session.
     *
     * @param id the session
     * @return a copy
     */
    public Failure about(SessionId id) {
        return copy(Optional.of(id), detail, attempts, lastSeen, waited, sent);
    }

    /**
     * The same failure with the session as last seen.
     *
     * @param properties what was seen, null for nothing
     * @return a copy
     */
    public Failure seen(SessionProperties properties) {
        Optional<SessionProperties> last = Optional.ofNullable(properties);
        return copy(session.or(() -> last.map(SessionProperties::id)), detail, attempts, last, waited, sent);
    }

    /**
     * The same failure at the end of a wait.
     *
     * @param measure the statistics of the wait
     * @return a copy
     */
    public Failure after(WaitStats measure) {
        return copy(session, detail, attempts, lastSeen, Optional.of(measure), sent);
    }

    private Failure copy(
            Optional<SessionId> about,
            String reason,
            int total,
            Optional<SessionProperties> last,
            Optional<WaitStats> measure,
            SendState state) {
        return new Failure(
                operation,
                request,
                about,
                status,
                code,
                reason,
                correlationVector,
                retryAfter,
                total,
                last,
                measure,
                state);
    }
}
