package dev.arrshell.repl;

import java.util.Optional;
import java.util.function.Supplier;

/** Completes and gives tips for code and commands, with what is known at the moment. */
final class Assistant {

    private final Supplier<Optional<Completions>> code;
    private final CommandWords commands;

    Assistant(Supplier<Optional<Completions>> code, CommandWords commands) {
        this.code = code;
        this.commands = commands;
    }

    Completing complete(String source, int cursor) {
        String before = source.substring(0, cursor);
        if (CommandWords.isCommand(before)) {
            return commands.complete(before);
        }
        return code.get()
                .map(known -> known.complete(source, cursor))
                .orElseGet(() -> new Completing(cursor, "", java.util.List.of()));
    }

    /** The signature of the call that is being typed at the end of a line. */
    String tip(String source) {
        return CommandWords.isCommand(source)
                ? commands.tip(source)
                : code.get().map(known -> known.tip(source)).orElse("");
    }
}
