package dev.arrshell.internal.repl.registry;

import dev.arrshell.internal.repl.command.CommandContext;
import dev.arrshell.internal.repl.command.ReplCommand;
import dev.arrshell.internal.repl.completion.CompletionCandidate;
import dev.arrshell.internal.repl.completion.CompletionContext;
import dev.arrshell.internal.repl.completion.ExpressionTypes;
import dev.arrshell.internal.repl.completion.GenericTypes;
import dev.arrshell.internal.repl.completion.MemberCatalogue;
import dev.arrshell.internal.repl.eval.VariableTypes;
import dev.arrshell.internal.repl.help.ErrorPages;
import dev.arrshell.internal.repl.help.HelpCatalogue;
import dev.arrshell.internal.repl.help.HelpEntry;
import dev.arrshell.internal.script.vocabulary.Vocabulary;
import dev.arrshell.internal.script.vocabulary.VocabularyWord;
import dev.arrshell.internal.syntax.SourceLexer;
import dev.arrshell.internal.syntax.SourceToken;
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
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code :help}, also typed as {@code session?} or {@code ?lease total}: what is known of a topic. */
@Command(name = "help", description = "explains a word, a variable or a command; also session? and ?lease total")
final class ReplHelpCommand implements ReplCommand {

    private static final int MOST_FOUND = 8;

    private final CommandRegistry commands;
    private final HelpCatalogue catalogue;

    @Parameters(arity = "0..*", paramLabel = "TOPIC", description = "a word, a variable, :command, or words")
    private List<String> topic = List.of();

    ReplHelpCommand(CommandRegistry commands, HelpCatalogue catalogue) {
        this.commands = commands;
        this.catalogue = catalogue;
    }

    @Override
    public void run(CommandContext context) {
        String asked = String.join(" ", topic).strip();
        context.print(asked.isEmpty() ? overview(context.screen()) : answer(asked, context));
    }

    private String overview(Screen screen) {
        String words = Vocabulary.all().stream()
                .filter(VocabularyWord::isMethod)
                .map(VocabularyWord::name)
                .collect(Collectors.joining(" ", "Words: ", ""));
        Stream<Map<String, Object>> rows = commands.names().stream()
                .map(name -> row(
                        "command", ":" + name, commands.find(name).orElseThrow().description()));
        return table(rows, screen) + "\n" + String.join("\n", LineWrapper.lines(words, screen.width(), screen.cells()))
                + "\nMore: :help session, :help lease, session?, :help :save";
    }

