package dev.arrshell.repl;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Completes and gives tips for code and for commands, with what is known at the moment. Never throws. */
final class Assistant {

    private final Supplier<Optional<Completions>> code;
    private final Commands commands;
    private final Supplier<Optional<Prompt>> prompt;

    /**
     * Makes an assistant.
     *
     * @param code what completes code, once it is loaded
     * @param commands the commands
     * @param prompt what commands may ask, once it is loaded
     */
    Assistant(Supplier<Optional<Completions>> code, Commands commands, Supplier<Optional<Prompt>> prompt) {
        this.code = code;
        this.commands = commands;
        this.prompt = prompt;
    }

    Completing complete(String source, int cursor) {
        String before = source.substring(0, cursor);
        return Unit.beginsCommand(before)
                ? command(before)
                : code.get()
                        .map(known -> known.complete(source, cursor))
                        .orElseGet(() -> new Completing(cursor, "", List.of()));
    }

    private Completing command(String before) {
        int start = before.lastIndexOf(' ') + 1;
        String begun = before.substring(start);
        List<String> words = Arrays.asList(before.strip().split("\\s+"));
        try {
            return new Completing(
                    start,
                    begun,
                    before.strip().contains(" ") || !begun.equals(before.strip())
                            ? arguments(words, begun)
                            : names(begun));
        } catch (RuntimeException e) {
            return new Completing(start, begun, List.of());
        }
    }

    /** The names with the sign that was typed: a colon or a slash. */
    private List<Completion> names(String begun) {
        String sign = begun.substring(0, 1);
        return commands.names(begun.substring(1)).stream()
                .map(each -> Completion.of(sign + each.value().substring(1), each.sentence()))
                .toList();
    }

    private List<Completion> arguments(List<String> words, String begun) {
        List<String> between = words.subList(1, Math.max(1, begun.isEmpty() ? words.size() : words.size() - 1));
        String name = words.get(0).substring(1);
        return prompt.get()
                .map(known -> commands.arguments(name, between, begun, known))
                .orElse(List.of());
    }

    /** The signature of the call that is being typed at the end of a line, or how the command is written. */
    String tip(String source) {
        if (!Unit.beginsCommand(source)) {
            return code.get().map(known -> known.tip(source)).orElse("");
        }
        String name = source.strip().substring(1);
        boolean named = source.endsWith(" ") && !name.contains(" ");
        return named ? commands.find(name).map(Command::sentence).orElse("") : "";
    }
}
