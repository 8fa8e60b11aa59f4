package dev.arrshell.repl;

import dev.arrshell.groovy.Vocabulary;
import dev.arrshell.groovy.VocabularyWord;
import dev.arrshell.internal.view.CallLanguage;
import dev.arrshell.internal.view.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The commands of the prompt by name, for completion, help and dispatch. */
final class CommandWords {

    private static final Pattern START = Pattern.compile("\\s*[:/][a-z]*(\\s.*)?", Pattern.DOTALL);

    private final List<CommandWord> all = List.of(
            new CommandWord("help", "[topic]", "Explains a word, a type or a command.", CommandWords::topics, false),
            CommandWord.of("http", "[n]", "Prints the last answer, or the n-th last, as the session page does."),
            new CommandWord(
                    "as", "language", "Writes the last request in another language.", CallLanguage::words, false),
            new CommandWord("view", "form", "Chooses how results are shown.", View::words, false),
            CommandWord.of("vars", "", "Lists the variables."),
            CommandWord.of("history", "[n]", "Lists what was entered."),
            CommandWord.of("err", "", "Prints the whole trace of the last failure."),
            CommandWord.of("clock", "[advance time]", "Shows the emulator's clock, or moves it ahead.", "advance"),
            CommandWord.ofFile("load", "file", "Runs a file here."),
            CommandWord.ofFile("save", "file", "Saves what succeeded as a script.", "--force"),
            CommandWord.ofFile("transcript", "file | off", "Writes all that is said here to a file.", "off"),
            CommandWord.of("clear", "", "Clears the screen."),
            CommandWord.of("exit", "", "Leaves."));

    static boolean isCommand(String before) {
        return START.matcher(before).matches();
    }

    List<CommandWord> all() {
        return all;
    }

    Optional<CommandWord> find(String name) {
        return all.stream().filter(word -> word.name().equals(name)).findFirst();
    }

    private static List<String> topics() {
        return Vocabulary.all().stream().map(VocabularyWord::name).toList();
    }

    Completing complete(String before) {
        int sign = Math.max(before.indexOf(':'), before.indexOf('/'));
        int mark = before.indexOf(':') >= 0 ? before.indexOf(':') : sign;
        int blank = before.indexOf(' ', mark);
        if (blank < 0) {
            String typed = before.substring(mark);
            String colon = typed.substring(0, 1);
            return completing(before, mark, all.stream().map(word -> name(word, colon)));
        }
        int start = before.lastIndexOf(' ') + 1;
        return find(before.substring(mark + 1, blank))
                .map(word -> completing(before, start, arguments(word, before.substring(start))))
                .orElseGet(() -> new Completing(start, before.substring(start), List.of()));
    }

    private static Completion name(CommandWord word, String colon) {
        return new Completion(colon + word.name(), word.line(), word.sentence());
    }

    private static Completing completing(String before, int start, Stream<Completion> candidates) {
        String typed = before.substring(start);
        return new Completing(
                start,
                typed,
                candidates.filter(each -> each.value().startsWith(typed)).toList());
    }

    private static Stream<Completion> arguments(CommandWord word, String typed) {
        List<Completion> arguments = new ArrayList<>();
        word.options().get().forEach(option -> arguments.add(Completion.of(option, "")));
        if (word.takesFile()) {
            arguments.addAll(FileNames.startingWith(typed));
        }
        return arguments.stream();
    }

    /** How the command that is being typed is written. */
    String tip(String source) {
        String[] parts = source.strip().split("\\s+", 2);
        boolean begun = source.length() > source.stripTrailing().length() && parts.length == 1;
        return begun && parts[0].length() > 1
                ? find(parts[0].substring(1)).map(CommandWord::usage).orElse("")
                : "";
    }
}
