package dev.arrshell.internal.repl.command;

import dev.arrshell.emulator.ArrEmulator;
import dev.arrshell.internal.repl.completion.CompletionCandidate;
import dev.arrshell.internal.repl.syntax.CommandDurationParser;
import dev.arrshell.internal.text.DurationText;
import dev.arrshell.time.TickingClock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import picocli.CommandLine;

/** {@code :clock}. */
@CommandLine.Command
public final class ClockCommand implements ReplCommand {

    @CommandLine.Parameters(index = "0", arity = "0..1", paramLabel = "now|advance", description = "what to do")
    private String action = "now";

    @CommandLine.Parameters(index = "1", arity = "0..1", paramLabel = "LENGTH", description = "how far, such as 4h")
    private String length;

    @Override
    public void run(CommandContext prompt) {
        ArrEmulator emulator = prompt.workspace()
                .target()
                .emulator()
                .orElseThrow(() -> new IllegalStateException(
                        "the service has a clock of its own; only that of an emulator in this process can be moved"));
        switch (action) {
            case "now" -> prompt.print(now(emulator));
            case "advance" -> advance(emulator, prompt);
            default -> throw new IllegalArgumentException("write :clock, or :clock advance 4h");
        }
    }

    private void advance(ArrEmulator emulator, CommandContext prompt) {
        if (length == null) {
            throw new IllegalArgumentException("how far? Write :clock advance 4h");
        }
        Duration far = CommandDurationParser.parse(length);
        if (emulator.time() instanceof TickingClock clock) {
            clock.advance(far);
        } else {
            emulator.clock().advance(far);
        }
        prompt.print(now(emulator));
    }

    private static String now(ArrEmulator emulator) {
        String ahead = emulator.time() instanceof TickingClock clock
                ? ", " + DurationText.words(clock.ahead()) + " ahead of this machine"
                : "";
        return emulator.time().instant().truncatedTo(ChronoUnit.SECONDS) + ahead;
    }

    @Override
    public List<CompletionCandidate> candidates(CommandContext prompt, List<String> before) {
        return before.isEmpty()
                ? List.of(
                        CompletionCandidate.of("now", "tells the time"),
                        CompletionCandidate.of("advance", "moves it forward; sessions boot and leases end on the way"))
                : List.of();
    }

    @Override
    public String name() {
        return "clock";
    }

    @Override
    public String sentence() {
        return "tells the time of the emulator in this process, or moves it: :clock advance 4h";
    }
}
