package dev.arrshell.internal.repl.command;

import dev.arrshell.emulator.ArrEmulator;
import dev.arrshell.internal.repl.completion.CompletionCandidate;
import dev.arrshell.internal.text.DurationParser;
import dev.arrshell.internal.text.DurationText;
import dev.arrshell.time.AdvanceableSystemClock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code :clock}: the time of the emulator in this process. */
@Command(
        name = "clock",
        description = "prints the time of the emulator in this process, or moves it: :clock advance 4h")
public final class ClockCommand implements ReplCommand {

    @Parameters(index = "0", arity = "0..1", paramLabel = "now|advance", description = "what to do")
    private String action = "now";

    @Parameters(index = "1", arity = "0..1", paramLabel = "DURATION", description = "how far, such as 4h")
    private String duration;

    @Override
    public void run(CommandContext context) {
        ArrEmulator emulator = context.workspace()
                .target()
                .emulator()
                .orElseThrow(() -> new IllegalStateException(
                        "a service keeps its own time; only the clock of an emulator in this process can be moved"));
        if (action.equals("advance")) {
            advance(emulator);
        } else if (!action.equals("now")) {
            throw new IllegalArgumentException("write :clock, or :clock advance 4h");
        }
        context.print(now(emulator));
    }

    private void advance(ArrEmulator emulator) {
        if (duration == null) {
            throw new IllegalArgumentException(":clock advance needs a duration, such as :clock advance 4h");
        }
        Duration far = DurationParser.parse(duration);
        if (emulator.time() instanceof AdvanceableSystemClock clock) {
            clock.advance(far);
        } else {
            emulator.clock().advance(far);
        }
    }

    private static String now(ArrEmulator emulator) {
        String ahead = emulator.time() instanceof AdvanceableSystemClock clock
                ? ", " + DurationText.format(clock.ahead()) + " ahead of this machine"
                : "";
        return emulator.time().instant().truncatedTo(ChronoUnit.SECONDS) + ahead;
    }

    @Override
    public List<CompletionCandidate> candidates(CommandContext context) {
        return List.of(
                CompletionCandidate.of("now", "prints the time"),
                CompletionCandidate.of("advance", "moves it forward; sessions boot and leases end meanwhile"));
    }
}
