package dev.arrshell.internal.wait;

import dev.arrshell.error.ArrException;
import dev.arrshell.error.Failure;
import dev.arrshell.error.SendState;
import dev.arrshell.model.CorrelationVector;
import dev.arrshell.model.WaitStats;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** The answers and failures that a wait saw, for its progress and its exception. Thread-safe. */
final class WaitLog<T> {

    private final WaitSubject<T> subject;
    private final Map<String, Integer> observed = new LinkedHashMap<>();
    private int polls;
    private T lastSeen;
    private Optional<CorrelationVector> vector = Optional.empty();
    private ArrException trouble;

    WaitLog(WaitSubject<T> subject) {
        this.subject = subject;
    }

    synchronized void saw(PollResult<T> poll) {
        lastSeen = poll.properties();
        vector = poll.correlationVector();
        trouble = null;
        count(subject.statusText(lastSeen));
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

    synchronized Optional<T> lastSeen() {
        return Optional.ofNullable(lastSeen);
    }

    synchronized Optional<ArrException> trouble() {
        return Optional.ofNullable(trouble);
    }

    synchronized WaitState<T> state(Duration elapsed, Duration next) {
        return new WaitState<>(lastSeen(), polls, elapsed, next, trouble().map(Throwable::getMessage));
    }

    /** The facts of a wait that ends now. */
    synchronized Failure failure(Duration elapsed, String detail) {
        Failure facts = Failure.unsent(subject.operation(), detail)
                .withStatus(trouble == null ? OptionalInt.empty() : trouble.status())
                .withCode(trouble == null ? Optional.empty() : trouble.code())
                .withCorrelationVector(vector)
                .withAttempts(polls)
                .withWaited(stats(elapsed))
                .withSent(SendState.ANSWERED);
        return subject.about(facts, lastSeen);
    }

    /** A failure that ends the wait, with all that the wait saw. */
    synchronized ArrException end(ArrException failure, Duration elapsed) {
        return failure.with(subject.about(failure.failure(), lastSeen).withWaited(stats(elapsed)));
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
