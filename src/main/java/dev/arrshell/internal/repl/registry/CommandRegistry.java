package dev.arrshell.internal.repl.registry;

import dev.arrshell.internal.repl.command.AsCommand;
import dev.arrshell.internal.repl.command.ClearCommand;
import dev.arrshell.internal.repl.command.CommandContext;
import dev.arrshell.internal.repl.command.DropCommand;
import dev.arrshell.internal.repl.command.EditCommand;
import dev.arrshell.internal.repl.command.ErrCommand;
import dev.arrshell.internal.repl.command.ExitCommand;
import dev.arrshell.internal.repl.command.HistoryCommand;
import dev.arrshell.internal.repl.command.HttpCommand;
import dev.arrshell.internal.repl.command.LoadCommand;
import dev.arrshell.internal.repl.command.LogCommand;
import dev.arrshell.internal.repl.command.MoreCommand;
import dev.arrshell.internal.repl.command.ReplCommand;
import dev.arrshell.internal.repl.command.SaveCommand;
import dev.arrshell.internal.repl.command.SetCommand;
import dev.arrshell.internal.repl.command.TimeCommand;
import dev.arrshell.internal.repl.command.TourCommand;
import dev.arrshell.internal.repl.command.TranscriptCommand;
import dev.arrshell.internal.repl.command.VarsCommand;
import dev.arrshell.internal.repl.command.ViewCommand;
import dev.arrshell.internal.repl.command.WatchCommand;
import dev.arrshell.internal.repl.command.WideCommand;
import dev.arrshell.internal.repl.command.emulated.ClockCommand;
import dev.arrshell.internal.repl.command.emulated.FaultCommand;
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
import picocli.CommandLine.Help;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The registry of the prompt's commands: finds, completes and runs them. */
public final class CommandRegistry {

    private static final Map<String, String> ALIASES = Map.of("quit", "exit", "q", "exit");

    private final HelpCatalogue catalogue;
    private Map<String, Supplier<ReplCommand>> all;

    public CommandRegistry(HelpCatalogue catalogue) {
        this.catalogue = Objects.requireNonNull(catalogue, "catalogue");
    }

    /** Loads the commands when the first is needed: the prompt appears sooner without them. */
    private synchronized Map<String, Supplier<ReplCommand>> all() {
        if (all == null) {
            all = Stream.<Supplier<ReplCommand>>of(
                            () -> new ReplHelpCommand(this, catalogue),
                            TourCommand::new,
                            HttpCommand::new,
                            LogCommand::new,
                            AsCommand::new,
                            ViewCommand::new,
                            WideCommand::new,
                            MoreCommand::new,
                            VarsCommand::new,
                            HistoryCommand::new,
                            ErrCommand::new,
                            TimeCommand::new,
                            WatchCommand::new,
                            SetCommand::new,
                            ClockCommand::new,
                            FaultCommand::new,
                            LoadCommand::new,
                            SaveCommand::new,
                            DropCommand::new,
                            EditCommand::new,
                            TranscriptCommand::new,
                            ClearCommand::new,
                            ExitCommand::new)
                    .collect(Collectors.toMap(
                            maker -> maker.get().name(), maker -> maker, (first, second) -> first, LinkedHashMap::new));
        }
        return all;
    }

    /** The names of all commands, the most needed first. */
    Collection<String> names() {
        return all().keySet();
    }

    /** Makes a new command of a name, or of a beginning that only one name has. */
    public Optional<ReplCommand> find(String name) {
        List<String> meant = meant(name);
        return meant.size() == 1 ? Optional.of(all().get(meant.get(0))).map(Supplier::get) : Optional.empty();
    }

    private List<String> meant(String name) {
        String known = ALIASES.getOrDefault(name, name);
        return all().containsKey(known)
                ? List.of(known)
                : names().stream()
                        .filter(each -> !known.isEmpty() && each.startsWith(known))
                        .toList();
    }

