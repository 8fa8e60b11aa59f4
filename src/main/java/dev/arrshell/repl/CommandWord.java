package dev.arrshell.repl;

import java.util.List;
import java.util.function.Supplier;

/**
 * A command of the prompt.
 *
 * @param name without its colon
 * @param usage how it is written, without the name
 * @param sentence what it does, in one line
 * @param options what can follow it
 * @param takesFile whether a file's name can follow it
 */
record CommandWord(String name, String usage, String sentence, Supplier<List<String>> options, boolean takesFile) {

    static CommandWord of(String name, String usage, String sentence, String... options) {
        return new CommandWord(name, usage, sentence, () -> List.of(options), false);
    }

    static CommandWord ofFile(String name, String usage, String sentence, String... options) {
        return new CommandWord(name, usage, sentence, () -> List.of(options), true);
    }

    String line() {
        return ":" + name + (usage.isEmpty() ? "" : " " + usage);
    }
}
