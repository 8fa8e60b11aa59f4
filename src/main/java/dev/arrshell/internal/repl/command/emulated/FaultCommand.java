package dev.arrshell.internal.repl.command.emulated;

import dev.arrshell.emulator.ArrEmulator;
import dev.arrshell.emulator.Fault;
import dev.arrshell.internal.repl.command.CommandContext;
import dev.arrshell.internal.repl.command.ReplCommand;
import dev.arrshell.internal.repl.completion.CompletionCandidate;
import dev.arrshell.internal.view.ViewFormat;
import dev.arrshell.internal.view.ViewWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code :fault}: the faults of the emulator in this process. */
@Command(
        name = "fault",
        description = "lets the emulator in this process fail: :fault create 503 x2, :fault list, :fault clear")
public final class FaultCommand implements ReplCommand {

    private static final String LIST = "list";
    private static final String CLEAR = "clear";

    @Parameters(arity = "0..*", paramLabel = "WORD", description = "an operation and what goes wrong")
    private List<String> typed = List.of();

    @Override
    public void run(CommandContext context) {
        ArrEmulator emulator = context.workspace()
                .target()
                .emulator()
                .orElseThrow(() -> new IllegalStateException(
                        "a service cannot be made to fail; only an emulator in this process can"));
        String first = typed.isEmpty() ? LIST : typed.get(0);
        // "list" is also an operation, but a fault needs a second word.
        if (typed.size() < 2 && List.of(LIST, CLEAR).contains(first)) {
            if (first.equals(CLEAR)) {
                int cleared = emulator.faults().size();
                emulator.clearFaults();
                context.print(cleared + (cleared == 1 ? " fault" : " faults") + " removed");
                return;
            }
            context.print(list(emulator.faults(), context));
        } else {
            Fault fault = FaultArguments.parse(typed).set(emulator);
            context.print("fault " + fault + " (:fault clear removes it)");
        }
    }

    private static String list(List<Fault> faults, CommandContext context) {
        return faults.isEmpty()
                ? "no faults are set; :fault create 503 x2 sets one"
                : ViewWriter.text(faults.stream().map(FaultCommand::row).toList(), ViewFormat.TABLE, context.screen());
    }

    private static Map<String, Object> row(Fault fault) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("fault", fault.toString());
        row.put("struck", fault.fired());
        return row;
    }

    @Override
    public List<CompletionCandidate> candidates(CommandContext context, List<String> before) {
        return switch (before.size()) {
            case 0 ->
                Stream.concat(
                                FaultArguments.OPERATIONS.stream(),
                                Stream.of(CompletionCandidate.of(CLEAR, "removes all faults")))
                        .toList();
            case 1 -> FaultArguments.ACTIONS;
            default -> FaultArguments.LIMITS;
        };
    }
}