    /**
     * Runs a command.
     *
     * @param name the name without the colon
     * @param arguments the text after it
     * @throws IllegalArgumentException if there is no such command, or its arguments are wrong
     * @throws IllegalStateException if the command is not possible now
     */
    public void run(String name, String arguments, CommandContext context) {
        ReplCommand command = find(name).orElseThrow(() -> unknown(name));
        try {
            parser(command).parseArgs(command.takesCode() ? code(arguments) : words(arguments));
        } catch (ParameterException e) {
            throw new IllegalArgumentException(
                    ":" + command.name() + ": " + problem(e) + ". Usage: " + synopsis(command), e);
        }
        command.run(context);
    }

    private IllegalArgumentException unknown(String name) {
        List<String> meant = meant(name);
        if (meant.size() > 1) {
            return new IllegalArgumentException(":" + name + " may be "
                    + meant.stream().map(each -> ":" + each).collect(Collectors.joining(", ")));
        }
        String question = NearestWord.question(
                ":" + name, names().stream().map(each -> ":" + each).toList());
        return new IllegalArgumentException(
                "there is no command :" + name + (question.isEmpty() ? "." : question) + " :help lists all commands");
    }

    private static CommandLine parser(ReplCommand command) {
        return new CommandLine(command)
                .setCommandName(":" + command.name())
                .setExpandAtFiles(false)
                .setOverwrittenOptionsAllowed(true)
                .setUnmatchedOptionsArePositionalParams(false);
    }

    private static String problem(ParameterException failure) {
        if (failure instanceof MissingParameterException missing) {
            return missing.getMissing().get(0).paramLabel() + " is missing";
        }
        if (failure instanceof UnmatchedArgumentException unmatched) {
            String word = unmatched.getUnmatched().get(0);
            return word.startsWith("-") ? "there is no option " + word : "'" + word + "' is one argument too many";
        }
        ArgSpec argument = failure.getArgSpec();
        return argument instanceof OptionSpec option
                ? option.longestName() + " takes no value"
                : argument.paramLabel() + " must be a whole number, not '" + failure.getValue() + "'";
    }

    /** How a command is written: {@code :save [--force] FILE}. */
    static String synopsis(ReplCommand command) {
        Help help = new Help(parser(command).getCommandSpec(), Help.defaultColorScheme(Help.Ansi.OFF));
        return help.synopsis(0).strip();
    }

    private static String[] code(String arguments) {
        return arguments.isBlank() ? new String[0] : new String[] {"--", arguments};
    }

    private static String[] words(String arguments) {
        try {
            DefaultParser parser = new DefaultParser().eofOnUnclosedQuote(true).escapeChars(new char[0]);
            ParsedLine line = parser.parse(arguments, arguments.length(), ParseContext.ACCEPT_LINE);
            List<String> words =
                    line.words().stream().filter(word -> !word.isEmpty()).toList();
            // A negative number is a value, no option.
            boolean isValue = words.stream().anyMatch(word -> word.matches("-[\\dP].*"))
                    && words.stream().noneMatch(word -> word.startsWith("--"));
            return Stream.concat(isValue ? Stream.of("--") : Stream.of(), words.stream())
                    .toArray(String[]::new);
        } catch (EOFError e) {
            throw new IllegalArgumentException("a quote is not closed: " + arguments, e);
        }
    }

    /** Completes the name of a command. */
    public List<CompletionCandidate> names(String begun) {
        return names().stream()
                .filter(name -> name.startsWith(begun))
                .map(name -> CompletionCandidate.of(
                        ":" + name, find(name).orElseThrow().description()))
                .toList();
    }

    /**
     * Completes an argument.
     *
     * @param name the command
     * @param before the words between the name and the one that is being typed
     * @param begun the beginning of that one
     */
    public List<CompletionCandidate> arguments(String name, List<String> before, String begun, CommandContext context) {
        return find(name)
                .map(command -> begun.startsWith("-") ? options(command) : command.candidates(context, before, begun))
                .orElse(List.of())
                .stream()
                .filter(each -> each.value().startsWith(begun))
                .toList();
    }

    /** The options of a command, each with what it does. */
    static List<CompletionCandidate> options(ReplCommand command) {
        return parser(command).getCommandSpec().options().stream()
                .map(option -> CompletionCandidate.of(option.longestName(), String.join(" ", option.description())))
                .toList();
    }
}
