package dev.arrshell.repl;

import dev.arrshell.emulator.ArrEmulator;
import dev.arrshell.emulator.Fault;
import dev.arrshell.emulator.FaultSpot;
import dev.arrshell.model.Nearest;
import dev.arrshell.model.Operation;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A fault in words: {@code create 503 x2}, {@code properties throttle 7s}.
 *
 * @param operation which requests go wrong
 * @param action sets what goes wrong
 * @param times how often at most; empty for every time
 */
record FaultWords(Operation operation, Function<FaultSpot, Fault> action, Optional<Integer> times) {

    /** What can go wrong. */
    static final List<Completion> ACTIONS = List.of(
            Completion.of("503", "answers a status; any that is an error"),
            Completion.of("throttle", "answers 429: throttle 7s"),
            Completion.of("delay", "answers late: delay 2s"),
            Completion.of("drop", "ends the connection before anything is done"),
            Completion.of("drop-after", "ends the connection after all is done"),
            Completion.of("truncate", "sends half of the answer"),
            Completion.of("garbage", "answers what is no JSON"));

    private static final String HOW =
            "write :fault create 503 x2, :fault properties throttle 7s, :fault list" + " or :fault clear";
    private static final Pattern STATUS = Pattern.compile("\\d{3}");
    private static final Pattern TIMES = Pattern.compile("x\\d{1,6}");

    /**
     * Reads a fault.
     *
     * @throws IllegalArgumentException if it makes no sense
     */
    static FaultWords parse(List<String> typed) {
        Deque<String> words = new ArrayDeque<>(typed);
        Operation operation = operation(next(words));
        Function<FaultSpot, Fault> action = action(next(words), words);
        Optional<Integer> times = Optional.ofNullable(words.poll()).map(FaultWords::times);
        if (!words.isEmpty()) {
            throw new IllegalArgumentException("'" + words.peek() + "' is too much: " + HOW);
        }
        return new FaultWords(operation, action, times);
    }

    private static String next(Deque<String> words) {
        if (words.isEmpty()) {
            throw new IllegalArgumentException(HOW);
        }
        return words.remove();
    }

    static String word(Operation operation) {
        return operation.name().toLowerCase(Locale.ROOT);
    }

    private static Operation operation(String text) {
        return Stream.of(Operation.values())
                .filter(operation -> word(operation).equals(text))
                .findFirst()
                .orElseThrow(() -> unknown("operation", text, operations()));
    }

    private static List<String> operations() {
        return Stream.of(Operation.values()).map(FaultWords::word).toList();
    }

    private static IllegalArgumentException unknown(String what, String text, List<String> known) {
        return new IllegalArgumentException("there is no " + what + " '" + text + "'"
                + Nearest.to(text, known)
                        .map(near -> " - did you mean " + near + "?")
                        .orElse(".")
                + " There are: " + String.join(", ", known));
    }

    private static Function<FaultSpot, Fault> action(String text, Deque<String> words) {
        if (STATUS.matcher(text).matches()) {
            int status = Integer.parseInt(text);
            return spot -> spot.respond(status);
        }
        return switch (text) {
            case "throttle" -> throttle(words);
            case "delay" -> delay(words);
            case "drop" -> FaultSpot::dropConnection;
            case "drop-after" -> FaultSpot::dropConnectionAfter;
            case "truncate" -> FaultSpot::truncateBody;
            case "garbage" -> FaultSpot::garbage;
            default ->
                throw unknown(
                        "fault", text, ACTIONS.stream().map(Completion::value).toList());
        };
    }

    private static Function<FaultSpot, Fault> throttle(Deque<String> words) {
        Duration pause = Lengths.parse(next(words));
        return spot -> spot.throttle(pause);
    }

    private static Function<FaultSpot, Fault> delay(Deque<String> words) {
        Duration late = Lengths.parse(next(words));
        return spot -> spot.delay(late);
    }

    private static int times(String text) {
        if (!TIMES.matcher(text).matches()) {
            throw new IllegalArgumentException("'" + text + "' is no number of times: x1, x2, …");
        }
        return Integer.parseInt(text.substring(1));
    }

    /**
     * Sets the fault.
     *
     * @throws IllegalArgumentException if the emulator refuses it
     */
    Fault set(ArrEmulator emulator) {
        if (times.filter(number -> number < 1).isPresent()) {
            throw new IllegalArgumentException("a fault strikes once or more: x1, x2, …");
        }
        Fault fault = action.apply(emulator.on(operation));
        times.ifPresent(fault::times);
        return fault;
    }
}
