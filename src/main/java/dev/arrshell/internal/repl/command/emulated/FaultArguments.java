package dev.arrshell.internal.repl.command.emulated;

import dev.arrshell.emulator.ArrEmulator;
import dev.arrshell.emulator.Fault;
import dev.arrshell.emulator.FaultBuilder;
import dev.arrshell.internal.repl.completion.CompletionCandidate;
import dev.arrshell.internal.text.DurationParser;
import dev.arrshell.internal.text.EnumWords;
import dev.arrshell.internal.text.NearestWord;
import dev.arrshell.model.Operation;
import dev.arrshell.model.SessionId;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The arguments of {@code :fault}, parsed: {@code create 503 x2}, {@code properties throttle 7s}.
 *
 * @param operation the requests that go wrong
 * @param action sets what goes wrong
 * @param limits restrict the fault, in the order typed
 */
record FaultArguments(Operation operation, Function<FaultBuilder, Fault> action, List<UnaryOperator<Fault>> limits) {

    static final List<CompletionCandidate> OPERATIONS = Stream.of(Operation.values())
            .map(each -> CompletionCandidate.of(EnumWords.of(each), "requests to " + each.description()))
            .toList();

    static final List<CompletionCandidate> ACTIONS = List.of(
            CompletionCandidate.of("503", "answers a status; any that is an error"),
            CompletionCandidate.of("throttle", "answers 429: throttle 7s"),
            CompletionCandidate.of("delay", "answers late: delay 2s"),
            CompletionCandidate.of("drop", "ends the connection before anything is done"),
            CompletionCandidate.of("drop-after", "ends the connection after all is done"),
            CompletionCandidate.of("truncate", "sends half of the answer"),
            CompletionCandidate.of("garbage", "answers something that is not JSON"));

    static final List<CompletionCandidate> LIMITS = List.of(
            CompletionCandidate.of("x2", "strikes twice at most"),
            CompletionCandidate.of("10%", "strikes by chance, the same way in every run: 10% seed 7"),
            CompletionCandidate.of("for", "strikes requests for one session: for d31bddca-…"));

    private static final String USAGE =
            "write :fault create 503 x2, :fault properties throttle 7s, :fault list or :fault clear";
    private static final Pattern STATUS = Pattern.compile("\\d{3}");
    private static final Pattern TIMES = Pattern.compile("x(\\d{1,6})");
    private static final Pattern CHANCE = Pattern.compile("(\\d{1,3}(?:\\.\\d{1,6})?)%");
    private static final Pattern SEED = Pattern.compile("-?\\d{1,18}");

    /**
     * Parses the words of a fault.
     *
     * @throws IllegalArgumentException if one of them is wrong or missing
     */
    static FaultArguments parse(List<String> typed) {
        Deque<String> words = new ArrayDeque<>(typed);
        Operation operation = EnumWords.parse(Operation.class, next(words), "operation");
        Function<FaultBuilder, Fault> action = action(next(words), words);
        List<UnaryOperator<Fault>> limits = new ArrayList<>();
        while (!words.isEmpty()) {
            limits.add(limit(words.remove(), words));
        }
        return new FaultArguments(operation, action, limits);
    }

    private static String next(Deque<String> words) {
        if (words.isEmpty()) {
            throw new IllegalArgumentException(USAGE);
        }
        return words.remove();
    }

    private static Function<FaultBuilder, Fault> action(String text, Deque<String> words) {
        if (STATUS.matcher(text).matches()) {
            int status = Integer.parseInt(text);
            return fault -> fault.respond(status);
        }
        return switch (text) {
            case "throttle" -> {
                Duration pause = DurationParser.parse(next(words));
                yield fault -> fault.throttle(pause);
            }
            case "delay" -> {
                Duration delay = DurationParser.parse(next(words));
                yield fault -> fault.delay(delay);
            }
            case "drop" -> FaultBuilder::dropConnection;
            case "drop-after" -> FaultBuilder::dropConnectionAfter;
            case "truncate" -> FaultBuilder::truncateBody;
            case "garbage" -> FaultBuilder::garbage;
            default ->
                throw new IllegalArgumentException("there is no fault '" + text + "'"
                        + NearestWord.choice(
                                text,
                                ACTIONS.stream().map(CompletionCandidate::value).toList(),
                                "Faults"));
        };
    }

    private static UnaryOperator<Fault> limit(String text, Deque<String> words) {
        Matcher times = TIMES.matcher(text);
        if (times.matches()) {
            int number = Integer.parseInt(times.group(1));
            return fault -> fault.times(number);
        }
        Matcher chance = CHANCE.matcher(text);
        if (chance.matches()) {
            BigDecimal probability = new BigDecimal(chance.group(1)).movePointLeft(2);
            long seed = seed(words);
            return fault -> fault.withProbability(probability.doubleValue(), seed);
        }
        if (text.equals("for")) {
            SessionId id = SessionId.parse(next(words));
            return fault -> fault.forSession(id);
        }
        throw new IllegalArgumentException("'" + text + "' is not a limit of a fault: write x2 (twice at most),"
                + " 10% (by chance), 10% seed 7 or for SESSION-ID");
    }

    private static long seed(Deque<String> words) {
        if (!"seed".equals(words.peek())) {
            return 1;
        }
        words.remove();
        String seed = next(words);
        if (!SEED.matcher(seed).matches()) {
            throw new IllegalArgumentException("the seed must be a whole number, not '" + seed + "'");
        }
        return Long.parseLong(seed);
    }

    /**
     * Sets the fault.
     *
     * @throws IllegalArgumentException if the emulator refuses it; then no fault is set
     */
    Fault set(ArrEmulator emulator) {
        Fault fault = action.apply(emulator.on(operation));
        try {
            limits.forEach(limit -> limit.apply(fault));
        } catch (IllegalArgumentException e) {
            fault.remove();
            throw e;
        }
        return fault;
    }
}
