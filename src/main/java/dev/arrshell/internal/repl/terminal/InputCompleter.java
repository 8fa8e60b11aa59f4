package dev.arrshell.internal.repl.terminal;

import dev.arrshell.internal.repl.command.CommandContext;
import dev.arrshell.internal.repl.command.ReplCommand;
import dev.arrshell.internal.repl.completion.CodeCompleter;
import dev.arrshell.internal.repl.completion.CompletionCandidate;
import dev.arrshell.internal.repl.completion.CompletionResult;
import dev.arrshell.internal.repl.registry.CommandRegistry;
import dev.arrshell.internal.syntax.PromptInput;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Completer of inputs. The names of commands are completed at once, their arguments and code as soon as Groovy is
 * loaded. Never throws.
 */
public final class InputCompleter {

    private final CommandRegistry commands;
    private volatile Optional<Loaded> loaded = Optional.empty();

    private record Loaded(CodeCompleter code, CommandContext context) {}

    public InputCompleter(CommandRegistry commands) {
        this.commands = commands;
    }

    /** Sets what completes code, and what the arguments of commands are completed from. */
    public void onLoaded(CodeCompleter code, CommandContext context) {
        loaded = Optional.of(new Loaded(code, context));
    }

    CompletionResult complete(String source, int cursor) {
        String before = source.substring(0, cursor);
        OptionalInt code = PromptInput.codeStart(before);
        if (code.isPresent()) {
            int start = code.getAsInt();
            CompletionResult inner = complete(source.substring(start), cursor - start);
            return new CompletionResult(inner.start() + start, inner.word(), inner.candidates());
        }
        return PromptInput.beginsCommand(before)
                ? completeCommand(before)
                : loaded.map(all -> all.code().complete(source, cursor))
                        .map(found -> withBareCommands(before, found))
                        .orElseGet(() -> CompletionResult.none(cursor));
    }

    /** Puts the commands that need no colon first, where nothing else is typed; then what begins so in another case is left out. */
    private CompletionResult withBareCommands(String before, CompletionResult found) {
        String word = before.strip();
        List<CompletionCandidate> bare = word.isEmpty() || !word.equals(found.word())
                ? List.of()
                : PromptInput.BARE_COMMANDS.stream()
                        .filter(name -> name.startsWith(word))
                        .map(name -> CompletionCandidate.of(
                                name, commands.find(name).orElseThrow().description()))
                        .toList();
        if (bare.isEmpty()) {
            return found;
        }
        List<CompletionCandidate> all = new ArrayList<>(bare);
        found.candidates().stream()
                .filter(each -> each.value().startsWith(word))
                .forEach(all::add);
        return new CompletionResult(found.start(), word, all);
    }

    private CompletionResult completeCommand(String before) {
        int start = before.lastIndexOf(' ') + 1;
        String begun = before.substring(start);
        try {
            boolean isName = begun.equals(before.strip());
            return new CompletionResult(start, begun, isName ? names(begun) : arguments(before, begun));
        } catch (RuntimeException e) {
            return new CompletionResult(start, begun, List.of());
        }
    }

    /** The names with the sign that was typed: a colon or a slash. */
    private List<CompletionCandidate> names(String begun) {
        String sign = begun.substring(0, 1);
        return commands.names(begun.substring(1)).stream()
                .map(each -> CompletionCandidate.of(sign + each.value().substring(1), each.description()))
                .toList();
    }

    private List<CompletionCandidate> arguments(String before, String begun) {
        List<String> words = Arrays.asList(before.strip().split("\\s+"));
        List<String> between = words.subList(1, begun.isEmpty() ? words.size() : words.size() - 1);
        return loaded.map(all -> commands.arguments(words.get(0).substring(1), between, begun, all.context()))
                .orElse(List.of());
    }

    /** The signatures of the call that is being typed, or the description of the command. */
    String tip(String source) {
        OptionalInt code = PromptInput.codeStart(source);
        if (code.isPresent()) {
            return tip(source.substring(code.getAsInt()));
        }
        if (!PromptInput.beginsCommand(source)) {
            return loaded.map(all -> all.code().tip(source)).orElse("");
        }
        String name = source.strip().substring(1);
        boolean isNamed = source.endsWith(" ") && !name.contains(" ");
        return isNamed ? commands.find(name).map(ReplCommand::description).orElse("") : "";
    }
}
