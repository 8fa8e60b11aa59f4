package dev.arrshell.internal.repl.command;

import dev.arrshell.internal.repl.completion.CompletionCandidate;
import dev.arrshell.internal.repl.help.HelpCatalogue;
import dev.arrshell.internal.text.NearestWord;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jline.reader.EOFError;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser.ParseContext;
import org.jline.reader.impl.DefaultParser;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/** All commands of the prompt: finds, completes and runs them. */
public final class CommandRegistry {

    private final HelpCatalogue help;
    private Map<String, Supplier<ReplCommand>> all;

    public CommandRegistry(HelpCatalogue help) {
        this.help = Objects.requireNonNull(help, "help");
    }

    /** Made when a command is first thought of, so that nobody waits for them who never uses one. */
    private synchronized Map<String, Supplier<ReplCommand>> all() {
        if (all == null) {
            all = Stream.<Supplier<ReplCommand>>of(
                            () -> new ReplHelpCommand(this, help),
                            TourCommand::new,
                            HttpCommand::new,
                            AsCommand::new,
                            ViewCommand::new,
                            WideCommand::new,
                            VarsCommand::new,
                            HistoryCommand::new,
                            ErrCommand::new,
                            SetCommand::new,
                            ClockCommand::new,
                            FaultCommand::new,
                            LoadCommand::new,
                            SaveCommand::new,
                            EditCommand::new,
                            TranscriptCommand::new,
                            ClearCommand::new,
                            ExitCommand::new)
                    .collect(Collectors.toMap(
                            maker -> maker.get().name(), maker -> maker, (first, second) -> first, LinkedHashMap::new));
        }
        return all;
    }

    /** All names, in the order in which a person needs them. */
    Collection<String> names() {
        return all().keySet();
    }

    /** A new command of a name. */
    public Optional<ReplCommand> find(String name) {
        return Optional.ofNullable(all().get(name)).map(Supplier::get);
    }

    /**
     * Runs a command.
     *
     * @param name without the colon
     * @param arguments as typed after it
     * @throws IllegalArgumentException if there is none of that name, or it cannot be called so
     * @throws IllegalStateException if it is not possible now
     */
    public void run(String name, String arguments, CommandContext prompt) {
        ReplCommand command = find(name).orElseThrow(() -> unknown(name));
        parsed(command, words(arguments));
        command.run(prompt);
    }

    private IllegalArgumentException unknown(String name) {
        return new IllegalArgumentException("there is no command :" + name
                + NearestWord.to(name, names())
                        .map(near -> " - did you mean :" + near + "?")
                        .orElse(".")
                + " :help lists them all");
    }

    private static void parsed(ReplCommand command, List<String> words) {
        try {
            line(command).parseArgs(words.toArray(String[]::new));
        } catch (ParameterException e) {
            throw new IllegalArgumentException(
                    ":" + command.name() + ": " + e.getMessage() + ". It is written " + synopsis(command), e);
        }
    }

    private static CommandLine line(ReplCommand command) {
        return new CommandLine(command)
                .setCommandName(":" + command.name())
                .setUnmatchedOptionsArePositionalParams(false);
    }

    /** How a command is written: {@code :save [--force] FILE}. */
    static String synopsis(ReplCommand command) {
        return line(command).getHelp().synopsis(0).strip();
    }

    private static List<String> words(String arguments) {
        try {
            DefaultParser parser = new DefaultParser().eofOnUnclosedQuote(true).escapeChars(new char[0]);
            ParsedLine line = parser.parse(arguments, arguments.length(), ParseContext.ACCEPT_LINE);
            return line.words().stream().filter(word -> !word.isEmpty()).toList();
        } catch (EOFError e) {
            throw new IllegalArgumentException("a quote is open: " + arguments, e);
        }
    }

    /** The names that begin so, with their sentences. */
    public List<CompletionCandidate> names(String begun) {
        return names().stream()
                .filter(name -> name.startsWith(begun))
                .map(name -> CompletionCandidate.of(
                        ":" + name, find(name).orElseThrow().sentence()))
                .toList();
    }

    /**
     * What can be typed next.
     *
     * @param name the command
     * @param before the words between the name and the one that is being typed
     * @param begun what is typed of that one
     */
    public List<CompletionCandidate> arguments(String name, List<String> before, String begun, CommandContext prompt) {
        return find(name)
                .map(command -> begun.startsWith("-") ? options(command) : command.candidates(prompt, before))
                .orElse(List.of())
                .stream()
                .filter(each -> each.value().startsWith(begun))
                .toList();
    }

    private static List<CompletionCandidate> options(ReplCommand command) {
        return line(command).getCommandSpec().options().stream()
                .filter(option -> !option.hidden())
                .map(CommandRegistry::completion)
                .toList();
    }

    private static CompletionCandidate completion(OptionSpec option) {
        return CompletionCandidate.of(option.longestName(), String.join(" ", option.description()));
    }
}
