package dev.arrshell.emulator;

import dev.arrshell.internal.service.simulated.FaultAction;
import dev.arrshell.internal.service.simulated.FaultPlan;
import dev.arrshell.internal.text.DurationText;
import dev.arrshell.model.Operation;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Builder of faults for the requests of one operation, or of all. Each method sets a fault, which applies to every request until it is
 * restricted or removed.
 *
 * <p>The faults of an operation are tried in the order in which they were set; the first that applies is the only one. They
 * come before the check of the token. A null argument is answered with a {@link NullPointerException}.
 */
public final class FaultBuilder {

    private static final Duration LONGEST = Duration.ofDays(1);

    private final FaultPlan plan;
    private final Optional<Operation> operation;

    FaultBuilder(FaultPlan plan, Optional<Operation> operation) {
        this.plan = plan;
        this.operation = operation;
    }

    private Fault set(FaultAction action) {
        return new Fault(plan, plan.add(operation, action));
    }

    /**
     * Answers with a status; the request takes no effect. 400, 409, 422 and 500 come with an error body; 401 from the
     * session service with {@code WWW-Authenticate}; 429 with {@code Retry-After: 15}; others with an empty body.
     *
     * @param status a redirect or an error that has a name, such as 503
     * @return the fault, which can be narrowed further
     * @throws IllegalArgumentException if {@code status} is another; the message lists the possible ones
     */
    public Fault respond(int status) {
        return set(FaultAction.Respond.of(status, Optional.empty(), Map.of()));
    }

    /**
     * Answers with a status and a body; the request takes no effect. Headers are those of {@link #respond(int)}, and
     * {@code Content-Type} is JSON unless {@link #respond(int, String, Map)} says otherwise.
     *
     * @param status a redirect or an error that has a name, or 200, 201 or 202
     * @param body the body, sent in UTF-8 as it is: what a gateway or a broken service might say
     * @return the fault, which can be narrowed further
     * @throws IllegalArgumentException if {@code status} is another; the message lists the possible ones
     */
    public Fault respond(int status, String body) {
        return respond(status, body, Map.of());
    }

    /**
     * The same as {@link #respond(int, String)} with headers of its own: {@code respond(503, "", Map.of("Retry-After",
     * "20"))}.
     *
     * @param status a redirect or an error that has a name, or 200, 201 or 202
     * @param body the body, sent in UTF-8 as it is
     * @param headers names and values, in place of headers of the same name
     * @return the fault, which can be narrowed further
     * @throws IllegalArgumentException if {@code status} is another; or if a header is none, or is one that frames the
     *     message, such as {@code Content-Length}
     */
    public Fault respond(int status, String body, Map<String, String> headers) {
        return set(FaultAction.Respond.of(status, Optional.of(body), Map.copyOf(headers)));
    }

    /**
     * Answers with 429; the request takes no effect.
     *
     * @param retryAfter what {@code Retry-After} says: zero to a day, rounded up to whole seconds, 1 at least
     * @return the fault, which can be narrowed further
     * @throws IllegalArgumentException if {@code retryAfter < 0} or {@code retryAfter > 1 d}
     */
    public Fault throttle(Duration retryAfter) {
        return set(new FaultAction.Throttle(checked(retryAfter)));
    }

    /**
     * Answers late. The request takes effect at once, and the response shows the state of that moment.
     *
     * <p>A virtual clock stands still while its client waits for a response, so the emulator advances it by the delay and
     * then answers; no real time passes. A client on that clock whose limit for one request
     * ({@code ArrOptions.requestTimeout}) is not longer than the delay gives up at that limit, as it does when no answer
     * comes in time.
     *
     * @param time zero to a day, by the emulator's clock
     * @return the fault, which can be narrowed further
     * @throws IllegalArgumentException if {@code time < 0} or {@code time > 1 d}
     */
    public Fault delay(Duration time) {
        return set(new FaultAction.Delay(checked(time)));
    }

    /**
     * Closes the connection without an answer; the request takes no effect. The client sees the stream end where it
     * expects an answer, not a reset. The JDK's own client may send a GET again by itself when that happens on a
     * connection that served a request before; the journal has both.
     *
     * @return the fault, which can be narrowed further
     */
    public Fault dropConnection() {
        return set(new FaultAction.Drop(false));
    }

    /**
     * Lets the request take effect, then closes the connection without an answer, as {@link #dropConnection()} does.
     *
     * @return the fault, which can be narrowed further
     */
    public Fault dropConnectionAfter() {
        return set(new FaultAction.Drop(true));
    }

    /**
     * Lets the request take effect, announces the whole body, sends half of it and closes the connection. Where the
     * answer has no body, the connection is closed without an answer.
     *
     * @return the fault, which can be narrowed further
     */
    public Fault truncateBody() {
        return set(new FaultAction.Truncate());
    }

    /**
     * Lets the request take effect and answers the right status with a body that is no JSON.
     *
     * @return the fault, which can be narrowed further
     */
    public Fault garbage() {
        return set(new FaultAction.Garbage());
    }

    private static Duration checked(Duration time) {
        if (Objects.requireNonNull(time, "time").isNegative() || time.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("a delay is zero to a day, not " + DurationText.typed(time));
        }
        return time;
    }
}
