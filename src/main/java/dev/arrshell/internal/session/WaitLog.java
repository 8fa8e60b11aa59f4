package dev.arrshell.internal.session;

import dev.arrshell.error.ArrException;
import dev.arrshell.error.Failure;
import dev.arrshell.error.SendState;
import dev.arrshell.error.WaitStats;
import dev.arrshell.model.CorrelationVector;
import dev.arrshell.model.Operation;
import dev.arrshell.model.SessionId;
import dev.arrshell.model.SessionProperties;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** The answers and failures that a wait saw, for its progress and its exception. Thread-safe. */
final class WaitLog {

    private final SessionId id;
    private final Map<String, Integer> observed = new LinkedHashMap<>();
    private int polls;
    private SessionProperties lastSeen;
    private Optional<CorrelationVector> vector = Optional.empty();
    private ArrException trouble;

    WaitLog(SessionId id) {
        this.id = id;
    }

    synchronized void saw(SessionCalls.PollResult poll) {
        lastSeen = poll.properties();
        vector = poll.correlationVector();
        trouble = null;
        count(lastSeen.statusText());
    }

    synchronized void failed(ArrException failure) {
        trouble = failure;
        vector = failure.correlationVector().or(() -> vector);
        count(failure.status().isPresent() ? String.valueOf(failure.status().getAsInt()) : "no answer");
    }

    private void count(String what) {
        polls++;
        observed.merge(what, 1, Integer::sum);
    }

    synchronized int polls() {
        return polls;
    }

    synchronized Optional<SessionProperties> lastSeen() {
        return Optional.ofNullable(lastSeen);
    }

    synchronized Optional<ArrException> trouble() {
        return Optional.ofNullable(trouble);
    }

    /** The facts of a wait that ends now. */
    synchronized Failure failure(Duration elapsed, String detail, SendState sent) {
        return Failure.unsent(Operation.PROPERTIES, detail)
                .withSession(id)
                .withStatus(trouble == null ? OptionalInt.empty() : trouble.status())
                .withCode(trouble == null ? Optional.empty() : trouble.code())
                .withCorrelationVector(vector)
                .withAttempts(polls)
                .withLastSeen(lastSeen)
                .withWaited(stats(elapsed))
                .withSent(sent);
    }

    /** A failure that ends the wait, with all that the wait saw. */
    synchronized ArrException end(ArrException failure, Duration elapsed) {
        return failure.with(
                failure.failure().withSession(id).withLastSeen(lastSeen).withWaited(stats(elapsed)));
    }

    private WaitStats stats(Duration elapsed) {
        return new WaitStats(
                polls,
                elapsed,
                observed.entrySet().stream()
                        .map(each -> each.getKey() + " " + each.getValue())
                        .collect(Collectors.joining(", ")));
    }
}
