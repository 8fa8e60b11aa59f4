package dev.arrshell.internal.repl.command;

import dev.arrshell.internal.repl.completion.CompletionCandidate;
import dev.arrshell.internal.repl.completion.ExpressionTypes;
import dev.arrshell.internal.repl.completion.GenericTypes;
import dev.arrshell.internal.repl.completion.MemberCatalogue;
import dev.arrshell.internal.repl.completion.VariableCompletionContext;
import dev.arrshell.internal.repl.help.HelpCatalogue;
import dev.arrshell.internal.repl.help.HelpEntry;
import dev.arrshell.internal.repl.syntax.SourceLexer;
import dev.arrshell.internal.repl.syntax.SourceToken;
import dev.arrshell.internal.script.vocabulary.Vocabulary;
import dev.arrshell.internal.script.vocabulary.VocabularyWord;
import dev.arrshell.internal.view.ViewFormat;
import dev.arrshell.internal.view.ViewWriter;
import dev.arrshell.internal.view.layout.LineWrapper;
import dev.arrshell.internal.view.layout.Screen;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;

/** {@code :help}, and what is meant by {@code session?}. */
@CommandLine.Command
final class ReplHelpCommand implements ReplCommand {

    private static final int MOST_FOUND = 8;

    private final CommandRegistry commands;
    private final HelpCatalogue catalogue;

    @CommandLine.Parameters(
            arity = "0..*",
            paramLabel = "TOPIC",
            description = "a word, a variable, :command, or words")
    private List<String> topic = List.of();

    ReplHelpCommand(CommandRegistry commands, HelpCatalogue catalogue) {
        this.commands = commands;
        this.catalogue = catalogue;
    }

    @Override
    public String name() {
        return "help";
    }

    @Override
    public String sentence() {
        return "explains a word, a variable or a command; also session? and ?lease total";
    }

    @Override
    public void run(CommandContext prompt) {
        String asked = String.join(" ", topic).strip();
        prompt.print(asked.isEmpty() ? overview(prompt.screen()) : answer(asked, prompt));
    }

    private String overview(Screen screen) {
        List<Map<String, Object>> rows =
                commands.names().stream().map(this::row).toList();
        return ViewWriter.text(rows, ViewFormat.TABLE, screen) + "\n"
                + String.join(
                        "\n",
                        LineWrapper.lines(
                                "Words: "
                                        + Vocabulary.all().stream()
                                                .filter(VocabularyWord::isMethod)
                                                .map(VocabularyWord::name)
                                                .collect(Collectors.joining(" ")),
                                screen.width(),
                                screen.cells()))
                + "\nMore: :help session, :help lease, session?, :help :save";
    }

    private Map<String, Object> row(String name) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("command", ":" + name);
        row.put("does", commands.find(name).orElseThrow().sentence());
        return row;
    }

    private String answer(String asked, CommandContext prompt) {
        String word = asked.replaceFirst("\\(\\)$", "");
        return Stream.<Optional<String>>of(
                        variable(word, prompt), chain(word, prompt), known(word, prompt), command(word))
                .flatMap(Optional::stream)
                .findFirst()
                .or(() -> found(asked, prompt))
                .orElseThrow(() -> unknown(asked));
    }

    private Optional<String> variable(String name, CommandContext prompt) {
        return prompt.evaluator()
                .types()
                .typeOf(name)
                .filter(type -> prompt.evaluator().types().names().contains(name) || name.equals("session"))
                .flatMap(type -> catalogue.entry(HelpCatalogue.name(GenericTypes.raw(type))))
                .map(HelpEntry::line);
    }

    /** {@code c.session().lease}: the type before the last dot, by what is declared. */
    private Optional<String> chain(String expression, CommandContext prompt) {
        int dot = expression.lastIndexOf('.');
        if (dot < 0) {
            return Optional.empty();
        }
        List<SourceToken> code = ExpressionTypes.code(SourceLexer.lex(expression.substring(0, dot)));
        ExpressionTypes chains = new ExpressionTypes(
                new MemberCatalogue(catalogue),
                new VariableCompletionContext(prompt.evaluator().types()),
                code);
        return chains.endingAt(code.size() - 1)
                .flatMap(owner -> catalogue.member(GenericTypes.raw(owner.type()), expression.substring(dot + 1)))
                .map(entry -> entry.text(prompt.screen()));
    }

    /** Words of the language, types, and members by their names. */
    private Optional<String> known(String word, CommandContext prompt) {
        List<HelpEntry> entries = Stream.of(
                        catalogue.type(word).stream(),
                        catalogue.familiarType(word).stream(),
                        catalogue.members(word).stream(),
                        catalogue.anyType(word).stream())
                .flatMap(each -> each)
                .distinct()
                .toList();
        Optional<String> spoken = Vocabulary.find(word).map(each -> each.signature() + "\n  " + each.sentence());
        if (entries.isEmpty()) {
            return spoken;
        }
        return Optional.of(text(entries.get(0), prompt.screen()) + also(entries));
    }

    private String text(HelpEntry entry, Screen screen) {
        return entry.members().isEmpty() ? entry.text(screen) : entry.text(screen) + "\n" + members(entry, screen);
    }

    private String members(HelpEntry type, Screen screen) {
        List<Map<String, Object>> rows = new ArrayList<>();
        type.members()
                .forEach(name -> catalogue.entry(type.key() + "#" + name).ifPresent(entry -> {
                    Map<String, Object> row = new LinkedHashMap<>();
                    row.put("member", name);
                    row.put("does", entry.sentence());
                    rows.add(row);
                }));
        return ViewWriter.text(rows, ViewFormat.TABLE, screen);
    }

    private static String also(List<HelpEntry> entries) {
        return entries.size() < 2
                ? ""
                : entries.stream().skip(1).map(HelpEntry::title).collect(Collectors.joining(", ", "\n  see also ", ""));
    }

    private Optional<String> command(String word) {
        String name = word.replaceFirst("^[:/]", "");
        return commands.find(name).map(command -> CommandRegistry.synopsis(command) + "\n  " + command.sentence());
    }

    private Optional<String> found(String asked, CommandContext prompt) {
        List<HelpEntry> entries = catalogue.search(List.of(asked.split("\\s+")));
        if (entries.isEmpty()) {
            return Optional.empty();
        }
        if (entries.size() == 1) {
            return Optional.of(entries.get(0).text(prompt.screen()));
        }
        List<Map<String, Object>> rows = entries.stream()
                .limit(MOST_FOUND)
                .map(entry -> {
                    Map<String, Object> row = new LinkedHashMap<>();
                    row.put("topic", entry.title());
                    row.put("does", entry.sentence());
                    return row;
                })
                .toList();
        return Optional.of(ViewWriter.text(rows, ViewFormat.TABLE, prompt.screen()));
    }

    private IllegalArgumentException unknown(String asked) {
        List<String> more = new ArrayList<>(commands.names());
        Vocabulary.all().forEach(word -> more.add(word.name()));
        return new IllegalArgumentException("there is no help on '" + asked + "'. The nearest topics: "
                + String.join(", ", catalogue.nearest(asked, more)));
    }

    @Override
    public List<CompletionCandidate> candidates(CommandContext prompt, List<String> before) {
        if (!before.isEmpty()) {
            return List.of();
        }
        Stream<CompletionCandidate> words =
                Vocabulary.all().stream().map(word -> CompletionCandidate.of(word.name(), word.sentence()));
        return Stream.concat(words, commands.names("").stream()).toList();
    }
}