    private static Map<String, Object> row(String heading, String name, String description) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put(heading, name);
        row.put("does", description);
        return row;
    }

    private static String table(Stream<Map<String, Object>> rows, Screen screen) {
        return ViewWriter.text(rows.toList(), ViewFormat.TABLE, screen);
    }

    private String answer(String asked, CommandContext context) {
        String word = asked.replaceFirst("\\(\\)$", "");
        VariableTypes variables = context.evaluator().types();
        return variable(word, variables, context.screen())
                .or(() -> member(word, variables, context.screen()))
                .or(() -> errors(word, context.screen()))
                .or(() -> word(word, context.screen()))
                .or(() -> command(word))
                .or(() -> ErrorPages.text(word, context.screen()))
                .or(() -> found(asked, context.screen()))
                .orElseThrow(() -> unknown(asked));
    }

    /** The page that a message names, or all of them. */
    private static Optional<String> errors(String word, Screen screen) {
        return word.equals("errors")
                ? Optional.of(table(
                        ErrorPages.topics().entrySet().stream()
                                .map(page -> row("topic", page.getKey(), page.getValue())),
                        screen))
                : Optional.of(word)
                        .filter(each -> each.startsWith("errors/"))
                        .flatMap(each -> ErrorPages.text(each, screen));
    }

    private Optional<String> variable(String name, VariableTypes variables, Screen screen) {
        return variables
                .typeOf(name)
                .filter(type -> variables.names().contains(name) || name.equals("session"))
                .flatMap(type -> catalogue.entry(HelpCatalogue.name(GenericTypes.raw(type))))
                .map(entry -> text(entry, screen));
    }

    /** Explains a member of an expression: the {@code lease} of {@code c.session().lease}, by declared types. */
    private Optional<String> member(String expression, VariableTypes variables, Screen screen) {
        int dot = expression.lastIndexOf('.');
        if (dot < 0) {
            return Optional.empty();
        }
        List<SourceToken> code = SourceLexer.code(expression.substring(0, dot));
        CompletionContext known = CompletionContext.of(variables, List::of);
        return new ExpressionTypes(new MemberCatalogue(catalogue), known, code)
                .endingAt(code.size() - 1)
                .flatMap(owner -> catalogue.member(GenericTypes.raw(owner.type()), expression.substring(dot + 1)))
                .map(entry -> entry.text(screen));
    }

    /** Explains a word of the language, a type, or a member by its name alone. */
    private Optional<String> word(String word, Screen screen) {
        List<HelpEntry> entries = Stream.of(
                        catalogue.type(word).stream(),
                        catalogue.familiarType(word).stream(),
                        catalogue.members(word).stream(),
                        catalogue.anyType(word).stream())
                .flatMap(each -> each)
                .distinct()
                .toList();
        if (entries.isEmpty()) {
            return Vocabulary.find(word).map(each -> each.signature() + "\n  " + each.sentence());
        }
        return Optional.of(text(asWritten(entries.get(0), word), screen) + seeAlso(entries));
    }

    /** A word of scripts is written as {@code createSession(size:, lease:)}, not with the type of its parameter. */
    private static HelpEntry asWritten(HelpEntry entry, String word) {
        return Vocabulary.find(word)
                .filter(known -> known.isMethod() && entry.key().equals("ArrScript#" + word))
                .map(known -> entry.withSignature(
                        known.signature() + ": " + known.type().getSimpleName()))
                .orElse(entry);
    }

    private String text(HelpEntry entry, Screen screen) {
        if (entry.members().isEmpty()) {
            return entry.text(screen);
        }
        Stream<Map<String, Object>> rows = entry.members().stream()
                .flatMap(name -> catalogue.entry(entry.key() + "#" + name).stream()
                        .map(member -> row("member", name, member.summary())));
        return entry.text(screen) + "\n" + table(rows, screen);
    }

    private static String seeAlso(List<HelpEntry> entries) {
        return entries.size() < 2
                ? ""
                : entries.stream().skip(1).map(HelpEntry::title).collect(Collectors.joining(", ", "\n  see also ", ""));
    }

    private Optional<String> command(String word) {
        return commands.find(word.replaceFirst("^[:/]", ""))
                .map(command -> CommandRegistry.synopsis(command) + "\n  " + command.description());
    }

    private Optional<String> found(String asked, Screen screen) {
        List<HelpEntry> entries = catalogue.search(List.of(asked.split("\\s+")));
        return switch (entries.size()) {
            case 0 -> Optional.empty();
            case 1 -> Optional.of(entries.get(0).text(screen));
            default ->
                Optional.of(table(
                        entries.stream().limit(MOST_FOUND).map(entry -> row("topic", entry.title(), entry.summary())),
                        screen));
        };
    }

    private IllegalArgumentException unknown(String asked) {
        List<String> more = new ArrayList<>(commands.names());
        Vocabulary.all().forEach(word -> more.add(word.name()));
        return new IllegalArgumentException("there is no help on '" + asked + "'. The nearest topics: "
                + String.join(", ", catalogue.nearest(asked, more)));
    }

    @Override
    public List<CompletionCandidate> candidates(CommandContext context) {
        Stream<CompletionCandidate> words =
                Vocabulary.all().stream().map(word -> CompletionCandidate.of(word.name(), word.sentence()));
        Stream<CompletionCandidate> pages = ErrorPages.topics().entrySet().stream()
                .map(page -> CompletionCandidate.of(page.getKey(), page.getValue()));
        return Stream.of(words, commands.names("").stream(), pages)
                .flatMap(each -> each)
                .toList();
    }
}
