package dev.arrshell.internal.repl.command;

import dev.arrshell.emulator.ArrEmulator;
import dev.arrshell.emulator.Fault;
import dev.arrshell.internal.repl.completion.CompletionCandidate;
import dev.arrshell.internal.view.ViewFormat;
import dev.arrshell.internal.view.ViewWriter;
import dev.arrshell.model.Operation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine;

/** {@code :fault}. */
@CommandLine.Command
public final class FaultCommand implements ReplCommand {

    private static final String LIST = "list";
    private static final String CLEAR = "clear";

    @CommandLine.Parameters(arity = "0..*", paramLabel = "WORD", description = "OPERATION and what goes wrong")
    private List<String> typed = List.of();

    @Override
    public void run(CommandContext prompt) {
        ArrEmulator emulator = prompt.workspace()
                .target()
                .emulator()
                .orElseThrow(() -> new IllegalStateException(
                        "a service cannot be made to fail; only an emulator in this process can"));
        // There is an operation called list as well, but a fault needs a second word.
        if (typed.size() < 2 && List.of(LIST, CLEAR).contains(first())) {
            if (first().equals(CLEAR)) {
                emulator.clearFaults();
            }
            prompt.print(list(emulator.faults(), prompt));
        } else {
            Fault fault = FaultArguments.parse(typed).set(emulator);
            prompt.print("fault " + fault + " (:fault clear takes it away)");
        }
    }

    private String first() {
        return typed.isEmpty() ? LIST : typed.get(0);
    }

    private static String list(List<Fault> faults, CommandContext prompt) {
        return faults.isEmpty()
                ? "no faults are set; :fault create 503 x2 sets one"
                : ViewWriter.text(faults.stream().map(FaultCommand::row).toList(), ViewFormat.TABLE, prompt.screen());
    }

    private static Map<String, Object> row(Fault fault) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("fault", fault.toString());
        row.put("struck", fault.fired());
        return row;
    }

    @Override
    public List<CompletionCandidate> candidates(CommandContext prompt, List<String> before) {
        return switch (before.size()) {
            case 0 -> Stream.concat(operations(), own()).toList();
            case 1 -> FaultArguments.ACTIONS;
            default -> FaultArguments.LIMITS;
        };
    }

    private static Stream<CompletionCandidate> operations() {
        return Stream.of(Operation.values())
                .map(operation ->
                        CompletionCandidate.of(FaultArguments.word(operation), "requests to " + operation.words()));
    }

    private static Stream<CompletionCandidate> own() {
        return Stream.of(CompletionCandidate.of(CLEAR, "takes all faults away"));
    }

    @Override
    public String name() {
        return "fault";
    }

    @Override
    public String sentence() {
        return "lets the emulator in this process fail: :fault create 503 x2, :fault list, :fault clear";
    }
}
