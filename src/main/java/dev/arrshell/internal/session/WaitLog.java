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

/** What a wait saw, for its progress and for the exception at its end. Thread-safe: a deadline may ask at any time. */
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

    synchronized void saw(SessionCalls.Look look) {
        lastSeen = look.properties();
        vector = look.correlationVector();
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

    /** The facts of a wait that ends here. */
    synchronized Failure failure(Duration elapsed, String detail, SendState sent) {
        return new Failure(
                Operation.PROPERTIES,
                "",
                Optional.of(id),
                trouble == null ? OptionalInt.empty() : trouble.status(),
                trouble == null ? Optional.empty() : trouble.code(),
                detail,
                vector,
                Optional.empty(),
                polls,
                Optional.ofNullable(lastSeen),
                Optional.of(waited(elapsed)),
                sent);
    }

    /** The exception of a look that ends the wait, with all that the wait saw. */
    synchronized ArrException end(ArrException failure, Duration elapsed) {
        return failure.with(failure.failure().about(id).seen(lastSeen).after(waited(elapsed)));
    }

    private WaitStats waited(Duration elapsed) {
        return new WaitStats(
                polls,
                elapsed,
                observed.entrySet().stream()
                        .map(each -> each.getKey() + " " + each.getValue())
                        .collect(Collectors.joining(", ")));
    }
}
