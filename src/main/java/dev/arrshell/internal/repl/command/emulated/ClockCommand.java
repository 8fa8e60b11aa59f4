package dev.arrshell.internal.repl.command.emulated;

import dev.arrshell.emulator.ArrEmulator;
import dev.arrshell.internal.repl.command.CommandContext;
import dev.arrshell.internal.repl.command.ReplCommand;
import dev.arrshell.internal.repl.completion.CompletionCandidate;
import dev.arrshell.internal.text.DurationParser;
import dev.arrshell.internal.text.DurationText;
import dev.arrshell.time.AdvanceableSystemClock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code :clock}: the time of the emulator in this process. */
@Command(
        name = "clock",
        description = "prints the time of the emulator in this process, or moves it: :clock advance 4h")
public final class ClockCommand implements ReplCommand {

    private static final String NOW = "now";
    private static final String ADVANCE = "advance";

    /** {@code 4h}, {@code +4h} or {@code PT4H}, which needs no word before it. */
    private static final Pattern DISTANCE = Pattern.compile("[+-]?(?:\\d|P).*");

    @Parameters(index = "0", arity = "0..1", paramLabel = "now|advance", description = "what to do")
    private String action = NOW;

    @Parameters(index = "1", arity = "0..1", paramLabel = "DURATION", description = "how far, such as 4h")
    private String duration;

    @Override
    public void run(CommandContext context) {
        ArrEmulator emulator = context.workspace()
                .target()
                .emulator()
                .orElseThrow(() -> new IllegalStateException(
                        "a service keeps its own time; only the clock of an emulator in this process can be moved"));
        if (action.equals(ADVANCE)) {
            advance(emulator, duration);
        } else if (duration == null && DISTANCE.matcher(action).matches()) {
            advance(emulator, action);
        } else if (!action.equals(NOW)) {
            throw new IllegalArgumentException("write :clock, or :clock advance 4h");
        }
        context.print(now(emulator));
    }

    private static void advance(ArrEmulator emulator, String distance) {
        if (distance == null) {
            throw new IllegalArgumentException(":clock advance needs a duration, such as :clock advance 4h");
        }
        if (distance.startsWith("-")) {
            throw new IllegalArgumentException("the clock of the emulator goes forward only, not by " + distance
                    + ": write :clock advance 4h (its time is unchanged)");
        }
        Duration far = DurationParser.parse(distance.replaceFirst("^\\+", ""));
        if (emulator.time() instanceof AdvanceableSystemClock clock) {
            clock.advance(far);
        } else {
            emulator.clock().advance(far);
        }
    }

    private static String now(ArrEmulator emulator) {
        // To the nearest second: while the clock was moved it went on by itself.
        String ahead = emulator.time() instanceof AdvanceableSystemClock clock
                ? ", " + DurationText.format(clock.ahead().plusMillis(500).truncatedTo(ChronoUnit.SECONDS))
                        + " ahead of this machine"
                : "";
        return emulator.time().instant().truncatedTo(ChronoUnit.SECONDS) + ahead;
    }

    @Override
    public List<CompletionCandidate> candidates(CommandContext context) {
        return List.of(
                CompletionCandidate.of(NOW, "prints the time"),
                CompletionCandidate.of(ADVANCE, "moves it forward; sessions boot and leases end meanwhile"));
    }
}
