package dev.arrshell.internal.repl.terminal;

import dev.arrshell.internal.repl.command.CommandContext;
import dev.arrshell.internal.repl.command.CommandRegistry;
import dev.arrshell.internal.repl.command.ReplCommand;
import dev.arrshell.internal.repl.completion.CodeCompleter;
import dev.arrshell.internal.repl.completion.CompletionCandidate;
import dev.arrshell.internal.repl.completion.CompletionResult;
import dev.arrshell.internal.repl.syntax.PromptInput;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Completes and gives tips for code and for commands, with what is known at the moment. Never throws. */
public final class InputCompleter {

    private final Supplier<Optional<CodeCompleter>> code;
    private final CommandRegistry commands;
    private final Supplier<Optional<CommandContext>> prompt;

    /**
     * Makes an assistant.
     *
     * @param code what completes code, once it is loaded
     * @param commands the commands
     * @param prompt what commands may ask, once it is loaded
     */
    public InputCompleter(
            Supplier<Optional<CodeCompleter>> code,
            CommandRegistry commands,
            Supplier<Optional<CommandContext>> prompt) {
        this.code = code;
        this.commands = commands;
        this.prompt = prompt;
    }

    CompletionResult complete(String source, int cursor) {
        String before = source.substring(0, cursor);
        return PromptInput.beginsCommand(before)
                ? command(before)
                : code.get()
                        .map(known -> known.complete(source, cursor))
                        .orElseGet(() -> new CompletionResult(cursor, "", List.of()));
    }

    private CompletionResult command(String before) {
        int start = before.lastIndexOf(' ') + 1;
        String begun = before.substring(start);
        List<String> words = Arrays.asList(before.strip().split("\\s+"));
        try {
            return new CompletionResult(
                    start,
                    begun,
                    before.strip().contains(" ") || !begun.equals(before.strip())
                            ? arguments(words, begun)
                            : names(begun));
        } catch (RuntimeException e) {
            return new CompletionResult(start, begun, List.of());
        }
    }

    /** The names with the sign that was typed: a colon or a slash. */
    private List<CompletionCandidate> names(String begun) {
        String sign = begun.substring(0, 1);
        return commands.names(begun.substring(1)).stream()
                .map(each -> CompletionCandidate.of(sign + each.value().substring(1), each.sentence()))
                .toList();
    }

    private List<CompletionCandidate> arguments(List<String> words, String begun) {
        List<String> between = words.subList(1, Math.max(1, begun.isEmpty() ? words.size() : words.size() - 1));
        String name = words.get(0).substring(1);
        return prompt.get()
                .map(known -> commands.arguments(name, between, begun, known))
                .orElse(List.of());
    }

    /** The signature of the call that is being typed at the end of a line, or how the command is written. */
    String tip(String source) {
        if (!PromptInput.beginsCommand(source)) {
            return code.get().map(known -> known.tip(source)).orElse("");
        }
        String name = source.strip().substring(1);
        boolean named = source.endsWith(" ") && !name.contains(" ");
        return named ? commands.find(name).map(ReplCommand::sentence).orElse("") : "";
    }
}
