package dev.arrshell.internal.view.problem;

import dev.arrshell.error.ArrException;
import dev.arrshell.error.Failure;
import dev.arrshell.internal.view.layout.SafeText;
import dev.arrshell.internal.view.layout.Screen;
import dev.arrshell.internal.view.layout.Viewable;
import dev.arrshell.model.CorrelationVector;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A failure as it is shown: what, where, why, what to do, and whether anything was sent.
 *
 * @param message what, why and what to do, a sentence each; at the end the facts, in parentheses
 * @param place the position in the script
 */
public record Problem(String message, SourcePosition place, Optional<Throwable> cause) implements Viewable {

    private static final Pattern TAIL = Pattern.compile("(?s)(.*?)\\s*\\(([^()]*+(?:\\([^()]*+\\)[^()]*+)*+)\\)\\s*");
    private static final Pattern SENTENCE_END = Pattern.compile("(?<=[.?!]) +(?=[A-Z\"'])|\\n");

    private static final Pattern DRAWING = Pattern.compile("assert .*\\R *\\|");

    public Problem {
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(place, "place");
        Objects.requireNonNull(cause, "cause");
    }

    /** A failure of which only the message is known. */
    public static Problem of(String message) {
        return new Problem(message, SourcePosition.UNKNOWN, Optional.empty());
    }

    @Override
    public String text(Screen screen) {
        return new ProblemText(screen).text(this);
    }

    /** Whether the message draws the values of an assertion below its source, so that each line stays as it is. */
    boolean isDrawing() {
        return DRAWING.matcher(message).lookingAt();
    }

    /** The sentences of the message, without the facts. */
    List<String> sentences() {
        if (isDrawing()) {
            return SafeText.clean(message).lines().toList();
        }
        return Arrays.stream(SENTENCE_END.split(SafeText.clean(split().isEmpty() ? message : split().get(0))))
                .map(String::strip)
                .filter(sentence -> !sentence.isEmpty())
                .toList();
    }

    /** Method, path, status, MS-CV and what was sent, as far as known. */
    String facts() {
        return isDrawing() || split().isEmpty() ? "" : SafeText.line(split().get(1));
    }

    /** The message before the facts, and the facts; empty if there are none. */
    private List<String> split() {
        Matcher tail = TAIL.matcher(message);
        boolean found = tail.matches() && !tail.group(1).isEmpty() && isFacts(tail.group(2));
        return found ? List.of(tail.group(1), tail.group(2)) : List.of();
    }

    private static boolean isFacts(String text) {
        return text.contains("sent")
                || text.contains("answered")
                || text.contains("unchanged")
                || text.contains("MS-CV");
    }

    @Override
    public Object document() {
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("type", cause.map(thrown -> thrown.getClass().getSimpleName()).orElse("Error"));
        error.put("message", sentences().stream().map(String::strip).collect(Collectors.joining(" ")));
        error.put("file", place.file().isEmpty() ? null : place.file());
        error.put("line", place.line() > 0 ? place.line() : null);
        error.put("column", place.column() > 0 ? place.column() : null);
        error.putAll(call());
        return new LinkedHashMap<>(Map.of("error", error));
    }

    private Map<String, Object> call() {
        Optional<Failure> failure = cause.filter(ArrException.class::isInstance)
                .map(ArrException.class::cast)
                .map(ArrException::failure);
        Map<String, Object> call = new LinkedHashMap<>();
        call.put("operation", failure.map(known -> known.operation().name()).orElse(null));
        call.put(
                "request",
                failure.map(Failure::request).filter(text -> !text.isEmpty()).orElse(null));
        call.put("status", failure.map(Problem::status).orElse(null));
        call.put("code", failure.flatMap(Failure::code).orElse(null));
        call.put(
                "correlationVector",
                failure.flatMap(Failure::correlationVector)
                        .map(CorrelationVector::value)
                        .orElse(null));
        call.put(
                "retryAfterSeconds",
                failure.flatMap(Failure::retryAfter).map(Duration::toSeconds).orElse(null));
        call.put("sent", failure.map(known -> known.sent().name()).orElse(null));
        return call;
    }

    private static Integer status(Failure failure) {
        return failure.status().isPresent() ? failure.status().getAsInt() : null;
    }
}
