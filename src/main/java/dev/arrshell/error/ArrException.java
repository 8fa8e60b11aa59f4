package dev.arrshell.error;

import dev.arrshell.conversion.ConversionProperties;
import dev.arrshell.internal.text.PrintableText;
import dev.arrshell.model.CorrelationVector;
import dev.arrshell.model.Operation;
import dev.arrshell.model.SessionId;
import dev.arrshell.model.SessionProperties;
import dev.arrshell.model.WaitStats;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A call to the service failed. The message says what was tried, what came back, what to do and whether anything was
 * sent; the accessors give the same facts. Wrong arguments are {@link IllegalArgumentException} or
 * {@link IllegalStateException} instead, thrown before anything is sent.
 */
public abstract sealed class ArrException extends RuntimeException
        permits ArrConnectionException,
                ArrProtocolException,
                AuthenticationException,
                CallInterruptedException,
                ConflictException,
                ForbiddenException,
                LeaseNotExtendedException,
                RequestRefusedException,
                ServiceException,
                SessionNotFoundException,
                StartUncertainException,
                ThrottledException,
                WaitException {

    /** The directory of the documentation that has a page for each kind of failure. */
    static final String PAGES = "errors/";

    private static final long serialVersionUID = 1L;

    private final transient Failure failure;

    /**
     * Makes an exception.
     *
     * @param message the message
     * @param failure the facts
     * @param cause what the JDK said, or null
     */
    ArrException(String message, Failure failure, @Nullable Throwable cause) {
        super(PrintableText.of(FailureMessages.withTried(message, failure)), cause);
        this.failure = failure;
    }

    /**
     * All facts at once.
     *
     * @return what is known of the failed call
     */
    public final Failure failure() {
        return failure;
    }

    /**
     * The operation of the request that failed.
     *
     * @return the operation
     */
    public final Operation operation() {
        return failure.operation();
    }

    /**
     * The session the call was about.
     *
     * @return its id; empty for calls that are about none
     */
    public final Optional<SessionId> session() {
        return failure.session();
    }

    /**
     * The conversion the call was about, as last seen by it.
     *
     * @return its properties; empty for calls that are about none, or if it was not seen
     */
    public final Optional<ConversionProperties> lastSeenConversion() {
        return failure.lastSeenConversion();
    }

    /**
     * The answer's HTTP status.
     *
     * @return the code; empty if no answer came
     */
    public final OptionalInt status() {
        return failure.status();
    }

    /**
     * The error code in the answer's body, such as {@code Conflict}.
     *
     * @return the code; empty if the body had none
     */
    public final Optional<String> code() {
        return failure.code();
    }

    /**
     * The {@code MS-CV} of the last answer, to be quoted in a bug report.
     *
     * @return the header; empty if no answer came or it had none
     */
    public final Optional<CorrelationVector> correlationVector() {
        return failure.correlationVector();
    }

    /**
     * How long the service asks to wait before the next call.
     *
     * @return the {@code Retry-After} header; empty if there was none
     */
    public final Optional<Duration> retryAfter() {
        return failure.retryAfter();
    }

    /**
     * How many requests were sent for the call.
     *
     * @return zero or more
     */
    public final int attempts() {
        return failure.attempts();
    }

    /**
     * The session as it was last seen by this call.
     *
     * @return its properties; empty if it was not seen
     */
    public final Optional<SessionProperties> lastSeen() {
        return failure.lastSeen();
    }

    /**
     * The attempts of a start with alternatives that failed.
     *
     * @return one sentence for each attempt, in order: size, place and why it failed; empty for any other call
     */
    public final List<String> tried() {
        return failure.tried();
    }

    /**
     * How many polls a wait made before it failed.
     *
     * @return zero or more; zero for a call that is no wait
     */
    public final int polls() {
        return failure.waited().orElse(WaitStats.NOT).polls();
    }

    /**
     * How long a wait took before it failed, on the monotonic clock.
     *
     * @return zero or more; zero for a call that is no wait
     */
    public final Duration elapsed() {
        return failure.waited().orElse(WaitStats.NOT).elapsed();
    }

    /**
     * The page of the documentation that says how this comes about and what helps; the message names it too.
     *
     * @return such as {@code errors/session-expired}
     */
    public final String page() {
        String kind = getClass().getSimpleName().replaceAll("Exception$", "");
        return PAGES + kind.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }

    /**
     * The same exception with other facts, worded anew. The cause is kept.
     *
     * @param facts the facts
     * @return an exception of the same type
     */
    public abstract ArrException with(Failure facts);

    /**
     * Whether a request left this machine.
     *
     * @return the fact
     */
    public final SendState sent() {
        return failure.sent();
    }
}
